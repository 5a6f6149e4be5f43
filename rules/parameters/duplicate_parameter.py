"""A parameter that is written twice.

## What it does

Finds a parameter that is in the prompt twice, under one name or two: `--s` and `--stylize`.
Several `--no` are fine: Midjourney merges them.

## Why is this bad?

Which of two values counts is documented nowhere; the author of a proxy saw that the first `--seed`
won. The same value twice is only redundant.

## Example

```midjourney
a lighthouse in fog --s 100 --stylize 250
a lighthouse in fog --tile --tile
a lighthouse in fog --sref 1234 --sref 5678
```

## Use instead

```midjourney
a lighthouse in fog --stylize 250
a lighthouse in fog --tile
a lighthouse in fog --sref 1234 5678
```

## Fix safety

Safe where both say the same: the second one is removed. Unsafe where two lists, such as those of
`--sref`, are made one. Where the values differ, only you know which one is meant.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

from mjlint.rule import (
    Context,
    Diagnostic,
    Edit,
    Fix,
    KnownParameter,
    Lexicon,
    Parameter,
    Prompt,
    Rule,
    Severity,
    plain,
    read,
)

from ._removal import removal

RULE = Rule(
    "MJ102",
    "duplicate-parameter",
    Severity.WARNING,
    source="trueai",
)

_LISTS: Final = ("references", "links", "codes")
_COMPARED: Final = 8
"""How many earlier ones each is compared with; more differ only in ever the same permutations."""


def check(prompt: Prompt, context: Context) -> Iterable[Diagnostic]:
    count, names = len(prompt.parameters), context.names
    if count < 2 or (len(names) == count and _are_different(names, context.lexicon)):
        return ()
    return _repeated(prompt, context)


def _repeated(prompt: Prompt, context: Context) -> Iterator[Diagnostic]:
    earlier: dict[str, list[Parameter]] = {}
    for parameter in prompt.parameters:
        if not parameter.flag.read:
            continue
        known = context.known(parameter.name)
        if known is None or known.merges:
            continue
        if known.id not in earlier:
            earlier[known.id] = [parameter]
            continue
        before = earlier[known.id]
        first = next((p for p in before if p.meets(parameter)), None)
        if len(before) < _COMPARED:
            before.append(parameter)
        if first is not None and not (known.id == "iw" and context.lenient):
            # In 2022 each image had an `--iw` of its own.
            yield _found(prompt, first, parameter, known)


@lru_cache(4096)
def _are_different(names: frozenset[str], lexicon: Lexicon) -> bool:
    """Whether no two of the names mean the same anywhere."""
    kinds = _kinds(lexicon)
    return len({kinds.get(name, name) for name in names}) == len(names)


@lru_cache(8)
def _kinds(lexicon: Lexicon) -> dict[str, int]:
    """A number for each name, the same for names that may mean the same somewhere."""
    kinds: dict[str, int] = {}
    for number, known in enumerate(lexicon.parameters.values()):
        kind = next((kinds[name] for name in known.names if name in kinds), number)
        kinds.update(dict.fromkeys(known.names, kind))
    return kinds


def _found(
    prompt: Prompt, first: Parameter, second: Parameter, known: KnownParameter
) -> Diagnostic:
    same = _words(first, known) == _words(second, known)
    certain = not (second.branch or first.branch or read(second, known).stray)
    fix = None
    if certain and same:
        fix = Fix.of((removal(prompt, second),), f"Remove the second `{known.flag}`")
    elif certain and known.form in _LISTS and second.value is not None:
        edits = removal(prompt, second), Edit(first.end, first.end, f" {second.value.text}")
        if _words(second, known) and not read(first, known).stray:
            fix = Fix.of(edits, f"Make one `{known.flag}` of both", unsafe=True)
    other = f"`{first.flag.text}`"
    name = f"`{second.flag.text}`"
    if same:
        message = f"{name} repeats the {other} before it"
        help_ = "remove one of them"
    elif known.form in _LISTS:
        message = f"{name} is in the prompt twice: whether both count is not documented"
        help_ = f"write one `{known.flag}` with a space between its values"
    else:
        message = f"{name} contradicts the {other} before it: which one counts is not documented"
        help_ = "keep the one that is meant"
    return RULE.found(
        second,
        message,
        help=help_,
        severity=Severity.INFO if same else None,
        fix=fix,
        label="again here",
        labels=[(first, "first here")],
    )


def _words(parameter: Parameter, known: KnownParameter) -> list[str]:
    return [
        plain(item) + (item.weight.text if item.weight else "")
        for item in read(parameter, known).value
    ]
