"""The left column: search, lists, filter and the sliders of the body."""
