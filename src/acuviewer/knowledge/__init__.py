"""What is known and on whose word: sources, pain types, mechanisms, evidence, cautions, and search."""
