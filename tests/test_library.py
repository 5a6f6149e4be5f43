"""The library's face: what it offers, and that its promises hold for any text."""

from __future__ import annotations

import inspect
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from typing import Any, cast

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import mjlint
from tests.strategies import TEXTS, parameters

LINTER = mjlint.Linter(clock=lambda: 1_795_305_600.0)


def test_all_is_what_is_public() -> None:
    assert mjlint.__all__ == sorted(mjlint.__all__)
    for name in mjlint.__all__:
        value = getattr(mjlint, name)
        if inspect.isclass(value) or inspect.isfunction(value):
            assert inspect.getdoc(value), f"{name} has no docstring"
    with pytest.raises(AttributeError):
        mjlint.nothing_of_the_kind  # type: ignore[attr-defined]  # noqa: B018


def test_contract() -> None:
    report = mjlint.lint("a heron --v6 --chaos 120", model="8.2")
    assert not report.ok
    first, second = report.diagnostics
    assert (first.code, first.name, first.severity) == ("MJ021", "glued-value", "error")
    assert report.text[first.start : first.end] == "--v6"
    assert first.failure == "Invalid parameter"
    assert first.source.startswith("https://")
    assert first.fix is not None
    assert first.fix.applicability == "safe"
    assert report.model.name == "6"
    assert report.model.typed
    assert report.fixed() == "a heron --v 6 --chaos 120"
    assert report.fixed(unsafe=True) == "a heron --v 6 --chaos 100"
    assert mjlint.fix(report.text) == report.fixed()
    assert second.reply is None or "chaos" in second.reply
    with pytest.raises(mjlint.PromptError) as raised:
        report.raise_for_errors()
    assert raised.value.report is report


def test_the_default_model_decides() -> None:
    text = "a heron --cref https://img.site.org/a.png"
    assert mjlint.lint(text, model="6.1").ok
    report = mjlint.lint(text)
    assert not report.ok
    assert report.model.name == "8.2"
    assert "2026-07-24" in report.model.why
    assert report.diagnostics[0].reply == "`--cref` is not compatible with `--version 8.2`"


def test_requests_and_answers() -> None:
    report = mjlint.lint_request({"prompt": "a heron --ar16:9", "mode": "fast"}, target="ttapi")
    assert isinstance(report, mjlint.RequestReport)
    assert [d.name for d in report.diagnostics] == ["glued-value"]
    with pytest.raises(mjlint.RefusedRequestError):
        report.raise_for_errors()
    assert issubclass(mjlint.RefusedRequestError, mjlint.PromptError)
    explanation = mjlint.explain("[Banned prompt detected] gore")
    assert isinstance(explanation, mjlint.Explanation)
    assert explanation.id == "banned-prompt"
    sent: list[str] = []

    @mjlint.guard
    def send(prompt: str) -> None:
        sent.append(prompt)

    with pytest.raises(mjlint.PromptError):
        send("a heron --chaso 3")
    send("a heron")
    assert sent == ["a heron"]


def test_unknown_model() -> None:
    with pytest.raises(ValueError, match="there is no model `9`"):
        mjlint.lint("a heron", model="9")


def test_lint_many_is_lint_one_by_one() -> None:
    texts = ["a heron --v6", "a heron", "a heron --v6", "--ar 1:1"]
    linter = mjlint.Linter()
    assert [r.diagnostics for r in linter.lint_many(texts)] == [
        mjlint.Linter().lint(text).diagnostics for text in texts
    ]


def test_threads_get_the_same() -> None:
    texts = [f"a heron number {n} --v{n % 9} --chaos {n} --ar {n}:{n % 5}" for n in range(200)]
    linter = mjlint.Linter()
    alone = [report.diagnostics for report in linter.lint_many(texts)]
    shared = mjlint.Linter()
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(lambda text: shared.lint(text).diagnostics, texts * 3))
    assert together == alone * 3


@given(TEXTS)
@settings(max_examples=300)
def test_findings_lie_in_the_text_and_come_twice_the_same(text: str) -> None:
    report = LINTER.lint(text)
    assert LINTER.lint(text).diagnostics == report.diagnostics
    assert mjlint.Linter(clock=lambda: 1_795_305_600.0).lint(text).diagnostics == report.diagnostics
    orders = [d.order for d in report.diagnostics]
    assert orders == sorted(set(orders))
    for d in report.diagnostics:
        places = [(d.start, d.end), *((label.start, label.end) for label in d.labels)]
        if d.fix is not None:
            assert d.fix.edits
            places += [(edit.start, edit.end) for edit in d.fix.edits]
        assert all(0 <= start <= end <= len(text) for start, end in places)
        assert d.message
        assert d.message[-1] != "."
        assert "\n" not in d.message + d.help
        assert d.source


@given(TEXTS)
@settings(max_examples=200)
def test_fixes_settle(text: str) -> None:
    for unsafe in (False, True):
        once = LINTER.lint(text).fixed(unsafe=unsafe)
        assert LINTER.lint(once).fixed(unsafe=unsafe) == once


