"""What the comments of a document silence, and what is wrong with them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from mjlint.diagnostic import Diagnostic
from mjlint.suppressions.comments import (
    ACTIONS,
    ALL,
    CommentStyle,
    SuppressionComment,
    directives,
)
from mjlint.suppressions.scope import Ground, Neighbours
from mjlint.text.lines import LineIndex
from mjlint.text.similar import did_you_mean

_EXPECTED: Final = "`ignore[…]`, `ignore-file[…]`, `off[…]` or `on`"


@dataclass(frozen=True, slots=True)
class Suppression:
    """A comment that accepts findings, with what came of it."""

    comment: SuppressionComment
    removal: tuple[int, int]
    """What to take away, where all of it goes."""
    fault: str = ""
    """What is wrong with how it is written; empty where nothing is."""
    help: str = ""
    """How to fix that."""
    unused: tuple[str, ...] | None = None
    """The names in it that silence nothing, none of an ``on`` that ends nothing; None where all of
    it is used."""

    @property
    def start(self) -> int:
        """Where the comment starts in the document, in characters."""
        return self.comment.start

    @property
    def end(self) -> int:
        """Where the comment ends."""
        return self.comment.end


class Suppressions:
    """The comments of one document.

    ``lines``: its rows. ``comment``: how its format writes comments. ``known``: gives the code of
    every rule by its code and its name, in lower case; asked only where there are comments.
    """

    def __init__(
        self, lines: LineIndex, comment: CommentStyle, known: Callable[[], Mapping[str, str]]
    ) -> None:
        self._lines, self._comment = lines, comment
        self._all = tuple(directives(lines, comment))
        self._known = known() if self._all else {}
        self._used: dict[SuppressionComment, set[str]] = {}
        """The codes of each comment that silenced something."""
        self._codes = {each: self._codes_of(each) for each in self._all}
        self._inside: set[SuppressionComment] = set()
        self._hints: dict[str, str] = {}

    def __bool__(self) -> bool:
        return bool(self._all)

    def silence(
        self, prompts: Sequence[tuple[Ground, Sequence[Diagnostic]]]
    ) -> list[list[Diagnostic]]:
        """The findings of each prompt that are left.

        ``prompts``: all of the document, each with where it is. The comment next to a prompt
        goes before one around it, and that before one for the whole file.
        """
        grounds = [ground for ground, _ in prompts]
        self._inside = set(self._within(grounds))
        outside = [each for each in self._all if each not in self._inside]
        left = [list(found) for _, found in prompts]
        self._silence_next(outside, Neighbours(self._lines.rows, self._comment, grounds), left)
        self._silence_around(outside, grounds, left)
        whole = self._by_code(each for each in outside if each.action == "ignore-file")
        self._take(range(len(left)), whole, left)
        return left

    def faulty(self, ran: Container[str]) -> Iterator[Suppression]:
        """The comments that something is wrong with: that are malformed, or unused.

        ``ran``: the codes of the rules that were run; the others may well be silenced for later.
        """
        for each in self._all:
            fault, help = self._fault(each) or ("", "")
            unused = self._unused(each, ran)
            if fault or unused is not None:
                yield Suppression(each, self.removal(each), fault, help, unused)

    def _unused(self, each: SuppressionComment, ran: Container[str]) -> tuple[str, ...] | None:
        if each in self._inside or each.action not in ACTIONS:
            return None
        used = self._used.get(each, set())
        idle = tuple(
            name
            for name in each.rules
            if (code := self._code(name)) is not None
            and code not in used
            and (code == ALL or code in ran)
        )
        nothing_to_end = each.action == "on" and not each.rules and ALL not in used
        return idle if idle or nothing_to_end else None

    def removal(self, directive: SuppressionComment) -> tuple[int, int]:
        """What to take away, where a comment goes: its whole row, if nothing else is on it."""
        start, text = self._lines.row_start(directive.row), self._lines.rows[directive.row - 1]
        if not directive.alone:
            return start + len(text[: directive.start - start].rstrip()), directive.end
        if directive.row < len(self._lines.rows):
            return start, self._lines.row_start(directive.row + 1)
        if directive.row > 1:
            # The last row of a document without a line break at its end.
            before = self._lines.rows[directive.row - 2]
            return self._lines.row_start(directive.row - 1) + len(before), directive.end
        return start, directive.end

    def _silence_next(
        self,
        outside: Sequence[SuppressionComment],
        next_to: Neighbours,
        left: list[list[Diagnostic]],
    ) -> None:
        ignores = [each for each in outside if each.action == "ignore"]
        on_row = next_to.covering(each.row for each in ignores)
        free: list[SuppressionComment] = []
        for each in ignores:
            if on_row[each.row]:
                self._take(on_row[each.row], self._by_code([each]), left)
            else:
                free.append(each)
        # Those about the same prompts are applied together: each prompt is asked once.
        for reach, prompts in (
            (next_to.below, next_to.below_at),
            (next_to.above, next_to.above_at),
        ):
            together: dict[int, list[SuppressionComment]] = {}
            for each in free:
                together.setdefault(reach(each.row), []).append(each)
            for at, group in together.items():
                self._take(prompts(at), self._by_code(group), left)

    def _silence_around(
        self,
        outside: Sequence[SuppressionComment],
        grounds: Sequence[Ground],
        left: list[list[Diagnostic]],
    ) -> None:
        switches = [each for each in outside if each.action in ("off", "on")]
        if not switches:
            return
        order = sorted(range(len(grounds)), key=lambda number: grounds[number].rows[0][0])
        off: dict[str, SuppressionComment] = {}
        at = 0
        for each in [*switches, None]:
            until = each.row if each is not None else len(self._lines.rows) + 1
            while at < len(order) and grounds[order[at]].rows[0][0] <= until:
                self._take((order[at],), off, left)
                at += 1
            if each is not None:
                self._switch(each, off)

    def _switch(self, each: SuppressionComment, off: dict[str, SuppressionComment]) -> None:
        if each.action == "off":
            off.update(dict.fromkeys(self._codes[each], each))
        elif not each.rules:
            self._used[each] = {ALL} if off else set()
            off.clear()
        else:
            ended = {code for code in self._codes[each] if off.pop(code, None) is not None}
            self._used[each] = ended

    def _by_code(self, group: Iterable[SuppressionComment]) -> dict[str, SuppressionComment]:
        """Which comment silences a code: the first of several, and what it has silenced left out."""
        found: dict[str, SuppressionComment] = {}
        for each in group:
            for code in self._codes[each] - self._used.get(each, set()):
                found.setdefault(code, each)
        return found

    def _take(
        self,
        numbers: Iterable[int],
        by_code: Mapping[str, SuppressionComment],
        left: list[list[Diagnostic]],
    ) -> None:
        """Silence some prompts, and note which comments did it."""
        if not by_code:
            return
        for number in dict.fromkeys(numbers):
            kept = []
            for one in left[number]:
                code = one.code if one.code in by_code else ALL
                if code in by_code:
                    self._used.setdefault(by_code[code], set()).add(code)
                else:
                    kept.append(one)
            left[number] = kept

    def _within(self, grounds: Sequence[Ground]) -> Iterator[SuppressionComment]:
        """The comments that are none, since they are inside of a prompt."""
        stretches = sorted(stretch for ground in grounds for stretch in ground.stretches)
        furthest, ends = 0, []
        for _, end in stretches:
            furthest = max(furthest, end)
            ends.append(furthest)
        for each in self._all:
            before = bisect_right(stretches, (each.start, len(self._lines.text)))
            if before and ends[before - 1] > each.start:
                yield each

    def _hint(self, name: str) -> str:
        """What was probably meant; the first hundred are enough, for looking takes its time."""
        if name not in self._hints:
            self._hints[name] = did_you_mean(name, self._known) if len(self._hints) < 100 else ""
        return self._hints[name]

    def _code(self, name: str) -> str | None:
        return ALL if name.upper() == ALL else self._known.get(name.lower())

    def _codes_of(self, directive: SuppressionComment) -> frozenset[str]:
        codes = (self._code(name) for name in directive.rules)
        return frozenset(code for code in codes if code is not None)

    def _fault(self, directive: SuppressionComment) -> tuple[str, str] | None:
        """What is wrong with a comment and how to fix it; None where it is right."""
        action = directive.action
        if directive in self._inside:
            return (
                "this is inside the prompt and would be sent with it",
                "write it as a comment outside of the prompt",
            )
        if action not in ACTIONS:
            hint = did_you_mean(action, ACTIONS) if action else ""
            what = f"`{action}` is no suppression" if action else "this says nothing"
            return f"{what}{hint}", f"write {_EXPECTED}"
        if not directive.closed:
            return "the bracket is never closed", f"write `]` after the last rule of `{action}`"
        if not directive.rules and (action != "on" or directive.bracketed):
            return (
                f"`{action}` names no rule",
                f"name the rules, as in `{action}[unknown-parameter]`",
            )
        for name in directive.rules:
            if self._code(name) is None:
                return (
                    f"there is no rule `{name}`{self._hint(name)}",
                    "write the code or the name of a rule",
                )
        return None
