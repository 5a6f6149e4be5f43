"""Comments that silence findings, those that don't, and those that are none."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from mjlint.diagnostic import Diagnostic, edited
from mjlint.documents.formats import format_of
from mjlint.linting.linter import Linter
from mjlint.plugins.registry import builtin
from mjlint.suppressions.writing import Applied, apply
from mjlint.text.document import Document
from mjlint.text.places import PlacedPrompt
from tests.growth import assert_linear

LINTER = Linter()
KNOWN = {word.lower(): each.code for each in builtin() for word in (each.code, each.name)}
RAN = frozenset(rule.code for rule in builtin())


def heard(name: str, text: str, ran: Iterable[str] = RAN) -> Applied:
    kind = format_of(name)
    assert kind is not None
    assert kind.comment is not None
    items = list(kind.read(Document.of(name, text)))
    prompts = [(i, LINTER.lint(i.text).diagnostics) for i in items if isinstance(i, PlacedPrompt)]
    return apply(text, kind.comment, prompts, lambda: KNOWN, frozenset(ran))


def remarks(found: Applied) -> list[tuple[PlacedPrompt, Diagnostic]]:
    """What is wrong with the remarks of a document, each in the piece that shows it."""
    return [
        (placed, diagnostic.moved(inside))
        for suppression, placed, inside in found.faulty
        for diagnostic in LINTER.on_node(suppression)
    ]


def left(name: str, text: str) -> list[list[str]]:
    """The names of the findings that are left in each prompt, and of what is wrong with remarks."""
    found = heard(name, text)
    wrong = [diagnostic.name for _, diagnostic in remarks(found)]
    return [[d.name for d in prompt] for prompt in found.prompts] + ([wrong] if wrong else [])


UPPER, GLUED = "uppercase-parameter", "glued-value"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("# mjlint: ignore[uppercase-parameter]\na --AR 1:1", [[]]),
        ("a --AR 1:1\n# mjlint: ignore[uppercase-parameter] why not", [[]]),
        ("#mjlint:ignore[MJ010]\na --AR 1:1", [[]]),
        ("  # mjlint: ignore [ mj010 , Glued-Value ]\na --AR 1:1 --v6", [[]]),
        ("# mjlint: ignore[ALL]\na --AR 1:1 --v6", [[]]),
        ("# mjlint: ignore[MJ010]\n# of 2023\n# mjlint: ignore[MJ021]\na --AR 1:1 --v6", [[]]),
        ("# mjlint: ignore[MJ010]\na --AR 1:1 --v6", [[GLUED]]),
        # The one below goes first; where it has no such finding, the one above is meant.
        ("a --AR 1:1\n# mjlint: ignore[MJ010]\nb --AR 1:1", [[UPPER], []]),
        ("a --AR 1:1\n# mjlint: ignore[MJ010]\nb --ar 1:1", [[], []]),
        ("a --AR 1:1\n# mjlint: ignore[MJ010,MJ021]\nb --v6", [[], []]),
        # Not next to it.
        ("# mjlint: ignore[MJ010]\n\na --AR 1:1", [[UPPER], ["unused-suppression"]]),
        ("# mjlint: ignore[MJ010]\nb\na --AR 1:1", [[], [UPPER], ["unused-suppression"]]),
        ("a --AR 1:1\n\n# mjlint: ignore-file[MJ010] old", [[]]),
        ("a --AR 1:1\n# mjlint: off[MJ010]\nb --AR 1:1\nc --AR 1:1\n# mjlint: on\nd --AR 1:1",
         [[UPPER], [], [], [UPPER]]),
        ("# mjlint: off[MJ010, MJ021]\nb --AR 1:1 --v6\n# mjlint: on[MJ010]\nd --AR 1:1 --v6",
         [[], [UPPER]]),
        ("# mjlint: off[ALL]\nb --AR 1:1 --v6", [[]]),
        ("b --ar 1:1\n# mjlint: on", [[], ["unused-suppression"]]),
        ("# mjlint: off[MJ010]\n# mjlint: ignore[MJ010]\nb --AR 1:1",
         [[], ["unused-suppression"]]),
        ("# mjlint: ignore\na --AR 1:1", [[UPPER], ["malformed-suppression"]]),
        ("# mjlint: ignore[]\na --AR 1:1", [[UPPER], ["malformed-suppression"]]),
        ("# mjlint: ignore[MJ010\na --AR 1:1", [[], ["malformed-suppression"]]),
        ("# mjlint: ignor[MJ010]\na --AR 1:1", [[UPPER], ["malformed-suppression"]]),
        ("# mjlint: ignore[MJ010, nope]\na --AR 1:1", [[], ["malformed-suppression"]]),
        ("# mjlint:\na --AR 1:1", [[UPPER], ["malformed-suppression"]]),
        ("a --AR 1:1 # mjlint: ignore[MJ010]",
         [["text-after-parameters", UPPER], ["malformed-suppression"]]),
        ("# see https://x/#mjlint: it works\n# no mjlint: here\na", [[]]),
    ],
)  # fmt: skip
def test_text(text: str, wanted: list[list[str]]) -> None:
    assert [sorted(names) for names in left("a.txt", text)] == [sorted(n) for n in wanted]


@pytest.mark.parametrize(
    ("name", "text", "wanted"),
    [
        ("a.md", "<!-- mjlint: ignore[MJ010] why -->\n\n```mj\na --AR 1:1\n```\n", [[]]),
        ("a.md", "```mj\na --AR 1:1\n```\n\n<!-- mjlint: ignore[MJ010] why -->\n", [[]]),
        ("a.md", "<!-- mjlint: ignore[MJ010] -->\n```mj\na --AR 1:1\nb --AR 2:3\n```\n", [[], []]),
        ("a.md", "- x `a heron in reeds --AR 1:1` <!-- mjlint: ignore[MJ010] -->", [[]]),
        ("a.md", "| a |\n|---|\n| `a heron in reeds --AR 1:1` | <!-- mjlint: ignore[MJ010] -->", [[]]),
        # What stands in a fence is shown to people, and is no comment.
        ("a.md", "```html\n<!-- mjlint: ignore[MJ010] -->\n```\n", []),
        ("a.md", "~~~~\n```\n<!-- mjlint: ignore[MJ010] -->\n~~~~\n", []),
        ("a.yaml", "prompts:\n- a --AR 1:1  # mjlint: ignore[MJ010] x\n- b --AR 1:1\n", [[], [UPPER]]),
        ("a.yaml", "# mjlint: ignore[MJ010]\nprompt: |\n  a\n  --AR 1:1\n", [[]]),
        ("a.yaml", "prompt: >-\n  a\n  --AR 1:1\n# mjlint: ignore[MJ010]\n", [[]]),
        ("a.yaml", "prompt: a --v6\n# mjlint: ignore[MJ021, MJ010]\nsuffix: --AR 1:1\n", [[]]),
        ("a.yaml", "prompt: |\n  a --AR 1:1\n  # mjlint: ignore[MJ010]\n",
         [["text-after-parameters", UPPER], ["malformed-suppression"]]),
        ("a.toml", '# mjlint: ignore[MJ010]\nprompt = """\na --AR 1:1\n"""', [[]]),
        ("a.toml", 'prompt = """\na --AR 1:1\n"""\n# mjlint: ignore[MJ010]\n', [[]]),
        ("a.py", 'P = "a heron in reeds --AR 1:1"  # mjlint: ignore[MJ010] x\n', [[]]),
        ("a.py", 'P = (\n    # mjlint: ignore[MJ010]\n    "a heron in "\n    "reeds --AR 1:1"\n)', [[]]),
        ("a.ts", 'const p = "a heron in reeds --AR 1:1" // mjlint: ignore[MJ010]\n', [[]]),
    ],
)  # fmt: skip
def test_formats(name: str, text: str, wanted: list[list[str]]) -> None:
    assert [sorted(names) for names in left(name, text)] == [sorted(n) for n in wanted]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("# mjlint: ignore[MJ010] x\na --ar 1:1\n", "a --ar 1:1\n"),
        ("a\r\n# mjlint: ignore[MJ010]\r\nb\r\n", "a\r\nb\r\n"),
        ("a\n# mjlint: ignore[MJ010]", "a"),
        ("# mjlint: ignore[MJ010]", ""),
        ("# mjlint: ignore[MJ021, mj010, MJ202] x\na --AR 1:1\n", "# mjlint: ignore[mj010] x\na --AR 1:1\n"),
        ("# mjlint: on\na", "a"),
    ],
)  # fmt: skip
def test_what_is_unused_goes(text: str, wanted: str) -> None:
    ((placed, diagnostic),) = remarks(heard("a.txt", text))
    assert diagnostic.fix is not None
    edits = [placed.map.edit(edit) for edit in diagnostic.fix.edits]
    after = edited(text, [edit for edit in edits if edit is not None])
    assert after == wanted
    assert heard("a.txt", after).faulty == []
    start, end = placed.map.span(diagnostic.start, diagnostic.end)
    assert text[start:end].startswith("# mjlint:")


def test_unused_behind_a_prompt_goes() -> None:
    text = "prompts:\n- a heron   # mjlint: ignore[MJ010] x\n"
    ((placed, diagnostic),) = remarks(heard("a.yaml", text))
    assert diagnostic.fix is not None
    (edit,) = (placed.map.edit(edit) for edit in diagnostic.fix.edits)
    assert edit is not None
    assert edited(text, [edit]) == "prompts:\n- a heron\n"


def test_rules_that_were_not_run_are_not_unused() -> None:
    text = "# mjlint: ignore[MJ010, unreachable-link]\na --ar 1:1\n"
    assert heard("a.txt", text, ran=["MJ021"]).faulty == []
    ((_, one),) = remarks(heard("a.txt", text, ran=["MJ010"]))
    assert one.message == "the suppression finds no `MJ010` here"


def test_what_was_meant() -> None:
    found = heard("a.txt", "# mjlint: ignore[uppercase-paramter]\n# mjlint: ignroe[MJ010]\na")
    messages = [diagnostic.message for _, diagnostic in remarks(found)]
    assert messages == [
        "there is no rule `uppercase-paramter`; did you mean `uppercase-parameter`?",
        "`ignroe` is no suppression; did you mean `ignore`?",
    ]


@pytest.mark.parametrize(
    "row",
    [
        "# mjlint: ignore[MJ010] x\na --AR 1:1\n",
        "# mjlint: ignore[MJ010] x\n",
        "# mjlint: ignore-file[MJ010]\na --AR 1:1\n",
        "# mjlint: off[MJ010]\na --AR 1:1\n# mjlint: on\n",
        "# mjlint: off[MJ010]\na --AR 1:1\n",
        "# mjlint: ignore[nope]\n",
    ],
)
def test_thousands_are_linear(row: str) -> None:
    assert_linear(lambda times: heard("a.txt", row * times), 300, 3_000)


def test_a_fence_of_thousands_is_linear() -> None:
    def apply(times: int) -> None:
        rows = "".join(f"<!-- mjlint: ignore[MJ010] {n} -->\n" for n in range(times))
        fence = "```mj\n" + "a heron in the reeds --ar 1:1\n" * times + "```\n"
        found = heard("a.md", rows + fence)
        assert len(found.prompts) == len(found.faulty) == times

    assert_linear(apply, 300, 3_000)
