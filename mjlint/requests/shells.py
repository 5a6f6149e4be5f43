"""Requests that differ in their prompt alone: what was found in the rest of one holds for all.

Programs send the same fields again and again. Only whether such a request is refused is remembered.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterable
from threading import Lock
from typing import Final, NamedTuple

from mjlint.linting.linter import Linter
from mjlint.requests.chosen_model import chosen_model
from mjlint.requests.linter import RequestReport

REMEMBERED: Final = 512
"""How many are remembered."""
ACCEPTED_FOR: Final = 60.0
"""Seconds that one is remembered: a link in it may expire."""


class Rest(NamedTuple):
    """A request's prompt, and what makes all else that is in it equal to another's."""

    prompt: str
    key: tuple[object, ...]


class Shell(NamedTuple):
    """How the prompt of an accepted request was linted."""

    linter: Linter
    model: str | None
    until: float


class Shells:
    """Remembers accepted requests without their prompts."""

    def __init__(self) -> None:
        self._known: dict[tuple[object, ...], Shell] = {}
        self._lock = Lock()

    def accepts(self, rest: Rest) -> bool:
        """Whether a request like it was accepted, and its prompt is accepted, too."""
        shell = self._known.get(rest.key)
        if shell is None or shell.until < time.monotonic():
            return False
        return shell.linter.lint(rest.prompt, model=shell.model).ok

    def remember(self, rest: Rest, report: RequestReport) -> None:
        """Keep an accepted request, if nothing but the linter decides on its prompt."""
        request = report.request
        if request is None or report.prompt is None:
            return
        linter = report.prompt.linter
        rules = linter.rules_on("Request")
        if linter.settings.severity or not all(rule.code.startswith("MJ") for rule in rules):
            return
        model = chosen_model(request, linter.lexicon)
        field = request.endpoint.fields.get(request.endpoint.prompt)
        if not model.known or field is None or field.maximum_length is not None:
            return
        shell = Shell(linter, model.name, time.monotonic() + ACCEPTED_FOR)
        with self._lock:
            if len(self._known) >= REMEMBERED:
                self._known.clear()
            self._known[rest.key] = shell


def split(text: str, paths: Iterable[str], *signs: object) -> Rest | None:
    """The prompt of a body at the first of some paths; None where none is a text there.

    ``signs``: what else tells two requests apart.
    """
    try:
        body = json.loads(text)
    except (ValueError, RecursionError):
        return None
    for path in paths:
        inner = body
        *objects, name = path.split(".")
        for each in objects:
            inner = inner.get(each) if isinstance(inner, dict) else None
        prompt = inner.get(name) if isinstance(inner, dict) else None
        if isinstance(prompt, str) and prompt:
            inner[name] = ""
            return Rest(prompt, (path, repr(body), *signs))
    return None
