"""What a parameter is given."""
