"""The files that differ from a commit, as git sees them."""

from __future__ import annotations

import os
import subprocess

from mjlint.cli.trouble import Trouble


def staged() -> frozenset[str]:
    """The real paths of files whose changes are staged, as the work tree has them. Raises `Trouble`."""
    top = _top()
    return _paths(top, _git("-C", top, "diff", "--cached", "--name-only", "--no-ext-diff", "-z"))


def changed(ref: str) -> frozenset[str]:
    """The real paths of files that differ from a commit, new ones included.

    Raises `Trouble` where git does not know the commit, or this is no repository.
    """
    top = _top()
    commit = _git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}")
    names = _git("-C", top, "diff", "--name-only", "--no-ext-diff", "-z", commit.strip(), "--")
    new = _git("-C", top, "ls-files", "--others", "--exclude-standard", "-z")
    return _paths(top, names + new)


def _top() -> str:
    return _git("rev-parse", "--show-toplevel").rstrip("\n")


def _paths(top: str, names: str) -> frozenset[str]:
    return frozenset(
        os.path.realpath(os.path.join(top, name)) for name in names.split("\0") if name
    )


def _git(*arguments: str) -> str:
    try:
        done = subprocess.run(["git", *arguments], capture_output=True, timeout=60)
    except (OSError, subprocess.TimeoutExpired):
        raise Trouble("`--changed` and `--staged` need git") from None
    if done.returncode:
        reason = os.fsdecode(done.stderr).strip().partition("\n")[0].removeprefix("fatal: ")
        raise Trouble(f"{reason or 'git does not know this commit'}")
    return os.fsdecode(done.stdout)
