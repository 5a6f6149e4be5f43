"""Failure messages: `mjlint.explain` takes any text and any JSON, and never raises."""

from __future__ import annotations

import json
from collections.abc import Iterator
from random import Random
from typing import Final

import mjlint
from fuzz.campaign import Broken, attempted
from fuzz.generator import mutated, prompt

MESSAGES: Final = (
    "[Invalid parameter] Unrecognized parameter(s): `--foo`",
    "[Invalid link!] Could not fetch image",
    "Banned prompt detected",
    "`--cref` is not compatible with `--version 7`",
    "Your job queue is full. Please wait for a job to finish first",
    "Failed to process your command: Invalid value provided for argument --ar",
    '{"status": "FAILED", "progress": "0%", "failReason": "[Invalid parameter] chaos"}',
    '{"code": 24, "description": "敏感词", "properties": {"bannedWord": "x"}}',
    "<html><head><title>502 Bad Gateway</title></head><body>cloudflare</body></html>",
)


def cases(random: Random) -> Iterator[Broken | None]:
    """One message each: mutated, inside JSON, or no message at all."""
    while True:
        message = mutated(random, random.choice(MESSAGES))
        kind = random.random()
        if kind < 0.3:
            message = json.dumps({"status": "FAILED", "message": message, "prompt": prompt(random)})
        elif kind < 0.5:
            message = mutated(
                random, json.dumps({"failReason": message, "x": [{"error": message}]})
            )
        elif kind < 0.6:
            message = prompt(random)
        call = f"mjlint.explain({message!r})"
        yield attempted(lambda: _broken(message, call), call)  # noqa: B023 - called at once


def _broken(message: str, call: str) -> Broken | None:
    if mjlint.explain(message) != mjlint.explain(message):
        return Broken("the same message has the same explanation", call)
    return None
