"""What is taken along into other programs: cards for Anki, questions for Moodle, tables."""
