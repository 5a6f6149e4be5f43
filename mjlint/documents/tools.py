"""Which tool a path, a key, a heading or a field names: Midjourney, or another one."""

from __future__ import annotations

import os
import re
from typing import Final

from mjlint.text.patterns import pattern
from mjlint.text.remembering import remembered

MIDJOURNEY: Final = "Midjourney"

_OURS: Final = pattern(r"mid-?journey|(?<![a-z])mj(?![a-z])|\bniji")
_OTHERS: Final = pattern(
    r"""(?<![a-z])(?:stable[-_\ ]?diffusion|sdxl|sd[-_\ ]?(?:1\.5|[23](?:\.\d)?|xl|prompts?)
    |comfy-?ui|automatic1111|a1111|dall[-_·•\ ]?e(?:[-_\ ]?\d)?|chat-?gpt
    |gpt[-_\ ]?(?:\d[\w.]*|image[\w-]*|prompts?)|open-?ai
    |claude(?!\s+(?:monet|debussy|lorrain|cahun))|anthropic|gemini|bard|copilot
    |leonardo(?!\s+(?:da\b|di\s*caprio))(?:[-_.\ ]?ai)?|kling|suno|udio|runway(?:ml)?|sora
    |veo[-_\ ]?\d?|pika|luma|flux(?:[-_.\ ]?(?:1|2|pro|dev|schnell|ai|prompts?|kontext))*
    |imagen[-_\ ]?\d?|firefly|ideogram|recraft|llama[-_\ ]?\d?|mistral|qwen[\w-]*|deepseek
    |perplexity|grok|hunyuan|seedream|seedance|nano[-_\ ]?banana|wan[-_\ ]?2|minimax|hailuo
    |playground[-_\ ]?v?\d|civitai|novel-?ai|dreamstudio|krea|cursor|llm|o[134]-(?:mini|preview)
    |eleven-?labs|heygen|synthesia)(?![a-z])""",
    re.VERBOSE,
)
"""Both are looked for in lower case."""
_PLAIN: Final = frozenset({
    "flux", "gemini", "claude", "leonardo", "sora", "pika", "luma", "runway", "firefly", "bard", "krea",
    "copilot", "cursor", "grok", "udio", "mistral", "imagen", "veo", "kling",
})  # fmt: skip
"""Names of tools that are words or first names, too: in a heading they count in a short one."""
_FEW: Final = 3
_CAMEL: Final = pattern(r"(?<=[a-z0-9])(?=[A-Z])")


@remembered
def named(text: str) -> str | None:
    """`MIDJOURNEY`, or the other tool that the words of a key, a field or a column name.

    None where it names none, or both.
    """
    text = text.replace("_", " ")
    # `fluxPrompt` is two words, and `ChatGPT` is one.
    split = _CAMEL.sub(" ", text)
    ours, other = _tools(text)
    if split != text:
        more = _tools(split)
        ours, other = ours or more[0], other or more[1]
    if ours:
        return None if other else MIDJOURNEY
    return other.strip() or None


def _tools(text: str) -> tuple[bool, str]:
    """Whether a text names Midjourney, and which other tool it names."""
    lowered = _lower(text)
    other = _OTHERS.search(lowered)
    named = text[other.start() : other.end()] if other is not None else ""
    return _OURS.search(lowered) is not None, named


def _lower(text: str) -> str:
    """In lower case, and as long: the Turkish capital I would be two characters."""
    return text.replace("İ", "I").lower()


def named_in_heading(text: str) -> str | None:
    """The same for a heading or a label, in which a tool's name may be a plain word."""
    found = named(text)
    if found is None or found == MIDJOURNEY or found.lower() not in _PLAIN:
        return found
    words = re.findall(r"[^\W\d_]+", text)
    if len(words) <= _FEW or re.search(
        rf"{re.escape(found)}\W*(?:ai\b|prompts?\b|\d)", text, re.IGNORECASE
    ):
        return found
    return None


def named_in_path(path: str) -> str | None:
    """The tool that the file or the nearest folder names; hidden folders are of agents."""
    parts = [part for part in path.replace(os.sep, "/").split("/") if part not in ("", ".", "..")]
    for part in reversed(parts):
        if part.startswith("."):
            continue
        found = named(part)
        if found is not None:
            return found
        if _OURS.search(_lower(part)):
            # `midjourney-vs-flux.md`: neither.
            return None
    return None
