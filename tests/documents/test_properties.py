"""For every format: a prompt put into a document is found, at its very characters, and a fix of it
leaves every other character as it was."""

from __future__ import annotations

import codecs
import html
import json
import random

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from mjlint.diagnostic import Edit, edited
from mjlint.documents.formats import FORMATS, format_of
from mjlint.settings.reading import Options
from mjlint.text.document import Document, Fault
from mjlint.text.encoding import Encoding
from mjlint.text.places import PlacedPrompt
from tests.documents.reading import check_places, items

WORDS = st.sampled_from(
    [
        "heron",
        "reeds,",
        "l'eau",
        "漢字",
        "👩‍🚀",
        "café",
        "well-known",
        "50%",
        "moss",
        "::2",
        "{a, b}",
        "x;",
    ]
)
TAILS = st.sampled_from(
    ["--AR 3:2", "--AR 16:9 --v 7", "--stylize 250 --AR 1:1", "--no a, b --AR 2:3"]
)


@st.composite
def prompts(draw: st.DrawFn) -> list[str]:
    """The lines of a prompt: words, and parameters at the end; ``--AR`` is to be mended."""
    words = ["a", "quiet", *draw(st.lists(WORDS, max_size=12)), draw(TAILS)]
    text = " ".join(words)
    cuts = sorted(draw(st.sets(st.integers(1, max(len(words) - 2, 1)), max_size=2)))
    lines, before = [], 0
    for cut in [*cuts, len(words)]:
        lines.append(" ".join(words[before:cut]))
        before = cut
    assert " ".join(lines) == text
    return [line for line in lines if line]


