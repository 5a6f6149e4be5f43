"""Quotation marks around a prompt.

## What it does

Finds prompts that are quoted as a whole, and quotation marks that are left over after a parameter.
A short quoted text, `"Open late"`, is taken for words that the image is to show.

## Why is this bad?

Quotation marks are part of the prompt: Midjourney puts quoted words into the image, and a mark
after a parameter becomes part of its value, which is refused.

## Example

```midjourney
"a heron in the reeds --ar 3:2"
“a heron in the reeds at the first light of day”
a heron in the reeds --ar 3:2"
```

## Use instead

```midjourney
a heron in the reeds --ar 3:2
a neon sign that says "Open late" --ar 3:2
"Open late"
```

## Fix safety

Safe where a mark is glued to a parameter, which would be refused. Unsafe around a text alone: the
words are no longer put into the image.

## References

- Punctuation after a parameter,
  [Parameter List](https://docs.midjourney.com/hc/en-us/articles/32859204029709-Parameter-List)
  (2026-09-01)
- Quotation marks put words into the image,
  [Midjourney's FAQ](https://github.com/midjourney/docs/blob/d672909/data/faq.txt) (2026-06-29)
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mjlint.rule import Context, Diagnostic, Edit, Failure, Fix, Parameter, Prompt, Rule, Severity

RULE = Rule(
    "MJ605",
    "quoted-prompt",
    Severity.WARNING,
    Failure.INVALID_PARAMETER,
    source="mj_paramlist_0926",
    signs=('"', "'", "`", "“", "”", "„", "«", "»", "‘", "’"),
)

_PAIRS: Final = {'"': '"', "“": "”", "„": "“", "«": "»", "'": "'", "‘": "’", "`": "`"}
_CLOSING: Final = "\"”’'`"
_MARKS: Final = tuple(_CLOSING)
_SHORT: Final = 5
"""A quoted text of fewer words may well be meant to be shown."""


def check(prompt: Prompt, context: Context) -> Iterator[Diagnostic]:
    source = prompt.source
    text = source.strip()
    closing = _PAIRS.get(text[:1])
    whole = False
    if closing is not None and text.endswith(closing) and len(text) > 2:
        inner = text[1:-1]
        whole = closing not in inner and text[0] not in inner
        if whole and not (prompt.parameters or text[0] == "`" or len(inner.split()) >= _SHORT):
            return
        if whole:
            yield _whole(prompt, source.index(text), len(text), context)
    for parameter in prompt.parameters:
        value = parameter.value
        if value is None or value.text[-1] not in _CLOSING:
            continue
        if whole and parameter is prompt.parameters[-1]:
            continue
        if found := _left_over(prompt, parameter, context):
            yield found


def _whole(prompt: Prompt, start: int, length: int, context: Context) -> Diagnostic:
    end = start + length
    last = prompt.parameters[-1] if prompt.parameters else None
    refused = last is not None and _is_refused(last, context)
    inner = prompt.source[start + 1 : end - 1]
    words = inner
    while words[-1:] in _MARKS and _is_lonely(words):
        words = words[:-1].rstrip()  # a mark that is glued to the last value, without a partner
    edits = (Edit(start, start + 1, ""), Edit(start + 1 + len(words), end, ""))
    return RULE.found(
        (end - 1, end) if refused else (start, end),
        "the whole prompt is in quotation marks"
        + (f", and the last belongs to `{last.flag.text}`" if refused and last else ""),
        help="remove both",
        severity=Severity.ERROR if refused else None,
        fix=Fix.of(edits, "Remove the quotation marks", unsafe=not refused),
        labels=(((start, start + 1), "the first"),) if refused else (),
    )


def _is_lonely(words: str) -> bool:
    """Whether the mark at the end has no partner."""
    opening = {"”": "“", "’": "‘"}.get(words[-1])
    if opening is None:
        return words.count(words[-1]) % 2 == 1
    return words.count(words[-1]) > words.count(opening)


def _left_over(prompt: Prompt, parameter: Parameter, context: Context) -> Diagnostic | None:
    value = parameter.value
    known = context.known(parameter.name)
    if value is None or known is None or known.form in ("words", "text") or parameter.branch:
        return None
    if not value.in_place:
        return None
    mark = value.text[-1]
    opening = {"”": "“", "’": "‘"}.get(mark, mark)
    word = value.text.split()[-1]
    if word[:-1].count(mark) + (word.count(opening) if opening != mark else 0):
        # It is quoted by itself: trailing-punctuation's to report.
        return None
    refused = _is_refused(parameter, context)
    return RULE.found(
        (value.end - 1, value.end),
        f"`{mark}` does not belong to the value of `{parameter.flag.text}`",
        help="remove it",
        severity=Severity.ERROR if refused else None,
        fix=Fix.remove((value.end - 1, value.end), mark),
    )


def _is_refused(parameter: Parameter, context: Context) -> bool:
    """Whether a mark after the parameter is refused: `--no` takes any words."""
    if context.lenient or not parameter.flag.read:
        return False
    known = context.known(parameter.name)
    return known is not None and known.form not in ("words", "text")
