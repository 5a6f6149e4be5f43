"""How fast is a lint beside an earlier commit, whose code is taken from git in the same run?

``python -m benchmarks.baseline [COMMIT] [--file FILE]``. Each version runs in processes of its own,
by turns; the figure is the least CPU time of several rounds, and its ratio. Both run the rules that
the earlier commit has. ``--file``: prompts to measure with as well (see `benchmarks.prompts.read`).
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.prompts import read, written

COMMIT = "04af448"
ROUNDS = 5
ROOT = Path(__file__).parents[1]
FAULTS = (" --v6", " --ar 16x9", " --chaos 120", " --AR 3:2", " –ar 3:2", " --stylise 50", " --v 9")

WORKER = """
import json, sys, time
import mjlint
prompts, codes = json.load(open(sys.argv[1], encoding="utf-8"))
def linter():
    return mjlint.Linter(mjlint.Settings(select=tuple(codes)))
def seconds(run):
    began = time.process_time()
    for prompt in prompts:
        run(prompt)
    return time.process_time() - began
linter().lint("a heron --v 6")
first = linter()
figures = {"first pass": seconds(first.lint)}
figures["warm"] = min(seconds(first.lint) for _ in range(3))
figures["parse"] = min(seconds(first.parse) for _ in range(3))
print(json.dumps(figures))
"""
CODES = """
import json
import mjlint.rule
found = mjlint.rule.builtin()
print(json.dumps([getattr(each, "rule", each).code for each in found]))
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("commit", nargs="?", default=COMMIT)
    parser.add_argument("--file", type=Path)
    options = parser.parse_args()
    sets = {"written": list(written(1_000))}
    sets["faulty"] = [
        prompt.partition(" --")[0] + FAULTS[n % len(FAULTS)]
        for n, prompt in enumerate(sets["written"])
    ]
    if options.file is not None:
        sets["file"] = read(options.file)[:2_000]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        versions = {"then": then(options.commit, folder / "then"), "now": _now(folder / "now")}
        codes = json.loads(run(versions["then"], CODES))
        print(f"| prompts | what | {options.commit}, µs | now, µs | ratio |")
        print("|---|---|---|---|---|")
        for kind, prompts in sets.items():
            data = folder / f"{kind}.json"
            data.write_text(json.dumps([prompts, codes]), encoding="utf-8")
            best: dict[str, dict[str, float]] = {version: {} for version in versions}
            for _ in range(ROUNDS):
                for version, path in versions.items():
                    for what, seconds in json.loads(run(path, WORKER, str(data))).items():
                        best[version][what] = min(seconds, best[version].get(what, seconds))
            for what, before in best["then"].items():
                now = best["now"][what]
                micro = 1e6 / len(prompts)
                print(
                    f"| {kind} | {what} | {before * micro:.1f} | {now * micro:.1f} "
                    f"| {now / before:.2f} |",
                    flush=True,
                )


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


def _now(folder: Path) -> Path:
    """The package of this checkout, laid out in the same way."""
    folder.mkdir()
    subprocess.run(["cp", "-r", str(ROOT / "mjlint"), str(folder / "mjlint")], check=True)
    for name in ("grammar", "rules"):
        subprocess.run(["cp", "-r", str(ROOT / name), str(folder / "mjlint" / name)], check=True)
    return folder


def run(path: Path, program: str, *arguments: str) -> str:
    command = [sys.executable, "-c", program, *arguments]
    environment = {**os.environ, "PYTHONPATH": str(path)}
    done = subprocess.run(
        command, cwd=path, env=environment, check=True, capture_output=True, text=True
    )
    return done.stdout


if __name__ == "__main__":
    main()
