"""What people hand to the functions that send: prompts, bodies of every form, objects, lists."""

from __future__ import annotations

import copy
import dataclasses
import json
import re
from collections.abc import Iterable, Mapping
from typing import Final

from mjlint.errors import UnknownTarget, UnreadableRequest
from mjlint.language.vendors import vendor
from mjlint.linting.linter import Linter
from mjlint.requests import bodies
from mjlint.requests.bodies import Body
from mjlint.requests.envelope import Envelope
from mjlint.requests.json_body import MAXIMUM_DEPTH
from mjlint.requests.linter import lint_request, request_linter
from mjlint.requests.recognition import recognise
from mjlint.requests.resolving import read_object
from mjlint.requests.sent import Fixes, decide
from mjlint.settings.settings import Settings
from mjlint.text.places import SourceMap

_PROMPTS: Final = ("prompt", "prompts")
_TEXTS: Final = ("text", "msg")
_OTHER: Final = re.compile("negative|system", re.IGNORECASE)
"""How names begin of prompts that are not for Midjourney."""
_INNER: Final = ("input", "inputs", "body", "json", "data", "payload", "params")
"""Where vendors put the fields of a task."""
_OURS: Final = re.compile(
    r".*(?:midjourney|niji).*|mj(?:[^a-z].*)?|v?\d+(?:\.\d+)?|relax|fast|turbo|mixed|",
    re.IGNORECASE,
)
"""Values of a field ``model`` that do not say that another model draws."""


def best_name(names: Iterable[str]) -> str:
    """The name that says most clearly that it holds a prompt; empty: none does."""
    names = list(names)
    for wanted in _PROMPTS:
        if wanted in names:
            return wanted
    ending = (n for n in names if n.lower().endswith(_PROMPTS) and not _OTHER.match(n))
    found = next(ending, "")
    return found or next((wanted for wanted in _TEXTS if wanted in names), "")


class Parcels:
    """Checks what is handed over, by one decision for all of its forms."""

    def __init__(
        self,
        target: str | None,
        endpoint: str | None,
        model: str | None,
        fixes: Fixes,
        settings: Settings,
    ) -> None:
        self._vendor = vendor(target) if target is not None else None
        self._endpoint = endpoint
        self._model = model
        self._fixes: Fixes = fixes
        self._settings = settings
        self._receiver = self._vendor.id if self._vendor is not None else ""
        self._requests = request_linter(settings)

    def passed(self, what: object, depth: int = 0) -> object:
        """It, or a fixed copy. Raises `PromptError`.

        ``depth``: how deep it lies in other things; what lies deeper than any request is left alone,
        and so is what holds itself.
        """
        if depth > MAXIMUM_DEPTH:
            return what
        if isinstance(what, str):
            return self._json_text(what) if what.lstrip()[:1] in ("{", "[") else self._prompt(what)
        if isinstance(what, bytes | bytearray):
            return self._bytes(what)
        if isinstance(what, Mapping):
            return self._mapping(what, depth)
        if type(what) in (list, tuple):
            assert isinstance(what, list | tuple)
            items = [self.passed(item, depth + 1) for item in what]
            same = all(new is old for new, old in zip(items, what, strict=True))
            return what if same else type(what)(items)
        prompt = getattr(what, "prompt", None)
        if isinstance(prompt, str):
            fixed = self._prompt(prompt)
            return what if fixed is prompt else _with_prompt(what, fixed)
        return what

    def _prompt(self, text: str) -> str:
        report = self._linter().lint(text, model=self._model)
        fixed = decide(report, self._fixes, lambda new: self._linter().lint(new, model=self._model))
        return text if fixed is None else fixed

    def _linter(self) -> Linter:
        return self._requests.linter(self._receiver)

    def _json_text(self, text: str) -> str:
        try:
            value = json.loads(text)
        except (ValueError, RecursionError):
            # `{red, blue} bird` is a prompt.
            return self._prompt(text)
        if isinstance(value, dict):
            fixed = self._body(text)
            if fixed is not None:
                return fixed
        passed = self.passed(value)
        return text if passed is value else json.dumps(passed, ensure_ascii=False)

    def _bytes(self, content: bytes | bytearray) -> object:
        body: Body | str = bodies.read(bytes(content), {})
        if isinstance(body, str):
            return content
        if body.fields is not None and not any(name == "prompt" for name, _ in body.fields):
            return content
        fixed = self._json_text(body.text)
        return content if fixed == body.text else type(content)(body.written(fixed))

    def _mapping(self, body: Mapping[object, object], depth: int) -> object:
        try:
            text = json.dumps(body if isinstance(body, dict) else dict(body), ensure_ascii=False)
        except (TypeError, ValueError, RecursionError):
            # Objects that JSON has no form for, such as open files.
            return self._inner(body, depth + 1)
        fixed = self._body(text)
        if fixed is None:
            return self._inner(body, depth + 1)
        return body if fixed == text else json.loads(fixed)

    def _body(self, text: str) -> str | None:
        """The JSON to send; None where it is nobody's request, or cannot be read."""
        whole = Envelope(SourceMap.slice(text, 0, len(text)))
        target = self._vendor.id if self._vendor is not None else None
        if target is None:
            try:
                found = recognise("", (), read_object(whole))
            except UnreadableRequest:
                return None
            if found is None or not found.sure:
                return None
            target = found.vendor.id
        try:
            report = lint_request(text, target, self._endpoint, self._settings)
        except UnreadableRequest:
            return None
        except UnknownTarget:
            # The vendor that the user named draws it with another model.
            return text
        fixed = decide(report, self._fixes, report.relint)
        return text if fixed is None else fixed

    def _inner(self, body: Mapping[object, object], depth: int) -> object:
        """The body with its prompt checked, whosever request it is."""
        model = body.get("model")
        if isinstance(model, str) and _OURS.fullmatch(model) is None:
            return body
        name = best_name(key for key in body if isinstance(key, str))
        if name and isinstance(body[name], str | list | tuple):
            passed = self.passed(body[name], depth)
            return body if passed is body[name] else {**body, name: passed}
        for name in _INNER:
            inner = body.get(name)
            if isinstance(inner, Mapping):
                passed = self._inner(inner, depth + 1) if depth < MAXIMUM_DEPTH else inner
                return body if passed is inner else {**body, name: passed}
        return body


def _with_prompt(what: object, prompt: str) -> object:
    """A copy of an object with another prompt."""
    if dataclasses.is_dataclass(what) and not isinstance(what, type):
        return dataclasses.replace(what, prompt=prompt)
    other = copy.copy(what)
    setattr(other, "prompt", prompt)  # noqa: B010 - of a type that is not known
    return other
