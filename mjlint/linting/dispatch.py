"""Which checks run for what: by the node they read, by the names of parameters, by signs.

Most rules are about something that most prompts do not have. They are sorted here once, so that a
prompt is asked for all signs in one go and pays only for the rules it gives reason to.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from mjlint.language.lexicon import Lexicon
from mjlint.prompts.nodes import Dashes, Link, StrayBrace, Text, Weight
from mjlint.prompts.tree import Permutation, Piece
from mjlint.rule import Check, Rule

_PIECES: Final[tuple[type[Piece], ...]] = (Text, Link, Weight, Dashes, StrayBrace, Permutation)

REMEMBERED: Final = 4096
"""For how many sets of signs and names it is remembered which checks they ask for."""


_COMMON: Final = ":-"
"""Characters that many prompts have, the most common last."""


class Dispatch:
    """The checks of some rules, ready to be asked for."""

    def __init__(self, rules: Sequence[Rule], lexicon: Lexicon) -> None:
        self.on_flags = _reading("Flag", rules)
        self.on_pieces = {
            kind: found for kind in _PIECES if (found := _reading(kind.__name__, rules))
        }
        """By kind, the checks that read a piece of the text by itself."""
        on_parameters = [rule for rule in rules if rule.reads == "Parameter"]
        self._on_parameters = _by_name(on_parameters, lexicon)
        self._on_any_parameter = tuple(
            r.check for r in on_parameters if not r.parameters and not r.forms
        )
        whole = [rule for rule in rules if rule.reads == "Prompt"]
        self._always = tuple(r.check for r in whole if not r.parameters and not r.signs)
        self._named = _by_name([rule for rule in whole if rule.parameters], lexicon)
        self._checks_of_sign: dict[str, list[Check]] = {}
        for rule in whole:
            if not rule.parameters:
                for sign in rule.signs:
                    self._checks_of_sign.setdefault(sign.lower(), []).append(rule.check)
        self._signs = _grouped(sign for sign in self._checks_of_sign if sign.isascii())
        self._other_signs = tuple(sign for sign in self._checks_of_sign if not sign.isascii())
        self._asked: dict[tuple[object, ...], tuple[Check, ...]] = {}

    def on_parameter(self, name: str) -> tuple[Check, ...]:
        """The checks that read a parameter of this name (lower case, no dashes)."""
        return self._on_parameters.get(name, self._on_any_parameter)

    def on_prompt(self, text: str, names: frozenset[str]) -> tuple[Check, ...]:
        """The checks to run on a whole prompt with these names of parameters in it."""
        lower = text.lower()
        signs = [
            sign for mark, group in self._signs if mark in lower for sign in group if sign in lower
        ]
        if not text.isascii():
            signs += [sign for sign in self._other_signs if sign in lower]
        if not signs and not names:
            return self._always
        key = (*signs, names)
        asked = self._asked.get(key)
        if asked is None:
            if len(self._asked) >= REMEMBERED:
                self._asked.clear()
            asked = self._asked[key] = self._found(signs, names)
        return asked

    def _found(self, signs: Iterable[str], names: Iterable[str]) -> tuple[Check, ...]:
        # A dict, for a rule may be asked for by several signs or names, and order stays the same.
        found = dict.fromkeys(self._always)
        for name in names:
            found.update(dict.fromkeys(self._named.get(name, ())))
        for sign in signs:
            found.update(dict.fromkeys(self._checks_of_sign[sign]))
        return tuple(found)


def _grouped(signs: Iterable[str]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Signs by their rarest character; a word by itself. Most prompts have few of the characters."""
    groups: dict[str, list[str]] = {}
    for sign in signs:
        marks = [mark for mark in sign if not mark.isalnum() and mark != " "]
        mark = min(marks, key=_COMMON.find, default=sign)
        groups.setdefault(mark, []).append(sign)
    return tuple((mark, tuple(group)) for mark, group in groups.items())


def _reading(kind: str, rules: Iterable[Rule]) -> tuple[Check, ...]:
    return tuple(rule.check for rule in rules if rule.reads == kind)


def _by_name(rules: Sequence[Rule], lexicon: Lexicon) -> dict[str, tuple[Check, ...]]:
    """The checks for each known name; one that names no parameters is for all."""
    names = {rule.code: lexicon.spellings(*rule.parameters) for rule in rules}
    forms: dict[str, set[str]] = {}
    for known in lexicon.parameters.values():
        for name in known.names:
            forms.setdefault(name, set()).add(known.form)
    return {
        name: tuple(
            r.check
            for r in rules
            if (not r.parameters or name in names[r.code])
            and (not r.forms or not forms[name].isdisjoint(r.forms))
        )
        for name in lexicon.names
    }
