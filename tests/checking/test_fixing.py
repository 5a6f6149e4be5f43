"""Fixes into documents: every byte that is not theirs stays, whatever the format."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mjlint.checking.fixing import Snapshot, fix_document
from mjlint.diagnostic import Diagnostic, Severity
from mjlint.documents.formats import format_of
from mjlint.linting.fixer import settle
from mjlint.linting.linter import Linter
from mjlint.text.document import Document, Fault
from mjlint.text.lines import LineIndex
from mjlint.text.places import PlacedPrompt, SourceMap
from tests.cli.conftest import Program, program

__all__ = ["program"]

LINTER = Linter()
LONGER = Diagnostic("HS001", "longer", Severity.WARNING, "too short", "", 0, 1)


def lint(placed: PlacedPrompt, text: str) -> Sequence[Diagnostic]:
    return LINTER.lint(text, model=placed.model).diagnostics


def fixed_text(name: str, text: str, *, unsafe: bool = False) -> str:
    kind = format_of(name)
    assert kind is not None

    def look(text: str) -> Snapshot:
        assert kind is not None
        items = list(kind.read(Document.piece(name, text, 0, 1)))
        prompts = [
            (item, lint(item, item.text)) for item in items if isinstance(item, PlacedPrompt)
        ]
        return Snapshot(prompts, lint, (), sum(isinstance(item, Fault) for item in items))

    return fix_document(text, look, unsafe=unsafe).text


CASES = {
    "a.txt": ("1. a heron --AR 3:2  \r\n# x\r\n\r\na fox --v6", "--AR", "--v6"),
    "a.md": ("> - x\n>   ```mj\n>   a heron\n>   --AR 3:2 --v6\n>   ```\n", "--AR", "--v6"),
    "a.json": ('{"a": [{"prompt": "a \\"heron\\" \\u2014AR 3:2 --v6"}]}', "\\u2014AR", "--v6"),
    "a.jsonl": ('{"prompt": "a heron --AR 3:2"}\n{"prompt": "a fox --v6"}', "--AR", "--v6"),
    "a.yaml": ("prompts:\n- |\n  a heron\n  --AR 3:2\n- 'it''s a fox --v6' # x\n", "--AR", "--v6"),
    "a.toml": ('[a]\nprompt = """\na \\"heron\\"\n--AR 3:2 --v6"""\n', "--AR", "--v6"),
    "a.csv": ('id,prompt\r\n1,"a ""heron"" --AR 3:2"\r\n2,a fox --v6\r\n', "--AR", "--v6"),
    "a.py": ('P = \'a heron --AR 3:2\'\nQ = ("a fox in "\n     "the snow --v6")\n', "--AR", "--v6"),
}


@pytest.mark.parametrize("name", CASES)
def test_nothing_else_is_touched(name: str) -> None:
    text, upper, glued = CASES[name]
    assert text.count(upper) == text.count(glued) == 1
    wanted = text.replace(upper, "--ar").replace(glued, "--v 6")
    assert fixed_text(name, text) == wanted
    assert fixed_text(name, wanted) == wanted


@given(
    st.lists(st.sampled_from(["a heron --AR 3:2", "a fox --v6", "reeds —ar 1:1", "x, y --ar 1:1,",
                              "dawn --chaos 120", 'the "old" mill --V 6.', "it's fog --tile --tile"]),
             min_size=1, max_size=6),
    st.booleans(),
)  # fmt: skip
@settings(max_examples=40)
def test_a_list_is_fixed_as_its_prompts_are(prompts: list[str], unsafe: bool) -> None:
    wanted = [LINTER.lint(prompt).fixed(unsafe=unsafe) for prompt in prompts]
    for indent in (None, 1):
        text = json.dumps({"prompts": prompts}, indent=indent)
        after = fixed_text("mj.json", text, unsafe=unsafe)
        assert after == json.dumps({"prompts": wanted}, indent=indent)
    lines = "\n".join(f"- {prompt}" for prompt in prompts)
    assert fixed_text("a.txt", lines, unsafe=unsafe) == "\n".join(
        f"- {prompt}" for prompt in wanted
    )


def test_what_prompts_share_is_changed_if_all_want_it() -> None:
    text = "{prompts: [a heron, a fox], suffix: --AR 3:2}"
    assert fixed_text("a.yaml", text) == text.replace("--AR", "--ar")
    # `--sd` is wrong for the first alone, and the second needs it.
    text = "{prompts: [a heron --v 7, a fox --v 8.2], suffix: --sd}"
    assert fixed_text("a.yaml", text, unsafe=True) == text


def test_fix_that_would_change_how_the_document_is_read() -> None:
    # With `--v 6` at its end the first line would be a prompt of its own.
    text = "```mj\na heron in the reeds --v6\n--AR 3:2 and a fox\nin the snow --ar 3:2\n```\n"
    after = fixed_text("a.md", text)
    kind = format_of("a.md")
    assert kind is not None
    assert len(list(kind.read(Document.of("a.md", after)))) == len(
        list(kind.read(Document.of("a.md", text)))
    )


def test_one_bad_fix_costs_no_other() -> None:
    # A row of `#` is a comment: that fix is not made, the others are.
    text = "a heron --AR 3:2\n\u200b# a fox\na stork --v6\n"
    after = fixed_text("a.txt", text)
    assert after == "a heron --ar 3:2\n\u200b# a fox\na stork --v 6\n"


def test_fixes_are_tried_by_halves() -> None:
    """A reader that takes three of the mended lines for two prompts each."""
    lines = [f"heron {number} --AR 3:2" for number in range(40)]
    text = "\n".join(lines)
    stubborn = {3, 17, 39}
    looks = 0

    def look(text: str) -> Snapshot:
        nonlocal looks
        looks += 1
        prompts = []
        start = 0
        for number, line in enumerate(text.split("\n")):
            end = start + len(line)
            map = SourceMap.slice(text, start, end)
            placed = PlacedPrompt(map, LineIndex(line, start, number + 1), start)
            twice = number in stubborn and "--ar" in line
            prompts += [(placed, lint(placed, line))] * (1 + twice)
            start = end + 1
        return Snapshot(prompts, lint)

    after = fix_document(text, look)
    assert after.text.split("\n") == [
        line if number in stubborn else line.replace("--AR", "--ar")
        for number, line in enumerate(lines)
    ]
    assert len(after.fixed) == 37
    assert looks < 100


RULE = '''"""A {name} rule.

