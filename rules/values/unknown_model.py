"""A model that does not exist.

## What it does

Finds versions of `--v` and `--niji` that Midjourney does not have. A number above the newest that
mjlint knows is a warning: it may have come out since. The prompt is then checked as one for the
newest known model, and what rests on that model is a warning too.

## Why is this bad?

Midjourney refuses a version that was never released. The message says on which day the newest
evidence of the tables was written.

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

Safe where only a `v` is before the number: `--v v7`. Unsafe for the nearest version. A version
that is newer than the tables has no fix.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mjlint.rule import Context, Diagnostic, Failure, Fix, Lexicon, Model, Parameter, Rule, Severity

from ._single import LONGEST, NUMBER, Single, single

RULE = Rule(
    "MJ204",
    "unknown-model",
    Severity.ERROR,
    Failure.INVALID_PARAMETER,
    source="mj_version_0926",
    removable=True,
    forms=("version", "niji"),
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
    flag = parameter.flag.text
    model = lexicon.niji(value.text) if niji else lexicon.version(value.text)
    if model is not None:
        if model.ahead is not None:
            yield _ahead((value.start, value.end), flag, value.text, model, lexicon)
        return
    versions = [
        version
        for model in lexicon.models.values()
        for version in (model.nijis if niji else model.versions)[:1]
    ]
    fix, help_ = _fix(parameter, value, versions, lexicon, niji)
    shown = ", ".join(f"`{version}`" for version in versions)
    yield RULE.found(
        (value.start, value.end),
        f"`{flag} {value.text}` is not a model of Midjourney, as of {lexicon.evidence}",
        help=help_ or f"write one of {shown}",
        reply=f"Invalid value provided for argument {known.flag}",
        fix=fix,
    )


def _ahead(
    place: tuple[int, int], flag: str, text: str, model: Model, lexicon: Lexicon
) -> Diagnostic:
    """A model that may have come out since: nothing is refused for it, and no fix writes an older."""
    return RULE.found(
        place,
        f"`{flag} {text}` is newer than mjlint's tables; their newest evidence is of "
        f"{lexicon.evidence}",
        help=f"update mjlint; until then the prompt is checked as one for {model.name}",
        severity=Severity.WARNING,
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
        return Fix.replace(
            (parameter.flag.start, value.end), meant, unsafe=True
        ), f"write `{meant}`"
    comma = text.replace(",", ".")
    if comma in versions and comma != text:
        return value.replaced(comma, False, flag), f"write `{flag} {comma}`"
    if NUMBER.fullmatch(text) is None or len(text) > LONGEST:
        return None, ""
    number_ = float(text)
    nearest = min(versions, key=lambda version: abs(float(version) - number_))
    return value.replaced(nearest, False, flag), f"write `{flag} {nearest}`"
