"""Words in a text that mean a parameter but lack its dashes: ``ar 16:9``, ``-s 250``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from mjlint.diagnostic import value_class
from mjlint.language.lexicon import KnownParameter, Lexicon
from mjlint.prompts.values import PUNCTUATION
from mjlint.text.patterns import pattern


@value_class
class BareParameter:
    """Words that mean a parameter but lack its dashes. Offsets count from the start of the text."""

    start: int
    end: int
    dashes: str
    """``-``, or nothing."""
    name: str
    value: str
    trailing: bool
    """Whether nothing but more of them, and punctuation, comes after it."""

    @property
    def written(self) -> str:
        """As it should be: ``--v 6``."""
        return f"--{self.name} {self.value}".rstrip()


def bare_parameters(text: str, lexicon: Lexicon) -> Iterator[BareParameter]:
    """Find ``v6``, ``ar 16:9``, ``-s 250`` … in a text.

    Without any dash only what can hardly be prose: a ratio after ``ar`` or ``aspect``, a model's
    number after ``v``, ``version`` or ``niji``. After one hyphen every known name with a value
    of its form.
    """
    found: list[tuple[int, int, str, str, str]] = []
    for match in _bare_pattern(lexicon).finditer(text):
        ratio_name, ratio, model_name, number, name, value = match.groups()
        dashes = "-" if match.group().startswith("-") else ""
        if ratio_name:
            # `aspect ratio 3:2` is no name; its parameter is.
            name, value = ratio_name.lower().partition(" ")[0], ratio
        elif model_name:
            name, value = model_name.lower(), number
            model = lexicon.niji(value) if name == "niji" else lexicon.version(value)
            if model is not None and model.ahead is not None:
                model = None  # any number in a text would be one
            if model is None and not dashes:
                continue
        else:
            known = lexicon.find(name.lower())
            name, value = name.lower(), (value or "").rstrip(PUNCTUATION)
            if known is None or not fits(known, value) or (known.form == "flag" and len(name) < 3):
                continue
        found.append((match.start(), match.end(), dashes, name, value))
    end = len(text)
    trailing: list[bool] = []
    for start, stop, *_ in reversed(found):
        trailing.append(
            (not trailing or trailing[-1]) and not text[stop:end].strip(PUNCTUATION + " \t\n")
        )
        end = start
    for parts, last in zip(found, reversed(trailing), strict=True):
        yield BareParameter(*parts, last)


@lru_cache(8)
def _bare_pattern(lexicon: Lexicon) -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, lexicon.names), key=len, reverse=True))
    return pattern(
        r"(?<![^\s,;(])(?:"
        r"-?(ar|aspect(?:[ ]ratio)?)(?:--|[ :=]){0,2}(\d+:\d+)"
        r"|-?(v|version|niji)[ ]?(\d(?:\.\d)?)"
        rf"|-({names})(?:[ ]([^\s-]\S*))?"
        r")(?=[\s,.;)]|\Z)",
        re.IGNORECASE,
    )


_FITTING: Final = {
    "integer": pattern(r"\d+"),
    "number": pattern(r"\d++(?:\.\d*+)?+|\.\d++"),
    "version": pattern(r"\d++(?:\.\d++)?+"),
    "niji": pattern(r"\d*"),
    "ratio": pattern(r"\d+(?:\.\d+)?[:：/x]\d+(?:\.\d+)?"),
    "link": pattern(r"\S+://\S+"),
    "links": pattern(r"\S+://\S+"),
    "references": pattern(r"\S+://\S+|\d+|random"),
}


def fits(known: KnownParameter, value: str) -> bool:
    """Whether a first word has the form of the parameter's value, so that it can hardly be prose.

    A flag fits where there is no word, words and codes never do, but those of ``--no`` always.
    """
    if known.form == "flag":
        return not value
    if known.form == "words":
        return bool(value)
    if known.form == "choice":
        return any(value in choice.values for choice in known.choices.values())
    pattern = _FITTING.get(known.form)
    return pattern is not None and pattern.fullmatch(value) is not None
