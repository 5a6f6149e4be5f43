"""Parameters that exclude each other.

## What it does

Finds parameters that do not go together: `--niji` and `--v`, two speeds, `--stealth` and
`--public`, `--draft` and `--oref`, a moodboard and `--sw` …

## Why is this bad?

Midjourney refuses the prompt, or leaves one of the two without effect. Where the sources say only
that the two do not go well together, this is a warning.

Repeats in relax mode are for batch-in-relax-mode to report.

## Example

```midjourney
a lighthouse in fog --niji 6 --v 6
a lighthouse in fog --fast --relax
a lighthouse in fog --weird 100 --seed 7
a lighthouse in fog --p m7312345 --sref 1234 --sw 200
```

## Use instead

```midjourney
a lighthouse in fog --niji 6
a lighthouse in fog --relax
a lighthouse in fog --weird 100
a lighthouse in fog --sref 1234 --sw 200
```

## Fix safety

Unsafe, since only you know which one is meant: `--v` is removed where `--niji` is there too, and of
two speeds or sizes the last one stays.

## References

- `--niji` with `--version`: https://github.com/AceDataCloud/Nexior/pull/648 (2026-05-05)
- Midjourney docs, Moodboards:
  https://docs.midjourney.com/hc/en-us/articles/39193335040013-Moodboards (2026-09-24)
- `--style 4a` and `4b`, Midjourney docs, Legacy Features:
  https://docs.midjourney.com/hc/en-us/articles/33329788681101-Legacy-Features (2026-06)
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from mjlint.rule import (
    Context,
    Diagnostic,
    Failure,
    Fix,
    KnownParameter,
    Lexicon,
    Parameter,
    Prompt,
    Rule,
    Severity,
    plain,
)

from ._moodboards import MOODBOARD
from ._removal import removal

RULE = Rule(
    "MJ106",
    "conflicting-parameters",
    Severity.ERROR,
    Failure.INVALID_PARAMETER,
    source="mj_paramlist_0926",
    lenient=True,
    of_models=True,
)

_ELSEWHERE: Final = {("repeat", "relax")}
"""Pairs of the table that another rule reports: batch-in-relax-mode."""
_IDLE: Final = ("public", "draft", "tile", "test", "testp")
"""Which one of a pair to leave out, wherever it is: what costs little, or shows images to others."""


class _ByValue(NamedTuple):
    """A conflict that hangs on the values of both; no row of a table can say that."""

    one: str
    values: Callable[[str], bool]
    other: str
    other_values: Callable[[str], bool]
    because: str
    source: str


def _is_moodboard(value: str) -> bool:
    return MOODBOARD.fullmatch(value) is not None


def _is_any(value: str) -> bool:
    return True


_BY_VALUE: Final = (
    _ByValue("profile", _is_moodboard, "sw", _is_any, "moodboards do not take it", "mj_moodboards"),
    _ByValue("profile", _is_moodboard, "sv", _is_any, "moodboards do not take it", "mj_moodboards"),
    # Only a third party says so, 2026-09-03.
    _ByValue(
        "profile", _is_moodboard, "weird", _is_any, "moodboards are said to refuse it", "moodref"
    ),
    _ByValue(
        "style",
        lambda value: value in ("4a", "4b"),
        "ar",
        lambda value: value not in ("1:1", "2:3", "3:2"),
        "this style takes the ratios 1:1, 2:3 and 3:2 only",
        "mj_legacy_0626",
    ),
)


def check(prompt: Prompt, context: Context) -> Iterable[Diagnostic]:
    names = context.names
    if len(names) < 2 or not _may_clash(names, context.lexicon):
        return ()
    return _clashes(prompt, context)


def _clashes(prompt: Prompt, context: Context) -> Iterator[Diagnostic]:
    present: dict[str, tuple[KnownParameter, list[Parameter]]] = {}
    for parameter in prompt.parameters:
        known = context.known(parameter.name) if parameter.flag.read else None
        if known is None:
            continue
        if context.refuses(known):
            continue
        present.setdefault(known.id, (known, []))[1].append(parameter)
    reported: set[int] = set()
    for known, ours in present.values():
        for conflict in known.conflicts:
            if conflict.combined_with not in present:
                continue
            if (known.id, conflict.combined_with) in _ELSEWHERE:
                continue
            theirs = present[conflict.combined_with][1]
            own_value, other_value = conflict.own_value, conflict.other_value
            pair = _meeting(
                [p for p in ours if own_value is None or own_value in _values(p)],
                [p for p in theirs if other_value is None or other_value in _values(p)],
            )
            if pair is not None and pair[1].start not in reported:
                reported.add(pair[1].start)
                severity = Severity(conflict.severity)
                yield _found(prompt, *pair, severity, conflict.source, context)
    for row in _BY_VALUE:
        if row.one in present and row.other in present:
            pair = _meeting(
                [p for p in present[row.one][1] if any(map(row.values, _values(p)))],
                [p for p in present[row.other][1] if any(map(row.other_values, _values(p)))],
            )
            if pair is not None:
                yield _found(prompt, *pair, Severity.WARNING, row.source, context, row.because)


@lru_cache(4096)
def _may_clash(names: frozenset[str], lexicon: Lexicon) -> bool:
    partners = _partners(lexicon)
    return any(name in partners and not partners[name].isdisjoint(names) for name in names)


@lru_cache(8)
def _partners(lexicon: Lexicon) -> dict[str, frozenset[str]]:
    """For each name the names that it may clash with."""
    pairs = [
        (known.id, conflict.combined_with)
        for known in lexicon.parameters.values()
        for conflict in known.conflicts
    ]
    found: dict[str, frozenset[str]] = {}
    for one, other in [*pairs, *((row.one, row.other) for row in _BY_VALUE)]:
        for name in lexicon.parameters[one].names:
            found[name] = found.get(name, frozenset()) | set(lexicon.parameters[other].names)
    return found


def _values(parameter: Parameter) -> tuple[str, ...]:
    return tuple(plain(item) for item in parameter.items)


def _meeting(ours: list[Parameter], theirs: list[Parameter]) -> tuple[Parameter, Parameter] | None:
    """The first two that can be part of one job, in the order of the text."""
    for one in ours:
        for other in theirs:
            if one.meets(other):
                return (one, other) if one.start < other.start else (other, one)
    return None


def _found(
    prompt: Prompt,
    first: Parameter,
    second: Parameter,
    severity: Severity,
    source: str,
    context: Context,
    because: str = "",
) -> Diagnostic:
    message = f"{_shown(second)} does not go together with {_shown(first)}"
    if because:
        message += f": {because}"
    return RULE.found(
        second,
        message,
        help="keep the one that is meant",
        severity=severity,
        source=source,
        fix=_fix(prompt, first, second, severity, context),
        label="this one",
        labels=[(first, "and this one")],
    )


def _fix(
    prompt: Prompt, first: Parameter, second: Parameter, severity: Severity, context: Context
) -> Fix | None:
    """Another value, or without the one that matters less; else the last one that is typed stays."""
    pair = {known.id: each for each in (first, second) if (known := context.known(each.name))}
    quality = pair.get("quality")
    known = context.known("quality")
    if quality is not None and known is not None and quality.value is not None:
        refused = {each.own_value for each in known.conflicts}
        models = [model.name for model in context.models if model.name in known.choices]
        values = [v for name in models for v in known.choices[name].values if v not in refused]
        if values and quality.value.in_place and quality.items:
            return Fix.replace(quality.items[0], max(values, key=float), unsafe=True)
    idle = next((pair[name] for name in _IDLE if name in pair), first)
    if "version" in pair and "niji" in pair:
        idle = pair["version"]
    elif severity is not Severity.ERROR:
        return None
    if idle.branch or (idle.value is not None and not idle.value.in_place):
        return None
    return Fix.of((removal(prompt, idle),), f"Remove {_shown(idle)}", unsafe=True)


def _shown(parameter: Parameter) -> str:
    """As it is written, with the first word of its value."""
    items = parameter.items
    return f"`{parameter.flag.text} {plain(items[0])}`" if items else f"`{parameter.flag.text}`"
