"""A parameter without its value.

## What it does

Finds parameters that end before their value.

## Why is this bad?

Midjourney refuses the prompt. On the models of 2022, which ran nearly everything, this is a
warning.

## Example

```midjourney
a lighthouse in fog --ar
a lighthouse in fog --chaos --ar 3:2
```

## Use instead

```midjourney
a lighthouse in fog --ar 3:2
a lighthouse in fog --chaos 20 --ar 3:2
```

## References

- Replies of Midjourney in the documentation of https://github.com/novicezk/midjourney-proxy
  (2023-07-24)
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mjlint.rule import Context, Diagnostic, Failure, Parameter, Rule, Severity, read

RULE = Rule(
    "MJ103",
    "missing-value",
    Severity.ERROR,
    Failure.INVALID_PARAMETER,
    source="https://github.com/novicezk/midjourney-proxy",
    lenient=True,
    removable=True,
)

_EXAMPLES: Final = {
    "ratio": "a ratio, such as `3:2`",
    "integer": "a whole number",
    "number": "a number",
    "version": "a version, such as `7`",
    "words": "what to leave out, such as `text, watermark`",
    "link": "the link of an image",
    "links": "the link of an image",
    "references": "the link of an image, a style code or `random`",
}


def check(parameter: Parameter, context: Context) -> Iterator[Diagnostic]:
    if parameter.value is not None and parameter.value.text[:1].isalnum():
        return
    known = context.known(parameter.name)
    if known is None or not known.required or known.status == "dialog":
        return
    if read(parameter, known).value:
        return
    if context.refuses(known):
        return
    expected = _EXAMPLES.get(known.form, "a value")
    if known.form == "choice" and context.models and context.models[0].name in known.choices:
        values = known.choices[context.models[0].name].values
        expected = "one of " + ", ".join(f"`{value}`" for value in values)
    yield RULE.found(
        parameter.flag,
        f"`{parameter.flag.text}` lacks its value: {expected}",
        help="write the value after it, or remove it",
        reply=f"Invalid value provided for argument {known.flag}",
    )
