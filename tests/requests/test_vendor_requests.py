"""Bodies as clients of the vendors send them: bad prompts are refused, other models never seen."""

from __future__ import annotations

import json

import pytest

from mjlint import PromptError
from mjlint.requests.gate import Gate

GOOD = "a heron at dusk --ar 16:9 --v 7"
BAD = "a heron at dusk --ar16:9 --v 7 --chaos 120"
BOT = "936929561302675456"


def interaction(prompt: str, *, bot: str = BOT, name: str = "imagine") -> dict[str, object]:
    options = [{"type": 3, "name": "prompt", "value": prompt}]
    data = {"version": "1", "id": "2", "name": name, "type": 1, "options": options}
    return {"type": 2, "application_id": bot, "channel_id": "3", "data": data}


def outcome(url: str, body: object) -> str:
    gate = Gate()
    try:
        gate.passed("POST", url, {"authorization": "k"}, json.dumps(body).encode())
    except PromptError:
        return "refused"
    return "passed" if gate.counts.passed else "unseen"


PROMPTS = [
    ("https://discord.com/api/v9/interactions", '{"data": 1}'),
    ("https://gptunnel.ru/v1/midjourney/imagine", '{"prompt": "@"}'),
    ("https://mj.heron.dev/mj-fast/mj/submit/imagine", '{"prompt": "@", "base64Array": []}'),
    ("https://mj.heron.dev/fast/mj/submit/modal", '{"taskId": "1", "prompt": "@"}'),
    (
        "https://api.apimart.ai/v1/midjourney/generations",
        '{"prompt": "@", "niji": false, "chaos": 3}',
    ),
    ("https://api.kie.ai/api/v1/mj/generate", '{"taskType": "mj_txt2img", "prompt": "@"}'),
    (
        "https://api.midjourney-api.com/midjourney/v1/submit-jobs",
        '{"prompt": "@", "mode": "relaxed", "hookUrl": "https://heron.dev/h", "timeout": 600}',
    ),
    (
        "https://api.wavespeed.ai/api/v3/midjourney/text-to-image",
        '{"prompt": "@", "niji": "close", "quality": 1, "seed": -1, "stylize": 500}',
    ),
    (
        "https://www.midjourney.com/api/submit-jobs",
        '{"f": {"mode": "fast", "private": false}, "channelId": "x", "t": "imagine", "prompt": "@"}',
    ),
    (
        "https://x.heron.dev/v1/chat/completions",
        '{"model": "mj-chat", "messages": [{"role": "user", "content": [{"type": "text", "text": "@"}]}]}',
    ),
]


@pytest.mark.parametrize(("url", "body"), PROMPTS)
def test_prompts_are_checked_wherever_they_are(url: str, body: str) -> None:
    for prompt, expected in ((GOOD, "passed"), (BAD, "refused")):
        sent = json.loads(body.replace("@", prompt))
        assert outcome(url, interaction(prompt) if "discord" in url else sent) == expected


ACTIONS = [
    (
        "https://api.piapi.ai/api/v1/task",
        {
            "model": "midjourney",
            "task_type": "upscale",
            "input": {"origin_task_id": "1", "index": "1"},
        },
    ),
    ("https://api.acedata.cloud/midjourney/imagine", {"action": "pan_left", "image_id": "1"}),
    ("https://api.legnext.ai/api/v1/video-diffusion", {"jobId": "1", "imageNo": 0}),
    ("https://api.apiframe.pro/vary", {"parent_task_id": "1", "index": "1", "type": "strong"}),
    ("https://mj.heron.dev/mj/submit/video", {"taskId": "1", "index": 0, "action": "extend"}),
    ("https://api.imaginepro.ai/api/v1/nova/button", {"messageId": "1", "button": "U1"}),
]


@pytest.mark.parametrize(("url", "body"), ACTIONS)
def test_an_action_needs_no_prompt(url: str, body: object) -> None:
    assert outcome(url, body) == "passed"


OTHERS = [
    ("https://discord.com/api/v9/interactions", interaction(BAD, bot="1")),
    ("https://discord.com/api/v9/interactions", interaction(BAD, name="describe")),
    ("https://discord.com/api/v9/channels/1/messages", {"content": BAD}),
    ("https://api.imaginepro.ai/api/v1/flux/imagine", {"prompt": BAD}),
    ("https://api.piapi.ai/api/v1/task", {"model": "kling", "input": {"prompt": BAD}}),
    ("https://api.apiframe.ai/v2/videos/generate", {"model": "kling-2.1", "prompt": BAD}),
    ("https://api.kie.ai/api/v1/jobs/createTask", {"model": "a/b", "input": {"prompt": BAD}}),
    ("https://api.wavespeed.ai/api/v3/wavespeed-ai/flux-dev", {"prompt": BAD}),
    ("https://www.midjourney.com/api/submit-jobs", {"t": "upscale", "id": "1", "prompt": BAD}),
    ("https://api.useapi.net/v1/google-flow/images", {"prompt": BAD, "model": "imagen-4"}),
    ("https://api.apiframe.pro/suno-imagine", {"prompt": BAD, "title": "t"}),
    ("https://api.openai.com/v1/responses", {"model": "gpt-5", "input": BAD}),
    (
        "https://x.heron.dev/v1/chat/completions",
        {"model": "gpt-5", "messages": [{"role": "user", "content": BAD}]},
    ),
]


@pytest.mark.parametrize(("url", "body"), OTHERS)
def test_what_another_model_draws_is_not_seen(url: str, body: object) -> None:
    assert outcome(url, body) == "unseen"


@pytest.mark.parametrize(
    ("prompt", "expected"),
    [
        ("a heron flies --motion high --loop --v 7", "passed"),
        ("a heron flies --chaos 20", "passed"),
        ("a heron flies --chaos 120", "refused"),
        ("a heron flies --motion high --video", "passed"),
    ],
)
def test_a_video_takes_the_parameters_of_videos(prompt: str, expected: str) -> None:
    image = {"image": "https://cdn.heron.dev/a.png"}
    assert outcome("https://mj.heron.dev/mj/submit/video", {"prompt": prompt, **image}) == expected
    kie = {"taskType": "mj_video", "prompt": prompt, "fileUrl": image["image"]}
    assert outcome("https://api.kie.ai/api/v1/mj/generate", kie) == expected
    job = {"jobId": "1", "imageNo": 0, "prompt": prompt}
    assert outcome("https://api.legnext.ai/api/v1/video-diffusion", job) == expected
