"""Whether a piece of text looks like a prompt: for places where much else may stand."""

from __future__ import annotations

import os
import re
from functools import cache
from typing import Final

from mjlint.language.lexicon import load

_FLAG: Final = re.compile(
    r"(?<!\S)(?P<dashes>--|[—–])\s?(?P<name>[A-Za-z]+)(?=[\s\d.:,;=\"'`”]|\Z)"
)
_NAMED: Final = re.compile(r"midjourney|(?:^|[/_.-])mj(?:[/_.-]|$)|prompt", re.IGNORECASE)
_COMMAND: Final = re.compile(
    r"""\s*(?:[$>%]\s|\.{0,2}/(?!imagine\b)\w
    |(?:sudo|npm|npx|pnpm|pip3?|pipx|uvx?|git|docker|podman|kubectl|terraform|curl|wget|rustc|rustup
    |cmake|apt|apt-get|dnf|pacman|bash|zsh|ssh|scp|rsync|ffmpeg|cd|ls|cp|mv|rm|mkdir|chmod|grep|sed
    |awk|jq|mvn|gradle|dotnet|vercel|netlify|supabase|firebase|gcloud|aws|heroku|ollama|torchrun
    |pytest|mypy|mjlint|pre-commit|prek|tsc|eslint|vitest|playwright|xcodebuild|adb|usage:|Usage:)\s
    |(?:python3?|node|yarn|bun|deno|go|make|cargo|java|ruby|perl|php|swift|dart|flutter|find|cat
    |convert|magick|brew|helm|code|ruff|tar|next|expo|gem|bundle|rails|composer|export|set|gh|jest)
    \s+(?:--?\w|(?:run|install|build|add|test|init|start|dev|check|create|new|get|exec|update|upgrade|publish
    |remove|fmt|clippy|doc|bench|tree|search|generate|mod|deploy)\b|\w*[./=]))""",
    re.VERBOSE,
)
"""What begins a line for a shell; words that may as well begin a prompt count with what follows."""
_CODE: Final = re.compile(
    r"\s--[a-z]+-[a-z]"  # --long-option
    r"|\s--[a-z]+=\S"
    r"|[)\]}\"'];[ \t]*(?:\n|\Z)|=>|==|!=|&&|\|\||\w\(\)|</\w|\\\n"
    r"|(?:^|\n)[ \t]*(?:import|from \w+ import|def|class|const|let|var|function|return|if \(|for \("
    r"|while|SELECT|INSERT|FROM|RUN|async|await|public|private|#include)[ \t]"
    r"|(?:^|\n)[ \t]*[\w.\[\]\"']+[ \t]*=[ \t]*\S"
    r"|(?:^|\n)[ \t]*[\]})]+[,;]?[ \t]*(?:\n|\Z)"
    r"|(?:^|\n)[ \t]*(?:\"[^\"\n]*\"|[\w-]+):[ \t]*[\[{\"|>]"
)
_POINTS: Final = re.compile(
    r"^[ \t]*(?:[-*•+□☐☑✓✔▢└├│]|\[[ xX]\]|\d+[.)][ \t]|.*:[ \t]*$)", re.MULTILINE
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


def has_known_parameter(text: str) -> bool:
    """Whether a parameter of Midjourney's is in a text under its right name."""
    return any(_is_known(match["name"]) for match in _FLAG.finditer(text))


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


def looks_like_list(lines: str) -> bool:
    """Whether a text of several lines is a list of things to do, or of headings."""
    return len(_POINTS.findall(lines)) > 1


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
