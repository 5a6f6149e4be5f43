"""The pages of the rules -> ``docs/rules/``."""

from __future__ import annotations

from collections.abc import Iterable

from mjlint.plugins.catalogue import KINDS, cell, page, safety, title
from mjlint.plugins.registry import builtin
from mjlint.rule import Rule


def index(rules: Iterable[Rule]) -> str:
    """The page that lists all rules, by kind."""
    pieces = ["# Rules\n\nMade from the rules by `python -m mjlint.maintenance`.\n"]
    kind = ""
    for rule in rules:
        if rule.code[:3] != kind:
            kind = rule.code[:3]
            pieces.append(
                f"\n## {KINDS.get(kind, kind)}\n\n"
                "| Code | Rule | What holds | Severity | Fix |\n|---|---|---|---|---|\n"
            )
        name = f"[{rule.name}]({rule.name}.md)"
        severity = rule.severity.value + ("" if rule.default else ", off")
        cells = (f"`{rule.code}`", name, title(rule), severity, safety(rule))
        pieces.append("".join(f"| {cell(text)} " for text in cells) + "|\n")
    return "".join(pieces)


def pages() -> dict[str, str]:
    """All pages and their index, by the name of their file."""
    found = {f"{rule.name}.md": page(rule) for rule in builtin()}
    return {"README.md": index(builtin()), **found}
