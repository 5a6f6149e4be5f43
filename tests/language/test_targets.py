"""What the receivers of a prompt refuse, and that Midjourney's own verdict is left alone."""

from __future__ import annotations

import pytest

from mjlint import Linter, Settings
from mjlint.language.lexicon import load, sources
from mjlint.language.targets import target, targets
from mjlint.plugins.registry import builtin
from mjlint.settings.settings import MIDJOURNEY

DIRECT = "https://cdn.discordapp.net/b.png"

# target, prompt, what is found: code, severity, the place; None: nothing of a target's rules.
CASES: list[tuple[str, str, list[tuple[str, str, str]]]] = [
    ("goapi", "a {red, blue} hat", [("MJ801", "error", "{red, blue}")]),
    ("goapi", "a hat --ar {1:1, 3:2} --v {6, 7}", [("MJ801", "error", "{1:1, 3:2} --v {6, 7}")]),
    ("goapi", "a hat } on a cat", [("MJ801", "error", "}")]),
    ("piapi", "a {red, blue} hat", [("MJ801", "error", "{red, blue}")]),
    ("ttapi", "a {red, blue} hat", []),
    ("ttapi", "a hat --niji", [("MJ802", "error", "--niji")]),
    ("ttapi", "a hat --niji 7", []),
    ("ttapi", "a hat --niji --ar 3:2", [("MJ802", "error", "--niji")]),
    ("goapi", "a hat --niji", []),
    ("goapi", "a hat --raw", [("MJ804", "warning", "--raw")]),
    ("goapi", "a hat --chaos 3 --ar 3:2 --no fur", []),
    ("goapi", "a hat --repeat 3", [("MJ804", "warning", "--repeat")]),
    ("evolink", "a hat --v 7", [("MJ804", "warning", "--v")]),
    (
        "evolink",
        "a hat --turbo --v 7",
        [("MJ804", "warning", "--turbo"), ("MJ804", "warning", "--v")],
    ),
    ("goapi", f"{DIRECT} a hat --iw 2.5", [("MJ805", "warning", "2.5")]),
    ("goapi", f"{DIRECT} a hat --iw 2", []),
    ("goapi", "a hat --sref 1234", [("MJ805", "warning", "1234")]),
    ("goapi", f"a hat --sref {DIRECT}", []),
    ("goapi", f"{DIRECT}?width=3 a hat", [("MJ806", "error", f"{DIRECT}?width=3")]),
    ("goapi", "a hat --sref https://a.site/B.PNG", [("MJ806", "error", "https://a.site/B.PNG")]),
    ("imaginepro", f"{DIRECT}?width=3 a hat", [("MJ806", "warning", f"{DIRECT}?width=3")]),
    ("goapi", "poppies--ar 2:3", [("MJ807", "error", "--ar")]),
    ("goapi", "well--known poppies", [("MJ807", "error", "--")]),
    ("goapi", "a hat — old — on a cat", [("MJ807", "error", "—"), ("MJ807", "error", "—")]),
    ("goapi", "a hat —ar 3:2", []),
    ("goapi", "a hat --ar 3:2 --chaos 3", []),
    ("goapi", f"a hat {DIRECT}", [("MJ808", "error", DIRECT)]),
    ("goapi", f"{DIRECT} {DIRECT} a hat", []),
    ("evolink", f"{DIRECT} " * 20 + "a hat", []),
    ("evolink", f"{DIRECT} " * 21 + "a hat", [("MJ809", "error", DIRECT)]),
    ("goapi", "é" * 3000, []),
    ("goapi", "é" * 3001, [("MJ803", "error", "é" * 3001)]),
    ("useapi", "a b" * 1667, [("MJ803", "error", "a b" * 1667)]),
    ("useapi", "a b" * 1666, []),
    ("apiframe", "a {red, blue} hat--ar 2:3 --niji", []),
]


@pytest.mark.parametrize(("name", "prompt", "expected"), CASES)
def test_what_a_target_refuses(
    name: str, prompt: str, expected: list[tuple[str, str, str]]
) -> None:
    report = Linter(Settings(target=name)).lint(prompt)
    found = [
        (d.code, d.severity.value, prompt[d.start : d.end])
        for d in report.diagnostics
        if d.code.startswith("MJ8")
    ]
    assert found == expected


@pytest.mark.parametrize("name", MIDJOURNEY)
@pytest.mark.parametrize("prompt", sorted({prompt for _, prompt, _ in CASES}))
def test_midjourney_refuses_none_of_it(name: str, prompt: str) -> None:
    found = Linter(Settings(target=name)).lint(prompt).diagnostics
    assert not [d for d in found if d.code.startswith("MJ8")]


@pytest.mark.parametrize(
    ("prompt", "code"),
    [
        ("poppies--ar 2:3", "MJ807"),
        ("a tired glow--this is it", "MJ807"),
        ("a {hat} on a cat", "MJ801"),
        (f"a hat {DIRECT}", "MJ808"),
    ],
)
def test_no_mistake_is_said_twice(prompt: str, code: str) -> None:
    (found,) = Linter(Settings(target="goapi")).lint(prompt).diagnostics
    assert found.code == code


@pytest.mark.parametrize(
    ("name", "prompt", "safe", "unsafe"),
    [
        ("ttapi", "a hat --niji --ar 3:2", "a hat --niji 7 --ar 3:2", None),
        ("goapi", "poppies--ar 2:3", "poppies --ar 2:3", None),
        ("goapi", "a hat — old and grey", None, "a hat, old and grey"),
        ("goapi", "a well—known hat", None, "a well-known hat"),
        ("goapi", f"a hat {DIRECT} --ar 3:2", f"{DIRECT} a hat --ar 3:2", None),
    ],
)
def test_fixes(name: str, prompt: str, safe: str | None, unsafe: str | None) -> None:
    linter = Linter(Settings(target=name))
    report = linter.lint(prompt)
    assert report.fixed() == (safe or prompt)
    assert report.fixed(unsafe=True) == (unsafe or safe or prompt)
    assert linter.lint(unsafe or safe or "").diagnostics == ()


def test_replies_are_the_receiver_s_own() -> None:
    linter = Linter(Settings(target="goapi"))
    (first,) = linter.lint("a hat --raw").diagnostics
    assert first.reply == "Unrecognized Param: --raw"
    (second,) = linter.lint(f"{DIRECT} a hat --iw 2.5").diagnostics
    assert second.reply == "Invalid Param Value: --iw 2.5. Default: 1, Range: 0-2"
    assert "as of 2024-03-01" in first.message


def test_every_target_has_its_sources() -> None:
    assert set(MIDJOURNEY) < set(targets())
    for each in targets().values():
        assert each.source in sources()
        for refusal in each.refusals:
            assert refusal.source in sources()
            names = {"name": "n", "value": "v"}
            assert "{" not in (refusal.answer(**names) or "")
            if refusal.parameter is not None:
                assert refusal.parameter in load().parameters


def test_every_refusal_has_a_rule() -> None:
    """A word that no rule asks for would be a promise that nobody keeps."""
    found = {refusal.of for each in targets().values() for refusal in each.refusals}
    asked = ""
    for rule in builtin():
        if rule.at_targets:
            with open(rule.path, encoding="utf-8") as file:
                asked += file.read()
    assert {of for of in found if f'"{of}"' not in asked} == set()


def test_aliases() -> None:
    assert target("piapi") is target("goapi")
    assert target("nobody") is None
