"""Asks image links over the network whether Midjourney will be able to load them.

    from mjlint.links import Checker, LinkSettings, diagnose

    verdicts = Checker(LinkSettings()).check(["https://…/a.png"])
    verdicts["https://…/a.png"].state       # State.OK, State.WILL_FAIL or State.UNSURE
    diagnose(report.prompt, verdicts)       # findings, at every place where a link stands

Names are imported when they are first used: without a check no network library is loaded.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mjlint.links.checker import Checker, Interrupted
    from mjlint.links.findings import PAGES, diagnose, places
    from mjlint.links.progress import Progress
    from mjlint.links.redacting import shown
    from mjlint.links.settings import LinkSettings
    from mjlint.links.verdict import State, Verdict, Verdicts
    from mjlint.links.wording import facts, line

__all__ = [
    "PAGES",
    "Checker",
    "Interrupted",
    "LinkSettings",
    "Progress",
    "State",
    "Verdict",
    "Verdicts",
    "diagnose",
    "facts",
    "line",
    "places",
    "shown",
]

_HOMES = {
    "checker": ("Checker", "Interrupted"),
    "findings": ("PAGES", "diagnose", "places"),
    "progress": ("Progress",),
    "settings": ("LinkSettings",),
    "redacting": ("shown",),
    "verdict": ("State", "Verdict", "Verdicts"),
    "wording": ("facts", "line"),
}
_HOME = {name: module for module, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> object:
    if name in _HOME:
        return getattr(importlib.import_module(f"mjlint.links.{_HOME[name]}"), name)
    raise AttributeError(f"module 'mjlint.links' has no attribute {name!r}")
