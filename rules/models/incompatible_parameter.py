"""A parameter that the model does not take.

## What it does

Finds parameters that the model of the prompt does not take, be it typed or the account's default.

## Why is this bad?

Midjourney refuses the prompt and names the parameter and the version. Which parameters work
changes with every model: `--cref` ended with 6.1, `--stop` too, `--oref` works on 7 alone. A prompt
that types no version runs on the default: an old prompt can begin to fail on the day of a new one.

On models of 2022, which let much pass, and for parameters of videos whose `--video` may be set
elsewhere, this is a warning. So is `--draft` on 8.1 and 8.2, which take it on the website only.

## Example

```midjourney
a knight in a forest --cref https://img.site.org/knight.png --v 7
a knight in a forest --oref https://img.site.org/knight.png --v 8.2
a heron --stop 80
a heron --hd --niji 7
a singing cat --bs 2
a heron --draft --v 8.2
```

```midjourney model=5.2
a heron --sref 1234
```

## Use instead

```midjourney
a heron --stop 80 --v 6.1
a heron --draft --v 7
```

## Fix safety

Unsafe: the parameter is left out, or its successor takes its place where the table names one.

## References

- [Legacy Features](https://docs.midjourney.com/hc/en-us/articles/33329788681101-Legacy-Features),
  September 2026
- `--cref` refused on 7, and `--draft` on 8.1 on the website only: [Midjourney's FAQ](https://github.com/midjourney/docs/blob/d672909/data/faq.txt),
  29 June 2026
- `--oref` refused on 8.1, [living-portraits](https://github.com/Wenjix/living-portraits),
  17 June 2026
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

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
    read,
)

from ._support import editable, home, leave_out, refusing, removed, takers

RULE = Rule(
    "MJ301",
    "incompatible-parameter",
    Severity.ERROR,
    Failure.INVALID_PARAMETER,
    source="mj_version_0926",
    of_models=True,
    beside=("cref", "cw", "oref", "ow"),
    removable=True,
)

WEBSITE_ONLY: Final = {"draft": frozenset({"8.1", "8.2"})}
"""Parameters that these models take on the website and not in Discord (mj_faq, 2026-06-29)."""


REFERENCES: Final = ("cref", "cw", "oref", "ow")
"""References that are worth another model, with their weights."""
_EDITING: Final = frozenset({"8.1", "8.2"})
"""The models where `--edit` is the other name (mj_paramlist_0926, 2026-09-01)."""


def check(parameter: Parameter, context: Context) -> Iterator[Diagnostic]:
    name = parameter.name
    if name in WEBSITE_ONLY and context.settings.target == "discord":
        yield from _website_only(parameter, context)
    found = refusing(parameter, context)
    if found is None:
        return
    known, model = found
    if removed(known, context.lexicon):
        return  # removed-parameter's to report
    written = parameter.flag.text
    taker = home(known, model, context.lexicon)
    elsewhere = ""
    if taker is not None:
        elsewhere = f", or type `{taker.short}`, which takes it"
    if context.assumed and taker is not None and taker.family == "video":
        yield RULE.found(
            parameter.flag,
            f"`{written}` is for videos and is not accepted {context.because(model)}",
            help="add `--video` and a start image, unless both are set elsewhere",
            severity=Severity.WARNING,
            source=known.source,
        )
        return
    if model.family == "video":
        elsewhere = ""  # another model would make an image
    successor = _successor(known, model, context)
    better = f"use `{successor.flag}` instead" if successor is not None else "leave it out"
    moved = None if model.family == "video" else _moved(parameter, known, model, taker, context)
    renamed = _rename(parameter, known, successor, model)
    if renamed is not None and model.name not in _EDITING:
        moved = None
    if moved is not None and taker is not None:
        better = f"type `{taker.short}`, which takes it"
        elsewhere = f", or use `{successor.flag}`" if successor is not None else ""
    yield RULE.found(
        parameter.flag,
        f"`{written}` is not accepted {context.because(model)}",
        help=better + elsewhere,
        severity=Severity.WARNING if model.lenient else None,
        reply=_reply(known, model),
        source=known.source,
        fix=moved or renamed or leave_out(parameter, known),
        other_fixes=(renamed,) if moved is not None else (),
    )


def _website_only(parameter: Parameter, context: Context) -> Iterator[Diagnostic]:
    for model in context.models:
        known = context.lexicon.find(parameter.name, model)
        if known is not None and model.name in WEBSITE_ONLY[parameter.name]:
            other = next(
                (
                    taker
                    for taker in takers(known, context.lexicon)
                    if taker.name not in WEBSITE_ONLY[parameter.name]
                ),
                None,
            )
            yield RULE.found(
                parameter.flag,
                f"`{parameter.flag.text}` works on the website only {context.because(model)}",
                help="leave it out in Discord"
                + (f", or type `{other.short}`" if other is not None else ""),
                severity=Severity.WARNING,
                source="mj_faq",
                fix=leave_out(parameter, known),
            )
            return


def _reply(known: KnownParameter, model: Model) -> str | None:
    """Midjourney's words; for models of 2022, and for most of videos, they are not known."""
    template = known.reply("incompatible", model)
    if model.lenient or (model.family == "video" and not (template and template.models)):
        return None
    if template is not None:
        return template.filled(model)
    return f"`{known.flag}` is not compatible with `{model.answered}`"


def _moved(
    parameter: Parameter,
    known: KnownParameter,
    model: Model,
    taker: Model | None,
    context: Context,
) -> Fix | None:
    """The fix that types the model which takes a reference to a character or an object.

    So three public pipelines keep the reference and its weight, where `--edit` in its place loses
    the weight (2026-08).
    """
    if known.id not in REFERENCES or taker is None or context.chooser is None:
        return None
    if known.needs and (
        # Alone, or with a reference that takes another name, a weight is left out.
        model.name in known.use or context.names.isdisjoint(context.lexicon.spellings(*known.needs))
    ):
        return None
    if not editable(parameter, known) or parameter.value is None:
        return None
    start, end = context.chooser
    text = taker.short if end > start else f" {taker.short}"
    return Fix.replace((start, end), text, f"Write `{taker.short}`", unsafe=True)


def _successor(known: KnownParameter, model: Model, context: Context) -> KnownParameter | None:
    """The parameter that the table names in its place, if the model takes that."""
    use = known.use.get(model.name) or known.use.get("")
    successor = context.lexicon.parameters.get(use) if use else None
    return successor if successor is not None and not successor.on(model).refused else None


def _rename(
    parameter: Parameter, known: KnownParameter, successor: KnownParameter | None, model: Model
) -> Fix | None:
    """Put the successor's name on links that it can take as they are.

    A weight is not renamed: another scale, and an orphan if its reference could not be renamed.
    """
    if successor is None or known.needs or not editable(parameter, known):
        return None
    items = read(parameter, known).value
    most = 1 if successor.form == "link" else successor.maximum_items
    if not items or len(items) > (most or 1):
        return None
    if any(item.kind != "link" or item.weight is not None for item in items):
        return None
    flag = parameter.flag
    return Fix.replace(flag, successor.flag, unsafe=True)
