"""Requests that differ in their prompt alone: what was found in the rest of one holds for all.

Programs send the same fields again and again. Only whether such a request is refused is remembered.
Values that make no difference to that, such as the path of a webhook, may differ, too.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterable
from threading import Lock
from typing import Final, NamedTuple

from mjlint.linting.linter import Linter
from mjlint.requests.chosen_model import chosen_model
from mjlint.requests.contents import answered, without
from mjlint.requests.free_values import ANY, Free, free_values
from mjlint.requests.request import Request
from mjlint.requests.video import draws_video

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
    answered: tuple[str, ...]
    """The findings in its prompt that its other fields answer."""
    until: float


class Shells:
    """Remembers accepted requests without their prompts."""

    def __init__(self) -> None:
        self._known: dict[tuple[object, ...], Shell] = {}
        self._seen: set[tuple[object, ...]] = set()
        self._free: dict[tuple[object, ...], tuple[tuple[str, Free], ...]] = {}
        self._lock = Lock()

    def rest(self, text: str, paths: Iterable[str], signs: tuple[object, ...]) -> Rest | None:
        """The prompt of a body at the first of some paths; None where none is a text there.

        ``signs``: what else tells two requests apart, such as the URL.
        """
        try:
            body = json.loads(text)
        except (ValueError, RecursionError):
            return None
        for path in paths:
            inner, name = _holder(body, path)
            prompt = inner.get(name)
            if isinstance(prompt, str) and prompt:
                inner[name] = ANY
                for each, same in self._free.get(signs, ()):
                    inner, name = _holder(body, each)
                    kept = same(inner.get(name))
                    if kept is not None:
                        inner[name] = kept
                return Rest(prompt, (path, repr(body), *signs))
        return None

    def accepts(self, rest: Rest) -> bool | None:
        """Whether a prompt is accepted in a request like one that was; None: there was none."""
        shell = self._known.get(rest.key)
        if shell is None or shell.until < time.monotonic():
            return None
        report = shell.linter.lint(rest.prompt, model=shell.model)
        return report.ok or without(report, shell.answered).ok

    def remember(self, rest: Rest, request: Request, signs: tuple[object, ...]) -> None:
        """Keep an accepted request that comes again, if the linter alone decides on its prompt."""
        if request.prompt is None or draws_video(request):
            return
        if signs not in self._free:
            with self._lock:
                if len(self._free) >= REMEMBERED:
                    self._free.clear()
                self._free[signs] = tuple(free_values(request.vendor, request.endpoint))
            return
        if not self._comes_again(rest):
            return
        linter = request.prompt.linter
        rules = linter.rules_on("Request")
        if linter.settings.severity or not all(rule.code.startswith("MJ") for rule in rules):
            return
        model = chosen_model(request, linter.lexicon)
        field = request.endpoint.fields.get(request.endpoint.prompt)
        if not model.known or field is None or field.maximum_length is not None:
            return
        until = time.monotonic() + ACCEPTED_FOR
        shell = Shell(linter, model.name, answered(request), until)
        with self._lock:
            if len(self._known) >= REMEMBERED:
                self._known.clear()
            self._known[rest.key] = shell

    def _comes_again(self, rest: Rest) -> bool:
        """Whether there was such a request: most that differ from all others do not come twice."""
        with self._lock:
            if rest.key in self._seen:
                return True
            if len(self._seen) >= REMEMBERED:
                self._seen.clear()
            self._seen.add(rest.key)
        return False


def _holder(body: object, path: str) -> tuple[dict[str, object], str]:
    """The object of a body that has a field, if any has, and the name of the field."""
    inner, _, name = path.rpartition(".")
    for each in inner.split(".") if inner else ():
        body = body.get(each) if isinstance(body, dict) else None
    return (body if isinstance(body, dict) else {}), name
