"""What the rules of text find: every finding of a prompt, of whatever rule, is listed."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from mjlint import Linter, Report, Settings
from mjlint.diagnostic import Failure
from tests.rules.findings import ERROR, IMAGE, INFO, WARNING, Finding, findings


class Case(NamedTuple):
    prompt: str
    found: list[Finding]
    settings: Settings = Settings()


MODERATED = Settings(extend_select=("MJ607",))

CASES = [
    # ---- empty-prompt
    Case("", [("MJ601", "", ERROR)]),
    Case("  \n", [("MJ601", "  \n", ERROR)]),
    Case("--ar 3:2 --v 7", [("MJ601", "--ar 3:2 --v 7", ERROR)]),
    Case("--sref 1234", [("MJ601", "--sref 1234", ERROR)]),
    Case("--no text, people", [("MJ601", "--no text, people", ERROR)]),
    Case(f"{IMAGE} --video", []),
    Case("22 --ar 1:1", []),
    Case("🐔 👍", []),
    Case("❤️", []),
    Case("{a, b} --v 7", []),
    Case("--pic --ar 3:2", [], Settings(custom_parameters=("pic",))),
    Case("--ar 3:2", [], Settings(prefix="in oil")),
    Case("--ar 3:2", [("MJ601", "--ar 3:2", ERROR)], Settings(suffix="--raw")),
    # The text is there, in the wrong place.
    Case("--ar 4:5 Horus", [("MJ012", "Horus", ERROR)]),
    # ---- too-long
    Case("x" * 6000, [], Settings(model="7")),
    Case("x" * 6001, [("MJ602", "x", ERROR)], Settings(model="7")),
    Case("x" * 5995, [("MJ602", "", ERROR)], Settings(model="7", suffix="--raw")),
    Case("x" * 5991 + " --ar 3:2", [], Settings(model="7")),
    Case("x" * 5992 + " --ar 3:2", [("MJ602", "2", ERROR)], Settings(model="7")),
    Case("x" * 1301, [("MJ602", "x" * 1301, INFO)]),
    Case("x" * 1301, [("MJ602", "x" * 1301, INFO)], Settings(model="8.1")),
    Case("x" * 1300, []),
    Case("x" * 1301 + " --v 7", []),
    Case("x" * 1301 + " --niji 7", []),
    # ---- placeholder
    Case("a portrait of {{subject}}", [("MJ603", "{{subject}}", WARNING)]),
    Case("a portrait of [YOUR SUBJECT]", [("MJ603", "[YOUR SUBJECT]", WARNING)]),
    Case(
        "[subject] in the style of [artist]",
        [("MJ603", "[subject]", WARNING), ("MJ603", "[artist]", WARNING)],
    ),
    Case("a [insert animal here] in fog", [("MJ603", "[insert animal here]", WARNING)]),
    Case("a <character name> in fog", [("MJ603", "<character name>", WARNING)]),
    Case("a HERO_NAME and [HERO_NAME]", [("MJ603", "[HERO_NAME]", WARNING)]),
    Case("a __animal__ in fog", [("MJ603", "__animal__", WARNING)]),
    Case("[Melbourne's Flinders Street] by [Alice In Wonderland]", []),
    Case("[1916029296034410] A lion running on the African savannah.", []),
    Case("<#2109205915#>Oriental girl with double ponytail hairstyle --v 5.2", []),
    Case("<< << The Devils Hands >> >>", []),
    Case('a flag with "[RIOT]"', []),
    Case("{{red, blue} hat, cap}", []),
    # ---- pasted-command
    Case("/imagine prompt: a heron", [("MJ604", "/imagine prompt:", WARNING)]),
    Case("/Imagine a heron", [("MJ604", "/Imagine", WARNING)]),
    Case(" imagine prompt: a heron", [("MJ604", "imagine prompt:", WARNING)]),
    Case("Prompt: a heron", [("MJ604", "Prompt:", WARNING)]),
    Case("a heron /imagine prompt: an owl", [("MJ604", "/imagine prompt:", WARNING)]),
    Case("a heron --ar 3:2 /imagine an owl", [("MJ012", "/imagine an owl", ERROR)]),
    Case("imagine a prompt: a heron", []),
    Case("imagine a heron", []),
    Case("prompting an actor", []),
    Case("an image/imagined place", []),
    # ---- quoted-prompt
    Case('"a heron in the reeds --ar 3:2"', [("MJ605", '"', ERROR)]),
    Case('"a heron --tile"', [("MJ605", '"', ERROR)]),
    Case("`a heron in the reeds --ar 3:2`", [("MJ605", "`", ERROR)]),
    Case('a heron --v 7" --ar 3:2', [("MJ605", '"', ERROR)]),
    Case('"a heron" --ar 3:2"', [("MJ605", '"', ERROR)]),
    Case('"a heron --no text"', [("MJ605", '"a heron --no text"', WARNING)]),
    Case("“a heron in the tall reeds”", [("MJ605", "“a heron in the tall reeds”", WARNING)]),
    Case('"a heron --ar 3:2"', [("MJ605", '"a heron --ar 3:2"', WARNING)], Settings(model="3")),
    Case('"Open late"', []),
    Case('"shroom patricians practicing on a helpless opossum" by Sharaku', []),
    Case('"Aliens" and a poster that says "Go home"', []),
    Case('Sci-fi movie poster with title text "Aliens!" --v 6.1', []),
    Case('a poster --no "text"', []),
    # ---- invisible-character
    Case("a \u200bheron", [("MJ606", "\u200b", WARNING)]),
    Case("a heron --ar 3:2\u200b", [("MJ606", "\u200b", WARNING)]),
    Case("\ufeffa heron", [("MJ606", "\ufeff", WARNING)]),
    Case("a \u202eheron\u202c", [("MJ606", "\u202e", WARNING), ("MJ606", "\u202c", WARNING)]),
    Case("a\x00 heron\x1b[31m", [("MJ606", "\x00", WARNING), ("MJ606", "\x1b", WARNING)]),
    Case("a \ud800heron", [("MJ606", "\ud800", WARNING)]),
    Case("a\u00a0heron", [("MJ606", "\u00a0", INFO)]),
    Case("a heron\u00a0--ar 3:2", [("MJ606", "\u00a0", WARNING)]),
    Case("a heron --ar\u00a03:2", [("MJ606", "\u00a0", WARNING)]),
    Case("a heron\n\tin fog", []),
    Case("❤️‍🔥 ☢️ armor", []),
    Case("नमस्\u200dते", []),
    Case("a he\u200dron", [("MJ606", "\u200d", WARNING)]),
    Case("שלום \u200e heron", []),
    Case("a heron \u200e", [("MJ606", "\u200e", WARNING)]),
    Case("キノピオ　kinopio", []),
    # ---- moderated-word
    Case("a massacre", []),
    Case("a massacre", [("MJ607", "massacre", INFO)], MODERATED),
    Case("an actor wearing  nothing", [("MJ607", "wearing  nothing", INFO)], MODERATED),
    Case("a ＭＡＳＳＡＣＲＥ in fog", [("MJ607", "ＭＡＳＳＡＣＲＥ", INFO)], MODERATED),
    Case("a portrait --no bikini", [("MJ607", "bikini", INFO)], MODERATED),
    Case("grass, skills, cocktails, overexposed, veins of gold", [], MODERATED),
    Case("https://img.site.org/massacre.png a heron", [], MODERATED),
    Case("a massacre", [], Settings(extend_select=("MJ607",), moderation_allow=("Massacre",))),
    Case(
        "a heron in fog",
        [("MJ607", "heron", INFO)],
        Settings(extend_select=("MJ607",), moderation_words=("Heron",)),
    ),
    # ---- moderated-exclusion
    Case("a knight --no modern clothing, text", [("MJ608", "clothing", WARNING)]),
    Case("a knight --no Clothes", [("MJ608", "Clothes", WARNING)]),
    Case("portrait in casual clothing", []),
    Case("a knight --no clothesline", []),
    # ---- negative-prompt
    Case("a heron. Negative prompt: blurry", [("MJ609", "Negative prompt:", WARNING)]),
    Case("a heron negative_prompt: x", [("MJ609", "negative_prompt:", WARNING)]),
    Case("a film negative: a heron", []),
]


def lint(case: Case) -> Report:
    return Linter(case.settings).lint(case.prompt)


@pytest.mark.parametrize("case", CASES, ids=lambda case: ascii(case.prompt)[:60])
def test_findings(case: Case) -> None:
    assert sorted(findings(lint(case)), key=str) == sorted(case.found, key=str)


@pytest.mark.parametrize(
    ("prompt", "safe", "unsafe"),
    [
        ("/imagine prompt: a heron", "a heron", "a heron"),
        ("/imagine prompt:", "/imagine prompt:", "/imagine prompt:"),
        ("prompt: --ar 3:2", "prompt: --ar 3:2", "prompt: --ar 3:2"),
        (f"/imagine {IMAGE} a heron", f"{IMAGE} a heron", f"{IMAGE} a heron"),
        ('"a heron --ar 3:2"', "a heron --ar 3:2", "a heron --ar 3:2"),
        ('a heron --tile"', "a heron --tile", "a heron --tile"),
        ("“a heron in the tall reeds”", "“a heron in the tall reeds”", "a heron in the tall reeds"),
        ('"/imagine prompt: a heron --ar 3:2"', "a heron --ar 3:2", "a heron --ar 3:2"),
        ("a\u200b \ufeffheron\x00", "a heron", "a heron"),
        ("a\u00a0heron\u2028in fog", "a heron in fog", "a heron in fog"),
        (
            "a heron. Negative prompt: blurry, text --ar 3:2",
            "a heron. Negative prompt: blurry, text --ar 3:2",
            "a heron. --no blurry, text --ar 3:2",
        ),
        ("Negative prompt: blurry", "Negative prompt: blurry", "Negative prompt: blurry"),
        (
            "a heron Negative prompt: blurry Steps: 20, Sampler: Euler",
            "a heron Negative prompt: blurry Steps: 20, Sampler: Euler",
            "a heron Negative prompt: blurry Steps: 20, Sampler: Euler",
        ),
    ],
)
def test_fixes(prompt: str, safe: str, unsafe: str) -> None:
    report = Linter().lint(prompt)
    assert report.fixed() == safe
    assert report.fixed(unsafe=True) == unsafe
    assert Linter().lint(unsafe).fixed(unsafe=True) == unsafe


def test_replies() -> None:
    (long,) = Linter(Settings(model="7")).lint("x" * 6001).diagnostics
    assert long.reply == "Prompts must be 6000 or fewer in length."
    (empty,) = Linter().lint("").diagnostics
    assert empty.failure is Failure.EMPTY_PROMPT
    (clothes,) = Linter().lint("a knight --no clothes").diagnostics
    assert clothes.failure is Failure.BANNED_PROMPT


def test_shortening_names_the_model() -> None:
    (found,) = Linter().lint("x" * 1301).diagnostics
    assert "--v 8.2" in found.message
    assert "default" in found.message


def test_messages_hold_no_invisible_character() -> None:
    for character in ("\x00", "\x1b", "\u200b", "\u202e", "\ufeff", "\ud800", "\u00a0"):
        (found,) = Linter().lint(f"a {character}heron").diagnostics
        assert found.fix is not None
        for text in (found.message, found.help, found.fix.title):
            assert text.isprintable()
        assert f"U+{ord(character):04X}" in found.message


def test_long_texts_take_linear_time() -> None:
    linter = Linter(Settings(extend_select=("MJ607",)))
    for piece in ("\u200b ", "[", "[a ", "<a ", "{{", "__a", "/imagine ", "negative prompt ", '" '):
        assert linter.lint(piece * 3000).text
