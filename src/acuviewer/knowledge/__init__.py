"""What is known and on whose word: sources, pain types, mechanisms, evidence, cautions, and the search over it."""
