"""Tries to break the program: the parts behind ``tools/break.py``. ``docs/BREAKING.md`` tells what each of them does."""
