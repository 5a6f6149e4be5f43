"""What in a file is surely a vendor's request, and what is left alone."""

from __future__ import annotations

import json

import pytest

from mjlint.requests.envelope import Envelope, envelopes
from mjlint.requests.linter import read_object
from mjlint.requests.shape import addressed, claim

URL = "https://api.ttapi.io/midjourney/v1/imagine"
FOX = "a fox"


def envelope(value: object) -> Envelope:
    (found,) = envelopes(json.dumps(value), "a.json")
    assert isinstance(found, Envelope)
    return found


def claimed(value: object, target: str | None = None, *, alone: bool = False) -> str:
    """Vendor, endpoint and what told it; empty where nobody claims it."""
    found = envelope(value)
    result = claim(found, read_object(found), target, alone=alone)
    if result is None:
        return ""
    endpoint = result.recognised.endpoint
    assert endpoint is not None
    return " ".join([result.recognised.vendor.id, endpoint.id, result.how]).strip()


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({"prompt": FOX}, ""),
        ({"prompt": FOX, "mode": "fast"}, "ttapi imagine"),
        ({"prompt": FOX, "model": "relax"}, "ttapi imagine"),
        ({"prompt": FOX, "mod": "fast"}, "ttapi imagine"),
        ({"promt": FOX, "mode": "fast"}, "ttapi imagine"),
        ({"mode": "fast"}, "ttapi imagine"),
        # Lists of prompts name the model, and have notes of their own.
        ({"prompt": FOX, "model": "8.2"}, ""),
        ({"prompt": FOX, "model": 6}, ""),
        ({"prompt": FOX, "model": "niji 6"}, ""),
        ({"prompt": FOX, "title": "fox", "tags": []}, ""),
        ({"prompt": FOX, "mode": "x", "title": "fox", "tags": [], "by": "me"}, ""),
        ({"name": "x", "version": "1"}, ""),
        ({}, ""),
    ],
)
def test_fields_of_the_named_vendor(value: dict[str, object], expected: str) -> None:
    assert claimed(value, "ttapi") == expected


@pytest.mark.parametrize("value", [{}, {"prompt": FOX}, {"promt": FOX}, {"prompt": None}])
def test_a_body_that_is_a_file_of_its_own(value: dict[str, object]) -> None:
    assert claimed(value, "ttapi", alone=True) == "ttapi imagine"


@pytest.mark.parametrize("value", [{"prompt": [FOX]}, {"prompt": FOX, "title": "fox"}])
def test_documents_of_prompts(value: dict[str, object]) -> None:
    assert claimed(value, "ttapi", alone=True) == ""


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({"url": URL, "body": {"prompt": FOX}}, "ttapi imagine address"),
        ({"url": URL, "body": {"anything": 1}}, "ttapi imagine address"),
        ({"headers": {"tt-api-key": "$KEY"}, "body": {"prompt": FOX}}, "ttapi imagine header"),
        ({"url": "https://x.dev/mj/submit/imagine", "body": {"prompt": FOX}},
         "midjourney-proxy imagine path"),
        ({"url": "https://x.dev/draw", "body": {"prompt": FOX, "hookUrl": ""}}, ""),
        # An address of the vendor's that no table knows.
        ({"url": "https://api.ttapi.io/flux/v1/generate", "body": {"prompt": FOX}}, ""),
        ({"prompt": FOX, "notifyHook": ""}, "midjourney-proxy imagine fields"),
        ({"prompt": FOX, "hookUrl": "", "mode": "fast"}, "ttapi imagine fields"),
        ({"prompt": FOX, "hookUrl": "", "title": ""}, ""),
        ({"prompt": FOX, "mode": "fast", "timeout": 300}, ""),
        ({"prompt": FOX, "index": 1, "state": "done"}, ""),
        ({"prompt": FOX, "aspect_ratio": "3:2", "created_at": "2026-01-01"}, ""),
        ({"model": "midjourney", "task_type": "imagine", "input": {"prompt": FOX}},
         "piapi task fields"),
    ],
)  # fmt: skip
def test_without_a_name(value: dict[str, object], expected: str) -> None:
    assert claimed(value) == expected


def test_an_address_wins() -> None:
    value = {"url": URL, "body": {"prompt": FOX}}
    assert claimed(value, "kie") == "ttapi imagine address"
    # A path alone is not sure: other services may have it.
    value = {"url": "https://x.dev/mj/submit/imagine", "body": {"prompt": FOX, "mode": "fast"}}
    assert claimed(value, "ttapi") == "ttapi imagine"


def test_addressed() -> None:
    known = addressed(envelope({"url": URL, "body": {}}))
    assert known is not None
    assert known.id == "ttapi"
    other = envelope({"url": "https://x.dev/", "body": {}})
    open_host = envelope({"url": "https://$HOST/", "body": {}})
    assert addressed(other, "ttapi") is None
    assert addressed(open_host) is None
    found = addressed(open_host, "ttapi")
    assert found is not None
    assert found.id == "ttapi"
