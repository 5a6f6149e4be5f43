"""Text for each option of a permutation, where it cannot follow the closing brace."""

from __future__ import annotations

from typing import Final

from mjlint.prompts.tree import Permutation, Prompt
from mjlint.text.patterns import pattern

_COMMA: Final = pattern(r"(?<!\\),")


def takes_no_text_after(permutation: Permutation) -> bool:
    """Whether an option ends in parameters, which nothing but parameters may follow."""
    return any(option.parameters for option in permutation.options)


def into_options(
    prompt: Prompt, permutation: Permutation, words: str
) -> list[tuple[int, int, str]] | None:
    """The insertions that write words into each option, before its parameters; start, end and text.

    Commas are escaped. None where words with a permutation in them have commas outside of it.
    """
    if "{" in words and "," in words:
        return None
    escaped = _COMMA.sub(r"\\,", words)
    found = []
    for option in permutation.options:
        first = min((each.start for each in option.parameters), default=option.end)
        place = max(prompt.before_space(first), option.start)
        text = escaped
        if place == option.start:
            text = text.strip() + (" " if option.parameters else "")
        found.append((place, place, text))
    return found
