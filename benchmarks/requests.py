"""What a request costs over its prompt, the guard over a call, and an explanation from the shell.

    python -m benchmarks.requests

Aims: a request 200 µs over the lint of its prompt; the guard 300 µs over a call of httpx that is answered
in memory, and 20 µs over one for nobody it knows; `mjlint explain` under 100 ms. The rounds are taken in
turn, in process time; the median of the differences counts. A *new* prompt is one that was not sent
before, with the same fields; *all new*: the values of its fields, too; *bad*: it is refused, so that the
call in memory is left out; a *retried* one was accepted within the last minute.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from itertools import count, repeat

import httpx

from mjlint import GuardTransport, Linter, PromptError, Settings, lint_request

ROUNDS = 15
CALLS = 200
URL = "https://api.ttapi.io/midjourney/v1/imagine"
OTHER = "https://api.openai.com/v1/embeddings"
KINDS = ("new", "all new", "bad new", "bad all new", "retried", "stranger's")
GOOD = "a lighthouse in fog, volumetric light, 35mm film --ar 3:2 --chaos 12 --v 7 --stylize 250"
BAD = GOOD.replace("--chaos", "--chaso")


def body(prompt: str, number: int = 0) -> str:
    fields = {"prompt": prompt, "mode": "fast", "timeout": 300 + number % 900}
    return json.dumps({**fields, "hookUrl": f"https://api.heron.dev/{number}"})


def timed(call: Callable[[], object]) -> float:
    """Microseconds of a call, in process time."""
    start = time.process_time()
    for _ in range(CALLS):
        call()
    return (time.process_time() - start) / CALLS * 1e6


def posting(client: httpx.Client, url: str, texts: Iterator[str]) -> Callable[[], object]:
    headers = {"TT-API-KEY": "k", "Content-Type": "application/json"}

    def post() -> None:
        with suppress(PromptError):
            client.post(url, content=next(texts), headers=headers)

    return post


def calls() -> dict[str, Callable[[], object]]:
    """What is measured, by its name; a guarded call comes after the same call without a guard."""
    linter = Linter(Settings(target="ttapi"))
    memory = httpx.MockTransport(lambda request: httpx.Response(200, json={"status": "SUCCESS"}))
    plain = httpx.Client(transport=memory)
    guarded = httpx.Client(transport=GuardTransport(memory))
    found: dict[str, Callable[[], object]] = {}
    for kind, prompt in (("good", GOOD), ("bad", BAD)):
        found[f"{kind} prompt"] = partial(linter.lint, prompt)
        found[f"{kind} request"] = partial(lint_request, body(prompt), "ttapi", "imagine")
    for kind, url, texts in (
        ("new", URL, lambda: (body(f"{n} {GOOD}") for n in count())),
        ("all new", URL, lambda: (body(f"{n} {GOOD}", n) for n in count())),
        ("bad new", URL, lambda: (body(f"{n} {BAD}") for n in count())),
        ("bad all new", URL, lambda: (body(f"{n} {BAD}", n) for n in count())),
        ("retried", URL, lambda: repeat(body(GOOD))),
        ("stranger's", OTHER, lambda: repeat(body(BAD))),
    ):
        found[f"{kind} call"] = posting(plain, url, texts())
        found[f"{kind} guarded"] = posting(guarded, url, texts())
    return found


def main() -> None:
    found: dict[str, list[float]] = {name: [] for name in calls()}
    shell: list[float] = []
    measured = calls()
    for number in range(ROUNDS + 1):
        for name, call in measured.items():
            taken = timed(call)
            if number:
                found[name].append(taken)
        start = time.perf_counter()
        command = [sys.executable, "-m", "mjlint", "explain", "Job Timeout"]
        subprocess.run(command, check=True, capture_output=True)
        if number:
            shell.append((time.perf_counter() - start) * 1000)
    for name, times in found.items():
        print(f"{name:20}{statistics.median(times):8.0f} µs  (least {min(times):.0f})")
    over = [(f"{kind} request", f"{kind} prompt") for kind in ("good", "bad")]
    over += [(f"{kind} guarded", f"{kind} call") for kind in KINDS]
    for more, less in over:
        pairs = zip(found[more], found[less], strict=True)
        difference = statistics.median(one - two for one, two in pairs)
        least = min(found[more]) - min(found[less])
        ratio = min(found[more]) / min(found[less])
        print(
            f"{more} over {less}: {difference:.0f} µs  (least {least:.0f}; {ratio:.2f} times as long)"
        )
    print(f"mjlint explain: {statistics.median(shell):.0f} ms  (least {min(shell):.0f})")


if __name__ == "__main__":
    main()
