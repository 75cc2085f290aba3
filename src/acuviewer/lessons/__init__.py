"""Lessons as readable text: what they hold, how they are read and written, and the pictures beside them. It knows no command and no window."""
