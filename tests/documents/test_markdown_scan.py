"""Sections of Markdown without a sign of a prompt are not parsed, and nothing else is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mjlint.documents.formats import markdown
from mjlint.documents.formats.markdown_scan import without_empty
from mjlint.settings.reading import Options
from mjlint.text.document import Document
from mjlint.text.lines import count_breaks
from tests.documents.reading import texts

PROMPT = "a heron in the reeds at dawn --ar 3:2 --v 7"
FIELDS = ("row", "text", "why", "start", "partial", "sure")
BLOCKS = (
    "\n# Shots\n\n", "\n## Flux\n\n", "\n### Midjourney\n", "\n\n", "\n", "plain words\n", "- item\n", "  more\n",
    "    code\n", "> quote\n", "> # inside\n", "- # inside\n", " ## indented\n", "===\n", "-\n", "- \n", "```\n",
    "```\n", "~~~\n", "````\n", "```mj\n", "```text `x`\n", "  ```\n", "- ```\n", "> ```\n", "<div>\n", "<!-- x\n",
    "-->\n", "<pre>\n", "</pre>\n", "| a | b |\n", "|:-|-:|\n", "[foo]: /url 'a\n", "Midjourney prompt:\n",
    "/imagine prompt:\n", "Flux:\n", f"{PROMPT}\n", f"| x | {PROMPT} |\n", "--ar 1:1 --v 6\n", "\r\n", "\r",
    "#\n", "# x", "`a red fox, macro --v 7 --ar 2:3`\n",
)  # fmt: skip


@given(st.lists(st.sampled_from(BLOCKS), max_size=25).map("".join))
def test_leaving_sections_out_changes_nothing_but_the_time(text: str) -> None:
    def found(of: str) -> list[tuple[object, ...]]:
        read = markdown.read(Document.of("page.md", of), Options(searched=True))
        return [(type(each), *(getattr(each, name, None) for name in FIELDS)) for each in read]

    whole = without_empty(text)
    assert count_breaks(whole) == count_breaks(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(markdown, "without_empty", str)
        expected = found(text)
    assert found(text) == expected


def test_a_section_without_signs_is_left_out_but_for_its_heading() -> None:
    text = f"# A\n\nwords\n\n```\ncode\n\nmore code\n```\n\n## B\n\n{PROMPT}\n\n## C\n\n- words\n"
    kept = without_empty(text)
    assert kept.split() == ["#", "A", "##", "B", *PROMPT.split(), "##", "C"]
    assert kept.index(PROMPT) < text.index(PROMPT)
    assert kept[: kept.index(PROMPT)].count("\n") == text[: text.index(PROMPT)].count("\n")


@pytest.mark.parametrize(
    "before",
    ["<!-- open\n\n", "```\n# in a fence\n\n", "- ```\n\n", "<div>\n# perhaps no heading\n"],
)
def test_where_a_block_may_be_open_all_is_parsed(before: str) -> None:
    text = f"{before}words\n\n# A\n\nmore words\n"
    assert without_empty(text) == text


def test_a_heading_of_a_section_that_is_left_out_still_counts() -> None:
    assert texts("page.md", f"# Flux\n\nwords\n\n## Shots\n\n{PROMPT}\n") == []
    assert texts("page.md", f"# Shots\n\nwords\n\n## More\n\n{PROMPT}\n") == [PROMPT]
    assert texts("page.md", f"Flux\n====\n\n## Shots\n\n{PROMPT}\n") == []
