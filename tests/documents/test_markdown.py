"""Markdown: which fences and code are prompts, and where they stand."""

from __future__ import annotations

import pytest

from mjlint.diagnostic import Edit, edited
from mjlint.text.places import PlacedPrompt
from tests.documents.reading import items, placed, texts

PROMPT = "a heron in the reeds --ar 3:2"


def fence(text: str, info: str = "") -> str:
    return f"# Shots\n\n```{info}\n{text}\n```\n"


@pytest.mark.parametrize(
    "info", ["", "midjourney", "mj", "prompt", "text", "txt", "MJ", "prompt x"]
)
def test_fence(info: str) -> None:
    (prompt,) = placed("a.md", fence(PROMPT, info))
    assert (prompt.text, prompt.row) == (PROMPT, 4)


@pytest.mark.parametrize("info", ["bash", "python", "json", "sh", "console", "mermaid"])
def test_fence_in_any_language_where_the_text_says_so(info: str) -> None:
    assert texts("a.md", fence(PROMPT, info)) == [PROMPT]
    assert texts("a.md", fence("a heron in the reeds --chaso 3", info)) == []


@pytest.mark.parametrize(
    "code",
    [
        "npm run build --fast",
        "$ tool --version 7",
        "python train.py --seed 42 --quality high",
        "x = run(prompt, '--ar 3:2')",
        "git commit --no-verify --quiet",
        "mjlint check a.md --select MJ1",
        "a plain sentence without anything else",
        "tree\n├── a\n└── b",
    ],
)
def test_fence_that_does_not_look_like_a_prompt(code: str) -> None:
    assert texts("a.md", fence(code)) == []


def test_fence_without_parameters_where_the_file_is_named_for_prompts() -> None:
    text = fence("a heron in the reeds at dawn")
    assert texts("docs/MIDJOURNEY_PROMPTS.md", text) == ["a heron in the reeds at dawn"]
    assert texts("notes.md", text) == []
    assert texts("notes.md", fence("a heron", "mj")) == ["a heron"]


def test_lists_in_a_file_named_for_prompts_are_none() -> None:
    text = fence("Page one:\n□ Make the first picture\n□ Save the second as PNG")
    assert texts("MIDJOURNEY_PROMPTS.md", text) == []


@pytest.mark.parametrize("word", ["cat", "python", "set", "make", "ruby", "next", "code", "ruff"])
def test_words_that_are_commands_begin_prompts_too(word: str) -> None:
    assert texts("a.md", fence(f"{word} of the old town --ar 3:2")) == [
        f"{word} of the old town --ar 3:2"
    ]


def test_wrapped_lines_are_one_prompt() -> None:
    text = fence("a heron in the reeds,\nsoft mist,\n  35mm film\n--ar 3:2\n--v 7")
    (prompt,) = placed("a.md", text)
    assert prompt.text == "a heron in the reeds, soft mist, 35mm film --ar 3:2 --v 7"
    start, end = prompt.map.span(prompt.text.index("--ar"), prompt.text.index("--ar") + 8)
    assert text[start:end] == "--ar 3:2"
    assert prompt.lines.position(start) == (7, 1)


def test_several_prompts_where_each_ends_in_parameters() -> None:
    assert texts(
        "a.md", fence("a cat --ar 3:2\na dog\non a mat --ar 3:2 --v 7\n\na cow --v 7")
    ) == [
        "a cat --ar 3:2",
        "a dog on a mat --ar 3:2 --v 7",
        "a cow --v 7",
    ]
    assert texts("a.md", fence("a cat --ar 3:2\nand a dog")) == ["a cat --ar 3:2 and a dog"]
    assert texts("a.md", fence("a cat --no rain,\nsnow --v 7")) == ["a cat --no rain, snow --v 7"]


def test_fence_of_parameters_alone_is_a_suffix() -> None:
    (prompt,) = placed("a.md", fence("--ar 3:4 --style raw --s 750"))
    assert prompt.partial
    assert not placed("a.md", fence(PROMPT))[0].partial


