"""The model of the picture, apart from its drawing: what of a session is shown, from where, with which labels. No VTK, no Qt."""
