"""Which checks run for what: by the node they read, by the names of parameters, by signs.

Most rules are about something that most prompts do not have. They are sorted here once, so that a
prompt is asked for all signs in one go and pays only for the rules it gives reason to.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from mjlint.language.lexicon import Lexicon
from mjlint.prompts.tree import Flag, Parameter, Piece, Prompt
from mjlint.rule import Check, Checker


class Dispatch:
    """The checks of some rules, ready to be asked for."""

    def __init__(self, checkers: Sequence[Checker], lexicon: Lexicon) -> None:
        self.on_flags = _reading(Flag, checkers)
        self._on_pieces = {
            kind: _reading(kind, checkers)
            for kind in {c.reads for c in checkers} - {Flag, Parameter, Prompt}
        }
        self._on_parameters = _by_name([c for c in checkers if c.reads is Parameter], lexicon)
        self._on_any_parameter = tuple(
            c.check for c in checkers if c.reads is Parameter and not c.rule.parameters
        )
        whole = [c for c in checkers if c.reads is Prompt]
        self._always = tuple(c.check for c in whole if not c.rule.parameters and not c.rule.signs)
        self._named = _by_name([c for c in whole if c.rule.parameters], lexicon)
        self._checks_of_sign: dict[str, list[Check]] = {}
        for c in whole:
            if not c.rule.parameters:
                for sign in c.rule.signs:
                    self._checks_of_sign.setdefault(sign.lower(), []).append(c.check)
        self._signs = tuple(self._checks_of_sign)

    @property
    def reads_pieces(self) -> bool:
        """Whether any check reads a piece of the text by itself."""
        return bool(self._on_pieces)

    def on_piece(self, piece: Piece) -> tuple[Check, ...]:
        """The checks that read pieces of this kind."""
        return self._on_pieces.get(type(piece), ())

    def on_parameter(self, name: str) -> tuple[Check, ...]:
        """The checks that read a parameter of this name (lower case, no dashes)."""
        return self._on_parameters.get(name, self._on_any_parameter)

    def on_prompt(self, text: str, names: Collection[str]) -> Iterable[Check]:
        """The checks to run on a whole prompt with these names of parameters in it."""
        lower = text.lower()
        signs = [sign for sign in self._signs if sign in lower]
        if not signs and not names:
            return self._always
        # A dict, for a rule may be asked for by several signs or names, and order stays the same.
        asked = dict.fromkeys(self._always)
        for name in names:
            asked.update(dict.fromkeys(self._named.get(name, ())))
        for sign in signs:
            asked.update(dict.fromkeys(self._checks_of_sign[sign]))
        return asked


def _reading(kind: type[object], checkers: Iterable[Checker]) -> tuple[Check, ...]:
    return tuple(c.check for c in checkers if c.reads is kind)


def _by_name(checkers: Sequence[Checker], lexicon: Lexicon) -> dict[str, tuple[Check, ...]]:
    """The checks for each known name; one that names no parameters is for all."""
    names = {c.rule.code: lexicon.spellings(*c.rule.parameters) for c in checkers}
    return {
        name: tuple(
            c.check for c in checkers if not c.rule.parameters or name in names[c.rule.code]
        )
        for name in lexicon.names
    }
