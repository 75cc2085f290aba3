"""Numbers on surfaces: meshes, subdivision, rays, sections and curves. Not one anatomical word."""
