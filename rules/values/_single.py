"""The one value of a parameter, for the rules that check it."""

from __future__ import annotations

from typing import Final, NamedTuple

from mjlint.rule import OPENING, PUNCTUATION, Context, Fix, KnownParameter, Parameter, pattern, read

NUMBER: Final = pattern(r"[-+]?(?:[0-9]++(?:\.[0-9]*+)?+|\.[0-9]++)")
INTEGER: Final = pattern(r"[-+]?[0-9]+")
LONGEST: Final = 40
"""No number that means anything has more digits."""


class Single(NamedTuple):
    """The words of a value without what other rules report: ``=``, punctuation at the end."""

    start: int
    end: int
    text: str
    in_place: bool
    """Whether it is in the prompt as it is, so that a fix can replace it."""

    def replaced(self, by: str, safe: bool, lead: str) -> Fix | None:
        """The fix that writes ``by`` in its place; ``lead``: the flag, for the title."""
        if not self.in_place:
            return None
        return Fix.replace(self, by, f"Write `{lead} {by}`", unsafe=not safe)


def single(parameter: Parameter, known: KnownParameter, context: Context) -> Single | None:
    """The value to check; None where there is none, where a brace hides it, and where
    the parameter itself is refused on the model."""
    value = parameter.value
    if value is None or context.refuses(known):
        return None
    items = read(parameter, known).value
    if not items:
        return None
    first, last = items[0], items[-1]
    if first is last and first.text.isalnum():
        return Single(first.start, first.end, first.text, value.in_place)  # as nearly all are
    text = " ".join(item.text for item in items)
    start, bare = first.start, text
    if first.kind != "link":
        bare = text.rstrip(PUNCTUATION).lstrip(OPENING)
        start += len(text) - len(text.lstrip(OPENING))
    if not bare or "{" in bare or "}" in bare:
        return None
    if not value.in_place:
        return Single(first.start, first.end, bare, False)
    behind = 0 if first.kind == "link" else len(text) - len(text.rstrip(PUNCTUATION))
    return Single(start, last.start + len(last.text) - behind, bare, True)


def written(number: float) -> str:
    """A number as a person writes it: ``250``, ``0.5``."""
    return str(int(number)) if number == int(number) else f"{number:g}"
