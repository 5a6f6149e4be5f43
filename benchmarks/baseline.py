"""How fast is a lint beside an earlier commit, a bare tokenizer and midjargon, in one run?

    python -m benchmarks.baseline [COMMIT] [--file FILE]

Prints the table of README.md. The code of the commit is taken from git; each version runs in processes of
its own, by turns. The time of a prompt is the least of several rounds, lest other work on the machine
is counted, and the figure is the mean of the prompts. Both versions run the rules of the earlier
commit, but for the row of those that are on by default. ``--file``: prompts to measure with as well (see
`benchmarks.prompts.read`).
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

from benchmarks.prompts import read, written

COMMIT: Final = "04af448"
ROUNDS: Final = 3
ROOT: Final = Path(__file__).parents[1]
FAULTS: Final = (
    " --v6", " --ar 16x9", " --chaos 120", " --AR 3:2", " –ar 3:2", " --stylise 50", " --v 9",
)  # fmt: skip

_TIMES: Final = """
import json, sys, time
prompts, codes = json.load(open(sys.argv[1], encoding="utf-8"))
def times(run):
    clock, found = time.perf_counter, []
    for prompt in prompts:
        began = clock()
        run(prompt)
        found.append(clock() - began)
    return found
def best(run):
    return [min(each) for each in zip(*[times(run) for _ in range(5)])]
"""
VERSION: Final = f"""{_TIMES}
import mjlint
def linter():
    return mjlint.Linter(mjlint.Settings(select=tuple(codes)))
linter().lint("a heron --v 6")
first = linter()
figures = {{"lint, first pass": times(first.lint)}}
figures["lint, warm"] = best(first.lint)
figures["lint, default rules"] = best(mjlint.Linter().lint)
figures["parse"] = best(first.parse)
print(json.dumps(figures))
"""
PEERS: Final = f"""{_TIMES}
from benchmarks.peers import midjargon, tokenize
figures = {{"tokenizer": best(tokenize)}}
if (run := midjargon()) is not None:
    figures["midjargon"] = best(run)
print(json.dumps(figures))
"""
CODES: Final = """
import json
import mjlint.rule
try:
    from mjlint.plugins.registry import builtin
except ImportError:
    from mjlint.rule import builtin
print(json.dumps([getattr(each, "rule", each).code for each in builtin()]))
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("commit", nargs="?", default=COMMIT)
    parser.add_argument("--file", type=Path)
    options = parser.parse_args()
    sets = {"written": list(written(500))}
    sets["faulty"] = [
        prompt.partition(" --")[0] + FAULTS[n % len(FAULTS)]
        for n, prompt in enumerate(sets["written"])
    ]
    if options.file is not None:
        sets["file"] = read(options.file)[:2_000]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        before, now = then(options.commit, folder / "then"), current(folder / "now")
        codes = json.loads(run(before, CODES))
        print(f"| prompts | what | {options.commit} | now | ratio | × tokenizer | × midjargon |")
        print("|---|---|---|---|---|---|---|")
        for kind, prompts in sets.items():
            data = folder / f"{kind}.json"
            data.write_text(json.dumps([prompts, codes]), encoding="utf-8")
            best = [_Best(before, VERSION), _Best(now, VERSION), _Best(ROOT, PEERS)]
            for _ in range(ROUNDS):
                for each in best:
                    each.take(data)
            earlier, later, peers = (each.figures() for each in best)
            for what, figure in later.items():
                beside = [
                    f"{figure / peers[name]:.2f}" if name in peers else "–"
                    for name in ("tokenizer", "midjargon")
                ]
                ratio = figure / earlier[what]
                cells = [f"{earlier[what]:.1f} µs", f"{figure:.1f} µs", f"{ratio:.2f}", *beside]
                print(f"| {kind} | {what} | {' | '.join(cells)} |", flush=True)


class _Best:
    """The least time of each prompt so far, for each thing that is measured."""

    def __init__(self, path: Path, program: str) -> None:
        self._path, self._program = path, program
        self._times: dict[str, list[float]] = {}

    def take(self, data: Path) -> None:
        """Run once more."""
        for what, times in json.loads(run(self._path, self._program, str(data))).items():
            self._times[what] = [*map(min, times, self._times.get(what, times))]

    def figures(self) -> dict[str, float]:
        """Microseconds a prompt."""
        return {what: sum(each) / len(each) * 1e6 for what, each in self._times.items()}


def then(commit: str, folder: Path) -> Path:
    """The package of a commit, laid out as it is installed."""
    folder.mkdir()
    archive = subprocess.run(
        ["git", "archive", commit, "mjlint", "grammar", "rules"],
        cwd=ROOT, check=True, capture_output=True,
    ).stdout  # fmt: skip
    subprocess.run(["tar", "-x", "-C", str(folder)], input=archive, check=True)
    for name in ("grammar", "rules"):
        (folder / name).rename(folder / "mjlint" / name)
    return folder


def current(folder: Path) -> Path:
    """The package of this checkout, laid out in the same way."""
    folder.mkdir()
    subprocess.run(["cp", "-r", str(ROOT / "mjlint"), str(folder / "mjlint")], check=True)
    for name in ("grammar", "rules"):
        subprocess.run(["cp", "-r", str(ROOT / name), str(folder / "mjlint" / name)], check=True)
    return folder


def run(path: Path, program: str, *arguments: str) -> str:
    """What a program prints that imports from a folder."""
    command = [sys.executable, "-c", program, *arguments]
    environment = {**os.environ, "PYTHONPATH": str(path)}
    done = subprocess.run(
        command, cwd=path, env=environment, check=True, capture_output=True, text=True
    )
    return done.stdout


if __name__ == "__main__":
    main()
