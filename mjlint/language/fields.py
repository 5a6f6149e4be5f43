"""What a row of `grammar/*.toml` may hold: its keys, and what the value of each must be.

`FIELDS` has the keys by the place of a row; the functions above it are the checks of their values.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

Check = Callable[[object], str]
"""What a value must be, to follow the name of its key; "" if it is that."""

SUPPORT = "accepted", "unverified", "legacy", "disputed", "ignored", "rejected", "unsupported"
BOUNDS = "minimum", "doubtful-minimum", "doubtful-maximum", "maximum"
FAMILIES = "midjourney", "niji", "test", "video"
MULTI_PROMPTS = "whole", "decimal", "unsupported", "unknown"
FORMS = (
    *("flag", "integer", "number", "ratio", "choice", "version", "niji"),
    *("words", "link", "links", "references", "codes", "text"),
)


def strings(value: object) -> list[str]:
    """The texts of a list, whatever else is in it."""
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []


def text(value: object) -> str:
    return "" if isinstance(value, str) and value else "must be a text"


def remark(value: object) -> str:
    """A text that names nothing, though its key does elsewhere."""
    return text(value)


def texts(value: object) -> str:
    items = value if isinstance(value, list) else []
    return "" if items and len(set(strings(items))) == len(items) else "must list texts, each once"


def number(value: object) -> str:
    fits = isinstance(value, int | float) and not isinstance(value, bool)
    return "" if fits else "must be a number"


def boolean(value: object) -> str:
    return "" if isinstance(value, bool) else "must be true or false"


def day(value: object) -> str:
    try:
        fits = isinstance(value, str) and len(value) in (4, 7, 10)
        fits = fits and bool(date.fromisoformat(f"{value}{'0000-01-01'[len(str(value)) :]}"))
    except ValueError:
        fits = False
    return "" if fits else 'must be a date, such as "2026-07-24", "2026-07" or "2026"'


def day_or_undated(value: object) -> str:
    return "" if value == "undated" or not day(value) else day(value) + ', or "undated"'


def calendar_day(value: object) -> str:
    return "" if isinstance(value, date) else "must be a date without quotes, such as 2026-11-22"


def address(value: object) -> str:
    fits = isinstance(value, str) and value.startswith(("https://", "http://"))
    return "" if fits else "must be a URL; where there is none, `no-url` says why"


def regex(value: object) -> str:
    try:
        re.compile(value if isinstance(value, str) else "(")
    except re.error:
        return "must be a regular expression"
    return ""


def substitute(value: object) -> str:
    """One id, or a table of an id for each model."""
    return text(value) and ("" if isinstance(value, dict) and value else "must be an id or a table")


def words(*allowed: str) -> Check:
    return lambda value: "" if value in allowed else f"must be one of {', '.join(allowed)}"


def reply(value: object) -> str:
    known = "flag", "value", "values", "model", "minimum", "maximum"
    holes = re.findall(r"\{(.*?)\}", value) if isinstance(value, str) else []
    return text(value) or ("" if set(holes) <= set(known) else f"may hold only {', '.join(known)}")


def answer(value: object) -> str:
    """What a target replies."""
    holes = re.findall(r"\{(.*?)\}", value) if isinstance(value, str) else []
    return text(value) or ("" if set(holes) <= {"name", "value"} else "may hold only name, value")


def record(value: object) -> str:
    """A reply that was seen, with holes for what is the user's own."""
    holes = re.findall(r"\{(.*?)\}", value) if isinstance(value, str) else []
    return text(value) or ("" if set(holes) <= {"any"} else "may hold only {any}")


_CONFIDENCE = words("documented-official", "documented-third-party", "observed", "inferred")
ORIGIN: dict[str, Check] = {"source!": text, "confidence!": _CONFIDENCE}
# Where a cell has no confidence, that of its row holds.
CELL: dict[str, Check] = {"source!": text, "confidence": _CONFIDENCE}
# What a row may hold, by its place; a key with "!" must be there.
FIELDS: dict[str, dict[str, Check]] = {
    "models": {"evidence!": text, "evidence-day!": day, "default!": text, "default-niji!": text},
    "parameters": {},
    "replies": {},
    "facts": {},
    "sources": {"title!": text, "url": address, "no-url": text, "date!": day_or_undated},
    "model": {
        "name!": text, "family!": words(*FAMILIES), "version": texts,
        "niji": texts, "flag": text, "released!": day, "default-from": day, "default-to": day,
        "withdrawn": day, "image-prompts!": boolean, "lenient": boolean, **ORIGIN,
        "multi-prompts!": words(*MULTI_PROMPTS), "replied": text,
        "multi-prompts-source!": text, "image-prompts-source!": text,
    },
    "parameter": {
        "id!": text, "names!": texts, "models": texts, **ORIGIN,
        "value!": words(*FORMS),
        "status!": words("current", "legacy", "deprecated", "undocumented", "dialog", "obsolete"),
        "required": boolean, "echo": texts, "max-items": number, "use": substitute, "needs": texts,
        "needs-source": text, "needs-image": boolean, "needs-text": boolean, "expands-to": text,
        "merges": boolean, "weights": boolean, "note": text,
    },
    "support": {"is!": words(*SUPPORT), "models!": texts, **CELL},
    "limit": {"models!": texts, "with": text, **dict.fromkeys(BOUNDS, number), **CELL},
    "choice": {"models!": texts, "values!": texts, "doubtful": texts, "pattern": regex,
               "severity": words("error", "warning"), **CELL},
    "conflict": {"with!": text, "with-value": text, "value": text, **CELL,
                 "severity!": words("error", "warning")},
    "reply": {"when!": words("incompatible", "out-of-range", "invalid", "orphan", "plan"),
              "text!": reply, "models": texts, "source!": text},
    "record": {"text!": record, "source!": text},
    "refusal": {
        "of!": words("permutation", "bare-niji", "length", "dashes", "parameter", "dropped",
                     "value", "code", "ending", "late-image", "image-count", "word"),
        "severity!": words("error", "warning", "info"), "reply": answer, "source!": text,
        "minimum": number, "maximum": number, "counts": words("characters", "bytes"),
        "parameter": text, "names": texts, "only": texts, "values": texts, "endings": texts,
    },
    "fact": {"about!": text, "claim!": text, "date!": day_or_undated, "disputed": remark, **ORIGIN},
}  # fmt: skip
# A row of the settings may list the models of a support without a group of its own.
FIELDS["own parameter"] = FIELDS["parameter"] | dict.fromkeys(SUPPORT, texts)
PARTS = "support", "limit", "choice", "conflict", "reply"
# The lists of tables inside a row.
PARTS_OF = {"parameter": PARTS}
# The keys that name a row of another table.
REFERENCES = {
    **dict.fromkeys(("models", *SUPPORT), "model"),
    **dict.fromkeys(("needs", "with", "parameter"), "parameter"),
    **dict.fromkeys(
        ("source", "needs-source", "multi-prompts-source", "image-prompts-source", "evidence"),
        "source",
    ),
}
