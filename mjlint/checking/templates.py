"""A template -> what is wrong around its slots, and one note that says what the slots are."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TypeAlias

from mjlint.diagnostic import Diagnostic, Label, Severity
from mjlint.documents.slots import around_slots, document_slots
from mjlint.documents.templates import may_have_slots
from mjlint.linting.linter import Report
from mjlint.prompts.slots import Slot
from mjlint.text.limits import MAXIMUM_PROMPT
from mjlint.text.spans import overlap

_RULE = "placeholder"
"""The rule whose finding says that a prompt is a template."""
_MOST_NAMED = 4


def is_template(text: str) -> bool:
    """Whether a prompt of a document has slots."""
    return len(text) <= MAXIMUM_PROMPT and may_have_slots(text) and bool(document_slots(text))


Lint: TypeAlias = Callable[[str, str | None], Report]
"""Lints a prompt; takes the model that the document names for it."""


def lint_template(lint: Lint, text: str, model: str | None = None) -> Report:
    """The report of a prompt; of a template what is wrong around its slots, and a note.

    What is found in a slot, or rests on it, is left out: it may not be true of what is filled in.
    """
    short = len(text) <= MAXIMUM_PROMPT
    slots = document_slots(text) if short and may_have_slots(text) else []
    if not slots:
        return lint(text, model)
    source, fillers = around_slots(text, slots)
    report = lint(source.text, model)
    kept = [
        found.moved(source)
        for found in report.diagnostics
        if found.name != _RULE and not overlap(fillers, found.start, found.end)
    ]
    found = sorted([*_note(lint, slots), *kept], key=lambda one: one.order)
    return replace(report, text=text, diagnostics=tuple(found))


def _note(lint: Lint, slots: list[Slot]) -> Iterator[Diagnostic]:
    """One note that names the slots, where the settings want it."""
    for one in lint("a [subject]", None).diagnostics:
        if one.name != _RULE:
            continue
        names = list(dict.fromkeys(slot.text for slot in slots))
        shown = ", ".join(f"`{name}`" for name in names[:_MOST_NAMED]) + ", …" * (
            len(names) > _MOST_NAMED
        )
        slot, them = ("slots", "them") if len(names) > 1 else ("slot", "it")
        first, *others = slots
        yield replace(
            one,
            severity=Severity.INFO if one.severity is Severity.WARNING else one.severity,
            message=f"template with the unfilled {slot} {shown}; checked around {them}",
            help="fill it in, or give a file of values with `--values`",
            start=first.start,
            end=first.end,
            fixes=(),
            label="",
            labels=tuple(Label(other.start, other.end, "another slot") for other in others),
        )
        return
