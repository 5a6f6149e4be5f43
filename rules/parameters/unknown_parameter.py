"""A parameter that Midjourney does not know.

## What it does

Finds parameters that are none of Midjourney's, and names the one that was probably meant.

## Why is this bad?

Midjourney refuses the whole prompt: it does not skip a name that it does not know. The models of
2022 took such prompts, so there this is a warning.

Names made with `/prefer option set` may be anything. List yours as `custom-parameters` in the
settings and they are known.

## Example

```midjourney
a lighthouse in fog --stlye raw
a lighthouse in fog --aspect-ratio 3:2
a lighthouse in fog --mystyle
```

## Use instead

```midjourney
a lighthouse in fog --raw
a lighthouse in fog --ar 3:2
```

```midjourney custom-parameters=mystyle
a lighthouse in fog --mystyle
```

## Fix safety

Unsafe: the name that was meant is a guess.

## References

- A prompt with a name that was not known, and the reply:
  https://github.com/UrielCh/midjourney-client/issues/22 (2023-08-06)
- Midjourney's support FAQ on custom options, data/faq.txt in https://github.com/midjourney/docs
  (2026-06-29)
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from mjlint.rule import (
    Context,
    Diagnostic,
    Failure,
    Fix,
    KnownParameter,
    Lexicon,
    Model,
    Parameter,
    Rule,
    Severity,
    fits,
    near,
    plain,
)

RULE = Rule(
    "MJ101",
    "unknown-parameter",
    Severity.ERROR,
    Failure.INVALID_PARAMETER,
    source="urielch22",
    lenient=True,
    of_models=True,
    removable=True,
)

# What other generators and the buttons of the website call these.
_OTHER_NAMES: Final = {
    "aspect-ratio": "ar",
    "aspect_ratio": "ar",
    "aspectratio": "ar",
    "ratio": "ar",
    "exclude": "no",
    "neg": "no",
    "negative": "no",
    "negative-prompt": "no",
    "variety": "chaos",
    "weirdness": "weird",
}
_YES: Final = ("true", "yes", "on", "1")
_OUTDATED: Final = ("deprecated", "obsolete", "dialog")


def check(parameter: Parameter, context: Context) -> Iterator[Diagnostic]:
    name = parameter.name
    if name in context.lexicon.names:
        # Known, if perhaps on other models only or in another case: for other rules to report.
        return
    if any(name == custom.lstrip("-").lower() for custom in context.settings.custom_parameters):
        return
    flag = parameter.flag
    word = plain(parameter.items[0]) if parameter.items else ""
    meant = _meant(name, word, context.lexicon, context.models)
    fix = None
    known = context.known(meant) if meant is not None else None
    if known is not None and known.form == "flag" and word.lower() in _YES:
        value = parameter.value
        if meant is not None and value is not None and value.in_place and not parameter.branch:
            place = (flag.end - len(flag.name), parameter.items[0].end)
            fix = Fix.replace(place, meant, f"Write `--{meant}`", unsafe=True)
    elif meant is not None and (known is None or fits(known, word)):
        # Not where it would lack its value, or have one too many.
        start = flag.end - len(flag.name)
        fix = Fix.replace((start, flag.end), meant, f"Write `--{meant}`", unsafe=True)
    yield RULE.found(
        flag,
        f"`{flag.text}` is not a parameter of Midjourney, as of {context.lexicon.evidence}",
        help=(
            "remove it, or list it as a custom parameter in the settings if it is an option of "
            "your own, made with /prefer option set"
            if meant is None
            else f"write `--{meant}`, if that is what is meant"
        ),
        reply=f"Unrecognized parameter(s): `{flag.name}`",
        fix=fix,
    )


@lru_cache(512)
def _meant(name: str, word: str, lexicon: Lexicon, models: tuple[Model, ...]) -> str | None:
    """What was probably meant, without dashes: a name, or a name with its value.

    ``word``: the first word after the name; it decides between `--style` and `--stylize`.
    """
    if name in _OTHER_NAMES:
        return _OTHER_NAMES[name]
    usable = {
        each: known
        for each in sorted(lexicon.names)
        if (known := lexicon.find(each, models[0] if models else None)) is not None
        and known.status not in _OUTDATED
        and not any(known.on(model).refused for model in models)
    }
    head, _, tail = name.partition("-")
    if tail and head in usable and _takes(usable[head], tail):
        return f"{head} {tail}"
    flags = [part for part in name.split("_") if part in usable and usable[part].form == "flag"]
    if len(flags) == 1:
        return flags[0]  # `--use_raw`
    if len(name) < 3:
        return None
    # Names of one or two letters are like everything.
    long = [known for known in usable if len(known) > 2]
    found = near(name, long, 3)
    # `--asp` for `--aspect`: the names of 2022 could be cut short.
    found += [known for known in long if known.startswith(name) and known not in found]
    fitting = [known for known in found if fits(usable[known], word)]
    return next(iter(fitting or found), None)


def _takes(known: KnownParameter, value: str) -> bool:
    """Whether `--name-value` is `--name value` with a hyphen for the space."""
    return known.form == "words" or (known.form != "flag" and fits(known, value))
