"""The model exists.

## What it does

Finds versions of `--v` and `--niji` that Midjourney does not have.

## Why is this bad?

Midjourney refuses the prompt. The tables say on which day they were checked: a newer model may
have come out since, and a newer mjlint knows it.

## Example

```midjourney
a lighthouse in fog --v 6.5
a lighthouse in fog --niji 3
a lighthouse in fog --v niji
```

## Use instead

```midjourney
a lighthouse in fog --v 6.1
a lighthouse in fog --niji 6
```

## Fix safety

Safe where only a `v` stands before the number: `--v v7`. Unsafe for the nearest version.

## References

- Midjourney docs, Version:
  https://docs.midjourney.com/hc/en-us/articles/32199405667853-Version (2026-09-01)
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mjlint.diagnostic import Applicability, Diagnostic, Edit, Failure, Fix, Severity
from mjlint.language.lexicon import Lexicon
from mjlint.prompts.tree import Parameter
from mjlint.rule import Context, Rule

from ._single import LONGEST, NUMBER, Single, single

RULE = Rule(
    "MJ204",
    "unknown-model",
    Severity.ERROR,
    Failure.INVALID_PARAMETER,
    source="mj_version_0926",
)


def check(parameter: Parameter, context: Context) -> Iterator[Diagnostic]:
    if parameter.value is None:
        return
    known = context.known(parameter.name)
    if known is None or known.form not in ("version", "niji"):
        return
    value = single(parameter, known, context)
    if value is None:
        return
    lexicon = context.lexicon
    niji = known.form == "niji"
    if (lexicon.niji(value.text) if niji else lexicon.version(value.text)) is not None:
        return
    flag = parameter.flag.text
    versions = [
        version
        for model in lexicon.models.values()
        for version in (model.nijis if niji else model.versions)[:1]
    ]
    fix, help_ = _fix(parameter, value, versions, lexicon, niji)
    shown = ", ".join(f"`{version}`" for version in versions)
    yield RULE.found(
        (value.start, value.end),
        f"`{flag} {value.text}` was no model of Midjourney's on {lexicon.checked}",
        help=help_ or f"write one of {shown}",
        reply=f"Invalid value provided for argument {known.flag}",
        fix=fix,
    )


def _fix(
    parameter: Parameter, value: Single, versions: Iterable[str], lexicon: Lexicon, niji: bool
) -> tuple[Fix | None, str]:
    flag = parameter.flag.text
    text = value.text.lower()
    bare = text.removeprefix("version").removeprefix("v")
    if bare != text and not niji and lexicon.version(bare) is not None:
        return value.replaced(bare, True, flag), f"write `{flag} {bare}`"
    if text.startswith("niji") and not niji:
        number = text.removeprefix("niji").lstrip("-_ ")
        meant = f"--niji {number}".rstrip()
        if (number and lexicon.niji(number) is None) or not value.in_place or parameter.branch:
            return None, f"write `{meant}`" if lexicon.niji(number) else "write `--niji`"
        edit = Edit(parameter.flag.start, value.end, meant)
        return Fix(Applicability.UNSAFE, (edit,), f"Write `{meant}`"), f"write `{meant}`"
    comma = text.replace(",", ".")
    if comma in versions and comma != text:
        return value.replaced(comma, False, flag), f"write `{flag} {comma}`"
    if NUMBER.fullmatch(text) is None or len(text) > LONGEST:
        return None, ""
    number_ = float(text)
    nearest = min(versions, key=lambda version: abs(float(version) - number_))
    return value.replaced(nearest, False, flag), f"write `{flag} {nearest}`"
