"""What a program makes, made and checked: ``python -m mjlint.maintenance``, in a checkout."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[2]
Files = dict[Path, str]


def schema() -> Files:
    """``mjlint/mjlint.schema.json``."""
    from mjlint.maintenance import settings_schema

    return {ROOT / "mjlint" / "mjlint.schema.json": settings_schema.written()}


def skill() -> Files:
    """``mjlint/mcp/SKILL.md``."""
    from mjlint.maintenance import skill

    return {ROOT / "mjlint" / "mcp" / "SKILL.md": skill.written()}


COMMITTED: Final[dict[str, Callable[[], Files]]] = {
    "schema": schema,
    "skill": skill,
}


def outdated(wanted: Files) -> list[Path]:
    """The files that are not what they should be."""
    return [
        file
        for file, text in wanted.items()
        if not file.is_file() or file.read_text("utf-8") != text
    ]


def write(wanted: Files) -> None:
    """Make the files what they should be."""
    for file in outdated(wanted):
        print(file.relative_to(ROOT))
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(wanted[file], encoding="utf-8", newline="\n")


def check() -> int:
    """Print what is wrong with the tables, and which files are outdated; 1 if there are any."""
    from mjlint.language.validation import check_tables

    faults = [str(fault) for fault in check_tables()]
    for name, make in COMMITTED.items():
        for file in outdated(make()):
            faults.append(
                f"{file.relative_to(ROOT)}: outdated: run `python -m mjlint.maintenance {name}`"
            )
    for fault in faults:
        print(fault)
    return 1 if faults else 0


def main(arguments: Sequence[str]) -> int:
    """Make or check what is named; 1 if a check fails."""
    parser = argparse.ArgumentParser(prog="python -m mjlint.maintenance", description=__doc__)
    parser.add_argument(
        "part",
        nargs="?",
        default="all",
        choices=["ready", *COMMITTED, "check", "all"],
        help="ready: the ready tables of a build; schema, skill: what is committed; check: whether "
        "that is current, and the tables are sound; all: these, then check [all]",
    )
    parser.add_argument("folder", nargs="?", help="where the ready tables go [grammar/ready]")
    given = parser.parse_args(arguments)
    if given.part == "ready":
        from mjlint.maintenance import ready

        ready.write(Path(given.folder or ROOT / "grammar" / "ready"))
        return 0
    if not (ROOT / "docs").is_dir():
        parser.error("this needs a checkout of mjlint")
    for name, make in COMMITTED.items():
        if given.part in (name, "all"):
            write(make())
    return check() if given.part in ("check", "all") else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
