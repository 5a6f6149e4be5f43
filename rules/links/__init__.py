"""Images and links, as far as the text shows."""
