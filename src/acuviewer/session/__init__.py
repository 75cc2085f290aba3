"""What a person has chosen, how choices change, and the anatomy that follows from them. No pixels."""
