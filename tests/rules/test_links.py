"""The rules about images and links: what is found, where, and what the fixes make of it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final, TypeAlias

import pytest

from mjlint import Linter, Report, Settings
from mjlint.diagnostic import Failure, Severity

Found: TypeAlias = list[tuple[str, str, str]]
"""Code, the quoted text, severity."""

NOW: Final = datetime(2026, 11, 22, tzinfo=UTC).timestamp()
A: Final = "https://img.site.org/a.png"
B: Final = "https://img.site.org/b.png"
ATTACHMENT: Final = "https://cdn.discordapp.com/attachments/111/222/a.png"
MEDIA: Final = "https://media.discordapp.net/attachments/111/222/a.png"
COPIED: Final = "https://midjourney.cdn.acedata.cloud/attachments/1/2/a.png"
UPLOAD: Final = "https://discord-attachments-uploads-prd.storage.googleapis.com/uuid/1.jpg"


def report(prompt: str, now: float = NOW, **settings: str) -> Report:
    return Linter(Settings(**settings), clock=lambda: now).lint(prompt)  # type: ignore[arg-type]


def found(prompt: str, now: float = NOW, **settings: str) -> Found:
    return [
        (d.code, prompt[d.start : d.end], d.severity.value)
        for d in report(prompt, now, **settings).diagnostics
    ]


# ---- each rule ---------------------------------------------------------------------------------

CASES: Final[list[tuple[str, Found]]] = [
    # MJ501 single-image-without-text
    (f"{A} --ar 3:2", [("MJ501", A, "error")]),
    (f"{A} --v 6", [("MJ501", A, "error")]),
    (f"{A} --niji 6", [("MJ501", A, "error")]),
    (f"{{{A}, {B}}} --ar 3:2", [("MJ501", A, "error")]),
    (f"{A} {{a cat, {B}}}", []),
    (f"{A} --no cats", [("MJ501", A, "warning")]),
    (f"{A} a", []),
    (f"{A} 🐔", []),
    (f"{A} {B}", []),
    (f"{A} --video", []),
    (f"{A} --v 3", []),
    # MJ502 unsupported-link
    ("file:///C:/a.png cat", [("MJ502", "file:///C:/a.png", "error")]),
    ("ftp://site.org/a.png cat", [("MJ502", "ftp://site.org/a.png", "error")]),
    ("blob:https://site.org/1 cat", [("MJ502", "blob:https://site.org/1", "error")]),
    ("data:image/png;base64,iVBO= cat", [("MJ502", "data:image/png;base64,iVBO=", "error")]),
    ("https://img.site.org/a.svg cat", [("MJ502", "https://img.site.org/a.svg", "error")]),
    ("https://img.site.org/A.MP4?x=1 cat", [("MJ502", "https://img.site.org/A.MP4?x=1", "error")]),
    ("cat --sref https://img.site.org/a.pdf", [("MJ502", "https://img.site.org/a.pdf", "error")]),
    ("s3://site/a.png cat", [("MJ502", "s3://site/a.png", "warning")]),
    ("ttps://site.org/a.png cat", [("MJ502", "ttps://site.org/a.png", "warning")]),
    ("data:driven art, blob:shaped, file:cabinet", []),
    ("data:driven", []),
    # MJ503 private-link
    ("http://192.168.1.5/a.jpg cat", [("MJ503", "http://192.168.1.5/a.jpg", "error")]),
    ("http://0177.0.0.1/a.jpg cat", [("MJ503", "http://0177.0.0.1/a.jpg", "error")]),
    ("http://[fe80::1]/a.jpg cat", [("MJ503", "http://[fe80::1]/a.jpg", "error")]),
    ("cat --cref http://nas.local/a.jpg --v 6", [("MJ503", "http://nas.local/a.jpg", "error")]),
    ("http://8.8.8.8/a.jpg cat", []),
    # MJ504 expired-link: see the O cases
    # MJ505 page-link
    ("cat --oref https://imgur.com/AbCdE --v 7", [("MJ505", "https://imgur.com/AbCdE", "error")]),
    (f"{A} --video --end https://imgur.com/AbCdE", [("MJ505", "https://imgur.com/AbCdE", "error")]),
    ("https://i.imgur.com/AbCdE.png cat", []),
    # MJ506 glued-link
    (f"{A}, cat", [("MJ506", ",", "error")]),
    (f"{A}{B} cat", [("MJ506", A + B, "error")]),
    (f"{A};{B} cat", [("MJ506", f"{A};{B}", "error")]),
    (f"{A},{B} cat", [("MJ506", ",", "error")]),
    (f"({A}) cat", [("MJ506", f"({A})", "error")]),
    (f'"{A}" cat', [("MJ506", f'"{A}"', "warning")]),
    (f"{A}|cat", [("MJ506", A, "warning")]),
    (f"cat --sref {A},", [("MJ506", ",", "error")]),
    (f"cat --oref {A}. --v 7", [("MJ506", ".", "error")]),
    (f"cat --sref ({A})", [("MJ506", f"({A})", "error")]),
    (f"cat --sref {A}, {B}", [("MJ207", ",", "warning")]),
    (f"cat --sref {A},{B}", [("MJ207", ",", "warning")]),
    (f"{{{A}, {B}}} cat", []),
    (f"{A}::2 {B}::1 cat --v 6", []),
    ("https://img.site.org/a_(1).png cat", []),
    ("https://img.site.org/proxy?u=https://img.site.org/a.png cat", []),
    # MJ507 bracketed-link
    ("<https://s.mj.run/abc> cat", [("MJ507", "<https://s.mj.run/abc>", "info")]),
    (f"<{A}> cat", [("MJ507", f"<{A}>", "warning")]),
    (f"cat --sref <{A}>::2 12", [("MJ507", f"<{A}>", "warning")]),
    # MJ508 placeholder-link
    ("https://www.example.com/a.png cat", [("MJ508", "https://www.example.com/a.png", "error")]),
    ("https://your-site.com/a.png cat", [("MJ508", "https://your-site.com/a.png", "error")]),
    ("[IMAGE_URL] cat", [("MJ508", "[IMAGE_URL]", "warning")]),
    ("YOUR_IMAGE_URL cat", [("MJ508", "YOUR_IMAGE_URL", "warning")]),
    ("cat --sref URL", [("MJ508", "URL", "warning")]),
    ("cat --cref <url> --v 6", [("MJ508", "<url>", "warning")]),
    ("Zelda and [Link], a chain link fence, <missing links>", []),
    # MJ509 image-after-text
    (f"cat {A}", [("MJ509", A, "info")]),
    (f"cat {A} {B}", [("MJ509", A, "info")]),
    (f"{{cat, dog}} {A}", [("MJ509", A, "info")]),
    (f"{{cat, {A} dog}}", []),
    (f"{A} cat --sref {B}", []),
    # MJ511 unclear-image
    ("https://img.site.org/12 cat", [("MJ511", "https://img.site.org/12", "info")]),
    ("cat --sref https://img.site.org/a.bmp",
     [("MJ511", "https://img.site.org/a.bmp", "warning")]),
    ("https://img.site.org/ö.png cat", [("MJ511", "https://img.site.org/ö.png", "warning")]),
    ("https://img.site.org/{a, b}.png cat", []),
    # MJ512 credentials-in-link
    ("https://u:p@site.org/a.png cat", [("MJ512", "https://u:p@site.org/a.png", "warning")]),
    ("https://site.org/@u/a.png cat", []),
    # MJ513 missing-scheme
    ("www.site.org/a.png cat", [("MJ513", "www.site.org/a.png", "warning")]),
    ("cat, (i.imgur.com/AbCdE.png)", [("MJ513", "i.imgur.com/AbCdE.png", "warning")]),
    ("cat --sref s.mj.run/abc", [("MJ513", "s.mj.run/abc", "warning")]),
    ("a sign that says www.site.org, f/1.8, and/or", []),
    # MJ514 local-path
    (r"C:\my pics\a.png cat", [("MJ514", r"C:\my pics\a.png", "warning")]),
    ("cat in ~/pics/a.jpg", [("MJ514", "~/pics/a.jpg", "warning")]),
    ("cat --cref a.png --v 6", [("MJ514", "a.png", "warning")]),
    ("a screen with the words cat.png", []),
    # MJ515 image-only-conflict
    (f"{A} {B} --s 50", [("MJ515", "--s 50", "warning")]),
    (f"{A} {B} --sref 12 --c 5", [("MJ515", "--sref 12", "warning"), ("MJ515", "--c 5", "info")]),
    (f"{A} {B} cat --s 50 --w 5 --c 5", []),
    (f"{A} {B} --ar 3:2", []),
    # MJ516 broken-link
    ("https://img.site.org/my photo.png cat",
     [("MJ516", "https://img.site.org/my photo.png", "error")]),
    ("https://img.site.org/my best photo (2).jpg, cat",
     [("MJ516", "https://img.site.org/my best photo (2).jpg", "error")]),
    ("https:/img.site.org/a.png cat", [("MJ516", "https:/img.site.org/a.png", "error")]),
    ("https:// cat", [("MJ516", "https://", "error")]),
    (f"{A} a photo.png", []),
    ("https://s.mj.run/abc cat.png", []),
]  # fmt: skip


@pytest.mark.parametrize(("prompt", "expected"), CASES, ids=[case[0] for case in CASES])
def test_what_is_found(prompt: str, expected: Found) -> None:
    assert found(prompt) == expected


def test_too_many_images() -> None:
    links = [f"https://img.site.org/{number}.png" for number in range(21)]
    assert found(" ".join(links)) == [("MJ510", links[20], "warning")]
    assert found(" ".join(links[:20])) == []
    # Only one of the options is in a job.
    assert found("cat {" + ", ".join(links) + "}") == [("MJ509", links[0], "info")]


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
        f"{A} --ar 3:2 a cat",  # the text stands behind a parameter, which is wrong enough
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

# 2026-06-05 08:58:15 UTC
UNTIL: Final = 0x6A228FA7
SIGNED: Final = f"{ATTACHMENT}?ex=6a228fa7&is=6a213e27&hm=98"


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


# ---- fixes -------------------------------------------------------------------------------------

FIXES: Final[list[tuple[str, str, str]]] = [
    # prompt, with safe fixes, with all
    (f"{A}, {B}, cat", f"{A} {B} cat", f"{A} {B} cat"),
    (f"{A},{B} cat", f"{A} {B} cat", f"{A} {B} cat"),
    (f"{A}{B} cat", f"{A} {B} cat", f"{A} {B} cat"),
    (f"({A}) cat", f"{A} cat", f"{A} cat"),
    (f"cat --sref ({A})", f"cat --sref {A}", f"cat --sref {A}"),
    (f"[cat]({A})", f"[cat]({A})", f"[cat]({A})"),
    ("<https://s.mj.run/abc>, cat", "https://s.mj.run/abc cat", "https://s.mj.run/abc cat"),
    (f"cat --sref <{A}>::2 <{B}>", f"cat --sref {A}::2 {B}", f"cat --sref {A}::2 {B}"),
    ("https://github.com/u/r/blob/main/a.png cat",
     "https://raw.githubusercontent.com/u/r/main/a.png cat",
     "https://raw.githubusercontent.com/u/r/main/a.png cat"),
    ("cat --sref <https://www.dropbox.com/s/abc/p.jpg?dl=0>::2",
     "cat --sref https://www.dropbox.com/s/abc/p.jpg?raw=1::2",
     "cat --sref https://www.dropbox.com/s/abc/p.jpg?raw=1::2"),
    ("https://imgur.com/AbCdEf1 cat", "https://imgur.com/AbCdEf1 cat",
     "https://i.imgur.com/AbCdEf1.png cat"),
    ("https://drive.google.com/file/d/A1/view cat", "https://drive.google.com/file/d/A1/view cat",
     "cat"),
    ("https://site.org/фото.png cat", "https://site.org/%D1%84%D0%BE%D1%82%D0%BE.png cat",
     "https://site.org/%D1%84%D0%BE%D1%82%D0%BE.png cat"),
    ("https://u:p@site.org/a.png cat", "https://u:p@site.org/a.png cat",
     "https://site.org/a.png cat"),
    ("www.site.org/a.png cat", "www.site.org/a.png cat", "https://www.site.org/a.png cat"),
    ("a cat, www.site.org/a.png", "a cat, www.site.org/a.png", "a cat, www.site.org/a.png"),
    ("www.site.org/a.png", "www.site.org/a.png", "www.site.org/a.png"),
    ("https://site.org/my photo.png cat", "https://site.org/my photo.png cat",
     "https://site.org/my%20photo.png cat"),
    ("https:/site.org/a.png cat", "https://site.org/a.png cat", "https://site.org/a.png cat"),
    ("cat --sref {https://imgur.com/AbCdE, 12} 34", "cat --sref {https://imgur.com/AbCdE, 12} 34",
     "cat"),
]  # fmt: skip


@pytest.mark.parametrize(("prompt", "safe", "all_"), FIXES, ids=[fix[0] for fix in FIXES])
def test_fixes(prompt: str, safe: str, all_: str) -> None:
    before = report(prompt)
    assert before.fixed() == safe
    assert before.fixed(unsafe=True) == all_
    after = report(all_)
    assert after.fixed(unsafe=True) == all_, "fixes are made once"
    known = {d.code for d in before.diagnostics}
    assert {d.code for d in after.diagnostics} <= known, "no fix adds a finding"


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


OFFLINE: Final[list[tuple[str, str, float, str, str]]] = [
    # case, prompt, the time, severity ("" for none), code
    ("O01", f"{ATTACHMENT}?ex=65d98d0a&is=65c7180a&hm=79", NOW, "error", "MJ504"),
    ("O02", SIGNED, 1780570000, "", ""),
    ("O03", SIGNED, 1780649295, "warning", "MJ504"),
    ("O04", ATTACHMENT, NOW, "error", "MJ504"),
    ("O05", f"{ATTACHMENT}?ex=zzzz&is=65c7180a&hm=79", NOW, "warning", "MJ504"),
    ("O06", f"{MEDIA}?ex=65d98d0a&is=65c7180a&hm=79&=&width=512", NOW, "error", "MJ504"),
    ("O07", f"{COPIED}?ex=65eda8ef&is=65db33ef&hm=2c", NOW, "info", "MJ504"),
    ("O08", "https://cdn.discordapp.com/ephemeral-attachments/1/2/0358489054808711.null", NOW,
     "error", "MJ502"),
    ("O09", f"{UPLOAD}?upload_id=ADP", NOW, "error", "MJ502"),
    ("O10", "file:///C:/pics/a.png", NOW, "error", "MJ502"),
    ("O11", r"C:\pics\a.png", NOW, "warning", "MJ514"),
    ("O12", "data:image/png;base64,iVBORw0KGgo=", NOW, "error", "MJ502"),
    ("O13", "http://localhost:8000/a.png", NOW, "error", "MJ503"),
    ("O14", "http://192.168.1.5/a.jpg", NOW, "error", "MJ503"),
    ("O15", "http://2130706433/a.png", NOW, "error", "MJ503"),
    ("O16", "http://[::ffff:127.0.0.1]/a.png", NOW, "error", "MJ503"),
    ("O17", "http://100.64.0.1/a.png", NOW, "error", "MJ503"),
    ("O18", "http://nas.local/a.png", NOW, "error", "MJ503"),
    ("O19", "https://example.com/my photo.png", NOW, "error", "MJ516"),
    ("O20", "https://drive.google.com/file/d/ABC123/view?usp=sharing", NOW, "error", "MJ505"),
    ("O21", "https://www.dropbox.com/s/abc/p.jpg?dl=0", NOW, "error", "MJ505"),
    ("O22", "https://imgur.com/AbCdEf1", NOW, "error", "MJ505"),
    ("O23", "https://github.com/u/r/blob/main/a.png", NOW, "error", "MJ505"),
    ("O24", "https://photos.app.goo.gl/xyz", NOW, "error", "MJ505"),
    ("O25", "<https://s.mj.run/JJl2ZVRyWyg>", NOW, "info", "MJ507"),
    ("O26", "https://s.mj.run/JJl2ZVRyWyg", NOW, "", ""),
    ("O27", "https://cdn.midjourney.com/6bcb/0_1.png", NOW, "", ""),
    ("O28", "https://example.com/a.png,", NOW, "error", "MJ506"),
    ("O29", "<image URL of classic butler>", NOW, "warning", "MJ508"),
    ("O30", "https://example.com/ref.jpg", NOW, "error", "MJ508"),
    ("O31", "https://host.tld/A.PNG", NOW, "", ""),
    ("O32", "https://host.tld/a.png?x=1#frag", NOW, "", ""),
    ("O33", "https://host.tld/img/12345", NOW, "info", "MJ511"),
    ("O34", "https://host.tld/a.heic", NOW, "warning", "MJ511"),
    ("O35", "http://host.tld/a.png", NOW, "", ""),
    ("O36", "https://user:pw@host.tld/a.png", NOW, "warning", "MJ512"),
    ("O37", "www.host.tld/a.png", NOW, "warning", "MJ513"),
    ("O41", "https://host.tld/фото.png", NOW, "warning", "MJ511"),
    ("O44", "https://host.tld/a_(1).png", NOW, "", ""),
]  # fmt: skip


@pytest.mark.parametrize(
    ("link", "now", "severity", "code"), [row[1:] for row in OFFLINE], ids=[r[0] for r in OFFLINE]
)
def test_image_prompts_by_their_text_alone(link: str, now: float, severity: str, code: str) -> None:
    judged = found(f"{link} a red car", now)
    assert severity == max((s for _, _, s in judged), key=_rank, default="")
    assert (code in {c for c, _, _ in judged}) if code else not judged


def _rank(severity: str) -> int:
    return Severity(severity).rank


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


def test_an_endless_prompt_is_judged_in_time() -> None:
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
