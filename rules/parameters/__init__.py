"""Parameters: which exist, and which go together."""
