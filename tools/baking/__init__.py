"""How the shipped models are made. Runs from a checkout with the development environment; never shipped."""
