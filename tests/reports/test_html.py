"""The HTML report: one page that loads nothing, with every fault marked."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mjlint.checking.results import Unread
from mjlint.diagnostic import Applicability, Severity
from mjlint.linting.linter import Linter
from mjlint.reports.formats.html import MOST_FAULTLESS
from mjlint.reports.marking import LONGEST, NEAR, marked
from mjlint.settings.settings import Settings
from mjlint.version import __version__
from tests.reports.feeding import checked, finding, linted, report

ROW = "a --AR 1:1 --ar 3:2"
ERROR = finding(ROW, "--AR 1:1", fix=Applicability.SAFE, reply="no `AR`")
WARNING = finding(ROW, "1:1 --ar", severity=Severity.WARNING)
LINTER = Linter()
EMPTY = ("area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source")


class Page(HTMLParser):
    """The elements of a page; fails where one is not closed where it must be."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if not self.open or self.open[-1] not in ("script", "style"):
            self.text += data

    def count(self, tag: str) -> int:
        return sum(name == tag for name, _ in self.tags)


def test_page() -> None:
    prompts = [checked(ROW, ERROR, WARNING), checked("b", number=2), checked("c", filename="c.md")]
    page = Page(report("html", prompts, unread=[Unread("d.json", "half of it", 2)]))
    assert "1 of 3 prompts would be refused." in page.text
    assert "1 error and 1 warning in 3 prompts; 1 can be fixed with mjlint check --fix" in page.text
    for title in ("By rule", "Failures foreseen", "By model", "Could not be read", "Prompts"):
        assert title in page.text
    assert "d.json:2" in page.text
    assert page.count("article") == 1
    assert page.count("details") == 2
    assert page.count("mark") == 3
    assert "1 prompt without findings" in page.text


def test_page_of_nothing() -> None:
    page = Page(report("html", []))
    assert "No prompts were found." in page.text
    assert page.count("form") == page.count("article") == 0
    assert "Nothing here would be refused." in Page(report("html", [checked("b")])).text


def test_nothing_is_loaded() -> None:
    written = report("html", [checked(ROW, ERROR)])
    page = Page(written)
    for tag, attributes in page.tags:
        assert tag not in ("link", "img", "iframe", "object", "embed", "base")
        assert not {"src", "srcset", "background", "action"} & set(attributes)
        assert not [name for name in attributes if name.startswith("on")]
    assert "url(" not in written
    assert "@import" not in written


def sending(text: str) -> Page:
    """The page of one prompt, checked and fixed by a linter."""
    return Page(report("html", [linted(text)], linter=lambda path: LINTER))


@pytest.mark.parametrize(
    ("text", "said", "copied"),
    [
        ("a heron --v6", "Send this", "a heron --v 6"),
        ("a heron --chaos 120", "Send this if the changed meaning is fine", "a heron --chaos 100"),
        (
            'a heron, "say --foo" --v6',
            "Still refused: fix the rest by hand",
            'a heron, "say --foo" --v 6',
        ),
        ("a heron ::2 a fox", "Can be sent as it is", "a heron ::2 a fox"),
        ("a [style] heron --v6", "A template: fill in its slots", "a [style] heron --v 6"),
    ],
)
def test_what_to_send_is_shown_and_copied(text: str, said: str, copied: str) -> None:
    page = sending(text)
    assert said in page.text
    all_copied = [json.loads(a["data-copy"] or "") for _, a in page.tags if "data-copy" in a]
    assert copied in all_copied


def test_what_is_copied_is_the_exact_text() -> None:
    page = sending('<b>👩\u200d🚀 "x" & y</b> --v6')
    copied = [json.loads(a["data-copy"] or "") for _, a in page.tags if "data-copy" in a]
    assert copied == ['<b>👩\u200d🚀 "x" & y</b> --v 6'] * 2


def test_the_page_says_what_it_was_checked_with() -> None:
    linter = Linter(Settings(model="7", plan="basic"))
    page = Page(report("html", [linted("a heron --v6")], linter=lambda path: linter))
    for fact in (f"mjlint {__version__}", "default model 7", "plan basic", "facts as of 20"):
        assert fact in page.text


