"""The files that stand in each page with a body to turn."""

WEB_FILES = ("web/viewer.css", "web/three.js", "web/viewer.js")
"""How it looks, what draws, and what the reader does."""
