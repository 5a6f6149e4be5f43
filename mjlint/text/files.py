"""A file, rewritten whole or not at all.

The new bytes are written beside the file, flushed to the disk and put in its place in one step, so
that nobody ever sees half a file. Behind a symbolic link the file that it leads to is rewritten,
and the link stays one. Permissions, owner and extended attributes are kept; of a file with several
hard links only the name that was given gets the new text.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import stat
import tempfile
from pathlib import Path
from typing import Final

_SUFFIX: Final = ".mjlint"


class WriteError(Exception):
    """A file that was left as it was; the message says why, in one clause."""


def rewrite(path: str, before: bytes, after: bytes, *, within: str | None = None) -> None:
    """Put ``after`` in the place of a file's contents. Raises `WriteError`.

    ``before``: what was read; a file that holds something else by now is left alone. ``within``:
    the folder that the user named; a link in it that leads out of it is left alone.
    """
    real = os.path.realpath(path)
    if within is not None and not _inside(real, os.path.realpath(within)):
        raise WriteError(f"the link leads to {real}, outside of what was asked for")
    try:
        status = os.stat(real)
        if not stat.S_ISREG(status.st_mode):
            raise WriteError("cannot be rewritten: it is no file")
        if not os.access(real, os.W_OK):
            # Its folder may be writable, but nobody may write what is marked so.
            raise WriteError("cannot be rewritten: permission denied")
        _replace(real, before, after)
    except OSError as error:
        raise WriteError(f"cannot be rewritten: {(error.strerror or str(error)).lower()}") from None


def _replace(real: str, before: bytes, after: bytes) -> None:
    folder = os.path.dirname(real)
    number, beside = tempfile.mkstemp(_SUFFIX, ".", folder)
    try:
        with os.fdopen(number, "wb") as file:
            file.write(after)
            file.flush()
            os.fsync(file.fileno())
        _keep(real, beside)
        if Path(real).read_bytes() != before:
            raise WriteError("left as it is: it was changed by somebody else meanwhile")
        os.replace(beside, real)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(beside)
        raise
    _flush(folder)


def _keep(real: str, beside: str) -> None:
    """Give the new file what the old one has, but for its times."""
    status = os.stat(real)
    if hasattr(os, "chown"):
        # Only the owner's superuser may give a file away; the group can often be kept.
        for owner in (status.st_uid, -1):
            try:
                os.chown(beside, owner, status.st_gid)
                break
            except OSError:
                continue
    shutil.copystat(real, beside)
    os.utime(beside)


def _flush(folder: str) -> None:
    """Make sure that the new name is on the disk, where folders can be flushed."""
    with contextlib.suppress(OSError):
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)


def _inside(path: str, folder: str) -> bool:
    try:
        return os.path.commonpath([path, folder]) == folder
    except ValueError:
        return False