WELL_PLACED = st.lists(
    st.sampled_from(
        ["--ar 3:2", "--ar 1.5:1", "--chaos 120", "--s 50", "--sw 3", "--sref 1", "--cw 9", "--iw 9",
         "--q 3", "--raw", "--tile yes", "--asepct 1:1", "--no red", "--NO red", "--fast", "--relax",
         "--repeat 3", "--seed x", "--oref https://img.site.org/a.png", "--hd", "--sd", "--weird 1"]
    ),
    min_size=2, max_size=5, unique_by=lambda text: text.split()[0].lower(),
)  # fmt: skip


@given(WELL_PLACED)
@settings(max_examples=150)
def test_order_of_parameters_changes_no_verdict(written: list[str]) -> None:
    plain = LINTER.lint("a heron " + " ".join(written))
    turned = LINTER.lint("a heron " + " ".join(reversed(written)))
    assert sorted(d.code for d in plain.diagnostics) == sorted(d.code for d in turned.diagnostics)


@given(
    st.sampled_from(["reeds at dawn", "漢字", "a {red, blue} hat", "soft light, rust"]),
    parameters(),
)
@settings(max_examples=150)
def test_text_in_front_changes_no_finding(words: str, parameter: str) -> None:
    """The findings of a parameter are the same after any innocent text, only further on."""
    assume(parameter.startswith("--"))
    short, long = LINTER.lint(f"a heron {parameter}"), LINTER.lint(f"{words} a heron {parameter}")
    # Where the text holds a permutation, batch rules may speak up too.
    found = [(d.code, d.start + len(words) + 1, d.message) for d in short.diagnostics]
    assert [x for x in found if not x[0].startswith("MJ4")] == [
        (d.code, d.start, d.message) for d in long.diagnostics if not d.code.startswith("MJ4")
    ]


@pytest.mark.usefixtures("ready_tables")
@pytest.mark.parametrize(
    ("arguments", "forbidden"),
    [
        (
            ["--version"],
            "lark httpx asyncio yaml markdown_it pathspec tomllib mjlint.linting.linter",
        ),
        (["--help"], "lark httpx asyncio yaml markdown_it pathspec mjlint.linting.linter"),
        (
            ["explain", "[Invalid parameter] Unrecognized parameter(s): chaso"],
            "lark httpx asyncio yaml tomllib dataclasses difflib mjlint.linting.linter mjlint.language.lexicon",
        ),
        (
            ["check", "--prompt", "a heron"],
            "httpx asyncio yaml markdown_it pathspec socket ssl difflib",
        ),
    ],
)
def test_start_up_imports_only_what_it_needs(arguments: list[str], forbidden: str) -> None:
    code = (
        "import sys\n"
        "before = set(sys.modules)\n"  # some machines import things before every program
        "from mjlint.cli import main\n"
        "try: main()\n"
        "except SystemExit as exit: print('EXIT', exit.code)\n"
        "print('MODULES', *sorted(set(sys.modules) - before))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True
    )
    assert "EXIT 0" in done.stdout, done.stdout + done.stderr
    loaded = set(done.stdout.split("MODULES")[1].split())
    assert "mjlint" in loaded
    assert not loaded & set(forbidden.split())


@pytest.mark.parametrize("text", [None, b"a heron", ["a heron"], float("nan"), 7])
def test_a_wrong_type_is_one_sentence(text: Any) -> None:
    name = type(text).__name__
    for call, function in ((mjlint.lint, "lint"), (mjlint.fix, "lint"), (mjlint.parse, "parse")):
        with pytest.raises(TypeError, match=rf"^{function}\(\) takes a str, not {name}$"):
            call(text)
    with pytest.raises(TypeError, match=r"^lint_many\(\) takes a str"):
        list(mjlint.lint_many([text]))


def test_wrong_arguments() -> None:
    with pytest.raises(TypeError, match=r"model= takes a str such as '8\.2', not float"):
        mjlint.lint("a heron", model=cast(Any, 8.2))
    with pytest.raises(TypeError, match="takes texts, not a str"):
        mjlint.lint_many("a heron")
    with pytest.raises(TypeError, match="takes Settings, not dict"):
        mjlint.Linter(cast(Any, {}))


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"model": "8.22"}, "there is no model `8.22`; did you mean `8.2`"),
        ({"target": "discrod"}, "there is no target `discrod`"),
        ({"select": ("unknown-paramter",)}, "`select`: there is no rule `unknown-paramter`; did"),
        ({"ignore": ("MJ999",)}, "`ignore`: there is no rule `MJ999`"),
        ({"severity": {"MJ999": "info"}}, "`severity`: there is no rule `MJ999`"),
    ],
)
def test_names_are_checked_where_the_tables_are(settings: dict[str, Any], message: str) -> None:
    with pytest.raises(mjlint.SettingsError, match=re.escape(message)):
        mjlint.Linter(mjlint.Settings(**settings))
