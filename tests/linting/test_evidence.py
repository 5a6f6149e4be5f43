"""Verdicts become findings at every place of a prompt where their link is."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

import mjlint
from mjlint.diagnostic import Diagnostic, Failure, Severity
from mjlint.language.lexicon import load
from mjlint.links.verdict import State, Verdict
from mjlint.links.wording import NOT_ASKED, REASONS
from mjlint.linting.evidence import _SAID_BY_RULES
from mjlint.linting.linter import Linter
from mjlint.plugins.registry import builtin
from mjlint.prompts.image_links import image_links

A = "https://pictures.dev/a.png"
B = "https://pictures.dev/b.png"
GONE = Verdict(A, State.WILL_FAIL, "http-404", status=404)


def found(
    text: str,
    *verdicts: Verdict,
    strict: bool = False,
    known: tuple[Diagnostic, ...] = (),
    settings: mjlint.Settings | None = None,
) -> tuple[Diagnostic, ...]:
    """What is found with these verdicts, where ``known`` is found without."""
    linter = Linter(settings)
    report = replace(linter.lint(text), diagnostics=known)
    after = linter.with_links(report, {v.url: v for v in verdicts}, strict=strict)
    return tuple(d for d in after.diagnostics if d not in known)


def test_an_error() -> None:
    text = f"{A} a heron --ar 3:2"
    (diagnostic,) = found(text, GONE)
    assert (diagnostic.code, diagnostic.name) == ("MJ551", "unreachable-link")
    assert diagnostic.severity is Severity.ERROR
    assert diagnostic.failure is Failure.INVALID_LINK
    assert diagnostic.reply is not None
    assert diagnostic.message == f"`{A}` answers 404: there is nothing at this URL"
    assert text[diagnostic.start : diagnostic.end] == A


def test_every_place() -> None:
    text = f"{A}, <{B}> {A} a heron --sref {A}::2 {B} --cref {A}"
    spans = [text[d.start : d.end] for d in found(text, GONE)]
    assert spans == [A] * 4
    urls = [link.url for link in image_links(mjlint.parse(text), load())]
    assert sorted(urls) == [A] * 4 + [B] * 2


def test_links_that_midjourney_does_not_load() -> None:
    assert not found(f"a heron --no {A}", GONE)
    assert not found("a heron --sref 1234567890", GONE)


def test_not_an_image() -> None:
    verdict = Verdict(A, State.WILL_FAIL, "not-an-image", "html", final_url=B, status=200)
    (diagnostic,) = found(A, verdict)
    assert (diagnostic.code, diagnostic.failure) == ("MJ552", Failure.INVALID_LINK)
    assert diagnostic.message == (
        f"`{A}` is a web page, not an image: expected PNG, JPEG, GIF or WebP; it led to `{B}`"
    )


def test_doubt() -> None:
    verdict = Verdict(A, State.UNSURE, "http-403", status=403)
    (diagnostic,) = found(A, verdict)
    assert (diagnostic.code, diagnostic.severity) == ("MJ553", Severity.WARNING)
    assert diagnostic.failure is None
    assert diagnostic.message.endswith("seen from this machine")
    (diagnostic,) = found(A, verdict, strict=True)
    assert (diagnostic.severity, diagnostic.failure) == (Severity.ERROR, None)


@pytest.mark.parametrize("reason", ["no-network", "offline", "interrupted"])
def test_what_concerns_the_run_is_no_finding(reason: str) -> None:
    assert not found(A, Verdict(A, State.UNSURE, reason), strict=True)


def test_nothing_wrong() -> None:
    assert not found(f"{A} {B}", Verdict(A, State.OK))


def test_what_a_rule_reports_is_not_reported_again() -> None:
    verdicts = [Verdict(url, State.WILL_FAIL, "private-address", "10.0.0.1") for url in (A, B)]
    known = Diagnostic("MJ503", "private-link", Severity.ERROR, "", "", 0, len(A))
    assert [d.start for d in found(f"{A} {B}", *verdicts, known=(known,))] == [len(A) + 1]
    milder = Diagnostic("MJ503", "private-link", Severity.WARNING, "", "", 0, len(A))
    assert len(found(f"{A} {B}", *verdicts, known=(milder,))) == 2
    other = Diagnostic("MJ507", "bracketed-link", Severity.INFO, "", "", 0, len(A))
    assert len(found(f"{A} {B}", *verdicts, known=(other,))) == 2


def test_the_rules_that_say_the_same_exist() -> None:
    names = {rule.name for rule in builtin()}
    assert {name for said in _SAID_BY_RULES.values() for name in said} <= names


def test_settings() -> None:
    assert not found(A, GONE, settings=mjlint.Settings(ignore=("unreachable-link",)))
    assert not found(A, GONE, settings=mjlint.Settings(select=("MJ0",)))
    milder = mjlint.Settings(severity={"MJ551": "info"})
    assert found(A, GONE, settings=milder)[0].severity is Severity.INFO
    assert found(A, GONE)[0].source.startswith("https://")


def test_no_secret_in_a_message() -> None:
    link = f"{A}?token=SECRET-SECRET"
    verdict = Verdict(link, State.WILL_FAIL, "http-404", final_url=f"{B}?sig=SECRET-SECRET")
    (diagnostic,) = found(f"{link} a heron", verdict)
    assert "SECRET-SECRET" not in diagnostic.message


@pytest.mark.parametrize("state", [State.WILL_FAIL, State.UNSURE])
@pytest.mark.parametrize("reason", [*REASONS, "http-418", "http-599"])
@pytest.mark.parametrize("detail", ["", "x", "{detail}", "y" * 5000])
def test_words(state: State, reason: str, detail: str) -> None:
    problem, help = Verdict(A, state, reason, detail).words
    assert problem[0].islower()
    assert help[0].islower()
    assert not problem.endswith(".")
    assert not help.endswith(".")
    assert len(problem) < 600
    if detail != "{detail}":
        assert "{" not in problem
    assert problem.endswith("seen from this machine") == (
        state is State.UNSURE and reason not in NOT_ASKED
    )


def test_every_reason_has_words() -> None:
    """Every reason that the code gives is one that can be told."""
    folder = Path(mjlint.__file__).parent / "links"
    text = "".join(path.read_text(encoding="utf-8") for path in folder.glob("*.py"))
    given = re.findall(
        r"(?:State\.\w+,\s*(?:\"[\w-]+\" if \w+ else )?|RefusedError\(|reason=)\"([a-z][\w-]+)\"",
        text,
    )
    assert len(set(given)) > 20
    assert set(given) <= set(REASONS)


def test_line() -> None:
    verdict = Verdict(
        f"{A}?sig=SECRET-SECRET", State.OK, status=206, final_url=f"{B}?token=SECRET-SECRET",
        format="png", size=5120, width=640, height=480, elapsed=0.214, notes=("redirected",),
    )  # fmt: skip
    assert str(verdict) == (
        f"{A}?sig=SECR…: ok, redirected, status 206, png, 640×480 pixels, 5120 bytes, 0.21 s, "
        f"led to {B}?token=SECR…"
    )
    assert str(GONE) == f"{A}: will-fail, http-404, status 404, 0.00 s"


def test_rules() -> None:
    codes = [rule.code for rule in Linter().rules_on("LinkEvidence")]
    assert codes == ["MJ551", "MJ552", "MJ553"]
