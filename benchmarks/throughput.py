"""Whole lints beside a bare regex tokenizer and beside midjargon, in one run.

    python -m benchmarks.throughput                    prompts written in the proportions of real ones
    python -m benchmarks.throughput --file FILE        any file: .jsonl, .jsonl.gz, or one a line

midjargon is measured where it is installed (`pip install midjargon==2.2.0`). The rounds are taken
in turn, so that a machine that slows down slows all of them; the median of the rounds counts.
"""

from __future__ import annotations

import argparse
import re
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks import prompts
from mjlint import Linter

TOKEN = re.compile(
    r"(?P<FLAG>(?:--|—)[A-Za-z]\w*)|(?P<LINK>https?://\S+)|(?P<WEIGHT>::-?\d*\.?\d*)"
    r"|(?P<BRACE>[{},])|(?P<NUMBER>\d+(?:[.:]\d+)?)|(?P<WORD>[^\s{},:]+|:)"
)


def tokenize(text: str) -> list[tuple[str | None, str, int]]:
    """What anybody would write first: kind, text and place of every word, flag, link and weight."""
    return [(match.lastgroup, match.group(), match.start()) for match in TOKEN.finditer(text)]


def midjargon() -> Callable[[str], object] | None:
    """The rival's way from a text to a checked prompt, where it is installed."""
    try:
        from midjargon import (
            expand_midjargon_input,
            parse_midjargon_prompt_to_dict,
            parse_midjourney_dict,
        )
    except ImportError:
        return None

    def parse(text: str) -> object:
        try:
            return [
                parse_midjourney_dict(parse_midjargon_prompt_to_dict(expanded))
                for expanded in expand_midjargon_input(text)
            ]
        except Exception:  # it raises on what it does not take; that is work done, too
            return None

    return parse


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--file", type=Path, help="prompts to measure with")
    parser.add_argument("--count", type=int, default=4000)
    parser.add_argument("--rounds", type=int, default=7)
    arguments = parser.parse_args()
    texts = (
        prompts.read(arguments.file)[: arguments.count]
        if arguments.file
        else list(prompts.written(arguments.count))
    )
    linter = Linter()
    runs: dict[str, Callable[[], object]] = {
        "bare tokenizer": lambda: [tokenize(text) for text in texts],
        "parse": lambda: [linter.parse(text) for text in texts],
        "lint": lambda: list(linter.lint_many(texts)),
    }
    if (rival := midjargon()) is not None:
        runs["midjargon 2.2.0"] = lambda: [rival(text) for text in texts]
    found: dict[str, list[float]] = {name: [] for name in runs}
    for number in range(arguments.rounds + 1):
        for name, run in runs.items():
            start = time.perf_counter()
            run()
            if number:  # the first round warms up
                found[name].append((time.perf_counter() - start) / len(texts) * 1e6)
    base = statistics.median(found["bare tokenizer"])
    average = sum(map(len, texts)) / len(texts)
    print(f"{len(texts)} prompts, {average:.0f} characters each, {arguments.rounds} rounds")
    print(f"{'':18}{'µs a prompt':>12}{'of the tokenizer':>18}")
    for name, times in found.items():
        median = statistics.median(times)
        print(f"{name:18}{median:12.1f}{median / base:17.2f}x")


if __name__ == "__main__":
    main()
