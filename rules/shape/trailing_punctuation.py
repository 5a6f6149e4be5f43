"""Punctuation after a parameter.

## What it does

Finds commas, full stops, quotation marks and the like after the value of a parameter or after a
flag. The words of `--no` may have commas.

## Why is this bad?

`--ar 2:3,` is one of Midjourney's own examples of a wrong parameter. The mark is read as a part of
the value, which is then no value at all.

## Example

```midjourney
a heron in the reeds --ar 16:9, --v 7
a heron in the reeds --tile.
a heron in the reeds --v 7。
a heron in the reeds --ar "16:9"
```

## Use instead

```midjourney
a heron in the reeds --ar 16:9 --v 7
a heron in the reeds --tile
a heron in the reeds --no water, grass
```

## Fix safety

Safe: only the mark is removed.

## References

- Wrong parameters,
  [Parameter List](https://docs.midjourney.com/hc/en-us/articles/32859204029709-Parameter-List)
  (2026-09-01)
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from mjlint.rule import (
    INVISIBLE,
    Context,
    Diagnostic,
    Edit,
    Failure,
    Fix,
    Item,
    Parameter,
    Rule,
    Severity,
    plain,
    read,
)

RULE = Rule(
    "MJ011",
    "trailing-punctuation",
    Severity.ERROR,
    Failure.INVALID_PARAMETER,
    source="mj_paramlist_0926",
    lenient=True,
    removable=True,
)

_QUOTES: Final = "\"'`”’"


def check(parameter: Parameter, context: Context) -> Iterator[Diagnostic]:
    value = parameter.value
    if value is None or value.text.isalnum():
        return
    known = context.known(parameter.name)
    if known is None or known.form in ("words", "text"):
        return
    reading = read(parameter, known)
    if known.required and not reading.value:
        # There is no value for it to be glued to: missing-value reports that.
        return
    in_place = value.in_place and not parameter.branch
    for item in reading.punctuation:
        # After the last reference of a list, or after a flag; a comma within is comma-in-list's.
        if item.text in _QUOTES or not item.text.strip(INVISIBLE):
            # A quotation mark ends what began before the parameter: quoted-prompt's to report.
            continue
        if not reading.value or item.start >= reading.value[-1].start:
            if not value.in_place:
                # All of them are in one place, the braces of the permutation.
                yield _found(parameter, item.span, item.text, (), False)
                break
            written = value.text[item.start - value.start : item.end - value.start]
            # A weight may be meant for the text before: which number goes is left to a person.
            fixable = in_place and item.weight is None
            yield _found(parameter, item.span, written, (Edit(*item.span, ""),), fixable)
    if reading.value:
        yield from _glued(parameter, reading.value[-1], in_place)


def _glued(parameter: Parameter, item: Item, in_place: bool) -> Iterator[Diagnostic]:
    if "://" in item.text or item.text[0] in "[<":
        # A link in quotation marks is glued-link's to report, a slot placeholder-link's.
        return
    word = plain(item)
    lead = item.text.find(word)
    tail = item.text[lead + len(word) :]
    if not word or not (lead or tail) or item.weight is not None:
        return
    tail = tail.strip(INVISIBLE)
    if not lead and tail in _QUOTES:
        return
    start, end = item.start + lead + len(word), item.start + len(item.text)
    if not in_place:
        start, end = item.start, item.end
    elif not tail:
        start, end = item.start, item.start + lead
    edits = [Edit(start, end, "")]
    if lead and tail:
        edits.append(Edit(item.start, item.start + lead, ""))
    yield _found(parameter, (start, end), tail or item.text[:lead], edits, in_place)


def _found(
    parameter: Parameter, where: tuple[int, int], mark: str, edits: Iterable[Edit], in_place: bool
) -> Diagnostic:
    return RULE.found(
        where,
        f"`{mark}` does not belong to the value of `{parameter.flag.text}`",
        help="remove it",
        fix=Fix.of(edits, f"Remove `{mark}`") if in_place else None,
    )