## What it does

Replaces {before} by {after}.
"""

from mjlint.rule import Context, Diagnostic, Fix, Prompt, Rule, Severity

RULE = Rule("{code}", "{name}", Severity.WARNING)


def check(prompt: Prompt, context: Context):
    at = str(prompt).find("{before}")
    if at >= 0:
        place = at, at + len("{before}")
        yield RULE.found(place, "not {before}", fix=Fix.replace(place, "{after}"))
'''


def house(*rules: tuple[str, str, str]) -> None:
    Path("house").mkdir()
    for number, (name, before, after) in enumerate(rules):
        code = f"HS{number + 1:03}"
        text = RULE.format(code=code, name=name, before=before, after=after)
        Path("house", f"{name.replace('-', '_')}.py").write_text(text)
    Path("mjlint.toml").write_text('plugins = ["./house"]\n')


def test_fixes_that_undo_each_other_are_left_out_and_named(program: Program) -> None:
    house(("prefer-egret", "heron", "egret"), ("prefer-heron", "egret", "heron"))
    Path("a.txt").write_text("a heron --AR 3:2\na stork --v6\n")
    for _ in range(2):
        result = program("check", "--plugins", "--fix", "a.txt")
        assert Path("a.txt").read_text() == "a heron --ar 3:2\na stork --v 6\n"
        line = (
            "a.txt: the fixes of `prefer-egret`, `prefer-heron` never settle; they are not applied"
        )
        assert f"mjlint: note: {line}\n" in result.err
        assert result.code == 0


def test_a_fix_without_end_is_left_out_and_costs_no_other(program: Program) -> None:
    house(("more-reeds", "reed", "reed reed"))
    Path("a.txt").write_text("a reed --AR 3:2\n")
    result = program("check", "--plugins", "--fix", "a.txt")
    assert Path("a.txt").read_text() == "a reed --ar 3:2\n"
    assert "the fixes of `more-reeds` never settle" in result.err
    assert result.code == 0


def test_fixes_of_a_prompt_that_never_settle_are_left_out() -> None:
    class Now(NamedTuple):
        text: str
        fixed: tuple[Diagnostic, ...] = ()

    def longer(now: Now, without: frozenset[str]) -> Now:
        return now if "longer" in without else Now(now.text + "a", (LONGER,))

    def turned(now: Now, without: frozenset[str]) -> Now:
        return (
            now if "longer" in without else Now({"x": "a", "a": "b", "b": "a"}[now.text], (LONGER,))
        )

    assert settle(Now("a"), longer) == (Now("a"), [], ("longer",))
    assert settle(Now("x"), turned) == (Now("x"), [], ("longer",))
