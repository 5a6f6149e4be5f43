"""A file that is written as a run goes: whole, or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import TextIO

from mjlint.terminal.messages import Trouble, reason


@contextmanager
def written(path: str) -> Iterator[Callable[[str], object]]:
    """What writes into the file. Raises `Trouble` where it cannot be written.

    What is there is replaced when all is written; of a link, what it leads to. What is no regular
    file, such as a pipe, is written as it comes.
    """
    target = os.path.realpath(path)
    try:
        if os.path.exists(target) and not os.path.isfile(target):
            with _opened(target) as stream:
                yield stream.write
            return
        handle, temporary = tempfile.mkstemp(
            prefix=f".{os.path.basename(target)}.", dir=os.path.dirname(target)
        )
    except OSError as error:
        raise Trouble(f"cannot write {path}: {reason(error)}") from None
    done = False
    try:
        with _opened(handle) as stream:
            yield stream.write
        os.chmod(temporary, _mode(target))
        os.replace(temporary, target)
        done = True
    except OSError as error:
        if isinstance(error, BrokenPipeError):
            # Standard output, which others write to meanwhile.
            raise
        raise Trouble(f"cannot write {path}: {reason(error)}") from None
    finally:
        if not done:
            with suppress(OSError):
                os.unlink(temporary)


def _opened(file: str | int) -> TextIO:
    return open(file, "w", encoding="utf-8", errors="backslashreplace", newline="\n")


def _mode(target: str) -> int:
    """The permissions of the file that is there; without one, those that new files have."""
    try:
        return os.stat(target).st_mode & 0o7777
    except OSError:
        mask = os.umask(0o022)
        os.umask(mask)
        return 0o666 & ~mask
