"""The version of mjlint."""

__version__ = "0.1.0"
