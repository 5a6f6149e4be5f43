"""Lint Midjourney prompts."""
