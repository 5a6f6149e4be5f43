"""Requests with the same fields and another prompt: remembered, and still refused where they must be."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pytest

from mjlint import PromptError, Settings
from mjlint.requests import shells
from mjlint.requests.envelope import Envelope
from mjlint.requests.gate import Gate
from mjlint.requests.linter import RequestLinter

URL = "https://api.ttapi.io/midjourney/v1/imagine"
FIELDS = {"mode": "fast", "timeout": 300, "hookUrl": "https://api.heron.dev/done"}


def sent(
    gate: Gate, prompt: object, fields: Mapping[str, object] = FIELDS, *, url: str = URL
) -> bool:
    """Whether a request passes the gate."""
    body = json.dumps({"prompt": prompt, **fields}).encode()
    try:
        gate.passed("POST", url, {"tt-api-key": "k"}, body)
    except PromptError:
        return False
    return True


@pytest.fixture
def gate() -> Gate:
    gate = Gate()
    for prompt in ("a heron at dusk --ar 3:2", "a heron at dawn", "a heron at noon"):
        assert sent(gate, prompt)
    return gate


@pytest.fixture
def linted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The requests that are linted as a whole."""
    found: list[str] = []
    accepted = RequestLinter.accepted

    def counted(self: RequestLinter, envelope: Envelope, *rest: Any) -> object:
        found.append(envelope.body.text)
        return accepted(self, envelope, *rest)

    monkeypatch.setattr(RequestLinter, "accepted", counted)
    return found


def test_only_the_prompt_of_a_request_like_an_earlier_one_is_linted(
    gate: Gate, linted: list[str]
) -> None:
    assert sent(gate, "a fox in snow --ar 2:3")
    assert not sent(gate, "a fox in snow --ar 2:0")
    assert not linted
    assert gate.counts == (4, 0, 1, 0)


@pytest.mark.parametrize(
    ("name", "value"),
    [("hookUrl", "https://api.heron.dev/17"), ("timeout", 1199), ("notify_id", "17")],
)
def test_a_value_that_makes_no_difference_may_differ(
    gate: Gate, linted: list[str], name: str, value: object
) -> None:
    fields = {**FIELDS, "timeout": 601, "notify_id": "1"}
    for prompt in ("a fox", "a hare", "a stoat"):
        assert sent(gate, prompt, fields)
    linted.clear()
    assert sent(gate, "a heron in snow", {**fields, name: value})
    assert not linted


@pytest.mark.parametrize("prompt", ["a fox --chaos 120", "", False, None, ["a fox"], "x" * 10_000])
def test_a_bad_prompt_is_refused_after_a_good_one(gate: Gate, prompt: object) -> None:
    assert not sent(gate, prompt)


def test_other_fields_are_checked_again(gate: Gate) -> None:
    assert not sent(gate, "a fox in snow", {**FIELDS, "mode": "quick"})
    assert not sent(gate, "a fox in snow", {**FIELDS, "timeout": [300]})
    assert not sent(gate, "a fox in snow", {**FIELDS, "mode": True})
    assert not sent(gate, "a fox in snow", {**FIELDS, "timeout": 299})
    assert not sent(gate, "a fox in snow", {**FIELDS, "timeout": 1201})


def test_the_host_of_a_webhook_is_checked_again() -> None:
    gate = Gate()
    fields = {"model": "mj-v7", "callback_url": "https://api.heron.dev/done"}
    url = "https://api.evolink.ai/v1/images/generations"
    for number in range(4):
        assert sent(
            gate, "a heron", fields | {"callback_url": f"https://a.heron.dev/{number}"}, url=url
        )
    for bad in ("https://localhost/4", "http://a.heron.dev/4", "https://10.0.0.1/4", "a.heron.dev"):
        assert not sent(gate, "a heron", fields | {"callback_url": bad}, url=url)


def test_a_rule_that_the_user_made_an_error_reads_the_prompt_again() -> None:
    gate = Gate(settings=Settings(severity={"contradicting-mode": "error"}))
    assert sent(gate, "a heron at dusk")
    assert not sent(gate, "a heron at dusk --relax")


def test_the_length_that_the_field_takes_counts_again() -> None:
    gate = Gate()
    url = "https://api.evolink.ai/v1/images/generations"
    assert sent(gate, "a heron", {"model": "mj-v7"}, url=url)
    assert not sent(gate, "heron " * 2_000, {"model": "mj-v7"}, url=url)


def test_what_was_accepted_is_checked_again_after_a_while(
    linted: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = Gate()
    monkeypatch.setattr(shells, "ACCEPTED_FOR", -1.0)
    for prompt in ("a heron", "a fox", "a hare", "a stoat"):
        assert sent(gate, prompt, FIELDS)
    assert len(linted) == 4
