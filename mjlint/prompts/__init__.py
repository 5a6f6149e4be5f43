"""A prompt as a tree, and what can be read off it."""
