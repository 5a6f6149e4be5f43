"""What the rules of this folder ask of a parameter's row: who takes it, and how to take it out."""

from __future__ import annotations

from collections.abc import Iterator

from mjlint.language.lexicon import Support
from mjlint.rule import Context, Fix, KnownParameter, Lexicon, Model, Parameter, read

_REMOVED = ("deprecated", "obsolete", "dialog")


def refusing(parameter: Parameter, context: Context) -> tuple[KnownParameter, Model] | None:
    """The first model that does not take the parameter, with what its name means there."""
    name = parameter.name
    for model in context.models:
        known = context.lexicon.find(name, model)
        if known is not None and known.on(model).refused:
            return None if is_custom(parameter, context) else (known, model)
    return None


def is_custom(parameter: Parameter, context: Context) -> bool:
    """Whether the settings say that the name is an option of the user's own."""
    return any(
        name.lstrip("-").lower() == parameter.name for name in context.settings.custom_parameters
    )


def removed(known: KnownParameter, lexicon: Lexicon) -> bool:
    """Whether only models of 2022 are sure to have taken it, or it belongs to no prompt at all."""
    return known.status in _REMOVED or (
        known.status == "legacy" and all(model.lenient for model in takers(known, lexicon))
    )


def takers(known: KnownParameter, lexicon: Lexicon) -> Iterator[Model]:
    """The models that are known to take a parameter, oldest first."""
    for name, model in lexicon.models.items():
        if known.support.get(name) is Support.ACCEPTED and model.withdrawn is None:
            yield model


def home(known: KnownParameter, model: Model, lexicon: Lexicon) -> Model | None:
    """The newest model that takes a parameter: of the same family if there is one, else of any."""
    found = list(takers(known, lexicon))
    own = [taker for taker in found if taker.family == model.family]
    return next(reversed(own or found), None)


def editable(parameter: Parameter, known: KnownParameter) -> bool:
    """Whether the whole parameter is in the prompt as it is read, with nothing strayed in."""
    value = parameter.value
    if parameter.branch or (value is not None and ("{" in value.text or "}" in value.text)):
        return False
    return not read(parameter, known).stray


def leave_out(parameter: Parameter, known: KnownParameter) -> Fix | None:
    """A fix that takes the parameter out; None where text strayed into it.

    The character before it goes too: a space, or a comma that the parameter leaves behind.
    """
    if not editable(parameter, known):
        return None
    start = parameter.start
    if start > 0 and not parameter.flag.glued:
        start -= 1
    return Fix.remove(
        (start, parameter.end), title=f"Leave out `{parameter.flag.text}`", unsafe=True
    )
