"""TOML is read with places, and what its library cannot bear is refused first."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from mjlint.errors import SettingsError
from mjlint.settings.toml_file import TomlFile
from mjlint.text.nodes import DataNode, ListNode, ObjectNode, StringNode
from mjlint.text.toml import TomlError, load, read

TEXT = """\
model = "8.2"
a.b = 1

[[rule]]
id = 'x'
names = [
  "one",
  "two",
]

[[rule]]
id = "y"

[tool.mjlint]
"plan" = "pro"
inner = { x = { y = 1 }, z = "w" }
"""


def plain(node: DataNode) -> object:
    match node:
        case ObjectNode():
            return {member.name: plain(member.value) for member in node.members}
        case ListNode():
            return [plain(item) for item in node.items]
        case _:
            return node.data


def test_agrees_with_the_library() -> None:
    assert plain(read(TEXT)) == tomllib.loads(TEXT)
    for node in read(f"# 7\n{TEXT}"[4:], 4).walk():
        if isinstance(node, StringNode):
            assert f"# 7\n{TEXT}"[node.start : node.end].strip("'\"") == node.text


@pytest.mark.parametrize(
    ("place", "line"),
    [
        (("model",), 1),
        (("a", "b"), 2),
        (("rule",), 4),
        (("rule", 0), 4),
        (("rule", 0, "names"), 6),
        (("rule", 0, "names", 1), 8),
        (("rule", 1), 11),
        (("rule", 1, "id"), 12),
        (("rule", 1, "nothing"), 11),
        (("tool", "mjlint", "plan"), 15),
        (("tool", "mjlint", "inner", "x", "y"), 16),
        (("nothing",), 1),
    ],
)
def test_line_of_a_key(place: tuple[str | int, ...], line: int) -> None:
    assert TomlFile(Path("a.toml"), text=TEXT).line(*place) == line


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("a = 1\nb = ", 2, "not TOML: invalid value"),
        ("a" + ".a" * 20_000 + " = 1", 1, "a key has more than 100 dots"),
        ("x = 1\n[" + "a . " * 200 + "a]", 2, "a key has more than 100 dots"),
        ("x = { " + '"a".' * 200 + "a = 1 }", 1, "a key has more than 100 dots"),
        ("a = 1\nb = " + "9" * 5000, 2, "a number has too many digits to be read"),
        ("a = " + "[" * 5000, 1, "nested too deeply to be read"),
    ],
    ids=lambda value: str(value)[:20],
)
def test_unreadable(text: str, line: int, message: str) -> None:
    with pytest.raises(TomlError, match=message) as caught:
        load(text)
    assert caught.value.line == line
    with pytest.raises(SettingsError, match=rf"^a\.toml:{line}: {message}"):
        TomlFile(Path("a.toml"), text=text)


def test_dots_in_texts_are_no_keys() -> None:
    text = 'prompt = "' + "a, b. " * 200 + '"\nurl = "' + "x/" * 200 + '"'
    assert list(load(text)) == ["prompt", "url"]
