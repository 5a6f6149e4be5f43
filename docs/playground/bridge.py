"""What the page asks of mjlint. Runs in Pyodide and, for the tests, in CPython.

Offsets count code points, as everywhere in mjlint; the page turns them into UTF-16 units.
"""

from __future__ import annotations

import json
from collections.abc import Callable

from mjlint import Diagnostic, Linter, Severity
from mjlint.language import description, replies
from mjlint.language.lexicon import Model
from mjlint.linting.sending import sendable_of
from mjlint.prompts.models import select

LINTER = Linter()
LEXICON = LINTER.lexicon


def lint(text: str, model: str) -> dict[str, object]:
    """The record of a prompt, with its fixed form and what the page draws."""
    report = LINTER.lint(text, model=model or None)
    record, send = report.to_dict(), sendable_of(report)
    rows = record["diagnostics"]
    assert isinstance(rows, list)
    errors = [d for d in report.diagnostics if d.severity is Severity.ERROR and d.failure]
    return {
        **record,
        "diagnostics": [
            {**row, **_offsets(d)} for row, d in zip(rows, report.diagnostics, strict=True)
        ],
        "fixed": {
            "text": send.text,
            "safe": send.state != "unsafe",
            "ok": send.state != "unfinished",
        },
        "replies": [
            {
                "failure": str(d.failure),
                "reply": d.reply,
                "observed": d.reply is not None and replies.record(d.reply) is not None,
            }
            for d in sorted(errors, key=lambda d: d.reply is None)
        ],
    }


def _offsets(diagnostic: Diagnostic) -> dict[str, object]:
    """What the page needs to draw a finding and to make its fixes, in characters."""
    return {
        "start": diagnostic.start,
        "end": diagnostic.end,
        "fixes": [
            {
                "title": fix.title,
                "applicability": fix.applicability.value,
                "edits": [{"start": e.start, "end": e.end, "text": e.text} for e in fix.edits],
            }
            for fix in diagnostic.fixes
        ],
    }


def about(text: str, offset: int, model: str) -> dict[str, object] | None:
    """What the parameter at an offset takes on this prompt's model, and what that rests on."""
    prompt = LINTER.parse(text)
    chosen = _model(text, model)
    for parameter in prompt.parameters:
        if parameter.start <= offset <= parameter.end:
            known = LEXICON.find(parameter.name, chosen)
            return None if known is None else description.brief(known, chosen)
    return None


def complete(text: str, model: str) -> list[dict[str, str]]:
    """The parameters that this prompt's model takes; an alias names what it is the same as."""
    return [
        {"label": each.flag, "detail": each.detail, "form": each.parameter.form}
        for each in description.offers(LEXICON, _model(text, model))
    ]


def facts() -> dict[str, object]:
    """The models for the list, today's default, and the day of the newest evidence."""
    return {
        "models": [model.name for model in reversed(LEXICON.models.values())],
        "default": LEXICON.default.name,
        "checked": LEXICON.evidence,
    }


def _model(text: str, model: str) -> Model:
    default = LEXICON.model(model) if model else LEXICON.default
    assert default is not None
    chosen = select(LINTER.parse(text), LEXICON, default).models()
    return chosen[0] if chosen else default


def call(name: str, values: str) -> str:
    """Call a function above; arguments and answer are JSON."""
    functions: dict[str, Callable[..., object]] = {
        "lint": lint,
        "about": about,
        "complete": complete,
        "facts": facts,
    }
    return json.dumps(functions[name](*json.loads(values)))