def document(suffix: str, lines: list[str], style: random.Random) -> str:
    """A document of a format with the prompt in it, in one of the ways that the format has."""
    text = " ".join(lines)
    quoted = json.dumps(text, ensure_ascii=style.random() < 0.5)
    # YAML and TOML know no pairs of surrogates.
    plain = json.dumps(text, ensure_ascii=False)
    indent = " " * style.randint(6, 9)
    wrapped = f"\n{indent}".join(lines)
    single = text.replace("'", "''")
    marked = html.escape(text, quote=False)
    joint = "\n".join(lines)
    ways: dict[str, list[str]] = {
        ".txt": [f"# remark\n{text}\n", f"\n  1. {text}", f'- "{text}"\nan owl\n'],
        ".md": [
            "# T\n\n```\n" + "\n".join(lines) + "\n```\nend --v6\n",
            "> - item\n>   ```mj\n>   " + "\n>   ".join(lines) + "\n>   ```\n",
            "1. one\n\n   - two\n\n     ~~~prompt\n     " + "\n     ".join(lines) + "\n     ~~~\n",
            f"write `{text}` here\n",
            f"- see ``{text}``,\n  or not\n",
            f"---\nprompt: {plain}\n---\n# T\n",
            f"+++\nhero = {plain}\n+++\n# T\n",
            "# T\n\nSome words.\n\n" + "\n".join(lines) + "\n\nMore words.\n",
            f"## {text}\n\n![x](x.png)\n",
            f"* one\n* [ ] {text}\n\n1. two\n",
            "> " + "\n> ".join(lines) + "\n\nend\n",
            f"| a | b |\n|---|---|\n| 1 | {text} |\n| 2 | x |\n",
            f"**Prompt:** {text}\n**Negative:** none\n",
            f"```bash\n{text}\n```\n",
            f'<div>\n<p class="--AR">{text}</p>\n</div>\n',
        ],
        ".html": [
            f"<!-- --AR --><ul><li>{marked}</li><li>an owl</li></ul>\n",
            f"<style>a {{ --AR: 1 }}</style><pre>\n{marked}\n</pre>",
            "<p>\n " + "\n ".join(html.escape(line, quote=False) for line in lines) + "\n</p>\n",
        ],
        ".ipynb": [
            json.dumps(
                {
                    "cells": [
                        {
                            "cell_type": "markdown",
                            "source": ["# T\n", "\n", *(f"{x}\n" for x in lines)],
                        },
                        {"cell_type": "code", "source": "x = 1 # --AR"},
                    ]
                },
                ensure_ascii=style.random() < 0.5,
                indent=1,
            ),
            json.dumps({"cells": [{"cell_type": "code", "source": f"x = {plain}\n"}]}),
        ],
        ".rst": [
            f"Title\n=====\n\n{joint}\n\nMore.\n",
            f"* one\n* {text}\n",
            f"See::\n\n   {text}\n",
        ],
        ".org": [
            f"* Title\n{joint}\n\nMore.\n",
            f"#+begin_src mj\n{text}\n#+end_src\n",
            f"| 1 | {text} |\n",
        ],
        ".adoc": [f"= Title\n\n{joint}\n\nMore.\n", f"----\n{text}\n----\n", f"* one\n* {text}\n"],
        ".srt": [f"1\n00:00:01,000 --> 00:00:04,000\n{joint}\n\n2\n"],
        ".json": [
            json.dumps(
                {"a": [1, {"prompt": text, "alt": "--AR"}]}, ensure_ascii=style.random() < 0.5
            ),
            json.dumps({"prompts": ["x --v 7", text]}, indent=2),
            json.dumps({"messages": [{"content": f"**{text}** - <@123> (fast)"}]}),
        ],
        ".jsonl": [f'{{"prompt": "an owl"}}\n{{"id": 1, "prompt": {quoted}}}\n'],
        ".yaml": [
            f"a:\n  - prompt: {plain}\n    n: 1\n",
            f"a:\n  - prompt: '{single}'\n    n: 1\n",
            f"a:\n  - prompt: >-\n{indent}{wrapped}\n    n: 1\n",
            f"a:\n  - prompt: |-\n{indent}{text}\n    n: 1\n",
            f"a: {{prompt: {plain}, n: 1}}\n",
        ],
        ".toml": [
            f"[a]\nprompt = {plain} # --AR\n",
            f'[[a]]\nprompt = """\n{text}"""\nn = 1\n',
            f'[a]\nprompt = """{" ".join(lines[:1])} \\\n   {" ".join(lines[1:])}"""\n'
            if len(lines) > 1
            else f"a.prompt = {plain}\n",
        ],
        ".tsv": [f"id\tPrompt\n1\t{text}\n", f"note\tx\n{text}\t--AR\n"],
        ".csv": [f'id,Prompt,x\n1,"{text}",--AR\n2,owl,\n', f'x;prompt\r\n;"{text}"\r\n'],
        ".py": [f"X = {quoted}  # --AR\n"],
        ".js": [f"const x = {{ prompt: {quoted} }}; // --AR\n"],
        ".rb": [f"x = [{quoted}]  # --AR\n"],
        ".java": [f"  String x = {quoted}; // --AR\n", f'var x = """\n  {text}\n  """;\n'],
    }
    return style.choice(ways[suffix])


# Scripts and `.http` files hold requests alone, which tests/cli/test_requests.py looks at.
SUFFIXES = sorted(
    {".tsv", *(each.suffixes[0] for each in FORMATS if not each.module.endswith("script"))}
)


ENCODINGS = st.sampled_from(
    [Encoding(), Encoding("utf-8", codecs.BOM_UTF8), Encoding("utf-16-le", codecs.BOM_UTF16_LE)]
)


