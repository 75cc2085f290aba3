"""Mutants: the program with one line changed, which its tests should notice."""
