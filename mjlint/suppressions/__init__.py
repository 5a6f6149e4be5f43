"""Remarks in files that ask mjlint to be silent: ``# mjlint: ignore[unknown-parameter] reason``.

`directives` reads them off the rows of a document, `Suppressions` takes what they silence out of
the findings and says which of them silence nothing. The rules of this room read remarks and not
prompts, so the registry does not hold them: `PAGES` does.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mjlint.suppressions.directive import Comment, Directive, directives
    from mjlint.suppressions.pages import PAGES
    from mjlint.suppressions.silencing import Suppressions

__all__ = ["PAGES", "Comment", "Directive", "Suppressions", "directives"]

_HOMES = {
    "directive": ("Comment", "Directive", "directives"),
    "pages": ("PAGES",),
    "silencing": ("Suppressions",),
}
_HOME = {name: module for module, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> object:
    if name in _HOME:
        return getattr(importlib.import_module(f"mjlint.suppressions.{_HOME[name]}"), name)
    raise AttributeError(f"module 'mjlint.suppressions' has no attribute {name!r}")
