"""kill -9 at any moment: no file is lost or half written, and the next run removes what is left."""

from __future__ import annotations

import json
import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Final

from fuzz.campaign import Broken
from fuzz.program import folder, program
from mjlint.text import files

PROMPTS: Final = [f"a heron number {n} in reeds --AR 3:2 --v6 --chaos 12{n}" for n in range(3)]
ROWS: Final = "".join(json.dumps({"prompt": each}) + "\n" for each in PROMPTS)
FILES: Final = {
    "a-prompts.txt": "\n".join(PROMPTS) + "\n",
    "b.jsonl": ROWS,
    "c.yaml": "prompts:\n" + "".join(f"  - {each}\n" for each in PROMPTS),
    "d.md": "".join(f"```mj\n{each}\n```\n\n" for each in PROMPTS),
    "e.csv": "prompt\n" + "".join(f'"{each}"\n' for each in PROMPTS),
    # Outputs of earlier runs, which mjlint may replace.
    "base.json": '{"version": 1, "entries": []}\n',
    "old.json": '{"version": 1, "summary": {}}\n',
}
_CHECK: Final = ("check", "--isolated", "a-prompts.txt", "b.jsonl", "c.yaml", "d.md", "e.csv")
COMMANDS: Final = {
    "fix": (*_CHECK, "--fix"),
    "unsafe": (*_CHECK, "--fix", "--unsafe-fixes"),
    "ignores": (*_CHECK, "--add-ignores"),
    "baseline": (*_CHECK, "--write-baseline", "base.json"),
    "output": (*_CHECK, "-o", "new.sarif"),
    "replaced": (*_CHECK, "-o", "old.json", "--force"),
    "reports": (*_CHECK, "--report", "sarif=r.sarif", "--report", "html=r.html"),
    "fixed and reported": (*_CHECK, "--fix", "-o", "new.json"),
    "init": ("init",),
    "rule new": ("rule", "new", "no-fog", "--code", "HS001"),
    "batch": ("batch", "--isolated", "--jobs", "1", "b.jsonl", "out.jsonl"),
}
LIMIT: Final = 60
"""Seconds for a run that is not killed."""
TRIES: Final = 20
"""Kills of one command before another is chosen."""


def cases(random: Random) -> Iterator[Broken | None]:
    """One kill each, then a run to its end; nothing where processes cannot be forked."""
    if not hasattr(os, "fork"):
        return
    with folder() as where:
        while True:
            yield from killed(where, random, random.choice(tuple(COMMANDS)), TRIES)


def killed(where: Path, random: Random, name: str, tries: int) -> Iterator[Broken | None]:
    """So many kills of one command, in an empty folder."""
    arguments = COMMANDS[name]
    _write(where)
    program(*arguments)  # what is imported at first is so in all forks
    files._SWEPT.clear()
    _write(where)
    begin = time.monotonic()
    _finish(arguments)
    length, wanted = time.monotonic() - begin, _read(where)
    for _ in range(tries):
        _write(where)
        yield _killed(where, arguments, random.uniform(0, 1.05) * length, wanted)


def _killed(
    where: Path, arguments: tuple[str, ...], after: float, wanted: dict[str, bytes]
) -> Broken | None:
    call = f"mjlint {' '.join(arguments)}  # killed after {after:.3f} s"
    before = _read(where)
    process = _started(arguments)
    time.sleep(after)
    os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)
    found = _read(where)
    if lost := before.keys() - found.keys():
        return Broken("no file is lost", call, min(lost))
    for name in found.keys() & wanted.keys():
        if found[name] not in (before.get(name), wanted[name]):
            return Broken("no file is half written", call, name)
    _finish(arguments)
    if (ends := _read(where)) != wanted:
        names = sorted(name for name in ends | wanted if ends.get(name) != wanted.get(name))
        return Broken("the next run ends as if none had been killed", call, ", ".join(names))
    return None


def _write(where: Path) -> None:
    for old in sorted(where.rglob("*"), reverse=True):
        old.rmdir() if old.is_dir() else old.unlink()
    for name, text in FILES.items():
        (where / name).write_text(text, encoding="utf-8")


def _read(where: Path) -> dict[str, bytes]:
    return {
        file.relative_to(where).as_posix(): file.read_bytes()
        for file in where.rglob("*")
        if file.is_file()
    }


def _started(arguments: tuple[str, ...]) -> int:
    """A process that runs the program, forked, for another interpreter takes long to start."""
    process = os.fork()
    if process == 0:
        try:
            program(*arguments)
        finally:
            os._exit(0)
    return process


def _finish(arguments: tuple[str, ...]) -> None:
    process, end = _started(arguments), time.monotonic() + LIMIT
    while os.waitpid(process, os.WNOHANG)[0] == 0:
        if time.monotonic() > end:
            os.kill(process, signal.SIGKILL)
            os.waitpid(process, 0)
            raise TimeoutError(f"mjlint {' '.join(arguments)} takes more than {LIMIT} s")
        time.sleep(0.001)
