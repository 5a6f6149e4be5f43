"""What a document quotes as wrong, or as another tool's, is no prompt; what is beside it is."""

from __future__ import annotations

import pytest

from mjlint.documents.counterexamples import (
    is_called_wrong,
    is_quoted_as_wrong,
    is_wrong_label,
)
from tests.documents.reading import texts

FOX = "a fox in deep snow --ar 3:2 --v7"


@pytest.mark.parametrize(
    "text",
    [
        "Wrong",
        "❌ Bad",
        "**Don't:**",
        "Invalid prompts",
        "bad_example",
        "Falsch:",
        "错误",
        "Common mistakes",
        "Steps to reproduce",
        "Expected behaviour:",
    ],
)
def test_labels_of_what_is_wrong(text: str) -> None:
    assert is_wrong_label(text)


@pytest.mark.parametrize(
    "text",
    ["Wrong turn", "Bad Gastein", "Right", "Example", "Broken", "Before", "mjlint: ignore[MJ010]"],
)
def test_titles_that_are_none(text: str) -> None:
    assert not is_wrong_label(text, title=True)


def test_a_weak_word_counts_in_a_column_alone() -> None:
    assert is_wrong_label("Bad")
    assert not is_wrong_label("Bad", title=True)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Midjourney refuses ", "; type a space."),
        ("", " fails."),
        ("Write `x` instead of ", ""),
        ("", " → `a fox --v 7`"),
        ("Statt ", " schreibe man ein Leerzeichen."),
        ("No commas between them (", ")"),
    ],
)
def test_sentences_about_what_is_wrong(before: str, after: str) -> None:
    assert is_quoted_as_wrong(before, after)


def test_another_sentence_says_nothing() -> None:
    assert not is_quoted_as_wrong("That one was refused. Take ", ". The other is an error.")


def test_a_text_that_calls_itself_wrong() -> None:
    assert is_called_wrong(f"❌ {FOX}")
    assert is_called_wrong(f"**Wrong**: {FOX}")
    assert not is_called_wrong(FOX)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.md", f"Midjourney refuses `{FOX}`."),
        ("a.md", f"| Wrong | Right |\n|---|---|\n| `{FOX}` | `a fox` |"),
        ("a.md", f"**Bad:**\n\n- {FOX}"),
        ("a.md", f"| Text | Tool |\n|---|---|\n| {FOX} | Seedream 4 |"),
        ("a.md", f"**Stable Diffusion**\n\n> {FOX}"),
        ("a.md", f"---\ntool: Google Whisk\n---\n\n{FOX}\n"),
        ("a.md", f"---\ntitle: Ideogram prompts\n---\n\n{FOX}\n"),
        ("a.md", f"```diff\n-{FOX}\n```"),
        ("a.md", f"```\n@@ -1 +1 @@\n-{FOX}\n```"),
        ("a.html", f"<table><tr><th>Flux 2</th><td>{FOX}</td></tr></table>"),
        ("a.html", f"<tr><th>Tool</th><th>Text</th></tr><tr><td>Sora</td><td>{FOX}</td></tr>"),
        ("a.org", f"| {FOX} | Ideogram |"),
        ("a.json", f'{{"wrong": "{FOX}"}}'),
        ("a.json", f'{{"text": "{FOX}", "meta": {{"model": "Reve"}}}}'),
        ("a.json", f'{{"text": "{FOX}", "sampler": "Euler a"}}'),
        ("a.json", f'{{"text": "{FOX}", "tags": ["DALL-E 3"]}}'),
        ("a.md", f"- Stable Diffusion 3.5\n  - {FOX}"),
        ("a.html", f"<dl><dt>Seedream</dt><dd>{FOX}</dd></dl>"),
        ("a.html", f"<div>GPT-4o image</div><p>{FOX}</p>"),
        ("a.csv", f"subject,gpt,sd\nfox,{FOX},{FOX}"),
        ("a.jsonl", f'{{"m": "gemini-2.5-flash-image", "t": "{FOX}"}}'),
        ("a.json", f'{{"in": "{FOX}", "expected_error": "x"}}'),
        ("a.jsonl", f'{{"level": "info", "msg": "{FOX}"}}'),
        ("a.json", '{"scripts": {"draw": "sketch \'a fox\' --ar 3:2 --v7"}}'),
        ("mj/a.md", "```\nRatio ...... --ar 3:2\nChaos ...... --chaos 5\n```"),
        ("mj/a.md", "```\nAspect ratio  --ar 16:9\nHow wild  --chaos 50\nVersion  --v 7\n```"),
        ("a.rst", f"Midjourney refuses ``{FOX}``."),
        ("a.md", f"| In | Expected |\n|---|---|\n| `{FOX}` | no space |"),
        ("a.adoc", 'Run `sketch "a fox" --ar 3:2 --v7` and wait.'),
        ("a.md", f"- ✗ `{FOX}`"),
        ("a.md", f"What is wrong with this one?\n\n`{FOX}`"),
        ("a.md", f"# MJ021 missing space\n\n```\n{FOX}\n```"),
        ("a.md", "Run `sketch --ar 3:2 --v7` to see it."),
        ("a.md", '```bat\nsketch "a fox" --ar 3:2 --v7\n```'),
        ("a.txt", 'RUN sketch "a fox in snow" --ar 3:2'),
        ("a.txt", "SELECT text FROM t WHERE text LIKE 'a fox --v7'; -- no index"),
        ("a.csv", 'name,example\nratio,"--ar 16:9, --ar 2:3"'),
        ("a.json", f'{{"question": "Which?", "options": ["{FOX}"], "answer": 0}}'),
        ("tests/data/a.json", f'{{"in": "{FOX}"}}'),
        ("a.yaml", 'run: gen "a fox in the snow" --ar 3:2 --v7'),
    ],
)
def test_no_prompt(name: str, text: str) -> None:
    assert texts(name, text, searched=True) == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.md", f"My favourite is `{FOX}`."),
        ("a.md", f"| Text | Tool |\n|---|---|\n| {FOX} | Midjourney |"),
        ("a.md", f"**Stable Diffusion**\n\nnothing yet\n\nSo much for that.\n\n{FOX}"),
        (
            "a.html",
            f"<tr><th>Tool</th><th>Text</th></tr><tr><td>Midjourney</td><td>{FOX}</td></tr>",
        ),
        ("a.md", f"- Flux.2\n- Ideogram\n\n{FOX}"),
        ("a.html", f"<ul><li>Ideogram</li></ul><p>{FOX}</p>"),
        ("a.json", f'{{"level": "hard", "text": "{FOX}"}}'),
        ("a.md", f"The first was refused. This one worked:\n\n- {FOX}"),
        ("a.md", f"I changed the parser and made this:\n\n- {FOX}"),
        ("a.rst", f"* ``{FOX}``"),
        ("a.org", f"- ={FOX}="),
        ("a.json", f'{{"imagen": "{FOX}"}}'),
        ("a.md", f"({FOX})"),
        ("a.md", f"[{FOX}](fox.png)"),
    ],
)
def test_a_prompt_all_the_same(name: str, text: str) -> None:
    assert texts(name, text, searched=True) == [FOX]
