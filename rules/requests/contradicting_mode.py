"""The prompt and the request ask for different speeds.

## What it does

Finds `--relax`, `--fast` and `--turbo` in a prompt, next to a field or a URL that chooses
another speed.

## Why is this bad?

Only one of them takes effect, and few vendors say which: the job may cost more, or take longer than
its timeout.

## Example

```json target=ttapi endpoint=imagine
{"prompt": "a lighthouse in fog --relax", "mode": "fast"}
```

## Use instead

```json target=ttapi endpoint=imagine
{"prompt": "a lighthouse in fog", "mode": "fast"}
```

```json target=ttapi endpoint=imagine
{"prompt": "a lighthouse in fog --fast", "mode": "fast"}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from mjlint.requests.request import Request
from mjlint.rule import Context, Diagnostic, Rule, Severity

RULE = Rule(
    "MJ706",
    "contradicting-mode",
    Severity.WARNING,
    source="goapi_v2",
    signs=("mode",),
)

_SPEEDS = ("relax", "fast", "turbo")


def check(request: Request, context: Context) -> Iterator[Diagnostic]:
    if request.prompt is None or not request.prompt.prompt.parameters:
        return
    chosen = [(speed, given) for speed, given in request.speeds if speed in _SPEEDS]
    if not chosen:
        return
    speed, given = chosen[0]
    words = {word for word, _ in chosen}
    prompt = request.prompt_field
    for parameter in request.prompt.prompt.all(*_SPEEDS):
        if parameter.name in words or prompt is None:
            continue
        place = request.inside(prompt.member.value).span(parameter.flag.start, parameter.flag.end)
        field = f"`{given.path}` chooses" if given is not None else "the URL chooses"
        wins = f"; {request.vendor.name} takes the field" if request.endpoint.mode_wins else ""
        yield RULE.found(
            place,
            f"`{parameter.flag.text}` contradicts the request: {field} {speed}{wins}",
            help=f"leave `{parameter.flag.text}` out, or choose {parameter.name} in both",
            source=request.endpoint.source.address,
            labels=[(request.place(given.member.value), f"{speed} is chosen here")]
            if given is not None
            else (),
        )
