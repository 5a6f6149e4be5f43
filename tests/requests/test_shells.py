"""Requests with the same fields and another prompt: remembered, and still refused where they must be."""

from __future__ import annotations

import json
from collections.abc import Mapping

import pytest

from mjlint import PromptError, Settings
from mjlint.linting.linter import Linter
from mjlint.requests import shells
from mjlint.requests.gate import Gate

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
    assert sent(gate, "a heron at dusk --ar 3:2")
    return gate


def test_only_the_prompt_of_a_request_like_an_earlier_one_is_linted(
    gate: Gate, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gate, "_lint", None)
    assert sent(gate, "a fox in snow --ar 2:3")
    assert gate.counts.passed == 2


@pytest.mark.parametrize("prompt", ["a fox --chaos 120", "", False, None, ["a fox"], "x" * 10_000])
def test_a_bad_prompt_is_refused_after_a_good_one(gate: Gate, prompt: object) -> None:
    assert not sent(gate, prompt)


def test_other_fields_are_checked_again(gate: Gate) -> None:
    assert not sent(gate, "a fox in snow", {**FIELDS, "mode": "quick"})
    assert not sent(gate, "a fox in snow", {**FIELDS, "timeout": [300]})
    assert not sent(gate, "a fox in snow", {**FIELDS, "mode": True})


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
    gate: Gate, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shells, "ACCEPTED_FOR", -1.0)
    fields = {**FIELDS, "timeout": 301}
    assert sent(gate, "a heron", fields)
    linted: list[str] = []
    monkeypatch.setattr(Linter, "lint", lambda self, text, **how: linted.append(text))
    monkeypatch.setattr(gate, "_lint", lambda sent: linted.append(sent.body.text))
    assert sent(gate, "a fox", fields)
    assert [text[:1] for text in linted] == ["{"]
