"""The 3D picture: the only home of VTK actors. Imports no Qt."""
