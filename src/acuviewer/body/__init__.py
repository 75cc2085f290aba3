"""One person's shape: a few choices in, a skin in millimetres out."""
