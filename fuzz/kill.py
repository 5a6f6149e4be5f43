"""kill -9 at any moment: no file is lost or half written, and the next run removes what is left.

Runs are forks of this process, which has imported all: a kill comes while a command works, and takes
a few hundredths of a second. ``python -m fuzz.kill [COMMAND]… --tries 1000`` kills each so often.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import sys
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from random import Random
from typing import Final

from fuzz.campaign import Broken
from fuzz.program import folder, program
from mjlint.links.cache import Cache
from mjlint.links.verdict import State, Verdict
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
_REMEMBER: Final = ("remember links",)
COMMANDS: Final[dict[str, tuple[str, ...]]] = {
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
    "batch fixed": ("batch", "--isolated", "--jobs", "1", "--fixed", "e.csv", "out.parquet"),
    "link cache": _REMEMBER,
}
"""Each way to write a file."""
LIMIT: Final = 60
"""Seconds for a run that is not killed."""
GROUP: Final = 5
"""Kills after which a run goes to its end."""
TRIES: Final = 4 * GROUP
"""Kills of one command before another is chosen."""


def cases(random: Random) -> Iterator[Broken | None]:
    """One kill each, now and then a run to its end; nothing where processes cannot be forked."""
    if not hasattr(os, "fork"):
        return
    with folder() as where:
        while True:
            yield from killed(where, random, random.choice(tuple(COMMANDS)), TRIES)


def killed(where: Path, random: Random, name: str, tries: int) -> Iterator[Broken | None]:
    """So many kills of one command, in an empty folder."""
    arguments = COMMANDS[name]
    _empty(where)
    _reset(where, {})
    _run(arguments)  # what is imported at first is so in all forks
    files._SWEPT.clear()
    _empty(where)
    _reset(where, {})
    length = _finish(arguments)
    wanted = _read(where)
    for number in range(1, tries + 1):
        _reset(where, wanted)
        after = random.uniform(0, 1.05) * length
        broken = _killed(where, arguments, after, wanted)
        if broken is None and number % GROUP == 0:
            length = (length + _finish(arguments)) / 2
            broken = _left(where, f"mjlint {' '.join(arguments)}  # killed {GROUP} times", wanted)
        yield broken


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
    if lost := before.keys() & wanted.keys() - found.keys():
        return Broken("no file is lost", call, min(lost))
    for name in found.keys() & wanted.keys():
        if found[name] not in (before.get(name), wanted[name]):
            return Broken("no file is half written", call, name)
    return None


def _left(where: Path, call: str, wanted: dict[str, bytes]) -> Broken | None:
    if (ends := _read(where)) == wanted:
        return None
    names = sorted(name for name in ends | wanted if ends.get(name) != wanted.get(name))
    return Broken("the next run ends as if none had been killed", call, ", ".join(names))


def _empty(where: Path) -> None:
    for old in sorted(where.rglob("*"), reverse=True):
        old.rmdir() if old.is_dir() else old.unlink()


def _reset(where: Path, wanted: dict[str, bytes]) -> None:
    """The files as before a run; what killed runs left besides stays."""
    found = _read(where)
    for name in found.keys() & wanted.keys() - FILES.keys():
        (where / name).unlink()
    for name, text in FILES.items():
        if found.get(name) != text.encode():
            (where / name).write_text(text, encoding="utf-8")


def _read(where: Path) -> dict[str, bytes]:
    return {
        file.relative_to(where).as_posix(): file.read_bytes()
        for file in where.rglob("*")
        if file.is_file()
    }


def _run(arguments: tuple[str, ...]) -> None:
    if arguments != _REMEMBER:
        program(*arguments)
        return
    # What a check of links does at its end; it remembers nothing of hosts at hand.
    cache = Cache(Path("cache"), 86_400)
    for number in range(200):
        cache.keep(Verdict(f"https://x.org/{number}.png", State.OK, status=200), 0)
    cache.save(0)


def _started(arguments: tuple[str, ...]) -> int:
    """A process that runs the program, forked, for another interpreter takes long to start."""
    process = os.fork()
    if process == 0:
        try:
            _run(arguments)
        finally:
            os._exit(0)
    return process


def _finish(arguments: tuple[str, ...]) -> float:
    """Run to the end. Returns the seconds that it took."""
    begin = time.monotonic()
    process = _started(arguments)
    while os.waitpid(process, os.WNOHANG)[0] == 0:
        if time.monotonic() > begin + LIMIT:
            os.kill(process, signal.SIGKILL)
            os.waitpid(process, 0)
            raise TimeoutError(f"mjlint {' '.join(arguments)} takes more than {LIMIT} s")
        time.sleep(0.001)
    return time.monotonic() - begin


def main() -> int:
    """Kill each command so often. Returns 1 if a promise is broken, else 0."""
    parser = argparse.ArgumentParser(prog="python -m fuzz.kill", description=__doc__)
    parser.add_argument("commands", nargs="*", metavar="COMMAND", help=", ".join(COMMANDS))
    parser.add_argument("--tries", type=int, default=1000, help="kills of each command [1000]")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    failed = 0
    for name in arguments.commands or COMMANDS:
        begin, number = time.monotonic(), count()
        with folder() as where:
            for broken in killed(where, Random(arguments.seed), name, arguments.tries):
                next(number)
                if broken is not None:
                    failed += 1
                    print(f"  broken: {broken.promise}: {broken.reproducer}: {broken.detail}")
        took = time.monotonic() - begin
        print(f"{name}: {next(number):,} kills in {took:.0f} s, {failed} broken", flush=True)
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
