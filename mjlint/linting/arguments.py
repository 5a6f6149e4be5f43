"""What a caller hands in, checked at the door: a wrong type is said in one sentence."""

from __future__ import annotations


def checked_text(function: str, text: object) -> str:
    """The text. Raises `TypeError` for anything else, such as a missing value of a table."""
    if isinstance(text, str):
        return text
    raise TypeError(f"{function}() takes a str, not {type(text).__name__}")


def checked_model(model: object) -> str | None:
    """The name of a model, or None. Raises `TypeError` for anything else, such as a number."""
    if model is None or isinstance(model, str):
        return model
    raise TypeError(f"model= takes a str such as '8.2', not {type(model).__name__}")
