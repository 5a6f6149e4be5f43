"""Text, and where its characters are."""
