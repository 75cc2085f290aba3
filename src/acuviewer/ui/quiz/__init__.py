"""Being asked: the card with the question, the list of what was answered, the dialog to begin, keys and clock."""
