"""The guard around functions and blocks."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping

import pytest

from mjlint import PromptError
from mjlint.requests.guard import guard

GOOD = "a lighthouse in fog --ar 3:2"
BAD = "a lighthouse in fog --chaso 30"
GLUED = "a lighthouse in fog --ar16:9"


def test_decorator_refuses_and_hands_over() -> None:
    sent: list[tuple[str, int]] = []

    @guard
    def send(client: int, prompt: str) -> str:
        """Send it."""
        sent.append((prompt, client))
        return prompt.upper()

    assert send(1, GOOD) == GOOD.upper()
    assert send(prompt=GOOD, client=2) == GOOD.upper()
    with pytest.raises(PromptError):
        send(3, BAD)
    with pytest.raises(PromptError):
        send(client=3, prompt=BAD)
    assert sent == [(GOOD, 1), (GOOD, 2)]
    assert send.__name__ == "send"
    assert send.__doc__ == "Send it."
    with pytest.raises(TypeError, match="missing"):
        send(5)  # type: ignore[call-arg]


def test_coroutines_and_fixes() -> None:
    @guard(fixes="safe")
    async def send(prompt: str) -> str:
        return prompt

    assert asyncio.run(send(GLUED)) == "a lighthouse in fog --ar 16:9"
    with pytest.raises(PromptError):
        asyncio.run(send(BAD))


def test_bodies_and_batches() -> None:
    @guard(argument="payload", target="ttapi")
    def submit(url: str, **payload_and_more: object) -> object:
        return payload_and_more["payload"]

    body = {"prompt": GOOD, "mode": "fast"}
    assert submit("u", payload=body) is body
    with pytest.raises(PromptError, match="MJ101"):
        submit("u", payload={"prompt": BAD, "mode": "fast"})
    with pytest.raises(PromptError, match="MJ704"):
        submit("u", payload={"prompt": GOOD, "mode": "slow"})

    @guard(fixes="safe", target="ttapi")
    def many(prompts: list[object]) -> list[object]:
        return prompts

    untouched = [GOOD, 3, None, {1: object()}]
    assert many(untouched) is untouched
    assert many([GLUED, {"prompt": GLUED, "mode": "fast"}]) == [
        "a lighthouse in fog --ar 16:9",
        {"prompt": "a lighthouse in fog --ar 16:9", "mode": "fast"},
    ]
    with pytest.raises(PromptError):
        many([GOOD, BAD])


def test_a_body_of_the_callers_is_never_changed() -> None:
    @guard(fixes="safe", target="ttapi")
    def submit(body: Mapping[str, str]) -> Mapping[str, str]:
        return body

    body = {"prompt": GLUED, "mode": "fast"}
    assert submit(body) == {"prompt": "a lighthouse in fog --ar 16:9", "mode": "fast"}
    assert body["prompt"] == GLUED


def test_context() -> None:
    with guard(model="7") as judge:
        assert judge(GOOD) is GOOD
        with pytest.raises(PromptError) as caught:
            judge(BAD)
    assert caught.value.report.text == BAD


def test_wrong_use_is_told_at_once() -> None:
    with pytest.raises(TypeError, match="no argument 'promt'; it has prompt"):

        @guard(argument="promt")
        def send(prompt: str) -> str:
            return prompt

    with pytest.raises(ValueError, match="no vendor `ttap`, did you mean `ttapi`"):
        guard(target="ttap")
    with pytest.raises(ValueError, match="no model"), guard(model="99") as judge:
        judge(GOOD)
