"""Files, written whole or not at all: reports, baselines, fixed documents, the cache.

The new bytes are written beside the file, flushed to the disk and put in its place in one step, so
that nobody ever sees half a file. Behind a symbolic link the file that it leads to is replaced, and
the link stays one. Permissions, owner and extended attributes are kept; of a file with several hard
links only the name that was given gets the new text.
"""

from __future__ import annotations

import contextlib
import errno
import io
import os
import re
import stat
import sys
import time
from collections.abc import Callable, Iterator
from typing import BinaryIO, Final, TextIO

from mjlint.errors import MjlintError
from mjlint.text.patterns import pattern

_PREFIX: Final = ".mjlint-"
_SUFFIX: Final = ".tmp"
_TEMPORARY: Final = pattern(rf"{re.escape(_PREFIX)}(\d+)-\w+{re.escape(_SUFFIX)}")
_STALE: Final = 24 * 3600
"""Seconds after which a temporary file is surely nobody's."""
_HEAD: Final = 4096
_SYSTEM: Final = ("/proc", "/sys")
"""Folders whose files the system makes up while they are read; some never end."""
_SWEPT: Final[set[str]] = set()


class WriteError(MjlintError):
    """A file that was left as it was; the message says why, in one clause."""


def reason(error: OSError) -> str:
    """What the system says of an error, for use after a colon."""
    match error:
        case FileNotFoundError():
            return "no such file or folder"
        case PermissionError():
            return "permission denied"
        case IsADirectoryError():
            return "is a folder"
        case _:
            return (error.strerror or str(error)).lower()


def size(path: str | os.PathLike[str]) -> int:
    """The bytes of a file; 0 where nobody may know, which is reported when it is read."""
    try:
        return os.path.getsize(path)
    except OSError:
        return 0


def small(path: str | os.PathLike[str], most: int) -> bytes | None:
    """The bytes of a file, read at once; None where there are more than ``most``, or none.

    None as well for what cannot be read: whoever opens it finds out why.
    """
    try:
        number = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
        try:
            size = os.fstat(number).st_size
            data = os.read(number, size) if size <= most else b""
        finally:
            os.close(number)
    except OSError:
        return None
    return data if data and len(data) == size else None


def rewrite(path: str, before: bytes, after: bytes, *, within: str | None = None) -> None:
    """Put ``after`` in the place of a file's contents. Raises `WriteError`.

    ``before``: what was read; a file that holds something else by now is left alone. ``within``:
    the folder that the user named; a link in it that leads out of it is left alone.
    """
    real = os.path.realpath(path)
    if within is not None and not is_inside(real, os.path.realpath(within)):
        raise WriteError(f"the link leads to {real}, outside of what was asked for")
    try:
        if not stat.S_ISREG(os.stat(real).st_mode):
            raise WriteError("cannot be rewritten: it is no file")
        if not os.access(real, os.W_OK):
            # Its folder may be writable, but nobody may write what is marked so.
            raise WriteError("cannot be rewritten: permission denied")
        with replaced(real) as file:
            file.write(after)
            with open(real, "rb") as old:
                same = old.read() == before
            if not same:
                raise WriteError("left as it is: it was changed by somebody else meanwhile")
    except OSError as error:
        raise WriteError(f"cannot be rewritten: {reason(error)}") from None


@contextlib.contextmanager
def written(
    path: str, ours: Callable[[bytes], bool] | None = None
) -> Iterator[Callable[[str], object]]:
    """What writes text into a file, which is there once all is written. Raises `WriteError`.

    ``ours``: whether a file that is there, by its first bytes, was written by mjlint; another one
    is not replaced. None: replace whatever is there. What is no regular file, such as a pipe, is
    written as it comes.
    """
    real = os.path.realpath(path)
    try:
        if os.path.exists(real) and not os.path.isfile(real):
            with open(real, "wb") as device, _text(device) as stream:
                yield stream.write
            return
        if ours is not None:
            refuse_foreign(path, ours)
        with replaced(real) as file, _text(file) as stream:
            yield stream.write
    except OSError as error:
        if isinstance(error, BrokenPipeError):
            # Standard output, which others write to meanwhile.
            raise
        raise WriteError(f"cannot write {path}: {reason(error)}") from None


