"""Vendors' requests and the answers to them.

`lint_request` judges a request, `lint_file` the requests of a file, `recognise` says whose a file
is, `explain` says what an answer means, `guard` stands in front of a function that sends prompts.
The httpx transport is `mjlint.requests.transport`. Names are imported when they are first used.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mjlint.requests.body import UnreadableRequest
    from mjlint.requests.explanation import Explanation, explain
    from mjlint.requests.guarding import guard
    from mjlint.requests.lint import RequestLinter, lint_file, lint_request
    from mjlint.requests.recognition import recognise
    from mjlint.requests.report import RequestError, RequestReport
    from mjlint.requests.vendor import UnknownTarget

__all__ = [
    "Explanation",
    "RequestError",
    "RequestLinter",
    "RequestReport",
    "UnknownTarget",
    "UnreadableRequest",
    "explain",
    "guard",
    "lint_file",
    "lint_request",
    "recognise",
]

_HOME = {
    "Explanation": "explanation",
    "RequestError": "report",
    "RequestLinter": "lint",
    "RequestReport": "report",
    "UnknownTarget": "vendor",
    "UnreadableRequest": "body",
    "explain": "explanation",
    "guard": "guarding",
    "lint_file": "lint",
    "lint_request": "lint",
    "recognise": "recognition",
}


def __getattr__(name: str) -> object:
    if name in _HOME:
        return getattr(importlib.import_module(f"mjlint.requests.{_HOME[name]}"), name)
    raise AttributeError(f"module 'mjlint.requests' has no attribute {name!r}")
