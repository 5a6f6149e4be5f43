"""Text and rules to a `Report`, and fixes."""
