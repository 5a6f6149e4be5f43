"""An aspect ratio that is not two whole numbers with a colon between them.

## What it does

Finds ratios with decimals, with a slash, an `x` or a foreign colon, with spaces, with a zero, and
values that are no ratio at all.

## Why is this bad?

Midjourney takes nothing but two whole numbers and a colon and refuses the rest. A warning on the
models of 2022.

## Example

```midjourney
a lighthouse in fog --ar 1.85:1
a lighthouse in fog --ar 16x9
a lighthouse in fog --ar 16 : 9
a lighthouse in fog --ar 3：4
a lighthouse in fog --ar 16:0
a lighthouse in fog --ar square
```

## Use instead

```midjourney
a lighthouse in fog --ar 37:20
a lighthouse in fog --ar 16:9
a lighthouse in fog --ar 1:1
```

## Fix safety

Safe where the ratio is the same, such as 37:20 for 1.85:1. Unsafe where a word or a single number
is read as a ratio.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from mjlint.rule import Context, Diagnostic, Failure, Parameter, Rule, Severity, pattern

from ._single import LONGEST, Single, single

RULE = Rule(
    "MJ203",
    "invalid-aspect-ratio",
    Severity.ERROR,
    Failure.INVALID_PARAMETER,
    source="mj_ar_0926",
    lenient=True,
    removable=True,
    forms=("ratio",),
)

_RATIO: Final = pattern(r"(?!0+:)[0-9]+:(?!0+\Z)[0-9]+")
_DIGITS: Final = r"([0-9]++(?:\.[0-9]++)?+|\.[0-9]++)"
_PAIR: Final = pattern(rf"{_DIGITS}\s*[:/xX×*∶;]\s*{_DIGITS}(?:px)?")
_NUMBER: Final = pattern(_DIGITS)
_WORDS: Final = {"square": "1:1", "portrait": "2:3", "landscape": "3:2", "widescreen": "16:9"}


def check(parameter: Parameter, context: Context) -> Iterator[Diagnostic]:
    value = parameter.value
    known = context.known(parameter.name)
    if value is None or known is None or known.form != "ratio":
        return
    if _RATIO.fullmatch(value.text) is not None:
        return
    found = single(parameter, known, context)
    if found is None or _RATIO.fullmatch(found.text) is not None:
        return
    ratio, same = _meant(found)
    flag = parameter.flag.text
    problem = "must be two whole numbers separated by a colon, such as `3:2`"
    if re.fullmatch(r"[0-9]+:[0-9]+", found.text) is not None:
        problem = "contains a zero; width and height must be at least 1"
    yield RULE.found(
        (found.start, found.end),
        f"the ratio `{found.text}` of `{flag}` {problem}",
        help=f"write `{flag} {ratio}`" if ratio else "write two whole numbers, such as `3:2`",
        reply="Invalid aspect ratio",
        fix=found.replaced(ratio, same, flag) if ratio else None,
    )


def _meant(value: Single) -> tuple[str | None, bool]:
    """The ratio in whole numbers, and whether it is surely the one that was meant."""
    if len(value.text) > LONGEST:
        return None, False
    text = unicodedata.normalize("NFKC", value.text).strip("\"'“”‘’").lower()
    if text in _WORDS:
        return _WORDS[text], False
    pair = _PAIR.fullmatch(text)
    if pair is not None:
        return _whole(*pair.groups()), True
    if _NUMBER.fullmatch(text) is not None and "." in text:
        return _whole(text, "1"), False
    return None, False


def _whole(width: str, height: str) -> str | None:
    """`1.85` and `1` as `37:20`; whole numbers stay as they are."""
    from fractions import Fraction  # it costs start-up time

    if width.isdecimal() and height.isdecimal():
        return f"{width}:{height}" if int(width) and int(height) else None
    if not Fraction(width) or not Fraction(height):
        return None
    ratio = Fraction(width) / Fraction(height)
    return f"{ratio.numerator}:{ratio.denominator}"
