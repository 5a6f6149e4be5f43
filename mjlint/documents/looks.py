"""Whether a piece of text looks like a prompt: for places where much else may stand."""

from __future__ import annotations

import os
import re
from functools import cache
from typing import Final

from mjlint.lexicon import load

_FLAG: Final = re.compile(
    r"(?<!\S)(?P<dashes>--|[—–])\s?(?P<name>[A-Za-z]+)(?=[\s\d.:,;=\"'`”]|\Z)"
)
_NAMED: Final = re.compile(r"midjourney|(?:^|[/_.-])mj(?:[/_.-]|$)|prompt", re.IGNORECASE)
_COMMAND: Final = re.compile(
    r"""\s*(?:[$>%]\s|\.{0,2}/(?!imagine\b)\w|(?:sudo|npm|npx|pnpm|yarn|bun|node|deno|pip3?|pipx|uvx?|python3?
    |git|gh|docker|podman|kubectl|helm|terraform|curl|wget|cargo|rustc|rustup|go|make|cmake|brew
    |apt|apt-get|dnf|pacman|bash|sh|zsh|ssh|scp|rsync|tar|ffmpeg|convert|magick|ls|cd|cp|mv|rm
    |cat|grep|rg|find|sed|awk|jq|java|mvn|gradle|dotnet|php|composer|ruby|gem|bundle|rails|perl
    |vercel|netlify|wrangler|supabase|firebase|gcloud|aws|az|heroku|ollama|accelerate|torchrun
    |pytest|ruff|mypy|tox|nox|mjlint|pre-commit|prek|export|set|usage|Usage|code|vite|tsc|eslint
    |prettier|jest|vitest|playwright|next|expo|flutter|dart|swift|xcodebuild|adb)\s)""",
    re.VERBOSE,
)
_CODE: Final = re.compile(
    r"\s--[a-z]+-[a-z]"  # --long-option
    r"|\s--[a-z]+=\S"
    r"|;[ \t]*(?:\n|\Z)|=>|==|!=|&&|\|\||\w\(\)|</\w|\\\n"
    r"|(?:^|\n)[ \t]*(?:import|from \w+ import|def|class|const|let|var|function|return|if \(|for \("
    r"|while|SELECT|INSERT|FROM|RUN|async|await|public|private|#include)[ \t]"
    r"|(?:^|\n)[ \t]*[\w.\[\]\"']+[ \t]*=[ \t]*\S"
    r"|(?:^|\n)[ \t]*[\]})]+[,;]?[ \t]*(?:\n|\Z)"
    r"|(?:^|\n)[ \t]*(?:\"[^\"\n]*\"|[\w-]+):[ \t]*[\[{\"|>]"
)
_WORD: Final = re.compile(r"[^\W\d_][\w'’-]*")


def looks_like_prompt(text: str) -> bool:
    """Whether a text is prose with parameters behind it, or a link or two words at least, and no
    line of a program or a shell."""
    found = _parameters(text)
    if not found:
        return False
    before = text[: found[0]]
    words = _WORD.findall(before)
    return (len(words) > 1 or not before.isascii() or "://" in before) and not looks_like_code(text)


def is_parameters_alone(text: str) -> bool:
    """Whether a text begins with a parameter: a suffix that several prompts share."""
    stripped = text.lstrip()
    found = _parameters(stripped)
    return bool(found) and found[0] == 0 and not looks_like_code(stripped)


def count_parameters(text: str) -> int:
    """How many parameters of Midjourney's, rightly written or nearly so, are in a text."""
    return len(_parameters(text))


def ends_in_parameters(text: str) -> bool:
    """Whether the last thing in a line is a parameter with at most a value behind it."""
    if text.rstrip().endswith((",", "\\")):
        return False
    found = list(_FLAG.finditer(text))
    last = found[-1] if found else None
    if last is None or not _is_known(last["name"]):
        return False
    behind = text[last.end("name") :].split()
    name = last["name"].lower()
    if name in ("no", "sref", "oref", "cref", "p", "profile", "personalize"):
        return True
    return len(behind) <= 1


def looks_like_code(text: str) -> bool:
    """Whether a text is of a program or for a shell."""
    return _COMMAND.match(text) is not None or _CODE.search(text) is not None


def is_named_for_prompts(name: str) -> bool:
    """Whether the name of a file says that there are prompts in it."""
    return _NAMED.search(os.path.basename(name)) is not None


def _parameters(text: str) -> list[int]:
    """Where the parameters of a text are."""
    if "--" not in text and "—" not in text and "–" not in text:
        return []
    found = list(_FLAG.finditer(text))
    if not any(
        _is_known(match["name"]) or (match["dashes"] == "--" and _is_nearly_known(match["name"]))
        for match in found
    ):
        return []
    return [match.start() for match in found]


@cache
def _names() -> frozenset[str]:
    return load().names


def _is_known(name: str) -> bool:
    return name.lower() in _names()


@cache
def _similar(name: str) -> bool:
    return load().similar(name) is not None


def _is_nearly_known(name: str) -> bool:
    return len(name) > 3 and _similar(name.lower())
