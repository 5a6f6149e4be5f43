"""The page of each rule, in Markdown.

A page is the docstring of the rule's file, under a table of the facts that `Rule` holds.
"""

from __future__ import annotations

import re

from mjlint.language.lexicon import sources
from mjlint.rule import Rule


def title(rule: Rule) -> str:
    """The first sentence of the page: what holds where the rule is kept."""
    return " ".join(rule.page.strip().partition("\n\n")[0].split())


def safety(rule: Rule) -> str:
    """Whether the rule has a fix: ``safe``, ``unsafe``, ``some`` or ``none``, by its page."""
    found = re.search(r"^## Fix safety\n+(.*?)(?=^## |\Z)", rule.page, re.MULTILINE | re.DOTALL)
    if found is None:
        return "none"
    words = set(re.findall(r"\b(?:un)?safe\b", found.group(1).lower()))
    return words.pop() if len(words) == 1 else "some"


def facts(rule: Rule) -> dict[str, str]:
    """What `Rule` holds, in Markdown, by what it is called on the page."""
    return {
        "Code": f"`{rule.code}`",
        "Severity": rule.severity.value,
        "Foresees": f"`{rule.failure}`" if rule.failure is not None else "nothing that is refused",
        "Fix": {"some": "see below"}.get(safety(rule), safety(rule)),
        "On by default": "yes" if rule.default else f"no: `--extend-select {rule.name}`",
        "Since": rule.since,
        "Rests on": _source(rule.source),
    }


def page(rule: Rule) -> str:
    """The page of a rule."""
    _, _, body = rule.page.strip().partition("\n\n")
    table = "\n".join(f"| {name} | {cell(value)} |" for name, value in facts(rule).items())
    return f"# {rule.name}\n\n{title(rule)}\n\n| | |\n|---|---|\n{table}\n\n{body.strip()}\n"


def _source(key: str) -> str:
    """A source as a link with its date."""
    row = sources().get(key)
    if row is None:
        return f"<{key}>" if key.startswith("http") else key or "mjlint itself"
    text = re.sub(r"([\[\]])", r"\\\1", row["title"])
    link = f"[{text}](<{row['url']}>)" if row.get("url") else text
    return f"{link}, {row['date']}"


def cell(text: str) -> str:
    """A text that ends no cell of a table."""
    return text.replace("|", "\\|")
