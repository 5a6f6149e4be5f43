"""kill -9 at any moment: no file is lost or half written, and the next run removes what is left."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Final

from fuzz.campaign import Broken
from fuzz.program import folder

PROMPTS: Final = [f"a heron number {n} in reeds --AR 3:2 --v6 --chaos 12{n}" for n in range(12)]
FILES: Final = {
    "a-prompts.txt": "\n".join(PROMPTS * 20) + "\n",
    "b.jsonl": "".join(json.dumps({"prompt": each}) + "\n" for each in PROMPTS),
    "c.yaml": "prompts:\n" + "".join(f"  - {each}\n" for each in PROMPTS),
    "d.md": "".join(f"```mj\n{each}\n```\n\n" for each in PROMPTS),
    "e.csv": "prompt\n" + "".join(f'"{each}"\n' for each in PROMPTS),
}
WRITTEN: Final = {"base.json": '{"version": 1, "entries": []}\n'}
"""An output of an earlier run, which mjlint may replace."""
COMMANDS: Final = (
    ("--fix",),
    ("--fix", "--unsafe-fixes"),
    ("--add-ignores",),
    ("--write-baseline", "base.json"),
)
LIMIT: Final = 60
"""Seconds for a run that is not killed."""


def cases(random: Random) -> Iterator[Broken | None]:
    """One kill each, then a run to its end."""
    with folder() as where:
        while True:
            options = random.choice(COMMANDS)
            _write(where)
            begin = time.monotonic()
            _finish(options)
            length, wanted = time.monotonic() - begin, _read(where)
            for _ in range(20):
                _write(where)
                yield _killed(where, options, random.uniform(0.2, 1.05) * length, wanted)


def _killed(
    where: Path, options: tuple[str, ...], after: float, wanted: dict[str, bytes]
) -> Broken | None:
    call = f"mjlint check {' '.join(options)} …  # killed after {after:.3f} s"
    before = _read(where)
    process = subprocess.Popen(
        _command(options), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=os.environ
    )
    try:
        process.wait(timeout=after)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
        process.wait(timeout=LIMIT)
    found = _read(where)
    for name, data in before.items():
        if name not in found:
            return Broken("no file is lost", call, name)
        if found[name] not in (data, wanted[name]):
            return Broken("no file is half written", call, name)
    _finish(options)
    if left := sorted(_read(where).keys() - wanted.keys()):
        return Broken("the next run removes what is left", call, ", ".join(left))
    return None


def _write(where: Path) -> None:
    for old in where.iterdir():
        if old.is_file():
            old.unlink()
    for name, text in (FILES | WRITTEN).items():
        (where / name).write_text(text, encoding="utf-8")


def _read(where: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in where.iterdir() if file.is_file()}


def _command(options: tuple[str, ...]) -> list[str]:
    return [sys.executable, "-m", "mjlint", "check", "--isolated", *options, *FILES]


def _finish(options: tuple[str, ...]) -> None:
    subprocess.run(_command(options), capture_output=True, timeout=LIMIT, check=False)
