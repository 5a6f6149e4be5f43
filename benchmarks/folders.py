"""A folder of small files beside yamllint, and what several processes bring.

    python -m benchmarks.folders

Makes 1,000 small Markdown files with prompts and 1,000 YAML files of the same prompts, and runs
mjlint on the one and yamllint (`pip install yamllint`, where it is installed) on the other, each
in a process of its own, in turn. Then one and two processes (`--jobs`) on a large .jsonl, on a
folder of many files, and on a small folder. The median of the rounds counts.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks import prompts

FILES = 1_000
PROMPTS = 3
"""In each file."""


def markdown(texts: Sequence[str]) -> str:
    """A small page with a heading, some prose and a fence for each prompt."""
    parts = ["# Shots\n\nWhat to draw for this page, with *notes*.\n"]
    for number, text in enumerate(texts, 1):
        parts.append(f"\n## Shot {number}\n\n- for the cover\n\n```\n{text}\n```\n")
    return "".join(parts)


def yaml(texts: Sequence[str]) -> str:
    """The same prompts as a list of tables."""
    parts = ["---\n"]
    for number, text in enumerate(texts, 1):
        parts.append(f"- shot: {number}\n  note: for the cover\n  prompt: {json.dumps(text)}\n")
    return "".join(parts)


def make(folder: Path, count: int) -> None:
    """So many files of either kind."""
    texts = list(prompts.written(count * PROMPTS))
    (folder / "markdown").mkdir()
    (folder / "yaml").mkdir()
    for number in range(count):
        own = texts[number * PROMPTS : (number + 1) * PROMPTS]
        (folder / "markdown" / f"prompts-{number:04}.md").write_text(markdown(own))
        (folder / "yaml" / f"prompts-{number:04}.yaml").write_text(yaml(own))


def seconds(command: Sequence[str], folder: Path) -> float:
    start = time.perf_counter()
    subprocess.run(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - start


def compare(commands: dict[str, list[str]], folder: Path, rounds: int) -> dict[str, float]:
    """The median of each command, taken in turn."""
    found: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            found[name].append(seconds(command, folder))
    return {name: statistics.median(times) for name, times in found.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--rows", type=int, default=60_000, help="of the large .jsonl")
    arguments = parser.parse_args()
    check = [sys.executable, "-m", "mjlint", "check", "--isolated", "--output-format", "concise"]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make(folder, FILES)
        commands = {"mjlint, Markdown": [*check, "--jobs", "1", "markdown"]}
        if importlib.util.find_spec("yamllint") is not None:
            rule = "{extends: default, rules: {line-length: disable}}"
            commands["yamllint, YAML"] = [sys.executable, "-m", "yamllint", "-d", rule, "yaml"]
        else:
            print("yamllint is not installed: measuring mjlint alone")
        medians = compare(commands, folder, arguments.rounds)
        print(f"{FILES} files of {PROMPTS} prompts each")
        for label, median in medians.items():
            print(f"  {label:24}{median:8.2f} s")
        if len(medians) == 2:
            own, other = medians.values()
            print(f"  {own / other:.2f}x the time of yamllint")

        with (folder / "large.jsonl").open("w", encoding="utf-8") as file:
            for text in prompts.written(arguments.rows):
                file.write(json.dumps({"prompt": text}) + "\n")
        cases = {
            f"{arguments.rows:,} rows of JSONL": ["large.jsonl"],
            f"{FILES} Markdown files": ["markdown"],
        }
        for label, paths in cases.items():
            one_two = {n: [*check, "--jobs", n, *paths] for n in ("1", "2")}
            medians = compare(one_two, folder, arguments.rounds)
            print(f"{label}: one process {medians['1']:.2f} s, two {medians['2']:.2f} s, ", end="")
            print(f"{medians['1'] / medians['2']:.2f}x as fast")
        small = {
            "one": [*check, "--jobs", "1", "markdown/prompts-0000.md"],
            "as many as worth it": [*check, "markdown/prompts-0000.md"],
        }
        medians = compare(small, folder, arguments.rounds * 3)
        ratio = medians["as many as worth it"] / medians["one"]
        print(f"one small file: {ratio:.2f}x the time of one process when left to mjlint")


if __name__ == "__main__":
    main()
