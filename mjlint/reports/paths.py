"""The names of files as other programs want them: relative, with slashes, or as a URL."""

from __future__ import annotations

import os

PSEUDO = ("<prompt>", "<stdin>")
"""The names of what is no file."""


def portable(filename: str) -> str:
    """The path of a file, relative to the current folder where it is in it, separated by ``/``.

    Programs that read reports look for files from the root of a repository, where mjlint is run.
    """
    if filename in PSEUDO:
        return filename
    path = os.path.normpath(filename)
    if os.path.isabs(path):
        inside = os.path.join(os.getcwd(), "")
        path = path.removeprefix(inside)
    return path.replace(os.sep, "/")


def uri(filename: str) -> str:
    """The path as a URI reference: relative, or with ``file://`` (RFC 3986, RFC 8089)."""
    return _uri(portable(filename))


def file_url(filename: str) -> str:
    """The whole path with ``file://``; empty for what is no file."""
    return "" if filename in PSEUDO else _uri(os.path.abspath(filename).replace(os.sep, "/"))


def _uri(path: str) -> str:
    from urllib.parse import quote

    try:
        # What is not UTF-8 comes from the system as surrogates, and goes back to its bytes.
        name = quote(path.encode("utf-8", "surrogateescape"))
    except UnicodeEncodeError:
        # Windows takes any surrogate.
        name = quote(path.encode("utf-8", "surrogatepass"))
    if os.path.isabs(path):
        return f"file://{'' if name.startswith('/') else '/'}{name}"
    # A colon in the first part would make it a scheme; quote() leaves none.
    return name
