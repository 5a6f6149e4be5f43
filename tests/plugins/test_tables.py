"""Rules written as tables."""

from __future__ import annotations

from pathlib import Path

import pytest

from mjlint import Linter, Report, Settings
from mjlint.errors import SettingsError
from mjlint.plugins.registry import builtin
from mjlint.plugins.tables import rules_of

HOUSE = """
[[rule]]
code = "ST001"
name = "house-parameters"
require-parameters = ["--v 7", "--raw"]

[[rule]]
code = "ST002"
name = "no-text-exclusion"
forbid-parameters = ["--no text", "--tile"]
severity = "error"
message = "the house never writes this"
help = "leave it to the retouchers"

[[rule]]
code = "ST003"
name = "client-names"
forbid-words = ["acme", "stock photo"]

[[rule]]
code = "ST004"
name = "american-spelling"
replace = { "grey" = "gray", "colour" = "color" }
safe = true

[[rule]]
code = "ST005"
name = "calm-stylize"
limit = { parameter = "stylize", minimum = 50, maximum = 400 }

[[rule]]
code = "ST006"
name = "our-shapes"
limit = { parameter = "--ar", values = ["3:2", "2:3"] }
"""


def house(folder: Path, text: str = HOUSE) -> Linter:
    path = folder / "house.toml"
    path.write_text(text, encoding="utf-8")
    return Linter.of(Settings(ignore=("MJ",)), [*builtin(), *rules_of(path)])


def found(report: Report) -> list[tuple[str, str, str]]:
    return [(d.code, d.severity.value, report.text[d.start : d.end]) for d in report.diagnostics]


CASES: list[tuple[str, list[tuple[str, str, str]]]] = [
    ("a heron --v 7 --raw", []),
    ("a heron --version 7 --raw --ar 3:2", []),
    ("a heron", [("ST001", "warning", "")]),
    ("a heron --v 7", [("ST001", "warning", "")]),
    ("a heron --v 6 --raw", [("ST001", "warning", "--v 6")]),
    ("a heron --v 7.1 --raw", [("ST001", "warning", "--v 7.1")]),
    ("a heron --{v 7, v 6} --raw", [("ST001", "warning", "v 6")]),
    ("a heron --v 7 --raw --no text, fur", [("ST002", "error", "text")]),
    ("a heron --v 7 --raw --no fur, TEXT", [("ST002", "error", "TEXT")]),
    ("a heron --v 7 --raw --no texture", []),
    ("a heron --tile --v 7 --raw", [("ST002", "error", "--tile")]),
    ("an Acme heron --v 7 --raw", [("ST003", "warning", "Acme")]),
    ("an acmeish heron --v 7 --raw", []),
    ("a stock  photo of a heron --v 7 --raw", [("ST003", "warning", "stock  photo")]),
    ("a {acme, red} heron --v 7 --raw", [("ST003", "warning", "acme")]),
    ("a Grey heron --v 7 --raw", [("ST004", "warning", "Grey")]),
    ("a gray heron --v 7 --raw", []),
    ("a heron --v 7 --raw --s 900", [("ST005", "warning", "900")]),
    ("a heron --v 7 --raw --stylize 20", [("ST005", "warning", "20")]),
    ("a heron --v 7 --raw --s 50", []),
    ("a heron --v 7 --raw --aspect 16:9", [("ST006", "warning", "16:9")]),
    ("a heron --v 7 --raw --ar 2:3", []),
    ("", []),
]


@pytest.mark.parametrize(("prompt", "expected"), CASES)
def test_what_is_found(tmp_path: Path, prompt: str, expected: list[tuple[str, str, str]]) -> None:
    assert found(house(tmp_path).lint(prompt)) == expected


