"""The files that differ from a commit, as git sees them."""

from __future__ import annotations

import os
import subprocess

from mjlint.terminal.messages import Trouble


def changed(ref: str) -> frozenset[str]:
    """The real paths of files that differ from a commit, new ones included.

    Raises `Trouble` where git does not know the commit, or this is no repository.
    """
    top = _git("rev-parse", "--show-toplevel").rstrip("\n")
    commit = _git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}")
    names = _git("-C", top, "diff", "--name-only", "--no-ext-diff", "-z", commit.strip(), "--")
    new = _git("-C", top, "ls-files", "--others", "--exclude-standard", "-z")
    return frozenset(
        os.path.realpath(os.path.join(top, name)) for name in (names + new).split("\0") if name
    )


def _git(*arguments: str) -> str:
    try:
        done = subprocess.run(["git", *arguments], capture_output=True, timeout=60)
    except (OSError, subprocess.TimeoutExpired):
        raise Trouble("`--changed` needs git") from None
    if done.returncode:
        reason = os.fsdecode(done.stderr).strip().partition("\n")[0].removeprefix("fatal: ")
        raise Trouble(f"`--changed`: {reason or 'git does not know this commit'}")
    return os.fsdecode(done.stdout)