def test_prompts_can_be_linked_to_and_filtered() -> None:
    page = sending("a heron --v6")
    (article,) = (attributes for tag, attributes in page.tags if tag == "article")
    assert (article["id"], article["data-rules"]) == ("p1", "MJ021")
    assert json.loads(article["data-failures"] or "") == ["Invalid parameter"]
    picks = {a["data-pick"]: a["data-value"] for _, a in page.tags if "data-pick" in a}
    assert picks == {"rule": "MJ021", "failure": "Invalid parameter"}
    assert "#p1" in {a.get("href") for tag, a in page.tags if tag == "a"}


def test_policy_allows_this_script_alone() -> None:
    written = report("html", [checked(ROW, ERROR)])
    script = re.search(r"<script>(.*?)</script>", written, re.DOTALL)
    assert script is not None
    digest = b64encode(sha256(script.group(1).encode()).digest()).decode()
    policy = next(a["content"] for tag, a in Page(written).tags if "http-equiv" in a)
    assert policy == f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'"


@settings(max_examples=60)
@given(st.text(alphabet="<>&\"'/scriptab`= \n\x1b\u202e", max_size=30))
def test_prompts_are_no_markup(text: str) -> None:
    row = f"x{text}x"
    found = finding(row, "x", message=f"`{text}` is wrong", help=f"x{text}", reply=text)
    plain = Page(report("html", [checked("xx", finding("xx", "x", reply="r"))]))
    page = Page(report("html", [checked(row, found, filename=f"{text}.txt")]))
    same = ("script", "style", "article", "li", "a", "mark", "table", "section", "dd")
    assert [page.count(tag) for tag in same] == [plain.count(tag) for tag in same]
    assert "\x1b" not in page.text
    assert "\u202e" not in page.text


def test_overlapping_places() -> None:
    assert marked(ROW, [ERROR, WARNING]) == (
        'a <mark class="error">--AR </mark><mark class="error">1:1</mark><sup>1</sup>'
        '<mark class="warning"> --ar</mark><sup>2</sup> 3:2'
    )


def test_labels_and_empty_places() -> None:
    labelled = finding("one two", "two", ("one", "first"))
    assert marked("one two", [labelled]) == (
        '<mark class="label">one</mark> <mark class="error">two</mark><sup>1</sup>'
    )
    empty = finding("one two", "two")
    from dataclasses import replace

    point = empty._replace(diagnostic=replace(empty.diagnostic, start=7, end=7))
    assert marked("one two", [point]) == 'one two<mark class="error point"></mark><sup>1</sup>'


@settings(max_examples=100)
@given(
    st.text(alphabet="ab<& \n鳥", max_size=30),
    st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=6),
)
def test_marks_lose_no_character(text: str, spans: list[tuple[int, int]]) -> None:
    from dataclasses import replace

    base = finding("a", "a")
    found = [
        base._replace(diagnostic=replace(base.diagnostic, start=min(span), end=max(span)))
        for span in spans
    ]
    written = marked(text, found)
    assert Page(re.sub(r"<sup>.*?</sup>", "", written)).text == text
    assert sum(len(sup.split()) for sup in re.findall(r"<sup>(.*?)</sup>", written)) == len(spans)


def test_long_prompts_and_long_files_are_cut() -> None:
    row = "x" * LONGEST + "--AR" + "x" * LONGEST
    written = marked(row, [finding(row, "--AR")])
    assert f"{'x' * NEAR} … {'x' * NEAR}" in written
    assert '<mark class="error">--AR</mark>' in written
    assert written.count("x") == 4 * NEAR
    prompts = [checked("b", number=n) for n in range(1, MOST_FAULTLESS + 51)]
    page = Page(report("html", prompts))
    assert f"{MOST_FAULTLESS + 50} prompts without findings" in page.text
    assert page.count("pre") == MOST_FAULTLESS
    assert "and 50 more" in page.text


def test_a_secret_is_neither_shown_nor_copied() -> None:
    written = report(
        "html",
        [linted("https://u:hunter2secret@img.site.org/a.png a heron --v6"), linted("a fox")],
        linter=lambda path: LINTER,
    )
    assert "hunter2secret" not in written
    copied = [json.loads(a["data-copy"] or "") for _, a in Page(written).tags if "data-copy" in a]
    assert copied == ["a fox"]
