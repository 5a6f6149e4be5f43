"""Suffixes with the model that a document's prompts type."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from mjlint.documents.flags import flags
from mjlint.documents.skipped import Skipped
from mjlint.language.lexicon import load
from mjlint.text.document import Fault
from mjlint.text.places import PlacedPrompt
from mjlint.text.remembering import remembered

_Found = PlacedPrompt | Skipped | Fault


def with_models(found: Iterable[_Found]) -> Iterator[_Found]:
    """The same, in the same order; a suffix without a version gets that of the prompt before it.

    Where none before it types one, it is held back until one does, or the document ends.
    """
    typed: str | None = None
    held: list[_Found] = []
    for each in found:
        if isinstance(each, PlacedPrompt) and each.model is None:
            own = _typed(each.text)
            if not each.partial:
                typed = own or typed
            elif own is None and typed is not None:
                each = replace(each, model=typed)
            elif own is None:
                held.append(each)
                continue
        if held and typed is not None:
            yield from _given(held, typed)
            held = []
        if held:
            held.append(each)
        else:
            yield each
    yield from held


def _given(held: Iterable[_Found], model: str) -> Iterator[_Found]:
    for each in held:
        if (
            isinstance(each, PlacedPrompt)
            and each.partial
            and each.model is None
            and _typed(each.text) is None
        ):
            yield replace(each, model=model)
        else:
            yield each


@remembered
def _typed(text: str) -> str | None:
    """The model that a prompt types; None where it types none."""
    if "--v" not in text and "--niji" not in text:
        return None
    for flag in reversed(flags(text)):
        if flag.name in ("v", "version", "niji"):
            lexicon = load()
            if flag.name == "niji":
                model = lexicon.niji(flag.value) if flag.value else lexicon.default_niji
            else:
                model = lexicon.version(flag.value)
            return None if model is None else model.name
    return None
