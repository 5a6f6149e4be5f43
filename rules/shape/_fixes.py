"""Writing a parameter as it should be: what the fixes of several rules share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import islice

from mjlint.rule import (
    PUNCTUATION,
    BareParameter,
    Context,
    Diagnostic,
    Edit,
    Fix,
    Lexicon,
    Parameter,
    Prompt,
    Rule,
    Severity,
    fits,
    sign,
    strays,
)


def respelled(
    prompt: Prompt, parameter: Parameter, context: Context, *, unsafe: bool = False
) -> Fix | None:
    """Give a parameter two hyphens, lower case, spaces around its name, nothing after its value.

    None where the prompt would be left without text, has such a parameter already, or where words
    come after the value that Midjourney would not place.
    """
    flag, value, name = parameter.flag, parameter.value, parameter.name
    known = context.known(name)
    if known is None or not prompt.pieces or not alone(prompt, name, context.lexicon, 1):
        return None
    edits = [Edit(flag.start, flag.end, (" --" if flag.glued else "--") + name)]
    if value is not None:
        if not value.in_place:
            return None
        length = sign(value, known)
        text = value.text[length:]
        end = len(text.rstrip(PUNCTUATION))
        if known.form != "words":
            if not fits(known, text[:end]):
                return None
            edits.append(Edit(value.end - len(text) + end, value.end, ""))
        if value.glued or length:
            edits.append(Edit(flag.end, value.start + length, " "))
    return Fix.of(edits, f"Write `--{name}`", unsafe=unsafe)


def alone(prompt: Prompt, name: str, lexicon: Lexicon, written: int) -> bool:
    """Whether a parameter, once fixed, would be the only one of its kind.

    ``written``: how many of ``prompt.parameters`` are the one in question: 1 or 0. Two versions,
    or a version and a niji, exclude each other like two of a kind.
    """
    known = lexicon.find(name)
    if known is None:
        return False
    if known.merges:
        return True
    kinds = ("version", "niji") if known.id in ("version", "niji") else (known.id,)
    names = prompt.memo.get(alone)
    if names is None:
        # Counted once: a prompt may have thousands to fix.
        names = prompt.memo[alone] = Counter(parameter.name for parameter in prompt.parameters)
    return sum(names[name] for name in lexicon.spellings(*kinds)) <= written


def first_word(parameter: Parameter) -> str:
    """The first word of the value; empty where there is none, as in a value of empty options."""
    words = parameter.value.text.split(maxsplit=1) if parameter.value is not None else ()
    return words[0] if words else ""


def unrecognised(words: str) -> str:
    """Midjourney's reply to words that it cannot place; it names each of them."""
    return "Unrecognized parameter(s): " + ", ".join(f"`{word}`" for word in words.split())


def behind_values(
    rule: Rule, prompt: Prompt, context: Context, dashes: str, why: str
) -> Iterable[Diagnostic]:
    """The findings for parameters without their two hyphens after the value of another one.

    ``dashes``: what they have instead, one hyphen or nothing. ``why``: goes on from their words.
    There they are refused, as all words are; in the text they would only be drawn.
    """
    placed = strays(prompt, context.lexicon, context.known)
    if not placed:
        return ()
    found = []
    for stray in placed:
        for bare in stray.bare:
            if bare.dashes != dashes:
                continue
            words = dashes + bare.written.removeprefix("--")
            fix = None
            if stray.in_place:
                words = prompt.source[bare.start : bare.end]
                fix = with_dashes(prompt, bare, context)
            one = rule.found(
                (bare.start, bare.end),
                f"`{words}` {why}",
                help=f"write `{bare.written}`",
                severity=Severity.ERROR,
                reply=unrecognised(words),
                source="trueai",
                fix=fix,
            )
            found.append(one)
    return found


def with_dashes(
    prompt: Prompt, bare: BareParameter, context: Context, *, unsafe: bool = False
) -> Fix | None:
    """The fix that writes ``v6`` as ``--v 6``, with the punctuation after it.

    ``bare``: its offsets count from the start of the prompt. None where the prompt would be left
    without text, or has the parameter already.
    """
    end = bare.end
    while end < len(prompt.source) and prompt.source[end] in PUNCTUATION:
        end += 1
    before = islice(prompt.source, bare.start)
    if not any(map(str.isalnum, before)) or not alone(prompt, bare.name, context.lexicon, 0):
        return None
    lead = "" if prompt.source[bare.start - 1].isspace() else " "
    return Fix.replace(
        (bare.start, end),
        lead + bare.written,
        f"Write `{bare.written}`",
        unsafe=unsafe,
    )
