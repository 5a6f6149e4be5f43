"""The language of Midjourney prompts, as data: one grammar and four tables, no logic."""