def test_words_of_the_house(tmp_path: Path) -> None:
    (diagnostic,) = house(tmp_path).lint("a heron --tile --v 7 --raw").diagnostics
    assert diagnostic.message == "the house never writes this"
    assert diagnostic.help == "leave it to the retouchers"
    assert diagnostic.name == "no-text-exclusion"
    assert diagnostic.source.endswith("house.toml")
    assert diagnostic.failure is None, "Midjourney refuses nothing here"


@pytest.mark.parametrize(
    ("prompt", "safe", "unsafe"),
    [
        ("a heron ", "a heron ", "a heron --v 7 --raw "),
        ("a heron --ar 3:2", "a heron --ar 3:2", "a heron --ar 3:2 --v 7 --raw"),
        ("a heron --v 6 --raw", "a heron --v 6 --raw", "a heron --v 7 --raw"),
        ("a grey heron --v 7 --raw", "a gray heron --v 7 --raw", "a gray heron --v 7 --raw"),
        ("a heron --s 900 --v 7 --raw", None, "a heron --s 400 --v 7 --raw"),
        # `--v 7` would contradict the niji, so that nothing is written.
        ("a heron --niji 6", None, "a heron --niji 6"),
    ],
)
def test_fixes(tmp_path: Path, prompt: str, safe: str | None, unsafe: str) -> None:
    report = house(tmp_path).lint(prompt)
    assert report.fixed() == (safe or prompt)
    assert report.fixed(unsafe=True) == unsafe
    assert house(tmp_path).lint(unsafe).fixed(unsafe=True) == unsafe


def test_a_replacement_that_would_be_found_again_has_no_fix(tmp_path: Path) -> None:
    text = '[[rule]]\ncode = "ST1"\nname = "x"\nreplace = { "heron" = "grey heron" }'
    report = house(tmp_path, text).lint("a heron")
    assert [d.fix for d in report.diagnostics] == [None]


HEAD = '[[rule]]\ncode = "ST1"\nname = "x"\n'
MISTAKES: dict[str, tuple[str, str]] = {
    "no code": ('[[rule]]\nname = "x"\nforbid-words = ["y"]', ":1: the rule lacks its `code`"),
    "no kind": (HEAD, ":1: a rule has exactly one of"),
    "two kinds": (
        HEAD + 'forbid-words = ["y"]\nreplace = { a = "b" }',
        ":1: a rule has exactly one of",
    ),
    "unknown key": (
        HEAD + 'forbid-word = ["y"]\nreplace = { a = "b" }',
        ":4: unknown key `forbid-word`; did you mean `forbid-words`?",
    ),
    "severity": (HEAD + 'severity = "bad"\nforbid-words = ["y"]', ":4: `severity` must be one of"),
    "no parameter": (
        HEAD + 'require-parameters = ["v 7"]',
        ":4: `require-parameters` must list parameters, such as `--v 7`, not `v 7`",
    ),
    "no list": (HEAD + 'forbid-words = "y"', ":4: `forbid-words` must be a list of texts"),
    "no limit": (
        HEAD + 'limit = { parameter = "s" }',
        ":4: `limit` needs `minimum`, `maximum` or `values`",
    ),
    "upside down": (
        HEAD + 'limit = { parameter = "s", minimum = 3, maximum = 1 }',
        ":4: `limit` is upside down",
    ),
    "key of a limit": (
        HEAD + 'limit = { parameter = "s", maximun = 1 }',
        ":4: `limit` has an unknown key `maximun`; did you mean `maximum`?",
    ),
    "key of the file": ("[[rules]]\ncode = 1", ":1: unknown key `rules`; did you mean `rule`?"),
    "no TOML": ("[[rule]", ":1: not TOML"),
}


@pytest.mark.parametrize("case", MISTAKES)
def test_a_mistake_is_placed_and_explained(tmp_path: Path, case: str) -> None:
    text, expected = MISTAKES[case]
    path = tmp_path / "house.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        list(rules_of(path))
    assert str(caught.value.mistakes[0]).removeprefix(str(path)).startswith(expected)
