"""mjlint, the pre-flight linter for Midjourney prompts.

    import mjlint

    report = mjlint.lint("a heron --v6 --chaos 120", model="8.2")
    report.ok                  # False: Midjourney would refuse it
    report.diagnostics         # why, where, and how to fix it
    report.fixed()             # with its safe fixes
    report.raise_for_errors()  # raises mjlint.PromptError

Of programs that send prompts, `lint_request` checks the whole request to a vendor, `guard` stands in
front of the function that sends it, and `explain` says what the answer means.

A `Linter` is built once and called often: ``linter = mjlint.Linter(mjlint.Settings(plan="basic"))``.
Names are imported when they are first used, so that ``import mjlint`` costs next to nothing.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from mjlint.version import __version__

if TYPE_CHECKING:
    from mjlint.checking.results import Checked, Note, Result, Rewritten, Unread
    from mjlint.checking.run import check
    from mjlint.diagnostic import Applicability, Diagnostic, Edit, Failure, Fix, Label, Severity
    from mjlint.errors import (
        MjlintError,
        PromptError,
        RefusedRequestError,
        RuleError,
        SettingsError,
        UnknownTarget,
        UnreadableRequest,
    )
    from mjlint.failures.explanation import Explanation, explain
    from mjlint.links.verdict import Verdict
    from mjlint.linting.linter import Linter, Report
    from mjlint.prompts.models import ModelChoice
    from mjlint.prompts.tree import Prompt
    from mjlint.requests.aiohttp_middleware import guard_middleware
    from mjlint.requests.guard import guard
    from mjlint.requests.linter import RequestReport, lint_request
    from mjlint.requests.requests_adapter import GuardAdapter
    from mjlint.requests.transport import (
        AsyncGuardTransport,
        GuardTransport,
        async_guard_hook,
        guard_hook,
    )
    from mjlint.rule import Context, Rule
    from mjlint.settings.links import LinkSettings
    from mjlint.settings.settings import Settings
    from mjlint.text.document import Document


__all__ = [
    "Applicability", "AsyncGuardTransport", "Checked", "Context", "Diagnostic", "Document",
    "Edit", "Explanation", "Failure", "Fix", "GuardAdapter", "GuardTransport", "Label",
    "LinkSettings", "Linter", "MjlintError", "ModelChoice", "Note", "Prompt", "PromptError",
    "RefusedRequestError", "Report", "RequestReport", "Result", "Rewritten", "Rule",
    "RuleError", "Settings", "SettingsError", "Severity", "UnknownTarget", "Unread",
    "UnreadableRequest", "Verdict", "__version__", "alint", "async_guard_hook", "check",
    "explain", "fix", "guard", "guard_hook", "guard_middleware", "lint", "lint_many",
    "lint_request", "parse",
]  # fmt: skip

_HOMES = {
    "checking.results": ("Checked", "Note", "Result", "Rewritten", "Unread"),
    "checking.run": ("check",),
    "diagnostic": ("Applicability", "Diagnostic", "Edit", "Failure", "Fix", "Label", "Severity"),
    "errors": (
        "MjlintError", "PromptError", "RefusedRequestError", "RuleError", "SettingsError",
        "UnknownTarget", "UnreadableRequest",
    ),
    "failures.explanation": ("Explanation", "explain"),
    "linting.linter": ("Linter", "Report"),
    "prompts.models": ("ModelChoice",),
    "prompts.tree": ("Prompt",),
    "requests.aiohttp_middleware": ("guard_middleware",),
    "requests.guard": ("guard",),
    "requests.linter": ("RequestReport", "lint_request"),
    "requests.requests_adapter": ("GuardAdapter",),
    "requests.transport": (
        "AsyncGuardTransport", "GuardTransport", "async_guard_hook", "guard_hook",
    ),
    "rule": ("Context", "Rule"),
    "links.verdict": ("Verdict",),
    "settings.links": ("LinkSettings",),
    "settings.settings": ("Settings",),
    "text.document": ("Document",),
}  # fmt: skip
_HOME = {name: module for module, names in _HOMES.items() for name in names}


def lint(text: str, *, model: str | None = None, check_links: bool = False) -> Report:
    """Check one prompt with the default settings.

    ``model``: the account's default model by its name in the reference (``"8.2"``, ``"6.1"``,
    ``"niji 6"``); None: the newest. ``check_links``: asks its image links over the network;
    `Report.links` has what was found out. Raises `SettingsError` where there is no such model.
    """
    return _linter().lint(text, model=model, check_links=check_links)


async def alint(text: str, *, model: str | None = None, check_links: bool = False) -> Report:
    """`lint`, to be awaited: other tasks run while its links are asked."""
    return await _linter().alint(text, model=model, check_links=check_links)


def lint_many(
    texts: Iterable[str], *, model: str | None = None, check_links: bool = False
) -> Iterator[Report]:
    """Check prompts one by one, as they come; ``check_links`` asks each distinct link once."""
    return _linter().lint_many(texts, model=model, check_links=check_links)


def fix(text: str, *, model: str | None = None, unsafe: bool = False) -> str:
    """The prompt with its safe fixes; with ``unsafe`` also those that may change its meaning."""
    return _linter().lint(text, model=model).fixed(unsafe=unsafe)


def parse(text: str) -> Prompt:
    """The tree of a prompt; any text gives one, and ``str()`` of it is the text."""
    return _linter().parse(text)


@cache
def _linter() -> Linter:
    from mjlint.linting.linter import Linter

    return Linter()


if not TYPE_CHECKING:  # so that type checkers see a misspelt name

    def __getattr__(name: str) -> object:
        if name in _HOME:
            return getattr(importlib.import_module(f"mjlint.{_HOME[name]}"), name)
        raise AttributeError(f"module 'mjlint' has no attribute {name!r}")


def __dir__() -> list[str]:
    return __all__
