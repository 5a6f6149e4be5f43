"""A parameter in the prompt contradicts a field of the request.

## What it does

Compares `--ar`, `--v`, `--chaos` and the other parameters of the prompt with the fields in which
some vendors take the same.

## Why is this bad?

Only one of them takes effect, and few vendors say which; or the vendor appends its field to the
prompt, and Midjourney refuses the parameter that is then there twice.

## Example

```json target=kie endpoint=generate
{"taskType": "mj_txt2img", "prompt": "a lighthouse in fog --ar 3:2", "aspectRatio": "16:9"}
```

```json target=kie endpoint=generate
{"taskType": "mj_txt2img", "prompt": "a lighthouse in fog --v 6.1", "version": "7"}
```

## Use instead

```json target=kie endpoint=generate
{"taskType": "mj_txt2img", "prompt": "a lighthouse in fog", "aspectRatio": "16:9"}
```

```json target=kie endpoint=generate
{"taskType": "mj_txt2img", "prompt": "a lighthouse in fog --ar 32:18", "aspectRatio": "16:9"}
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from mjlint.requests.request import Request
from mjlint.rule import Context, Diagnostic, Lexicon, Model, Parameter, Rule, Severity, pattern
from mjlint.text.nodes import DataNode

RULE = Rule(
    "MJ707",
    "contradicting-parameter",
    Severity.WARNING,
    source="kie",
    signs=("parameter",),
)

_RATIO = pattern(r"(\d{1,9}):(\d{1,9})", re.ASCII)


def check(request: Request, context: Context) -> Iterator[Diagnostic]:
    prompt = request.prompt_field
    if request.prompt is None or prompt is None:
        return
    for given in request.given:
        field, value = given.field, given.member.value
        path = given.path
        if field is None or value.kind in ("null", "list", "object"):
            continue
        if field.parameter:
            own = _meaning(field.parameter, _text(value), context.lexicon)
            names = context.lexicon.spellings(field.parameter)
            if field.parameter == "version":
                names |= {"niji"}
        elif path == request.endpoint.model:
            chosen = request.endpoint.models.get(value.text)
            own = context.lexicon.models.get(chosen) if chosen else None
            names = frozenset(("v", "version", "niji"))
        else:
            continue
        for parameter in request.prompt.prompt.all(*names):
            other = _meaning(parameter.name, _value(parameter), context.lexicon)
            if own is None or other is None or own == other:
                continue
            written = f"{parameter.flag.text} {_value(parameter)}".rstrip()
            inside = request.inside(prompt.member.value)
            yield RULE.found(
                inside.span(parameter.start, parameter.end),
                f"`{written}` contradicts `{path}`, which is `{_text(value)}`",
                help="leave one of the two out",
                source=field.source.address,
                labels=[(request.place(value), "the field says this")],
            )


def _meaning(name: str, text: str, lexicon: Lexicon) -> Fraction | Model | str | None:
    """What a value means, so that two spellings of it are equal; None where it is unclear."""
    if name in ("v", "version", "niji"):
        return lexicon.model(f"niji {text}" if name == "niji" else text)
    ratio = _RATIO.fullmatch(text)
    if ratio is not None:
        return Fraction(int(ratio[1]), int(ratio[2])) if int(ratio[2]) else None
    if re.fullmatch(r"\d{1,15}(?:\.\d{1,9})?", text, re.ASCII):
        return Fraction(text)
    return text.lower() or None


def _text(value: DataNode) -> str:
    return str(value.data).strip() if value.data is not None else ""


def _value(parameter: Parameter) -> str:
    items = parameter.items
    return items[0].text if items else ""
