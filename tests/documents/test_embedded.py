"""Data and programs in blocks of code, and what chats put around a prompt."""

from __future__ import annotations

import json

import pytest

from mjlint.diagnostic import Edit, edited
from mjlint.text.places import PlacedPrompt
from tests.documents.reading import items, placed, texts

HERON = "a heron in the reeds --ar 3:2 --v 7"


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("json", '{\n  "title": "Gate",\n  "visual": "%s"\n}'),
        ("", '[\n  {"alt": "%s"}\n]'),
        ("yaml", "hero:\n  visual: %s\n"),
        ("jsonl", '{"n": 1}\n{"visual": "%s"}'),
        ("csv", 'n,text\n1,"%s"'),
        ("toml", 'visual = "%s"'),
        ("python", 'SHOTS = [\n    "%s",\n]'),
        ("rust", 'let shot = "%s";'),
        ("ts", "export const shot = {\n  visual: '%s',\n};"),
    ],
)
@pytest.mark.parametrize("nested", ["", "> ", "  "])
def test_data_and_programs(word: str, code: str, nested: str) -> None:
    rows = ["# Shots", "", *(nested + row for row in f"```{word}\n{code % HERON}\n```".split("\n"))]
    (prompt,) = placed("a.md", "\n".join(rows))
    assert prompt.text == HERON


def test_a_fix_goes_into_the_string() -> None:
    text = '> ```json\n> {"a": "a \\"red\\" heron in the reeds --ar 3:2 --v7"}\n> ```\n'
    (prompt,) = placed("a.md", text)
    at = prompt.text.index("v7") + 1
    edit = prompt.map.edit(Edit(at, at, " "))
    assert edit is not None
    assert edited(text, [edit]) == text.replace("v7", "v 7")


@pytest.mark.parametrize(
    "code",
    [
        '```json\n{"args": "--ar 3:2 --v", "prompt": "a heron --no-verify"}\n```',
        f'## Flux\n\n```json\n{{"prompt": "{HERON}"}}\n```',
        f'```json\n[{{"tool": "ChatGPT", "prompt": "{HERON}"}}]\n```',
        '```python\nparser.add_argument("--ar", default="16:9")\n```',
        '```json\n{"cut": "short --ar\n```',
    ],
)
def test_what_is_no_prompt_there(code: str) -> None:
    assert texts("a.md", code) == []


@pytest.mark.parametrize(
    "line",
    [
        "[2026-03-02 10:11] Midjourney Bot: **%s** - <@88> (fast)",
        "[02.03.26, 10:11:30] Ana: %s",
        "3/2/2026, 10:11 AM - Ana B: %s",
        "%s - Variations (Strong) by @ana.b (fast)",
        "%s - @ana (relaxed) (58%%)",
    ],
)
def test_what_a_chat_puts_around_a_prompt(line: str) -> None:
    assert texts("a.txt", line % HERON, searched=True) == [HERON]


def test_a_log_is_no_chat() -> None:
    assert texts("a.txt", f"2026-03-02 10:11 INFO: {HERON}", searched=True) == []


def test_presets_below_a_key_that_says_so() -> None:
    text = 'presets:\n  wild: "--chaos 120"\n  calm: "--s 50 --style raw"\n'
    found = placed("midjourney/looks.yaml", text, searched=True)
    assert [each.text for each in found if each.partial] == ["--chaos 120", "--s 50 --style raw"]


def test_parameters_beside_a_text_of_a_list_of_prompts_are_joined_once() -> None:
    text = '{"generator": "Midjourney", "prompts": [{"text": "a heron", "params": "--v 7"}]}'
    assert texts("a.json", text) == ["a heron --v 7"]


@pytest.mark.parametrize(
    "body",
    [
        "Two for Monday:\n\n%s\n\nand more",
        "Ideas:\n- %s\n- ask Tom",
        "# Post\n\n```\n%s\n```\n",
    ],
)
def test_a_page_in_a_string(body: str) -> None:
    assert texts("a.json", json.dumps({"body": body % HERON})) == [HERON]
    assert texts("a.json", json.dumps({"flux": {"body": body % HERON}})) == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.rst", "Try ``%s`` first."),
        ("a.rst", ":Prompt: %s\n:Status: done"),
        ("a.org", ":PROPERTIES:\n:PROMPT: %s\n:END:"),
        ("a.org", "- Dawn :: %s"),
        ("a.adoc", "Dusk:: no prompt\nDawn:: %s"),
        ("a.org", "- Prompt :: %s"),
        ("a.txt", "The best of them was made with this prompt: %s"),
        ("a.md", "In the end I took “%s”."),
        ("a.md", 'Am Ende nahm ich "%s".'),
        ("a.json", '{"html": "<p>%s</p>"}'),
        ("a.csv", "n^text\n1^%s\n"),
        ("a.csv", "sep=;\nn;text\n1;%s\n"),
        ("a.csv", "%s\n"),
    ],
)
def test_what_is_around_a_prompt_in_other_formats(name: str, text: str) -> None:
    assert texts(name, text % HERON, searched=True) == [HERON]


def test_a_prompt_with_commas_in_a_row_without_quotation_marks() -> None:
    text = "n,text,who\n1,a heron, reeds, mist --ar 3:2,ana\n2,a swan --v 7,bo\n3,x, y, z,kim\n"
    one, two, _ = items("a.csv", text, searched=True)
    assert isinstance(one, PlacedPrompt)
    assert isinstance(two, PlacedPrompt)
    assert (one.text, two.text) == ("a heron, reeds, mist --ar 3:2", "a swan --v 7")
