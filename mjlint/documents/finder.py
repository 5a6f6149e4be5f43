"""Paths -> files: which files of a folder may hold prompts, and why the others are left out."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterable, Iterator
from operator import attrgetter
from typing import Final, NamedTuple

from mjlint.documents.formats import TEXT, Format, format_of, known_suffixes, of_suffix
from mjlint.documents.ignoring import Ignoring
from mjlint.text.document import DocumentError
from mjlint.text.files import is_inside, is_system, reason
from mjlint.text.patterns import pattern

_VENDORED: Final = frozenset({
    "node_modules", "bower_components", "jspm_packages", "vendor", "third_party", "Pods",
    "site-packages", "dist-packages", "__pycache__", "__pypackages__", "venv", "build",
    "dist", "buck-out",
})  # fmt: skip
"""Folders of what others wrote or what was built."""
_OF_TOOLS: Final = frozenset({"text", "json", "toml", "yaml"})
_OTHER: Final = pattern(
    r"(?:.*requirements|constraints|licen[cs]e|copying|notice|authors|changelog|changes|history"
    r"|readme|robots|humans|ads|security|llms(?:-full)?|cmakelists|top_level|entry_points"
    r"|sources)(?:[-_.].*)?\.txt"
    r"|(?:package(?:-lock)?|composer|tsconfig.*|jsconfig.*|.*\.schema|manifest|lerna|nx|turbo"
    r"|biome|deno|renovate|vercel|angular)\.json|pyproject\.toml|cargo\.toml|mjlint\.toml"
    r"|(?:pnpm-lock|docker-compose.*|compose|mkdocs|action)\.ya?ml",
    re.IGNORECASE,
)
"""Texts and data that hold no prompts, by the names that other tools gave them."""
_AGENTS: Final = frozenset({
    ".agent", ".agents", ".aider", ".claude", ".clinerules", ".codex", ".continue", ".cursor", ".gemini",
    ".github", ".kiro", ".opencode", ".roo", ".windsurf",
})  # fmt: skip
"""Hidden folders that hold texts: instructions for agents, templates of issues."""
_DANGLING: Final = "a link that leads nowhere"
_TESTS: Final = pattern(
    r"(?i:test_.*|.*[._-](?:test|spec)s?|conftest)|Tests?[A-Z].*|.*[a-z\d](?:Tests?|Spec)"
)
_TEST_FOLDERS: Final = frozenset(
    {"test", "tests", "__tests__", "spec", "specs", "fixtures", "__mocks__"}
)
_LINK: Final = "a link to "
_FOREIGN: Final = "not a format that mjlint reads"


class Found(NamedTuple):
    """A file, or a folder that was not entered, and what was decided of it."""

    path: str
    format: Format | None
    searched: bool
    """Found while walking a folder, not named on the command line."""
    why_not: str | None = None
    """Why it is left out; None for a file that is read."""
    broken: bool = False
    """Whether it is left out because it cannot be read, which nobody asked for."""
    special: bool = False
    """Whether it is a pipe, a device or a link out of the folder, which would be read otherwise."""
    plain: bool = False
    """Whether it is surely a file in the folder itself, and no link."""

    @property
    def dangling(self) -> bool:
        """Whether it is a link that leads nowhere."""
        return self.why_not == _DANGLING

    @property
    def leads_out(self) -> bool:
        """Whether it is a link that leads out of the folder that was named."""
        return self.special and bool(self.why_not and self.why_not.startswith(_LINK))

    @property
    def foreign(self) -> bool:
        """Whether it is left out because mjlint does not read such files."""
        return self.why_not == _FOREIGN


class Finder:
    """Finds files by what the settings say.

    ``exclude``, ``include``: patterns as in ``.gitignore``, relative to ``base``. ``source``:
    whether programs are read, too. ``force_exclude``: leave out what is excluded even where it is
    named.
    """

    def __init__(
        self,
        *,
        base: str = ".",
        exclude: Iterable[str] = (),
        include: Iterable[str] = (),
        gitignore: bool = True,
        force_exclude: bool = False,
        source: bool = False,
    ) -> None:
        self._source, self._base = source, os.path.abspath(base)
        self._force = force_exclude
        self._ignoring = Ignoring(base, tuple(exclude), tuple(include), gitignore)

    def files(self, path: str) -> Iterator[Found]:
        """The files to read that a path means: itself, or those of a folder, sorted; none where
        there are none. Folders that cannot be read are among them, marked as ``broken``.

        Raises `DocumentError` where there is no such path, or a named file is of a kind that
        mjlint doesn't read.
        """
        return (each for each in self.decided(path) if each.why_not is None or each.broken)

    def decided(self, path: str) -> Iterator[Found]:
        """All files that a path means, and the folders not entered, with what was decided.

        Links to folders are not followed, so no loop of them is run through. Raises
        `DocumentError` as `files` does.
        """
        if not os.path.isdir(path):
            yield self._named(path)
            return
        if self._force and (why := self._ignoring.excluded(path, True)):
            yield Found(path, None, False, why)
            return
        yield from self._walk(path)

    def _named(self, path: str) -> Found:
        try:
            os.lstat(path)
        except (OSError, ValueError) as error:
            # A path with NUL in it is a ValueError.
            why = reason(error) if isinstance(error, OSError) else "no such file or folder"
            raise DocumentError(why) from None
        if self._force:
            # A hook names what was changed: nobody says that there are prompts in it.
            return self._hooked(path)
        kind = format_of(path) or (TEXT if self._ignoring.included(path) else None)
        if kind is None:
            suffix = os.path.splitext(path)[1]
            raise DocumentError(
                f"mjlint does not read `{suffix}` files; it reads {known_suffixes()}"
            )
        special = _special(path)
        if special is not None and special != _PIPE:
            # What somebody names may be a pipe that a program writes; a device may have no end.
            raise DocumentError(f"is {special}, not a file of prompts")
        return Found(path, kind, False)

    def _hooked(self, path: str) -> Found:
        """A file as if it were found while walking the folder of the settings."""
        self._ignoring.begin(".")
        path = os.path.normpath(path)
        top = os.path.join(self._base, "")
        whole = os.path.abspath(path)
        inside = whole[len(top) :].split(os.sep) if whole.startswith(top) else [path]
        where = self._base
        for folder in inside[:-1]:
            where = os.path.join(where, folder)
            why = self._why_not_enter(where, folder, os.path.islink(where))
            if why is not None:
                return Found(path, None, True, why)
        return self._searched(path, os.path.basename(path), self._base, None)

    def _walk(self, top: str) -> Iterator[Found]:
        self._ignoring.begin(top)
        unread: list[OSError] = []
        waiting = [os.path.normpath(top)]
        while waiting:
            where = waiting.pop()
            try:
                with os.scandir(where) as entries:
                    inside = sorted(entries, key=_by_name)
            except OSError as error:
                unread.append(error)
                continue
            # Paths as the user writes them: `./a.md` is `a.md`.
            before = "" if where == "." else os.path.join(where, "")
            system = is_system(os.path.realpath(where))
            entered: list[str] = []
            files: list[os.DirEntry[str]] = []
            for entry in inside:
                if not _is_folder(entry):
                    files.append(entry)
                    continue
                path = before + entry.name
                why = self._why_not_enter(path, entry.name, entry.is_symlink())
                if why is None:
                    entered.append(path)
                else:
                    yield Found(path, None, True, why)
            for entry in files:
                kept = None if system else entry
                yield self._searched(before + entry.name, entry.name, top, kept)
            waiting += reversed(entered)
        for each in unread:
            path = os.path.normpath(each.filename)
            yield Found(path, None, True, (each.strerror or str(each)).lower(), True)

    def _why_not_enter(self, path: str, name: str, link: bool) -> str | None:
        if name.startswith(".") and name not in _AGENTS:
            return "hidden"
        if name in _VENDORED:
            return "a folder of what others wrote or what was built"
        if link:
            return "a link to a folder"
        if os.path.exists(os.path.join(path, "pyvenv.cfg")):
            return "a virtual environment"
        return self._ignoring.why_not(path, True)

    def _searched(self, path: str, name: str, top: str, entry: os.DirEntry[str] | None) -> Found:
        """``entry``: what the folder says of the file; None: ask for it."""
        dot = name.rfind(".")
        kind = of_suffix(name[dot:].lower()) if dot >= 0 else None
        if name.startswith("."):
            return Found(path, kind, True, "hidden")
        if kind is None and self._ignoring.included(path):
            kind = TEXT
        if kind is None:
            return Found(path, None, True, _FOREIGN)
        plain = entry is not None and entry.is_file(follow_symlinks=False)
        why: str | None = None
        if kind.source and not self._source and _is_test(path):
            why = "a test of a program: read with --code, or where it is named"
        elif not plain and os.path.islink(path) and not os.path.exists(path):
            why = _DANGLING
        elif kind.name in _OF_TOOLS and _OTHER.fullmatch(name):
            why = "a file of other tools"
        else:
            why = self._ignoring.why_not(path, False)
            if why is None and not plain and (special := _special(path) or _leads_out(path, top)):
                # It may never give anything, or what is nobody's business here.
                return Found(path, kind, True, special, special=True)
        return Found(path, kind, True, why, plain=plain)


_by_name: Final = attrgetter("name")


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        # A link into what may not be looked at.
        return False


def _is_test(path: str) -> bool:
    """Whether a program is a test, whose prompts may well be wrong on purpose."""
    *folders, name = path.split(os.sep)
    return not _TEST_FOLDERS.isdisjoint(folders) or bool(
        _TESTS.fullmatch(os.path.splitext(name)[0])
    )


def is_stream(path: str) -> bool:
    """Whether a path is a pipe, a socket or a device, whose bytes come once."""
    try:
        mode = os.stat(path).st_mode
    except OSError:
        # Told when it is read.
        return False
    return not stat.S_ISREG(mode) and not stat.S_ISDIR(mode)


_PIPE: Final = "a named pipe"
_KINDS: Final = {
    stat.S_IFIFO: _PIPE, stat.S_IFSOCK: "a socket", stat.S_IFCHR: "a device", stat.S_IFBLK: "a device"
}  # fmt: skip


def _special(path: str) -> str | None:
    """What a path is that is neither a file on a disk nor a folder; None for these."""
    try:
        kind = stat.S_IFMT(os.stat(path).st_mode)
    except OSError:
        # Told when it is read.
        return None
    if kind != stat.S_IFREG:
        return _KINDS.get(kind)
    return "a file of the system" if is_system(os.path.realpath(path)) else None


def _leads_out(path: str, top: str) -> str | None:
    """Where a link leads, if that is outside of the folder that was named."""
    if not os.path.islink(path):
        return None
    real = os.path.realpath(path)
    if is_inside(real, os.path.realpath(top)):
        return None
    return f"{_LINK}{real}, outside of what was asked for"


def files(path: str) -> Iterator[str]:
    """The files that a path means, by the defaults; see `Finder.files`."""
    return (found.path for found in Finder().files(path) if not found.broken)
