"""Builds the site: ``python -m docs.generate`` writes ``site/``."""
