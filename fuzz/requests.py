"""Vendors' requests: any body gives a report or a documented exception; what is fixed stays JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from random import Random
from typing import Final

import mjlint
from fuzz.campaign import Broken, attempted
from fuzz.generator import mutated, prompt
from mjlint import RequestReport, Severity
from mjlint.errors import UnknownTarget, UnreadableRequest
from mjlint.language.vendors import names

FIELDS: Final = (
    *(
        "prompt",
        "mode",
        "timeout",
        "hookUrl",
        "notifyHook",
        "getUImages",
        "isDisabled",
        "state",
        "base64Array",
    ),
    *(
        "botType",
        "webhook_url",
        "process_mode",
        "aspect_ratio",
        "speed",
        "task_type",
        "input",
        "model",
        "images",
    ),
    *(
        "image_url",
        "mask",
        "jobId",
        "action",
        "index",
        "custom_zoom",
        "remix_prompt",
        "video_no",
        "callback",
    ),
)
URLS: Final = (
    *(
        None,
        None,
        "https://api.ttapi.io/midjourney/v1/imagine",
        "https://api.legnext.ai/api/v1/diffusion",
    ),
    *("https://api.ttapi.io./midjourney/v1/imagine", "http://[", "https://x\x00y/", ""),
)
VALUES: Final = (
    *(0, 1, -1, 300, 10**30, 1.5, 1e308, True, False, None, "fast", "relax", "300", ""),
    *(
        "https://x.org/a.png",
        "data:image/png;base64,AAAA",
        "sk-abcdef1234567890abcdef",
        "http://127.0.0.1/hook",
    ),
)


def cases(random: Random) -> Iterator[Broken | None]:
    """One request each."""
    while True:
        body: dict[str, object] = {
            random.choice(FIELDS): _value(random) for _ in range(random.randint(0, 8))
        }
        if random.random() < 0.8:
            body["prompt"] = _value(random)
        text = json.dumps(body, ensure_ascii=random.random() < 0.5)
        if random.random() < 0.3:
            text = mutated(random, text)
        target, url = random.choice((*names(), None, "nope")), random.choice(URLS)
        call = f"mjlint.lint_request({text!r}, target={target!r}, url={url!r})"
        yield attempted(lambda: _broken(text, target, url, call), call)  # noqa: B023 - called at once


def _value(random: Random, depth: int = 0) -> object:
    kind = random.randrange(10)
    if kind < 4:
        return prompt(random)
    if kind == 4 and depth < 3:
        return [_value(random, depth + 1) for _ in range(random.randint(0, 3))]
    if kind == 5 and depth < 3:
        return {
            random.choice(FIELDS): _value(random, depth + 1) for _ in range(random.randint(0, 3))
        }
    return random.choice(VALUES)


def _broken(text: str, target: str | None, url: str | None, call: str) -> Broken | None:
    try:
        report = mjlint.lint_request(text, target=target, url=url)
    except (UnreadableRequest, UnknownTarget):
        return None
    for found in report.diagnostics:
        if not 0 <= found.start <= found.end <= len(report.text):
            return Broken("a finding is inside the request", call, repr(found))
    for unsafe in (False, True):
        fixed = report.fixed(unsafe)
        if fixed == report.text:
            continue
        json.loads(fixed)
        after = mjlint.lint_request(fixed, target=report.target, endpoint=report.endpoint, url=url)
        if (twice := after.fixed(unsafe)) != fixed:
            return Broken("a fix settles", f"{call}.fixed({unsafe})", f"{fixed!r}\nthen {twice!r}")
        if _errors(after) > _errors(report):
            return Broken("a fix adds no error", f"{call}.fixed({unsafe})", repr(fixed))
    return None


def _errors(report: RequestReport) -> int:
    return sum(found.severity is Severity.ERROR for found in report.diagnostics)
