"""``mjlint check --watch``: check again whenever a file or the settings change."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final, TypeAlias

import click

from mjlint.cli.options import messages
from mjlint.cli.trouble import Trouble
from mjlint.errors import SettingsError
from mjlint.terminal.cells import clean
from mjlint.terminal.messages import print_error

PAUSE: Final = 0.5
"""Seconds between two looks. Files are asked for their time and size, which works on every system
and on network drives, where notifications don't."""

Stamp: TypeAlias = tuple[tuple[str, int, int], ...]


def watch_for(
    once: Callable[[], int],
    look: Callable[[], Stamp],
    wait: Callable[[float], None] | None = None,
) -> int:
    """Run, and again after each change, until Ctrl-C. Returns 130.

    ``once``: a run, which returns its exit code. ``look``: what is to be compared. ``wait``: takes
    seconds.
    """
    previous: Stamp | None = None
    try:
        while True:
            # Looked at before the run, so that what changes meanwhile is not missed.
            before = look()
            if sys.stdout.isatty():
                click.clear()
            try:
                if once() == 130:
                    return 130
            except (click.ClickException, SettingsError) as error:
                # Such as settings that are just being written.
                for message in messages(error):
                    print_error(message)
            sys.stdout.flush()
            count = "1 file" if len(before) == 1 else f"{len(before):,} files"
            why = f"; {_changes(previous, before)}" if previous not in (None, before) else ""
            clock = time.strftime("%H:%M:%S")
            click.echo(f"{clock} watching {count}{why}; Ctrl-C ends", err=True)
            while look() == before:
                (wait or time.sleep)(PAUSE)
            previous = before
    except KeyboardInterrupt:
        return 130


def _changes(before: Stamp, after: Stamp) -> str:
    """Which file is another than before, and how many more are."""
    names = sorted({row[0] for row in {*before} ^ {*after}})
    first = clean(names[0])
    return f"changed: {first}" + (f" and {len(names) - 1:,} more" if len(names) > 1 else "")


def stamp(files: Iterable[str]) -> Stamp:
    """The time and size of each file; one that is not there has none."""
    found: list[tuple[str, int, int]] = []
    for file in files:
        try:
            status = os.stat(file)
        except OSError:
            continue
        found.append((file, status.st_mtime_ns, status.st_size))
    return tuple(found)


def looking(
    given: Mapping[str, object], paths: Sequence[str], config: Path | None, isolated: bool
) -> Callable[[], Stamp]:
    """What looks at all files of a run, and at those its settings may be in. Raises `Trouble`.

    ``given``, ``config``, ``isolated``: as for `Project`.
    """
    if not paths or "-" in paths:
        raise Trouble("`--watch` watches files and folders, not standard input or --prompt alone")

    def look() -> Stamp:
        found = [*_settings_files(config, isolated), *_files(given, paths, config, isolated)]
        return stamp(dict.fromkeys(found))

    return look


def _files(
    given: Mapping[str, object], paths: Sequence[str], config: Path | None, isolated: bool
) -> Iterator[str]:
    from mjlint.checking.project import Project
    from mjlint.documents.finder import Finder
    from mjlint.text.document import DocumentError

    for path in paths:
        try:
            finder = Project(given, config, isolated).finder(path)
        except SettingsError:
            # The run reports broken settings.
            finder = Finder()
        try:
            yield from (found.path for found in finder.files(path) if not found.broken)
        except DocumentError:
            continue


def _settings_files(config: Path | None, isolated: bool) -> Iterator[str]:
    """The files that settings may be in."""
    from mjlint.settings.configuration import FILE
    from mjlint.settings.layers import PROJECT_FILE

    if isolated:
        return
    if config is not None:
        yield str(config)
        return
    here = Path.cwd()
    for folder in (here, *here.parents):
        yield str(folder / FILE)
        yield str(folder / PROJECT_FILE)
