"""What is known of models, parameters and vendors, read from ``grammar/``."""
