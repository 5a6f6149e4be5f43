"""What a model takes."""
