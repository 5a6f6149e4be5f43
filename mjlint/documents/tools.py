"""Which tool a path, a key, a heading or a field names: Midjourney, or another one."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from itertools import groupby
from operator import itemgetter
from typing import Final

from mjlint.text.patterns import pattern
from mjlint.text.remembering import remembered

MIDJOURNEY: Final = "Midjourney"

_OURS: Final = pattern(r"mid-?journey|(?<![a-z])mj(?![a-z])|\bniji")
_OTHERS: Final = r"""
    stable[-_\s]?diffusion sdxl sd[-_\s]?(?:1\.5|[23](?:\.\d)?|xl|prompts?)
    comfy-?ui automatic1111 a1111 dall[-_·•\s]?e(?:[-_\s]?\d)? chat-?gpt
    gpt[-_\s]?(?:\d[\w.]*|image[\w-]*|prompts?) open-?ai
    claude(?!\s+(?:monet|debussy|lorrain|cahun)) anthropic gemini bard copilot
    leonardo(?!\s+(?:da\b|di\s*caprio))(?:[-_.\s]?ai)? kling suno udio runway(?:ml)? sora
    veo[-_\s]?\d? pika luma flux(?:[-_.\s]?(?:1|2|pro|dev|schnell|ai|prompts?|kontext))*
    imagen[-_\s]?[2-4] google\simagen image-?fx whisk firefly ideogram recraft
    llama[-_\s]?\d? mistral qwen[\w-]* deepseek
    perplexity grok hunyuan seedream seedance nano[-_\s]?banana wan[-_\s]?2 minimax hailuo
    playground[-_\s]?(?:v?\d|ai) civitai novel-?ai dreamstudio krea cursor llm o[134]-(?:mini|preview)
    eleven-?labs heygen synthesia stability[-_.\s]?ai pony[-_\s]?(?:v6|xl|diffusion) illustrious[-_\s]?xl
    reve(?:[-_\s](?:image|ai|\d[\d.]*))? hidream kolors z-?image cogview cogvideo[\w-]* ltx[-_\s]?video
    pixverse vidu higgsfield haiper kaiber genmo mochi[-_\s]?1 moonvalley jimeng dreamina doubao kimi
    kandinsky deepfloyd pixart auraflow omnigen janus[-_\s]?pro fooocus invoke-?ai swarm-?ui draw\sthings
    night-?cafe craiyon artbreeder starry-?ai wombo sea-?art pix-?ai tensor\.?art lexica mage\.space
    bing(?:[-_\s]image(?:[-_\s]creator)?)? image[-_\s]creator meta[-_\s]ai canva freepik magnific topaz
    photoshop photo-?leap lovart glif getimg bria riffusion eleven[-_\s]?v3 gpt
    即梦 可灵 海螺 豆包 通义 文心一格 智谱 混元