@pytest.mark.parametrize("suffix", SUFFIXES)
@settings(max_examples=40)
@given(
    lines=prompts(),
    seed=st.integers(0, 10_000),
    windows=st.booleans(),
    encoding=ENCODINGS,
)
def test_prompt_is_found_and_fixed_alone(
    suffix: str, lines: list[str], seed: int, windows: bool, encoding: Encoding
) -> None:
    """Of the bytes of a file, those that are fixed change, and no other ones."""
    style = random.Random(seed)
    text = document(suffix, lines, style)
    if windows:
        text = text.replace("\r\n", "\n").replace("\n", "\r\n")
    kind = format_of(f"x{suffix}")
    assert kind is not None
    alias = style.choice([each for each in kind.suffixes if each != ".tsv" or suffix == ".tsv"])
    read = Document.held_bytes(f"x{alias}", encoding.encode(text))
    # Whatever one of the ways cannot hold as it is, such as a quotation mark, is another's.
    expected = " ".join(lines)
    found = [
        item
        for item in kind.read(read, Options())
        if isinstance(item, PlacedPrompt) and item.text.strip() == expected
    ]
    assert len(found) == 1, text
    assert (read.text, read.encoding) == (text, encoding)
    check_places(found[0], text)
    prompt = found[0]
    at = prompt.text.index("--AR")
    start, end = prompt.map.span(at, at + 4)
    assert text[start:end] == "--AR"
    edit = prompt.map.edit(Edit(at, at + 4, "--ar"))
    assert edit == Edit(start, end, "--ar")
    changed = edited(text, [edit])
    assert changed == text[:start] + "--ar" + text[end:]
    again = [
        item.text.strip() for item in items(f"x{suffix}", changed) if isinstance(item, PlacedPrompt)
    ]
    assert expected.replace("--AR", "--ar") in again


PIECES = st.sampled_from(
    ["prompt", ": ", "- ", "```", "\n", "\n  ", "`", '"', "'", "{", "}", "[", "]", ",", "--ar 3:2 ",
     "a b c ", "|", ">", "#", "---", "<p>", "&amp;", "* ", "**x:** ", "/imagine ", "\\", "\\u00e9", "\r\n", "=",
     '"""', "&a ", "*a", "\t", "é", "| "]
)  # fmt: skip


@pytest.mark.parametrize("suffix", SUFFIXES)
@settings(max_examples=60)
@given(text=st.one_of(st.lists(PIECES, max_size=25).map("".join), st.text(max_size=60)))
def test_any_document_is_read_or_refused(suffix: str, text: str) -> None:
    assume("\0" not in text)
    try:
        text.encode()
    except UnicodeEncodeError:
        assume(False)
    for item in items(f"midjourney-prompts{suffix}", text):
        if isinstance(item, Fault):
            assert item.message


@pytest.mark.parametrize("suffix", SUFFIXES)
@settings(max_examples=30)
@given(lines=prompts(), seed=st.integers(0, 10_000), data=st.data())
def test_any_edit_makes_the_prompt_that_was_meant(
    suffix: str, lines: list[str], seed: int, data: st.DataObject
) -> None:
    """Where the format takes an edit at all, the edited document holds the edited prompt."""
    text = document(suffix, lines, random.Random(seed))
    kind = format_of(f"x{suffix}")
    assert kind is not None
    expected = " ".join(lines)
    found = [
        i for i in items(f"x{suffix}", text) if isinstance(i, PlacedPrompt) and i.text == expected
    ]
    if not found:
        return
    (prompt,) = found
    # The parameters stay: without them the text would be no prompt where it alone says so.
    last = expected.index(" --")
    start = data.draw(st.integers(len("a quiet"), last))
    end = data.draw(st.integers(start, min(start + 6, last)))
    new = data.draw(st.sampled_from(["", "x", "a, b", 'q"q', "it's", "é", "a b"]))
    edit = prompt.map.edit(Edit(start, end, new))
    if edit is None:
        return
    meant = expected[:start] + new + expected[end:]
    changed = edited(text, [edit])
    again = [
        item.text
        for item in kind.read(Document.of(f"x{suffix}", changed), Options())
        if isinstance(item, PlacedPrompt)
    ]
    if "--ar" in meant.lower().split() and suffix not in (".md", ".py", ".js"):
        assert " ".join(meant.split()) in [" ".join(each.split()) for each in again]
