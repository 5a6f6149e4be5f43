"""What the kinds of declared rules look for; `mjlint.plugins.tables` reads and checks their tables."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from mjlint.diagnostic import Diagnostic, Fix
from mjlint.language.lexicon import KnownParameter
from mjlint.prompts.nodes import Text
from mjlint.prompts.tree import Parameter, Prompt
from mjlint.prompts.values import plain, read
from mjlint.rule import Check, Context, Rule
from mjlint.settings.layers import Row

PARAMETER: Final = re.compile(r"--([^\W\d_]\w*)(?:\s+(\S.*))?")

Made = tuple[str, Check]
"""The name of the node that a check reads, and the check."""


def _texts(value: object) -> list[str]:
    return [item.strip() for item in value] if isinstance(value, list) else []


def _message(row: Row, otherwise: str) -> str:
    message = row.data.get("message")
    return message if isinstance(message, str) else otherwise


def _help(row: Row, otherwise: str) -> str:
    help = row.data.get("help")
    return help if isinstance(help, str) else otherwise


def _pattern(words: list[str]) -> re.Pattern[str]:
    """Whole words, in any case; the longest first, so that none hides in another."""
    ordered = sorted(words, key=len, reverse=True)
    spaced = [r"\s+".join(map(re.escape, word.split())) for word in ordered]
    return re.compile(rf"(?<!\w)(?:{'|'.join(spaced)})(?!\w)", re.IGNORECASE)


def _forbid_words(rule: Rule, row: Row) -> Made:
    pattern = _pattern(_texts(row.data["forbid-words"]))

    def check(text: Text, context: Context) -> Iterator[Diagnostic]:
        for match in pattern.finditer(text.text):
            yield rule.found(
                (text.start + match.start(), text.start + match.end()),
                _message(row, f"`{match.group()}` is forbidden in this project"),
                help=_help(row, "write something else"),
            )

    return "Text", check


def _replace(rule: Rule, row: Row) -> Made:
    table = row.data["replace"]
    assert isinstance(table, Mapping)
    words = {" ".join(word.lower().split()): new for word, new in table.items()}
    pattern = _pattern(list(words))

    def check(text: Text, context: Context) -> Iterator[Diagnostic]:
        for match in pattern.finditer(text.text):
            new = words[" ".join(match.group().lower().split())]
            if match.group() == new:
                continue
            span = (text.start + match.start(), text.start + match.end())
            # What comes of the fix must not be found again.
            again = pattern.search(new)
            fix = None
            if again is None or again.group() == new:
                fix = Fix.replace(span, new, unsafe=not row.data.get("safe"))
            yield rule.found(
                span,
                _message(row, f"write `{new}` instead of `{match.group()}`"),
                help=_help(row, f"write `{new}`"),
                fix=fix,
            )

    return "Text", check


def _forbid_parameters(rule: Rule, row: Row) -> Made:
    forbidden = [_split(item) for item in _texts(row.data["forbid-parameters"])]

    def check(parameter: Parameter, context: Context) -> Iterator[Diagnostic]:
        known = context.known(parameter.name)
        for name, value in forbidden:
            if not _same(parameter, known, name, context):
                continue
            if not value:
                start, end = parameter.span
                shown = parameter.flag.text
            else:
                place = _holds(parameter, value)
                if place is None:
                    continue
                start, end = place
                shown = f"{parameter.flag.text} {value}"
            yield rule.found(
                (start, end),
                _message(row, f"`{shown}` is forbidden in this project"),
                help=_help(row, "remove it"),
            )

    return "Parameter", check


def _limit(rule: Rule, row: Row) -> Made:
    table = row.data["limit"]
    assert isinstance(table, Mapping)
    name = str(table["parameter"]).strip().lstrip("-").lower()
    low, high = table.get("minimum"), table.get("maximum")
    values = _texts(table.get("values"))
    ends = [f"at least {low:g}"] if low is not None else []
    ends += [f"at most {high:g}"] if high is not None else []
    wanted = " and ".join([*ends, *(["one of " + ", ".join(values)] if values else [])])

    def check(parameter: Parameter, context: Context) -> Iterator[Diagnostic]:
        known = context.known(parameter.name)
        if not _same(parameter, known, name, context) or not parameter.items:
            return
        items = read(parameter, known).value if known is not None else parameter.items
        if not items:
            return
        written = plain(items[0])
        nearest: str | None = None
        if re.fullmatch(r"-?(?:\d++(?:\.\d*+)?+|\.\d++)", written) and (
            low is not None or high is not None
        ):
            number = float(written)
            if low is not None and number < low:
                nearest = f"{low:g}"
            elif high is not None and number > high:
                nearest = f"{high:g}"
        elif not values:
            return
        if nearest is None and (not values or written in values):
            return
        value = parameter.value
        fix = None
        real = value is not None and len(value.text) == value.end - value.start
        if nearest is not None and real and (not values or nearest in values):
            fix = Fix.replace(
                (items[0].start, items[0].start + len(items[0].text)), nearest, unsafe=True
            )
        yield rule.found(
            (items[0].start, items[0].end),
            _message(row, f"`{parameter.flag.text}` is to be {wanted}, not `{written}`"),
            help=_help(row, f"write {wanted}"),
            fix=fix,
        )

    return "Parameter", check


def _require(rule: Rule, row: Row) -> Made:
    required = [_split(item) for item in _texts(row.data["require-parameters"])]

    def check(prompt: Prompt, context: Context) -> Iterator[Diagnostic]:
        missing = []
        for name, value in required:
            own = [
                parameter
                for parameter in prompt.parameters
                if parameter.flag.read
                and _same(parameter, context.known(parameter.name), name, context)
            ]
            if not own:
                missing.append(f"--{name} {value}".rstrip())
                continue
            for parameter in own if value else ():
                if _holds(parameter, value) is None:
                    yield _other_value(rule, row, parameter, name, value)
        if missing and prompt.source.strip():
            listed = " ".join(missing)
            end = len(prompt.source.rstrip())
            yield rule.found(
                (end, end),
                _message(row, f"`{listed}` is missing"),
                help=_help(row, f"write `{listed}` at the end"),
                fix=_appended(prompt, context, missing, required, end),
            )

    return "Prompt", check


def _other_value(rule: Rule, row: Row, parameter: Parameter, name: str, value: str) -> Diagnostic:
    """A parameter that is required has another value than it should."""
    fix = None
    own = parameter.value
    if not parameter.branch and own is not None and len(own.text) == own.end - own.start:
        fix = Fix.replace(
            own, f" {value}" if own.glued else value, f"Write `--{name} {value}`", unsafe=True
        )
    elif own is None and not parameter.branch:
        end = parameter.flag.end
        fix = Fix.insert(end, f" {value}", f"Write `--{name} {value}`", unsafe=True)
    return rule.found(
        parameter,
        _message(row, f"`--{name} {value}` is required"),
        help=_help(row, f"write `--{name} {value}`"),
        fix=fix,
    )


def _appended(
    prompt: Prompt,
    context: Context,
    missing: list[str],
    required: list[tuple[str, str]],
    end: int,
) -> Fix | None:
    """The fix that writes what is missing at the end, unless it would not be taken there."""
    if not prompt.pieces or (prompt.parameters and not prompt.parameters[-1].flag.read):
        return None
    lexicon = context.lexicon
    models = context.models
    for name, value in required:
        chosen = lexicon.model(f"niji {value}" if name == "niji" else value)
        if name in lexicon.spellings("version", "niji") and chosen is not None:
            models = (chosen,)
    written = {p.name for p in prompt.parameters}
    for item in missing:
        name = _split(item)[0]
        known = lexicon.find(name, models[0] if models else None)
        if known is None:
            continue
        excluded = set(lexicon.spellings(*(conflict.combined_with for conflict in known.conflicts)))
        excluded |= {
            spelling
            for other in lexicon.parameters.values()
            if any(conflict.combined_with == known.id for conflict in other.conflicts)
            for spelling in other.names
        }
        if known.id in ("version", "niji"):
            excluded |= lexicon.spellings("version", "niji")
        if written & excluded or any(known.on(model).refused for model in models):
            return None
    return Fix.insert(end, " " + " ".join(missing), "Write it", unsafe=True)


def _split(item: str) -> tuple[str, str]:
    """``--v 7`` as a name and a value."""
    found = PARAMETER.fullmatch(item.strip())
    assert found is not None
    return found[1].lower(), found[2] or ""


def _same(parameter: Parameter, known: KnownParameter | None, name: str, context: Context) -> bool:
    """Whether a parameter is the one that a rule names, under any of its names."""
    if parameter.name == name:
        return True
    other = context.known(name)
    return known is not None and other is not None and known.id == other.id


def _holds(parameter: Parameter, value: str) -> tuple[int, int] | None:
    """Where a value, or one of a list of words, is in a parameter; None where it is not."""
    if parameter.value is None:
        return None
    text = parameter.value.text
    pattern = re.compile(rf"(?<![\w.]){re.escape(value)}(?![\w.]*\w)", re.IGNORECASE)
    match = pattern.search(text)
    if match is None:
        return None
    if len(text) != parameter.value.end - parameter.value.start:
        return parameter.value.start, parameter.value.end
    return parameter.value.start + match.start(), parameter.value.start + match.end()


MAKERS: Final[Mapping[str, Callable[[Rule, Row], Made]]] = {
    "forbid-words": _forbid_words,
    "forbid-parameters": _forbid_parameters,
    "require-parameters": _require,
    "replace": _replace,
    "limit": _limit,
}