@pytest.mark.parametrize(
    ("line", "prompt"),
    [
        (f"/imagine prompt: {PROMPT}", PROMPT),
        (f"1. {PROMPT}", PROMPT),
        (f'"{PROMPT}"', PROMPT),
        (f"# a remark\n{PROMPT}", PROMPT),
        (f"Prompt 2: {PROMPT}", PROMPT),
    ],
)
def test_what_stands_in_front(line: str, prompt: str) -> None:
    assert texts("a.md", fence(line)) == [prompt]


def test_lists_and_quotes() -> None:
    text = (
        "> 1. first\n>\n>    - deeper\n>\n>      ```\n>      a heron in the reeds,\n"
        ">      soft mist --v6 --ar\n>      16:9\n>      ```\n"
    )
    (prompt,) = placed("a.md", text)
    assert prompt.text == "a heron in the reeds, soft mist --v6 --ar 16:9"
    at = prompt.text.index("--v6")
    edit = prompt.map.edit(Edit(at, at + 4, "--v 6"))
    assert edit is not None
    assert edited(text, [edit]) == text.replace("--v6", "--v 6")


def test_inline_code() -> None:
    text = (
        "- write `a lone lighthouse in fog --ar 3:2` here, never `--ar`, nor `npm run --fast x y`\n"
        "  or ``a wrapped `x` prompt\n  in code --v 7`` \\`no --ar 3:2 code here`\n"
        "| shot | prompt |\n|---|---|\n| one | `a red kite over dunes --v 7` |\n"
    )
    assert texts("a.md", text.replace("| shot", "\n| shot")) == [
        "a lone lighthouse in fog --ar 3:2",
        "a wrapped `x` prompt in code --v 7",
        "a red kite over dunes --v 7",
    ]


def test_shared_suffix_in_inline_code() -> None:
    (prompt,) = placed("a.md", "all end in `--ar 2:3 --v 7 --no text letters`\n")
    assert prompt.partial
    assert texts("a.md", "run `cargo pin of foo --precise x` now\n") == []
    assert texts("a.md", "`--cref` goes with `--cw`, `--ar 3:2`\n") == []


def test_front_matter() -> None:
    text = "---\ntitle: Shots\nprompt: >\n  a heron\n  --ar 3:2\n---\n\n# Shots\n"
    (prompt,) = placed("a.md", text)
    assert prompt.text.rstrip() == "a heron --ar 3:2"
    assert prompt.row == 3
    assert texts("a.md", "+++\nprompt = 'a heron --v 7'\n+++\n") == ["a heron --v 7"]
    fault, below = items("a.md", "---\na: 1\nprompt: [x\n---\n\na heron in reeds --v 7\n")
    assert isinstance(below, PlacedPrompt)
    assert below.text == "a heron in reeds --v 7"
    assert "not YAML" in fault[0]  # type: ignore[index]


def test_paragraphs_when_asked() -> None:
    text = "# Title\n\na heron in the\nreeds at dawn\n\nSee `x`.\n"
    assert texts("a.md", text) == []
    assert texts("a.md", text, paragraphs=True) == ["a heron in the reeds at dawn"]


def test_line_breaks_of_every_kind() -> None:
    for newline in ("\n", "\r\n"):
        text = fence("a heron,\nmist --v 7").replace("\n", newline)
        assert texts("a.md", text) == ["a heron, mist --v 7"]


@pytest.mark.parametrize(
    "line",
    [
        'Try this: "/imagine prompt: a heron in the reeds --ar 3:2"',
        "Bot:”/imagine prompt: a heron in the reeds --ar 3:2”",
        "You: /imagine prompt: a heron in the reeds --ar 3:2",
    ],
)
def test_command_within_a_line_begins_the_prompt(line: str) -> None:
    assert texts("x.md", f"{line}\n") == ["a heron in the reeds --ar 3:2"]
    fence = f"```\nwhat you may type\n{line}\n```\n"
    assert texts("x.md", fence) == ["a heron in the reeds --ar 3:2"]


