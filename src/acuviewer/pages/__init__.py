"""Pages of what is chosen, as values: the window, a handout and the web draw the same ones."""
