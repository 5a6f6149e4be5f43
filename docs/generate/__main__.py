"""``python -m docs.generate [FOLDER]``: build the site into a folder (``site``).

Needs ``zensical`` (the extra ``site``) and, for the playground, Node.js with npm; ``--no-playground`` leaves
that out.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from docs.generate import checks, failures, language, llms, matrix, playground, rules, vendors
from docs.generate.pages import Page

ROOT: Final = Path(__file__).parents[2]
SOURCE: Final = ROOT / "build" / "docs"
"""Where the pages are gathered; ``mkdocs.yml`` names it."""
ASSETS: Final = Path(__file__).with_name("assets")


TOP: Final = ("CHANGELOG.md", "CODE_OF_CONDUCT.md", "CONTRIBUTING.md")
"""Files beside ``docs/`` that are pages, too."""


def pages() -> Iterator[Page]:
    """Every page of the site: those that people wrote, and those that are made."""
    for file in sorted((ROOT / "docs").glob("*.md")):
        text = file.read_text(encoding="utf-8")
        for name in TOP:
            text = text.replace(f"](../{name}", f"]({name.lower()}")
        yield Page(file.name, text)
    for name in TOP:
        text = (ROOT / name).read_text(encoding="utf-8").replace("](docs/", "](")
        for other in TOP:
            text = text.replace(f"]({other}", f"]({other.lower()}")
        yield Page(name.lower(), text)
    for made in (rules, failures, language, vendors):
        yield from made.pages()


def main() -> int:
    """Build the site. Returns 1 if it has a dead link or asks another host."""
    parser = argparse.ArgumentParser(prog="python -m docs.generate", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "site")
    parser.add_argument("--no-playground", action="store_true", help="leave the playground out")
    arguments = parser.parse_args()
    shutil.rmtree(SOURCE, ignore_errors=True)
    found = list(pages())
    for page in found:
        file = SOURCE / page.path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(page.text, encoding="utf-8", newline="\n")
    shutil.copytree(ASSETS, SOURCE / "assets")
    command = [sys.executable, "-m", "zensical", "build", "--clean", "--strict"]
    subprocess.run(command, cwd=ROOT, check=True, timeout=600, env={**os.environ, "NO_COLOR": "1"})
    site: Path = arguments.folder
    if site != ROOT / "site":
        shutil.copytree(ROOT / "site", site, dirs_exist_ok=True)
    matrix.write(site / "matrix")
    shutil.copy(ROOT / "mjlint" / "mjlint.schema.json", site)
    (site / "llms.txt").write_text(llms.short(found), encoding="utf-8")
    (site / "llms-full.txt").write_text(llms.full(found), encoding="utf-8")
    if not arguments.no_playground:
        (site / "playground").mkdir(exist_ok=True)
        playground.build(site / "playground")
    wrong = [
        fault
        for fault in checks.faults(site)
        if not (arguments.no_playground and "playground/" in fault)
    ]
    print(*wrong, sep="\n", end="\n" if wrong else "")
    print(f"{len(found)} pages, {len(wrong)} faults: {site}")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