""".split()  # noqa: SIM905 -- a hundred quotes read worse
"""The names of other tools, each a pattern; both are looked for in lower case."""
_START: Final = pattern(r"(?<![a-z])[a-z]|[^\x00-\x7f]")
_BY_START: Final = {
    start: pattern(f"(?:{'|'.join(names)})" + (r"(?![a-z])" if start.isascii() else ""))
    for start, names in groupby(sorted(_OTHERS, key=itemgetter(0)), itemgetter(0))
}
"""By their first letter: to compile all of them is a good part of a short run."""
_PLAIN: Final = frozenset({
    "flux", "gemini", "claude", "leonardo", "sora", "pika", "luma", "runway", "firefly", "bard", "krea",
    "copilot", "cursor", "grok", "udio", "mistral", "veo", "kling", "reve", "whisk", "bing", "canva",
    "kimi", "vidu", "bria", "topaz", "magnific", "lexica", "kolors", "photoshop",
})  # fmt: skip
"""Names of tools that are words or first names, too: in a heading they count in a short one."""
_FIELD: Final = pattern(
    r"(?:image|video|ai|gen(?:eration)?)?(?:tools?|models?|generators?|engines?|platforms?|apps?|software|service|provider"
    r"|vendor)(?:name|id|used)?|category|source|ai|target|madewith|generatedby|createdwith|type|kind|via"
    r"|werkzeug|modell|programm|outil|mod[èe]le|logiciel|herramienta|modelo|motor|plataforma|ferramenta"
    r"|strumento|modello|narzędzie|araç|工具|模型|平台|软件|ツール|モデル|도구|모델|инструмент|модель"
)
"""Fields that say which tool something is for, as they are compared."""
_SPEAKERS: Final = frozenset({"from", "role", "author", "speaker", "sender", "username"})
"""Fields that say who wrote a text, which may be for another tool."""
_WORDS: Final = frozenset({"imagen", "stability", "sd"})
"""Names of tools that are words: in a field of tools they count alone."""
_TOOL: Final = frozenset({"tool", "aitool", "imagetool"})
_PROPER: Final = pattern(
    r"(?!(?:Image|Art|AI|Text|Prompt|Discord|Web|Bot|Imagine|Design|Photo|Picture)s?\b)"
    r"[A-Z][A-Za-z]+(?:[ .-]?[A-Z\d][\w.]*){0,2}"
)
_LONGEST_VALUE: Final = 100
_LONGEST_NAME: Final = 40
_WORD: Final = pattern(r"[^\W\d_]+")
_QUALIFIERS: Final = frozenset({
    "ai", "api", "app", "beta", "dev", "fast", "flash", "google", "adobe", "image", "images", "kontext", "large",
    "lite", "max", "medium", "microsoft", "mini", "model", "openai", "opus", "phoenix", "preview", "pro",
    "schnell", "sonnet", "standard", "studio", "turbo", "ultra", "v", "video", "web", "xl", "gen", "alpha", "k",
})  # fmt: skip
"""What is beside a tool's name in a name that is longer."""
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
    found = (
        names.match(lowered, start.start())
        for start in _START.finditer(lowered)
        if (names := _BY_START.get(start.group())) is not None
    )
    other = next(filter(None, found), None)
    named = text if lowered.strip() == "sd" else ""
    if other is not None:
        named = text[other.start() : other.end()]
    return _OURS.search(lowered) is not None, named


def _lower(text: str) -> str:
    """In lower case, and as long: the Turkish capital I would be two characters."""
    return text.replace("İ", "I").lower()


def named_in_heading(text: str) -> str | None:
    """The same for a heading or a label, in which a tool's name may be a plain word."""
    found = named(text)
    if found is None or found == MIDJOURNEY or found.lower() not in _PLAIN:
        return found
    words = _WORD.findall(text)
    if len(words) <= _FEW or re.search(
        rf"{re.escape(found)}\W*(?:ai\b|prompts?\b|\d)", text, re.IGNORECASE
    ):
        return found
    return None


def is_field(key: str) -> bool:
    """Whether a field of this key, without spaces and in lower case, says which tool is used."""
    return _FIELD.fullmatch(key) is not None


@remembered
def named_alone(text: str) -> str | None:
    """The other tool that a text names, if it says nothing else: ``Seedream 4``, ``DALL-E 3 (API)``."""
    if len(text) > _LONGEST_NAME:
        return None
    found = named(text)
    if found is None or found == MIDJOURNEY:
        return None
    words = {word.lower() for word in _WORD.findall(text)} - set(_WORD.findall(found.lower()))
    if words - _QUALIFIERS:
        return None
    plain = found.lower() in _PLAIN and not words and not any(map(str.isdigit, text))
    return None if plain else found


def named_beside(fields: Iterable[tuple[str, str]]) -> tuple[str | None, str]:
    """The tool that the fields of a record name, by their keys (as compared) and texts, and which does.

    A field that is made for it counts before any other that holds nothing but a tool's name.
    """
    alone: tuple[str | None, str] = (None, "")
    for key, text in fields:
        if is_field(key) and len(text) < _LONGEST_VALUE and (found := named_of_field(key, text)):
            return found, key
        if alone[0] is None and key not in _SPEAKERS and (found := named_alone(text)):
            alone = found, key
    return alone


def named_of_field(key: str, text: str) -> str | None:
    """The tool that the text of a field made for it names, where ``Imagen`` is no Spanish word.

    In a field called ``tool`` any name of its own is one that nobody knows yet.
    """
    found, text = named(text), text.strip()
    if found is None and (
        text.lower() in _WORDS
        or (key in _TOOL and _PROPER.fullmatch(text) and not _OURS.search(_lower(text)))
    ):
        return text
    return found


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
