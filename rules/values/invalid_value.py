"""A value of a kind that the parameter does not take.

## What it does

Finds words where a number is expected, decimals where a whole number is, words that are not among
those that the parameter takes, and codes or words where a link is.

## Why is this bad?

Midjourney refuses the prompt. A warning where it is known to round the value, where sources
disagree about it, and on the models of 2022.

## Example

```midjourney
a lighthouse in fog --chaos high
a lighthouse in fog --stylize 99.5
a lighthouse in fog --quality 5 --v 7
a lighthouse in fog --style scenic --niji 6
a lighthouse in fog --sref dramatic
a lighthouse in fog --oref 1234 --v 7
```

## Use instead

```midjourney
a lighthouse in fog --chaos 80
a lighthouse in fog --stylize 99
a lighthouse in fog --quality 4 --v 7
a lighthouse in fog --style scenic --niji 5
a lighthouse in fog --sref 1234
```

## Fix safety

Safe where the same number is written otherwise: `250.0`. Unsafe for the nearest value.

## References

- Midjourney docs, Video, on the values of `--end` and `--motion`:
  https://docs.midjourney.com/hc/en-us/articles/37460773864589-Video (2026-08-31)
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from mjlint.language.lexicon import Choice, Support
from mjlint.rule import (
    Context,
    Diagnostic,
    Failure,
    Fix,
    KnownParameter,
    Model,
    Parameter,
    Rule,
    Severity,
    nearest,
    pattern,
    plain,
)

from ..models._support import leave_out
from ._single import INTEGER, LONGEST, NUMBER, Single, single, written

RULE = Rule(
    "MJ202",
    "invalid-value",
    Severity.ERROR,
    Failure.INVALID_PARAMETER,
    source="mj_paramlist_0926",
    lenient=True,
    removable=True,
)

_FORMS: Final = ("integer", "number", "choice", "link", "links", "references", "codes")
_SINGLE: Final = ("integer", "number", "choice", "ratio", "version", "niji")
_CHECKED: Final = frozenset((*_FORMS, *_SINGLE))
# Other rules report links without a scheme, paths, blanks to be filled in, and commas in lists.
_ALMOST_A_LINK: Final = pattern(r"[/\\<>\[\],;|，、]|\.\w{2,4}\Z|url|link", re.IGNORECASE)
_OTHER_WORDS: Final = {"end": ("loop",)}
"""Words in place of a link: `--end loop`, Midjourney's support FAQ, 2026-06-29."""


def check(parameter: Parameter, context: Context) -> Iterator[Diagnostic]:
    known = context.known(parameter.name)
    if known is None or parameter.value is None or known.form not in _CHECKED:
        return
    value = single(parameter, known, context)
    if value is None:
        return
    found = None
    if known.form == "codes":
        found = _zero(parameter, value, context)
    if known.form in ("integer", "number"):
        found = _number(parameter, known, value, context)
    elif known.form == "choice":
        found = _choice(parameter, known, value, context)
    elif known.form in ("link", "links", "references"):
        found = _link(parameter, known, value, context)
    if found is not None:
        yield found
    elif known.form in _SINGLE and (weight := parameter.items[0].weight) is not None:
        yield RULE.found(
            weight,
            f"`{parameter.flag.text}` takes no weight, but `{weight.text}` comes after its value",
            help=f"remove `{weight.text}`",
            severity=Severity.WARNING,
        )


def _zero(parameter: Parameter, value: Single, context: Context) -> Diagnostic | None:
    """`--p 0`, which is said to be gone on 8.1; `none` is known from guides alone."""
    model = next((model for model in context.models if model.name.startswith("8")), None)
    if value.text != "0" or model is None or len(parameter.items) > 1:
        return None
    return RULE.found(
        (value.start, value.end),
        f"`{parameter.flag.text} 0` is said to have no effect {context.because(model)}",
        help="leave it out",
        severity=Severity.INFO,
        source="v81ref3",
    )


def _number(
    parameter: Parameter, known: KnownParameter, value: Single, context: Context
) -> Diagnostic | None:
    whole = known.form == "integer"
    pattern = INTEGER if whole else NUMBER
    if pattern.fullmatch(value.text) is not None:
        return None
    kind = "a whole number" if whole else "a number"
    flag = parameter.flag.text
    limit = known.limit(context.models[0]) if context.models else None
    between = ""
    if limit is not None and limit.minimum is not None and limit.maximum is not None:
        between = f" from {written(limit.minimum)} to {written(limit.maximum)}"
    return RULE.found(
        (value.start, value.end),
        f"`{flag}` takes {kind}, not `{value.text}`",
        help=f"write {kind}{between}",
        reply=f"Invalid value provided for argument {known.flag}",
        source=limit.source if limit is not None else known.source,
        fix=_as_number(value, whole, flag),
    )


