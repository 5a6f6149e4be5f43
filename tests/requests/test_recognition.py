"""What in a file is surely a vendor's request, and what is left alone."""

from __future__ import annotations

import json

import pytest

from mjlint.language.vendors import vendor
from mjlint.requests.envelope import Envelope
from mjlint.requests.files import envelopes
from mjlint.requests.linter import read_object
from mjlint.requests.recognition import addressed, recognise

URL = "https://api.ttapi.io/midjourney/v1/imagine"
FOX = "a fox"


def envelope(value: object) -> Envelope:
    (found,) = envelopes(json.dumps(value), "a.json")
    assert isinstance(found, Envelope)
    return found


def url_of(found: Envelope) -> str:
    return found.url.text if found.url is not None else ""


def claimed(value: object, target: str | None = None, *, alone: bool = False) -> str:
    """Vendor, endpoint and what told it; empty where nothing surely does."""
    found = envelope(value)
    body = read_object(found)
    named = vendor(target) if target is not None else None
    whose = recognise(url_of(found), found.header_names, body, target=named, alone=alone)
    if whose is None or not whose.sure:
        return ""
    return " ".join([whose.vendor.id, whose.endpoint.id, whose.how]).strip()


def addressee(found: Envelope, target: str | None = None) -> str:
    named = vendor(target) if target is not None else None
    whose = addressed(url_of(found), found.header_names, named)
    return whose.id if whose is not None else ""


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
    assert addressee(envelope({"url": URL, "body": {}})) == "ttapi"
    other = envelope({"url": "https://x.dev/", "body": {}})
    open_host = envelope({"url": "https://$HOST/", "body": {}})
    assert addressee(other, "ttapi") == ""
    assert addressee(open_host) == ""
    assert addressee(open_host, "ttapi") == "ttapi"
