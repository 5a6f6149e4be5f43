"""Weights and permutations."""