def refuse_foreign(path: str, ours: Callable[[bytes], bool]) -> None:
    """Raise `WriteError` if a file is there that mjlint did not write.

    ``ours``: whether it did, by the first bytes of the file.
    """
    try:
        with open(path, "rb") as file:
            head = file.read(_HEAD)
    except FileNotFoundError:
        return
    if head and not ours(head):
        raise WriteError(
            f"{path} was not written by mjlint: name another file, or replace it with `--force`"
        )


@contextlib.contextmanager
def replaced(real: str, *, private: bool = False) -> Iterator[BinaryIO]:
    """A file to write to, which takes the place of another one when all is written.

    ``real``: its path, without symbolic links; nothing need be there. ``private``: nobody but its
    owner may read it. Raises `OSError`.
    """
    folder = os.path.dirname(real) or "."
    _sweep(folder)
    # Most runs write no file, and `tempfile` imports much.
    import tempfile

    number, beside = tempfile.mkstemp(_SUFFIX, f"{_PREFIX}{os.getpid()}-", folder)
    try:
        with os.fdopen(number, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        if not private:
            _keep(real, beside)
        os.replace(beside, real)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(beside)
        raise
    _flush(folder)


def is_inside(path: str, folder: str) -> bool:
    """Whether a path is a folder or lies in it; both without symbolic links."""
    try:
        return os.path.commonpath([path, folder]) == folder
    except ValueError:
        return False


def is_system(real: str) -> bool:
    """Whether a path, without symbolic links, is a file that the system makes up."""
    return any(is_inside(real, folder) for folder in _SYSTEM)


def refuse_endless(path: str) -> None:
    """Raise `OSError` for a device and for a file of the system: settings may name one, and some never end."""
    mode = os.stat(path).st_mode
    system = stat.S_ISREG(mode) and is_system(os.path.realpath(path))
    if system or stat.S_ISCHR(mode) or stat.S_ISBLK(mode):
        raise OSError(errno.EINVAL, "is a device or a file of the system")


@contextlib.contextmanager
def _text(file: BinaryIO) -> Iterator[TextIO]:
    stream = io.TextIOWrapper(
        file, encoding="utf-8", errors="backslashreplace", newline="\n", write_through=True
    )
    try:
        yield stream
        stream.flush()
    finally:
        with contextlib.suppress(ValueError, OSError):
            stream.detach()


def _keep(real: str, beside: str) -> None:
    """Give the new file what the old one has, but for its times; without one, what new files get."""
    try:
        status = os.stat(real)
    except FileNotFoundError:
        mask = os.umask(0o022)
        os.umask(mask)
        os.chmod(beside, 0o666 & ~mask)
        return
    if hasattr(os, "chown"):
        # Only the owner's superuser may give a file away; the group can often be kept.
        for owner in (status.st_uid, -1):
            try:
                os.chown(beside, owner, status.st_gid)
                break
            except OSError:
                continue
    import shutil

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


def _sweep(folder: str) -> None:
    """Remove what runs that were killed left in a folder; looked for once a process."""
    if folder in _SWEPT:
        return
    _SWEPT.add(folder)
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            found = _TEMPORARY.fullmatch(entry.name)
            with contextlib.suppress(OSError):
                if found is not None and _is_dead(int(found[1]), entry.stat().st_mtime):
                    os.unlink(entry.path)


def _is_dead(process: int, written: float) -> bool:
    """Whether the run that wrote a temporary file has ended."""
    if time.time() - written > _STALE:
        return True
    if sys.platform == "win32":
        # There a signal of 0 would end the process.
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    except (OSError, OverflowError):
        return False
    return False
