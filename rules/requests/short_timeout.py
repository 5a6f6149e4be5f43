"""A timeout that is missing, or too short for the mode.

## What it does

Finds requests in relax mode without a timeout or with one below the vendor's least, and timeouts
below the least of all modes.

## Why is this bad?

The job is given up before Midjourney has drawn it, and ends in *Job Timeout*. TTAPI names a timeout
that is missing or too small for the mode as the first cause of this failure.

## Example

```json target=ttapi endpoint=imagine
{"prompt": "a lighthouse in fog", "mode": "relax", "timeout": 300}
```

```json target=ttapi endpoint=imagine
{"prompt": "a lighthouse in fog", "mode": "relax"}
```

```json target=ttapi endpoint=imagine
{"prompt": "a lighthouse in fog", "mode": "fast", "timeout": 60}
```

## Use instead

```json target=ttapi endpoint=imagine
{"prompt": "a lighthouse in fog", "mode": "relax", "timeout": 600}
```

```json target=ttapi endpoint=imagine
{"prompt": "a lighthouse in fog", "mode": "fast"}
```

## Fix safety

Unsafe: the job may take longer.
"""

from __future__ import annotations

from collections.abc import Iterator

from mjlint.requests.request import Request
from mjlint.requests.request_signs import Given
from mjlint.rule import Context, Diagnostic, Failure, Fix, Rule, Severity

RULE = Rule(
    "MJ705",
    "short-timeout",
    Severity.WARNING,
    Failure.JOB_TIMEOUT,
    source="ttapi",
    signs=("timeout",),
)


def check(request: Request, context: Context) -> Iterator[Diagnostic]:
    endpoint = request.endpoint
    field = endpoint.fields.get(endpoint.timeout)
    if field is None:
        return
    speed, chooser = _speed(request)
    least = endpoint.timeouts.get(speed)
    given = request.find(endpoint.timeout)
    if given is None:
        if least is not None and chooser is not None:
            yield RULE.found(
                request.place(chooser.member),
                f"`{endpoint.timeout}` is missing, and {speed} mode needs {least} seconds or more",
                help=f"add `{endpoint.timeout}`: {least}",
                failure=Failure.JOB_TIMEOUT,
                source=endpoint.timeout_source.address,
            )
        return
    value = given.member.value
    number = value.data
    if value.kind == "string" and value.text.isdecimal() and len(value.text) < 16:
        number = int(value.text)
    if isinstance(number, bool) or not isinstance(number, int | float):
        return
    broken = field.minimum is not None and number < field.minimum
    if not broken and (least is None or number >= least):
        return
    wanted = least if least is not None else field.minimum
    if wanted is None:
        return
    where = f"in {speed} mode " if least is not None else ""
    quote = '"' if value.kind == "string" else ""
    new = f"{quote}{wanted:g}{quote}"
    yield RULE.found(
        request.place(value),
        f"a timeout of {number:g} seconds is too short: {where}{request.vendor.name} wants "
        f"{wanted:g} or more",
        help=f"write {wanted:g}",
        severity=Severity.ERROR if broken else None,
        failure=Failure.JOB_TIMEOUT,
        source=(field.source if broken else endpoint.timeout_source).address,
        fix=Fix.replace(
            request.place(value), request.written(new), f"Write {wanted:g}", unsafe=True
        ),
    )


def _speed(request: Request) -> tuple[str, Given | None]:
    """The speed that the fields choose, and the field; of several, the slowest."""
    for speed, given in request.speeds:
        if speed in request.endpoint.timeouts:
            return speed, given
    return next(iter(request.speeds), ("", None))
