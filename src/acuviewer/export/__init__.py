"""Pictures and mesh files for the world outside."""
