"""Every setting: its key, its value, the file it came from."""
