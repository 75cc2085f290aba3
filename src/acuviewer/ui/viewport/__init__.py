"""The 3D view: where VTK and Qt meet, the hand on it, and what is painted above the picture."""
