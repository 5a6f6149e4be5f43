"""Writing a parameter as it should be, for the fixes of several rules."""

from __future__ import annotations

from mjlint.diagnostic import Applicability, Edit, Fix
from mjlint.lexicon import Lexicon
from mjlint.prompt import Parameter, Prompt
from mjlint.reading import PUNCTUATION, BareParameter, sign
from mjlint.rule import Context


def rewritten(parameter: Parameter, context: Context) -> tuple[Edit, ...]:
    """Edits that give a parameter two hyphens, lower case, and spaces around its name."""
    flag, value = parameter.flag, parameter.value
    lead = " --" if flag.glued else "--"
    edits = [Edit(flag.start, flag.end, lead + flag.name.lower())]
    known = context.known(parameter.name)
    if value is not None and known is not None and value.in_place:
        length = sign(value, known)
        if value.glued or length:
            edits.append(Edit(flag.end, value.start + length, " "))
    return tuple(edits)


def alone(prompt: Prompt, name: str, lexicon: Lexicon, written: int) -> bool:
    """Whether a parameter, once mended, would be the only one of its kind.

    ``written``: how many of ``prompt.parameters`` are the one in question: 1 or 0. Two versions,
    or a version and a niji, exclude each other like two of a kind.
    """
    known = lexicon.find(name)
    if known is None:
        return False
    if known.merges:
        return True
    kinds = ("version", "niji") if known.id in ("version", "niji") else (known.id,)
    spellings = lexicon.spellings(*kinds)
    return sum(parameter.name in spellings for parameter in prompt.parameters) <= written


def first_word(parameter: Parameter) -> str:
    """The first word of the value; empty where there is no value."""
    return parameter.value.text.split(maxsplit=1)[0] if parameter.value is not None else ""


def unrecognised(words: str) -> str:
    """Midjourney's reply to words that it cannot place; it names each of them."""
    return "Unrecognized parameter(s): " + ", ".join(f"`{word}`" for word in words.split())


def with_dashes(
    prompt: Prompt, bare: BareParameter, applicability: Applicability, context: Context
) -> Fix | None:
    """The fix that writes ``v6`` as ``--v 6``, with the punctuation behind it.

    ``bare``: its offsets count from the start of the prompt. None where the prompt would be left
    without text, or has the parameter already.
    """
    end = bare.end
    while end < len(prompt.source) and prompt.source[end] in PUNCTUATION:
        end += 1
    if not prompt.source[: bare.start].strip() or not alone(
        prompt, bare.name, context.lexicon, 0
    ):
        return None
    return Fix(applicability, (Edit(bare.start, end, bare.written),), f"Write `{bare.written}`")
