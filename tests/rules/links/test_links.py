"""The rules about images and links: what is found, where, and what the fixes make of it."""

from __future__ import annotations

from typing import Final

import pytest

from mjlint import Linter
from mjlint.diagnostic import Failure, Severity
from tests.rules.links.cases import NOW, SIGNED, UNTIL, A, Found, found, hold_severity, report

# ---- what receivers, models and settings change ------------------------------------------------


def test_a_single_image_is_refused_in_midjourneys_words() -> None:
    (diagnostic,) = report(f"{A} --v 6.1").diagnostics
    assert diagnostic.failure is Failure.INVALID_PARAMETER
    assert diagnostic.reply == (
        "Cannot use --version 6.1 with only a single image prompt. "
        "Please add another image prompt, or a text prompt"
    )
    assert "(the default)" in report(A).diagnostics[0].message


def test_a_single_image_may_have_a_partner_on_the_website() -> None:
    assert found(A, target="web") == [("MJ501", A, "warning")]


def test_a_single_image_has_the_text_that_is_added_unseen() -> None:
    assert found(A, suffix="in oil --ar 3:2") == []
    assert found(A, suffix="--ar 3:2") == [("MJ501", A, "error")]


@pytest.mark.parametrize(
    "prompt",
    [
        f"{A} --ar 3:2 a cat",  # the text comes after a parameter, which is wrong enough
        f"{A} --nonsense a cat",
        f"{A} –ar 3:2",  # an en dash is text
        f"{A} --v 7.9",
        f"{A} --v 8",  # no image prompts at all
    ],
)
def test_a_single_image_is_not_reported_beside_a_greater_mistake(prompt: str) -> None:
    codes = [code for code, _, _ in found(prompt)]
    assert codes
    assert "MJ501" not in codes


def test_an_invalid_link_is_foreseen() -> None:
    for prompt, reply in (
        ("http://localhost/a.png cat", "Invalid URL format"),
        ("https://imgur.com/AbCdE cat", "Could not validate this link. Please try again later."),
    ):
        (diagnostic,) = report(prompt).diagnostics
        assert diagnostic.failure is Failure.INVALID_LINK
        assert diagnostic.reply == reply


def test_secrets_are_not_repeated() -> None:
    secret = "hunter2"
    prompts = [
        f"https://me:{secret}@site.org/a.png cat",
        f"<https://me:{secret}@site.org/a> cat",
        f"https://site.org/a?token={secret} cat",
    ]
    for prompt in prompts:
        diagnostics = report(prompt).diagnostics
        assert diagnostics
        assert all(secret not in d.message + d.help for d in diagnostics)


# ---- links that expire -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("left", "severity", "words"),
    [
        (86400, None, ""),
        (1200, None, ""),
        (1199, "warning", "ends in 19 minutes"),
        (30, "warning", "ends in a minute"),
        (0, "error", "ended on 2026-06-05 08:58 UTC"),
        (-86400, "error", "ended on 2026-06-05 08:58 UTC"),
    ],
)
def test_a_link_ends(left: int, severity: str | None, words: str) -> None:
    for prompt in (f"{SIGNED} cat", f"cat --sref {SIGNED}"):
        diagnostics = report(prompt, UNTIL - left).diagnostics
        assert [d.severity.value for d in diagnostics] == ([severity] if severity else [])
        assert all(words in d.message for d in diagnostics)


def test_the_linter_asks_its_clock_each_time() -> None:
    moments = iter([UNTIL - 86400.0, UNTIL + 1.0])
    linter = Linter(clock=lambda: next(moments))
    assert linter.lint(f"cat --sref {SIGNED}").ok
    assert not linter.lint(f"cat --sref {SIGNED}").ok


# ---- links in the wild -------------------------------------------------------------------------


@pytest.mark.parametrize(
    "prompt",
    [
        "A cactus on a skateboard https://pic1.png --iw 2.5",
        "https://pic1.png --video",
        "https://pic1.png the floor becomes lava --video --end https://pic2.png",
        "https://pic1.png a dancing pirate --video --loop",
        "https://dots.jpg vibrant california poppies --iw .5",
        "<https://s.mj.run/X-tG9-sshyk> Aerial photography --ar 16:9 --v 6.0",
        "<https://s.mj.run/abc> <https://s.mj.run/def> --ar 2:3 --v 5.1",
        "https://pic.imgdb.cn/item/649cde6b1ddac507cca4f7ca.jpg a water bottle --seed 27768",
        "<https://s.mj.run/abcd> magic spell --motion low --bs 1 --video 1 --aspect 199:256",
        "cactus https://s.mj.run/R7e_cUJVpWg --v 3",
    ],
)
def test_what_midjourney_took_is_no_more_than_an_info_here(prompt: str) -> None:
    severities = {d.severity for d in report(prompt).diagnostics if d.code.startswith("MJ5")}
    assert severities <= {Severity.INFO}


CLEAN: Final = [
    (SIGNED, 1780570000, "", ""),
    ("https://s.mj.run/JJl2ZVRyWyg", NOW, "", ""),
    ("https://cdn.midjourney.com/6bcb/0_1.png", NOW, "", ""),
    ("https://host.tld/A.PNG", NOW, "", ""),
    ("https://host.tld/a.png?x=1#frag", NOW, "", ""),
    ("http://host.tld/a.png", NOW, "", ""),
    ("https://host.tld/a_(1).png", NOW, "", ""),
]  # fmt: skip


@pytest.mark.parametrize(("link", "now", "severity", "code"), CLEAN)
def test_links_without_fault(link: str, now: float, severity: str, code: str) -> None:
    hold_severity(link, now, severity, code)


@pytest.mark.parametrize(
    ("prompt", "expected"),
    [
        # O38: Midjourney's own examples have the link behind the text, so it is no error.
        ("a red car https://host.tld/a.png --ar 3:2",
         [("MJ509", "https://host.tld/a.png", "info")]),
        ("https://host.tld/a.png --ar 3:2", [("MJ501", "https://host.tld/a.png", "error")]),  # O39
        ("a red car --sref https://host.tld/a.png::2", []),  # O42
        ("a red car --sref 1234567890", []),  # O43
    ],
)  # fmt: skip
def test_whole_prompts_by_their_text_alone(prompt: str, expected: Found) -> None:
    assert found(prompt) == expected


def test_an_endless_prompt_is_checked_in_time() -> None:
    # Each would take minutes if anything were quadratic or worse.
    for prompt in (
        "<" * 20_000 + "url",
        "a/" * 20_000,
        "C:\\" * 10_000,
        f"{A} " * 2_000,
        f"{A}," * 2_000,
        "https://" * 5_000,
        "image_" * 10_000 + "url",
        "--sref " + "https://a.site.org/(" * 2_000,
    ):
        report(prompt)
