"""The language server: what an editor shows while a prompt is written."""
