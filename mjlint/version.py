"""The version of mjlint, and where its project is."""

__version__ = "0.1.0"

HOME = ""
"""The URL of the project's site; empty until it is published."""


def page_url(rule: str) -> str:
    """The URL of a rule's page by the rule's name; empty while the project has no home."""
    return f"{HOME}/rules/{rule}/" if HOME else ""
