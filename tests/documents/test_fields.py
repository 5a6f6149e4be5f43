"""Lines that say which tool the prompts next to them are for."""

from __future__ import annotations

import pytest

from mjlint.documents.fields import tools_by_row
from tests.documents.reading import texts

PROMPT = "a heron in the reeds, dawn --ar 3:2"


@pytest.mark.parametrize(
    "field",
    [
        "Tool: Flux",
        "- **Model:** SDXL",
        "| Generator | DALL-E 3 |",
        "3. Modell – Ideogram",
        "模型：即梦",
    ],
)
@pytest.mark.parametrize("name", ["a.md", "a.txt"])
def test_another_tool_next_to_a_prompt(name: str, field: str) -> None:
    for text in (f"{field}\nPrompt: {PROMPT}\n", f"Prompt: {PROMPT}\n{field}\n"):
        assert texts(name, text, searched=True) == []


def test_a_field_of_its_own_counts_up_to_the_next_heading() -> None:
    text = f"# One\n\nTool: Flux\n\n{PROMPT}\n\n# Two\n\n{PROMPT}\n"
    assert tools_by_row(text) == [*["Flux"] * 6, None, None, None, None]
    for name in ("a.md", "a.txt"):
        assert texts(name, text, searched=True) == [PROMPT]


def test_the_only_field_of_a_section_may_be_below() -> None:
    text = f"# One\n\n{PROMPT}\n\nTool: Flux\n\n# Two\n\n{PROMPT}\n"
    assert texts("a.md", text, searched=True) == [PROMPT]


def test_each_record_of_a_list_has_its_own_tool() -> None:
    first, second = (
        f"- Prompt: {PROMPT}\n- Tool: ",
        "\n- Prompt: an owl at night --ar 1:1\n- Tool: ",
    )
    text = f"{first}Flux{second}Midjourney\n"
    assert texts("a.md", text, searched=True) == ["an owl at night --ar 1:1"]


def test_a_field_that_names_midjourney_makes_a_labelled_text_a_prompt() -> None:
    text = "Tool: Midjourney\nPrompt: a heron in the reeds --reedy 5\n"
    assert texts("a.md", text, searched=True) == ["a heron in the reeds --reedy 5"]
    assert texts("a.md", text.replace("Midjourney", "any of them"), searched=True) == []


@pytest.mark.parametrize(
    "line", ["Tool: a palette knife", "Note: Flux", "The model was asked by Flux to draw", "Tool:"]
)
def test_a_line_that_names_no_tool(line: str) -> None:
    assert texts("a.md", f"{line}\n\n{PROMPT}\n", searched=True) == [PROMPT]


def test_settings_in_a_block_of_code_do_not_count_below_it() -> None:
    text = f"```\nmodel: gpt-4o\n```\n\n{PROMPT}\n"
    assert texts("a.md", text, searched=True) == [PROMPT]
