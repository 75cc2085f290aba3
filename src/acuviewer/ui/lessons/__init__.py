"""Lessons in the window: the panel that shows and makes them, files, and what a class sees."""
