"""The matrix parameter × model: a page with filters, and the same as JSON, CSV and Markdown."""

from __future__ import annotations

import csv
import io
import json
from html import escape
from pathlib import Path
from typing import Final

from docs.generate import facts
from docs.generate.pages import code, slug, table

SOURCE: Final = Path(__file__).with_name("matrix.html")
MARKS: Final = {
    "accepted": "yes",
    "unverified": "yes?",
    "legacy": "legacy",
    "disputed": "disputed",
    "ignored": "ignored",
    "rejected": "no",
    "unsupported": "no",
    "unknown": "?",
}
"""What a cell says where there is no range."""


def write(folder: Path) -> None:
    """Write ``index.html``, ``matrix.json``, ``matrix.csv`` and ``matrix.md``."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in {
        "index.html": page(),
        "matrix.json": as_json(),
        "matrix.csv": as_csv(),
        "matrix.md": as_markdown(),
    }.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


def page() -> str:
    """The page, which needs nothing but itself."""
    models = facts.models()
    head = "".join(
        f'<th scope="col" data-n="{n}"><a href="../models/{slug(model.name)}/">{escape(model.name)}</a></th>'
        for n, model in enumerate(models)
    )
    rows = "".join(
        f'<tr data-names="{escape(" ".join(parameter.names))}">'
        f'<th scope="row"><a href="../parameters/{parameter.id}/"><code>{escape(parameter.flag)}</code></a></th>'
        + "".join(_cell(facts.cell(parameter, model), n) for n, model in enumerate(models))
        + "</tr>\n"
        for parameter in facts.parameters()
    )
    options = "".join(
        f'<option value="{n}">{escape(model.name)}</option>' for n, model in enumerate(models)
    )
    text = SOURCE.read_text(encoding="utf-8")
    for name, value in {
        "CHECKED": facts.lexicon().evidence,
        "HEAD": head,
        "ROWS": rows,
        "MODELS": options,
    }.items():
        text = text.replace(f"<!-- {name} -->", value)
    return text


def _cell(cell: facts.Cell, number: int) -> str:
    where = f"../parameters/{cell.parameter.id}/#{slug(cell.model.name)}"
    text = (
        cell.takes
        if cell.takes and MARKS[cell.support].startswith(("yes", "legacy", "disp"))
        else MARKS[cell.support]
    )
    about = f"{cell.parameter.flag} on {cell.model.name}: {cell.support}"
    if cell.source:
        about += f". {cell.source.title}, {cell.source.date}"
    inner = f'<a href="{where}" title="{escape(about)}">{escape(text)}</a>'
    return f'<td data-n="{number}" class="{cell.support}">{inner}</td>'


def records() -> list[dict[str, str]]:
    """A record a cell."""
    return [
        {
            "parameter": cell.parameter.flag,
            "model": cell.model.name,
            "support": cell.support,
            "takes": cell.takes,
            "source": cell.source.title if cell.source else "",
            "url": cell.source.url if cell.source else "",
            "date": cell.source.date if cell.source else "",
        }
        for cell in facts.cells()
    ]


def as_json() -> str:
    """All cells, with the day of the tables."""
    return (
        json.dumps(
            {"checked": facts.lexicon().evidence, "cells": records()}, ensure_ascii=False, indent=1
        )
        + "\n"
    )


def as_csv() -> str:
    """A row a cell."""
    out = io.StringIO()
    rows = records()
    writer = csv.DictWriter(out, rows[0], lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def as_markdown() -> str:
    """The newest five models, for reading without a browser."""
    models = facts.models()[:5]
    rows = (
        (code(parameter.flag), *(_text(facts.cell(parameter, model)) for model in models))
        for parameter in facts.parameters()
    )
    head = f"# Parameters by model\n\nThe newest five models, as of {facts.lexicon().evidence}.\n\n"
    return head + table(("Parameter", *(model.name for model in models)), rows)


def _text(cell: facts.Cell) -> str:
    return f"{cell.support}: {cell.takes}" if cell.takes else cell.support
