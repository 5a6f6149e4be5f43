"""The engine: files to results."""