def test_labels_in_a_fence_begin_prompts() -> None:
    text = (
        "```\nPrompt 1: a heron\nin the reeds --ar 3:2\nPrompt 2: an owl at night --ar 1:1\n```\n"
    )
    assert texts("x.md", text) == ["a heron in the reeds --ar 3:2", "an owl at night --ar 1:1"]


@pytest.mark.parametrize(
    "text",
    [
        "Flux prompt\n\n---- Prompt ----\na heron in the reeds --ar 3:2",
        "/info what you have left\n/imagine: draws what you write",
        "ana@reed:~$ draw heron\nerror: nothing drawn of this heron --ar 3:2",
    ],
)
def test_block_that_is_about_something_else(text: str) -> None:
    assert texts("x.md", f"```\n{text}\n```\n") == []


def test_ruler_with_a_word_in_it_separates() -> None:
    text = f"```\n{PROMPT}\n==== Second ====\nan owl at night --ar 1:1\n```\n"
    assert texts("x.md", text) == [PROMPT, "an owl at night --ar 1:1"]


def test_what_goes_on_about_a_prompt_is_none_of_it() -> None:
    text = f"/imagine prompt: {PROMPT}\n...which becomes\n-> an owl --ar 1:1\n"
    assert PROMPT in texts("x.md", text)


def test_bold_that_begins_on_an_earlier_line() -> None:
    assert texts("x.md", f"**The scene:\n\n{PROMPT}**\n") == [PROMPT]


def test_parameter_in_a_heading_is_no_suffix() -> None:
    assert texts("midjourney.md", "## What `--style raw` does\n\nIt draws plainly.\n") == []


@pytest.mark.parametrize(
    "line",
    [
        f"* _/imagine {PROMPT}_",
        f'> "*/imagine {PROMPT}*"',
        f"Done:  **_/imagine {PROMPT}_**",
        f"- Prompt: [{PROMPT}]",
        f"Example 2: “{PROMPT}”",
        f"```\nПромпт: `{PROMPT}`\n```",
        f'{{ "mj": "/imagine prompt: {PROMPT}",',
        f"**Prompt:**\n{PROMPT}",
        f"> [!tip] Prompt\n> {PROMPT}",
        f"- **/imagine** prompt: {PROMPT}",
        f":::tip Prompt\n{PROMPT}\n:::",
        f"`18:02` **The Bot**: **{PROMPT}** - <@77> (fast)",
        f"**The Bot** — 3 May\n**{PROMPT}** - <@77> (fast)",
        f"Prompt — {PROMPT}",
        f"Prompt #2: {PROMPT}",
        f"```yaml\nprompt: >-\n  {PROMPT}\n```",
    ],
)
def test_marks_and_labels_around_a_prompt_are_no_part_of_it(line: str) -> None:
    assert texts("a.md", line) == [PROMPT]


def test_a_command_that_is_explained_is_no_prompt() -> None:
    text = "- */imagine* makes four images. Weigh a link with the *--iw (weight)* parameter."
    assert items("midjourney/a.md", text) == []


def test_a_code_span_after_a_line_with_a_space_at_its_end() -> None:
    text = f"> **Task:** \n> `{PROMPT}`\n"
    assert texts("a.md", text) == [PROMPT]


@pytest.mark.parametrize("label", ["Ergebnis:", "Résultat :", "结果：", "Результат:"])
def test_a_label_after_parameters_begins_something_else(label: str) -> None:
    text = fence(f"Prompt: {PROMPT}\n\n{label} a drawing of a bird")
    assert texts("a.md", text, searched=True) == [PROMPT]


def test_the_last_line_of_a_wrapped_sentence_is_no_prompt() -> None:
    text = (
        'You will use this prompt and its parameters:\na heron, pale light,\nreeds in fog --ar 3:2"'
    )
    assert texts("a.md", fence(text), searched=True) == []
