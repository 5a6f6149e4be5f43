"""What can be wrong with a prompt: one file a rule."""
