"""Acupoints: their catalog, their rules, and the locating of a rule on a body."""
