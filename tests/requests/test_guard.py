"""The guard around functions and blocks."""

from __future__ import annotations

import asyncio
import json
import pickle
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pytest

import mjlint
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


def test_a_default_is_a_prompt_like_any_other() -> None:
    @guard
    def refused(prompt: str = BAD) -> str:
        return prompt

    @guard(fixes="safe")
    def fixed(prompt: str = GLUED) -> str:
        return prompt

    with pytest.raises(PromptError):
        refused()
    assert (refused(GOOD), fixed()) == (GOOD, "a lighthouse in fog --ar 16:9")


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
    with guard(model="7") as checked:
        assert checked(GOOD) is GOOD
        with pytest.raises(PromptError) as caught:
            checked(BAD)
    assert caught.value.report.text == BAD
    assert isinstance(caught.value, ValueError)
    assert caught.value.help.startswith("write `--")


def test_wrong_use_is_reported_at_once() -> None:
    with pytest.raises(TypeError, match="no argument 'promt'; it has prompt"):

        @guard(argument="promt")
        def send(prompt: str) -> str:
            return prompt

    with pytest.raises(ValueError, match="no vendor `ttap`; did you mean `ttapi`"):
        guard(target="ttap")
    with pytest.raises(ValueError, match="no model"), guard(model="99") as checked:
        checked(GOOD)


@dataclass(frozen=True)
class Job:
    """What a queue holds."""

    prompt: str
    number: int = 1


class Task:
    """A plain object with a prompt."""

    def __init__(self, prompt: str) -> None:
        self.prompt = prompt


HANDED_OVER: list[object] = [
    BAD,
    {"prompt": BAD},
    {"prompt": BAD, "aspect_ratio": "1:1"},
    {"model": "midjourney", "inputs": {"prompt": BAD}},
    {"remixPrompt": BAD, "jobId": "1"},
    {"msg": BAD, "ref": ""},
    {"negative_prompt": "hands", "text": BAD},
    json.dumps({"prompt": BAD}),
    json.dumps({"prompt": BAD}).encode(),
    json.dumps([{"prompt": BAD}]),
    {"prompt": BAD, "image": object()},
    Job(BAD),
    Task(BAD),
    [GOOD, BAD],
    ({"prompt": GOOD}, {"prompt": BAD}),
]


@pytest.mark.parametrize("what", HANDED_OVER, ids=lambda what: str(what)[:40])
def test_every_form_of_a_prompt_is_found(what: object) -> None:
    @guard
    def send(prompt: object) -> object:
        raise AssertionError

    with pytest.raises(PromptError, match="MJ101"):
        send(what)


RING: dict[str, object] = {"n": 1}
RING["prompt"] = [RING]
DEEP: object = BAD
for _ in range(5_000):
    DEEP = [DEEP]


@pytest.mark.parametrize(
    "what",
    [
        RING,
        DEEP,
        {"model": "flux-pro", "prompt": BAD},
        {"model": "gpt-image-1", "input": {"prompt": BAD}},
        {"url": "https://example.org/", "n": 3},
        b"\x00\xff",
        None,
        7,
        Job(GOOD),
        "{red, blue} heron",
    ],
    ids=lambda what: "deep" if what is DEEP else str(what),
)
def test_what_is_not_for_midjourney_is_handed_over_untouched(what: object) -> None:
    @guard
    def send(body: object) -> object:
        return body

    assert send(what) is what


def test_fixes_keep_the_form() -> None:
    glued, fixed = GLUED, GLUED.replace("--ar16:9", "--ar 16:9")
    with guard(fixes="safe") as checked:
        assert checked(Job(glued, 5)) == Job(fixed, 5)
        assert checked(Task(glued)).prompt == fixed
        assert checked({"n": 1, "prompt": glued}) == {"n": 1, "prompt": fixed}
        assert checked({"input": {"prompt": glued}}) == {"input": {"prompt": fixed}}
        assert json.loads(checked(json.dumps({"prompt": glued}))) == {"prompt": fixed}
        assert json.loads(checked(json.dumps({"prompt": glued}).encode())) == {"prompt": fixed}


def test_the_argument_is_found_by_its_name() -> None:
    @guard
    def by_ending(image_url: str, user_prompt: str, style: str) -> str:
        return user_prompt

    @guard
    def keywords(**kwargs: str) -> object:
        return kwargs

    @guard
    def by_type(client: int, order: Job) -> object:
        return order

    url = "https://example.org/a.png"
    assert by_ending(url, GOOD, "") == GOOD
    with pytest.raises(PromptError):
        by_ending(url, BAD, "")
    with pytest.raises(PromptError):
        keywords(image_prompt=BAD)
    with pytest.raises(PromptError):
        by_type(1, Job(BAD))
    for names in ("x", "url, count", "negative_prompt", "*args", ""):
        space: dict[str, Any] = {}
        exec(f"def send({names}): pass", space)
        with pytest.raises(TypeError, match="name it with `argument=`"):
            guard(space["send"])


def test_a_body_for_another_model_passes_a_named_vendor() -> None:
    body = {"model": "Qubico/flux1-dev", "task_type": "txt2img", "input": {"prompt": BAD}}
    with guard(target="piapi") as checked:
        assert checked(body) is body
        with pytest.raises(PromptError):
            checked({**body, "model": "midjourney", "task_type": "imagine"})


def test_errors_travel_between_processes() -> None:
    with guard(target="ttapi") as checked, pytest.raises(PromptError) as caught:
        checked({"prompt": GOOD, "mode": "slow"})
    report = caught.value.report
    assert isinstance(report, mjlint.RequestReport)
    assert (report.target, report.endpoint) == ("ttapi", "imagine")
    other = pickle.loads(pickle.dumps(caught.value))
    assert type(other) is mjlint.RefusedRequestError
    assert other.report == report
    assert (str(other), other.help) == (str(caught.value), caught.value.help)
