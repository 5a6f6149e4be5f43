"""Finds every rule and builds what `Settings` describe."""
