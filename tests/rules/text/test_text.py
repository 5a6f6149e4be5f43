"""What rules about text say and fix, several at once."""

from __future__ import annotations

import pytest

from mjlint import Linter, Settings
from mjlint.diagnostic import Failure
from tests.rules.findings import IMAGE


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
