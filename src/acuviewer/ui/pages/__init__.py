"""The right column: pages of what is chosen."""
