"""Windows that explain or ask, and what is said of faults."""