def _as_number(value: Single, whole: bool, flag: str) -> Fix | None:
    """The number that is written in another way."""
    if len(value.text) > LONGEST:
        return None
    text = unicodedata.normalize("NFKC", value.text)
    same = True
    if NUMBER.fullmatch(text) is None:
        text, same = text.strip("\"'%").replace(",", ""), False
    if NUMBER.fullmatch(text) is None:
        return None
    if whole and INTEGER.fullmatch(text) is None:
        same = same and float(text) == int(float(text))
        text = str(int(float(text)))
    return value.replaced(text, same, flag)


def _choice(
    parameter: Parameter, known: KnownParameter, value: Single, context: Context
) -> Diagnostic | None:
    flag = parameter.flag.text
    for model in context.models:
        choice = known.choices.get(model.name)
        if choice is None or known.on(model).refused or _is_one(value.text, choice):
            continue
        doubtful = _among(value.text, choice.doubtful)
        others = [known.choices[m.name].values for m in context.models if m.name in known.choices]
        shared = tuple(each for each in choice.values if all(each in other for other in others))
        nearest = _nearest(value.text, shared) if shared else None
        # `RAW`: names have to be in lower case, of values nothing is recorded.
        cased = value.text.lower() in choice.values
        refused = not (doubtful or cased or model.ahead) and choice.severity == "error"
        values = ", ".join(f"`{allowed}`" for allowed in choice.values)
        why = context.because(model)
        return RULE.found(
            (value.start, value.end),
            f"sources disagree whether `{flag}` takes `{value.text}` {why}"
            if doubtful
            else f"`{flag}` takes {values}, not `{value.text}`, {why}",
            help="leave it out"
            if known.on(model) is Support.DISPUTED
            else f"write {'one of ' if len(choice.values) > 1 else ''}{values}",
            severity=None if refused else Severity.WARNING,
            reply=_reply(known, model, value, choice) if refused else None,
            source=choice.source,
            fix=_chosen(parameter, known, value, nearest, cased, known.on(model)),
        )
    return None


def _chosen(
    parameter: Parameter,
    known: KnownParameter,
    value: Single,
    nearest: str | None,
    cased: bool,
    support: Support,
) -> Fix | None:
    """The nearest value; none at all where sources disagree whether any is taken."""
    if support is Support.DISPUTED:
        return leave_out(parameter, known)
    return value.replaced(nearest, cased, parameter.flag.text) if nearest is not None else None


def _is_one(text: str, choice: Choice) -> bool:
    if _among(text, choice.values):
        return True
    return choice.pattern is not None and re.fullmatch(choice.pattern, text) is not None


def _among(text: str, values: tuple[str, ...]) -> bool:
    """Whether it is one of the values; numbers compare as numbers: `.50` is `.5`."""
    if text in values:
        return True
    if NUMBER.fullmatch(text) is None:
        return False
    return any(NUMBER.fullmatch(value) and float(value) == float(text) for value in values)


def _nearest(text: str, values: tuple[str, ...]) -> str | None:
    if NUMBER.fullmatch(text) is not None:
        numbers = [value for value in values if NUMBER.fullmatch(value) is not None]
        if not numbers:  # `--motion 2` of `low` and `high`
            return values[min(max(int(float(text[:9])) - 1, 0), len(values) - 1)]
        # `--q 3` counts as 4: the greater of two that are as near.
        return min(reversed(numbers), key=lambda value: abs(float(value) - float(text)))
    return nearest(text, values)


def _reply(known: KnownParameter, model: Model, value: Single, choice: Choice) -> str | None:
    reply = known.reply("invalid")
    if reply is None:
        return None
    return reply.filled(model, value=value.text, values=", ".join(choice.values))


def _link(
    parameter: Parameter, known: KnownParameter, value: Single, context: Context
) -> Diagnostic | None:
    item = parameter.items[0]
    text = plain(item)
    if item.kind == "link" or text.lower() in _OTHER_WORDS.get(known.id, ()):
        return None
    flag = parameter.flag.text
    code = text.isdecimal()
    if known.form == "references" and (code or text.lower() == "random"):
        return None
    if _ALMOST_A_LINK.search(item.text) is not None:
        return None
    if known.form == "references":
        return RULE.found(
            (value.start, value.end),
            f"`{flag}` takes links, style codes or `random`, not `{value.text}`",
            help="write the link of an image or a style code; words belong to the text",
            severity=Severity.WARNING,
            source=known.source,
        )
    return RULE.found(
        (value.start, value.end),
        f"`{flag}` takes the link of an image, not {'the code ' if code else ''}`{value.text}`",
        help="write the link of an image; codes are for `--sref`"
        if code
        else "write the link of an image",
        source=known.source,
    )
