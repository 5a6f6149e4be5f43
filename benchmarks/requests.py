"""What a request costs over its prompt, the guard over a call, and an explanation from the shell.

    python -m benchmarks.requests

Aims: a request 200 µs over the lint of its prompt, the guard under 1 ms a call, `mjlint explain`
under 100 ms. The rounds are taken in turn; the median counts.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial

from mjlint import Linter, Settings
from mjlint.errors import RefusedRequestError
from mjlint.requests.gate import Gate
from mjlint.requests.linter import lint_request

ROUNDS = 15
CALLS = 200
URL = "https://api.ttapi.io/midjourney/v1/imagine"
GOOD = "a lighthouse in fog, volumetric light, 35mm film --ar 3:2 --chaos 12 --v 7 --stylize 250"
BAD = GOOD.replace("--chaos", "--chaso")


def body(prompt: str) -> str:
    fields = {"prompt": prompt, "mode": "fast", "timeout": 300}
    return json.dumps({**fields, "hookUrl": "https://api.heron.dev/done"})


def timed(call: Callable[[], object]) -> float:
    """Microseconds a call."""
    start = time.perf_counter()
    for _ in range(CALLS):
        call()
    return (time.perf_counter() - start) / CALLS * 1e6


def main() -> None:
    linter = Linter(Settings(target="ttapi"))
    gate = Gate()
    headers = ("tt-api-key", "content-type", "content-length", "host")

    def guarded(url: str, text: str) -> object:
        try:
            return gate.passed("POST", url, headers, text.encode())
        except RefusedRequestError as error:
            return error

    calls: dict[str, Callable[[], object]] = {}
    for kind, prompt in (("good", GOOD), ("bad", BAD)):
        text = body(prompt)
        calls[f"{kind} prompt"] = partial(linter.lint, prompt)
        calls[f"{kind} request"] = partial(lint_request, text, "ttapi", "imagine")
        calls[f"{kind} guarded"] = partial(guarded, URL, text)
    other = "https://api.openai.com/v1/images"
    calls["not ours"] = partial(gate.passed, "POST", other, headers[1:], body(BAD).encode())
    found: dict[str, list[float]] = {name: [] for name in calls}
    shell: list[float] = []
    for number in range(ROUNDS + 1):
        for name, call in calls.items():
            taken = timed(call)
            if number:
                found[name].append(taken)
        start = time.perf_counter()
        command = [sys.executable, "-m", "mjlint", "explain", "Job Timeout"]
        subprocess.run(command, check=True, capture_output=True)
        if number:
            shell.append((time.perf_counter() - start) * 1000)
    for name, times in found.items():
        print(f"{name:16}{statistics.median(times):8.0f} µs  (least {min(times):.0f})")
    for kind in ("good", "bad"):
        pairs = zip(found[f"{kind} request"], found[f"{kind} prompt"], strict=True)
        over = statistics.median(one - two for one, two in pairs)
        print(f"{kind} request over its prompt: {over:.0f} µs")
    print(f"mjlint explain: {statistics.median(shell):.0f} ms  (least {min(shell):.0f})")


if __name__ == "__main__":
    main()
