"""Folders and files beside an earlier commit, in one run; yamllint; several processes.

    python -m benchmarks.folders [COMMIT]

Prints the table of README.md: the CPU time of `mjlint check` with one process, of this checkout and
of the commit by turns, the least of the rounds. The time of the same command on nothing is subtracted,
but for the single file. Pages without prompts are held against reading them and searching one literal
pattern. Then the wall time beside yamllint (where it is installed, on YAML files of the same prompts),
and what two processes (`--jobs`) bring: the median of the rounds.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Final, NamedTuple

from benchmarks import prompts
from benchmarks.baseline import COMMIT, current, then

FILES: Final = 1_000
PROMPTS: Final = 3
"""In each file."""
PAGE: Final = 25_000
"""Characters of a page without prompts."""
SEARCH: Final = """
import os, re, sys
search = re.compile(rb"--stylize").search
for each in os.scandir(sys.argv[1]):
    with open(each.path, "rb") as file:
        search(file.read())
"""


class Case(NamedTuple):
    """What is measured."""

    name: str
    path: str
    nothing: str | None
    """What takes the time to start and no more; None: that is counted, too."""


CASES: Final = (
    Case("5,000 Markdown files with prompts", "pages", "none.md"),
    Case("1,000 files of prompts, texts and JSON", "files", "none.md"),
    Case("20,000 rows of JSON lines", "rows.jsonl", "none.jsonl"),
    Case("1,000 Markdown files of 25 kB without prompts", "prose", "none.md"),
    Case("one small text", "one.txt", None),
)


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


def data(texts: Sequence[str]) -> str:
    """The same prompts as JSON."""
    return json.dumps([{"shot": n, "prompt": text} for n, text in enumerate(texts, 1)], indent=1)


def lines(texts: Sequence[str]) -> str:
    """The same prompts, each on a line."""
    return "".join(f"{text}\n" for text in texts)


def prose(texts: Sequence[str]) -> str:
    """A page without parameters: headings, paragraphs, lists and a command."""
    parts: list[str] = []
    for number, text in enumerate(texts):
        words = text.partition(" --")[0]
        form = ("## {}\n\n", "{}.\n\n", "- {}\n", "{}.\n\n", "\n```sh\nls -l --all {}\n```\n\n")
        parts.append(form[number % len(form)].format(words))
    return "".join(parts)


def make(folder: Path) -> None:
    """The inputs of all cases."""
    texts = list(prompts.written(5 * FILES * PROMPTS))
    kinds = {
        "pages": (5 * FILES, [("md", markdown)]),
        "files": (FILES, [("txt", lines), ("json", data)]),
        "markdown": (FILES, [("md", markdown)]),
        "yaml": (FILES, [("yaml", yaml)]),
    }
    for name, (count, writers) in kinds.items():
        (folder / name).mkdir()
        for number in range(count):
            own = texts[number * PROMPTS : (number + 1) * PROMPTS]
            suffix, write = writers[number % len(writers)]
            (folder / name / f"prompts-{number:04}.{suffix}").write_text(write(own))
    (folder / "prose").mkdir()
    for number in range(FILES):
        page = prose([texts[(number + n) % len(texts)] for n in range(250)])[:PAGE]
        (folder / "prose" / f"page-{number:04}.md").write_text(page)
    rows(folder / "rows.jsonl", 20_000)
    rows(folder / "none.jsonl", 1)
    (folder / "none.md").write_text("# Nothing\n")
    (folder / "one.txt").write_text(lines(texts[:5]))


def rows(file: Path, count: int) -> None:
    """So many prompts as JSON lines."""
    with file.open("w", encoding="utf-8") as opened:
        for text in prompts.written(count):
            opened.write(json.dumps({"prompt": text}) + "\n")


def seconds(
    command: Sequence[str], folder: Path, package: Path | None = None
) -> tuple[float, float]:
    """The wall and the CPU time of a process. ``package``: where it imports from."""
    environment = {**os.environ, **({} if package is None else {"PYTHONPATH": str(package)})}
    before, start = os.times(), time.perf_counter()
    subprocess.run(
        command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    after = os.times()
    used = after.children_user + after.children_system
    return time.perf_counter() - start, used - before.children_user - before.children_system


def medians(commands: dict[str, list[str]], folder: Path, rounds: int) -> dict[str, float]:
    """The median of the wall time of each command, taken in turn."""
    found: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            found[name].append(seconds(command, folder)[0])
    return {name: statistics.median(times) for name, times in found.items()}


def compare(packages: dict[str, Path], folder: Path, rounds: int) -> None:
    """Print the table."""
    check = [sys.executable, "-m", "mjlint", "check", "--isolated", "--jobs", "1"]
    print(f"| what | {' | '.join(packages)} | ratio |")
    print("|---|---|---|---|")
    for name, path, nothing in CASES:
        runs: dict[tuple[str, str | None], tuple[list[str], Path, Path | None]] = {
            (package, each): ([*check, each], folder, at)
            for package, at in packages.items()
            for each in (path, nothing)
            if each is not None
        }
        if path == "prose":
            runs["search", path] = ([sys.executable, "-c", SEARCH, path], folder, None)
            runs["search", nothing] = ([sys.executable, "-c", "import os, re, sys"], folder, None)
        least: dict[tuple[str, str | None], float] = {}
        for _ in range(rounds):
            for key, run in runs.items():
                least[key] = min(seconds(*run)[1], least.get(key, float("inf")))
        before, now = (least[p, path] - least.get((p, nothing), 0) for p in packages)
        print(f"| {name} | {before:.2f} s | {now:.2f} s | {now / before:.2f} |", flush=True)
        if path == "prose":
            search = least["search", path] - least["search", nothing]
            print(f"| … beside reading and searching | {search:.2f} s | | {now / search:.2f} |")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("commit", nargs="?", default=COMMIT)
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    check = [sys.executable, "-m", "mjlint", "check", "--isolated", "--output-format", "concise"]
    with tempfile.TemporaryDirectory() as name:
        top = Path(name)
        folder = top / "inputs"
        folder.mkdir()
        make(folder)
        packages = {
            arguments.commit: then(arguments.commit, top / "then"),
            "now": current(top / "now"),
        }
        compare(packages, folder, arguments.rounds)
        print()
        commands = {"mjlint, Markdown": [*check, "--jobs", "1", "markdown"]}
        if importlib.util.find_spec("yamllint") is not None:
            rule = "{extends: default, rules: {line-length: disable}}"
            commands["yamllint, YAML"] = [sys.executable, "-m", "yamllint", "-d", rule, "yaml"]
        else:
            print("yamllint is not installed: measuring mjlint alone")
        found = medians(commands, folder, arguments.rounds)
        for label, median in found.items():
            print(f"{FILES} files of {PROMPTS} prompts each, {label}: {median:.2f} s")
        if len(found) == 2:
            own, other = found.values()
            print(f"  {own / other:.2f}x the time of yamllint")
        cases = {"20,000 rows of JSON lines": "rows.jsonl", "5,000 Markdown files": "pages"}
        for label, path in cases.items():
            one_two = {n: [*check, "--jobs", n, path] for n in ("1", "2")}
            found = medians(one_two, folder, arguments.rounds)
            print(f"{label}: one process {found['1']:.2f} s, two {found['2']:.2f} s, ", end="")
            print(f"{found['1'] / found['2']:.2f}x as fast")


if __name__ == "__main__":
    main()
