"""A batch of prompts to TTAPI: what would have been fined, and the rest sent, a few at a time.

    python batch.py thousand.jsonl                              counts, and sends nothing
    TTAPI_KEY=… python batch.py thousand.jsonl --url https://api.ttapi.io

TTAPI gives back what it held for a refused prompt, until there were thirty of them in a day.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from mjlint import RequestReport, lint_request
from mjlint.language.vendors import vendor

AT_ONCE = 10  # as many jobs as TTAPI runs for one account


@dataclass
class Tally:
    """What was found in a batch."""

    good: list[str] = field(default_factory=list)
    refused: int = 0
    classes: Counter[str] = field(default_factory=Counter)
    """How many prompts would have been fined, by TTAPI's own names."""

    def add(self, report: RequestReport) -> None:
        if report.ok:
            self.good.append(report.text)
            return
        self.refused += 1
        # A prompt is fined once, for the first thing that is wrong with it.
        self.classes.update(report.fined[:1])


def bodies(lines: Iterable[str]) -> Iterator[dict[str, object]]:
    """The requests for a file with one `{"prompt": …}` a line."""
    for line in lines:
        if line.strip():
            yield {"prompt": json.loads(line)["prompt"], "mode": "fast", "timeout": 300}


def tally(lines: Iterable[str]) -> Tally:
    """Judge every request of a batch."""
    found = Tally()
    for body in bodies(lines):
        found.add(lint_request(body, target="ttapi", endpoint="imagine"))
    return found


async def send(requests: Iterable[str], url: str, key: str) -> int:
    """Send the good ones, and count those that were taken."""
    gate = asyncio.Semaphore(AT_ONCE)
    headers = {"TT-API-KEY": key, "Content-Type": "application/json"}

    async def one(client: httpx.AsyncClient, body: str) -> bool:
        async with gate:
            answer = await client.post("/midjourney/v1/imagine", content=body.encode())
            return answer.is_success

    async with httpx.AsyncClient(base_url=url, headers=headers, timeout=60) as client:
        return sum(await asyncio.gather(*(one(client, body) for body in requests)))


def summary(found: Tally) -> Iterator[str]:
    """The count in words."""
    fines = vendor("ttapi").fines
    assert fines is not None
    fined = found.classes.total()
    prompts = len(found.good) + found.refused
    yield f"{prompts} prompts: {len(found.good)} good, {found.refused} held back"
    yield f"{fined} would have been fined:"
    for name, count in found.classes.most_common():
        yield f"  {count:4} {name}"
    kept = max(0, fined - fines.per_day)
    yield f"{kept} of them beyond the {fines.per_day} of a day, after which {fines.after}"


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--url", help="where to send the good ones; without it nothing is sent")
    arguments = parser.parse_args()
    with arguments.file.open(encoding="utf-8") as lines:
        found = tally(lines)
    print("\n".join(summary(found)))
    if arguments.url:
        taken = asyncio.run(send(found.good, arguments.url, os.environ["TTAPI_KEY"]))
        print(f"{taken} sent")


if __name__ == "__main__":
    main()
