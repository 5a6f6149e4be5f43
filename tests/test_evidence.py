"""What Midjourney and vendors were seen to refuse is foreseen; what they took is no error.

The prompts are short forms of public reports, FAQs and bot messages of 2022 to 2026: of a refusal
that was described in words, the plainest prompt that it describes.
"""

from __future__ import annotations

from typing import NamedTuple

import pytest

from mjlint import Linter, Settings
from mjlint.diagnostic import Failure, Severity

IMAGE = "https://img.site.org/a.png"


INVALID, LINK = Failure.INVALID_PARAMETER, Failure.INVALID_LINK


RESTRICTED, BANNED = Failure.ACTION_RESTRICTED, Failure.BANNED_PROMPT


EMPTY, PROMPT = Failure.EMPTY_PROMPT, Failure.INVALID_PROMPT


class Refused(NamedTuple):
    """A refusal. ``model``: the account's default, None for the newest."""

    prompt: str
    model: str | None
    failure: Failure
    reply: str | None = None
    """A part of the answer, where its words are known."""
    settings: Settings = Settings()


REFUSED = [
    # ---- words that are no parameters
    Refused("a heron –v 5 —ar 16:9 –v 5", "5", INVALID, "Unrecognized parameter(s): `–v`, `5`"),
    Refused("robot--v 7 abc--chaos 20", "7", INVALID, "Unrecognized parameter(s): `abc`"),
    Refused("a heron --- --niji 7", "niji 7", INVALID, "Unrecognized parameter(s): `---`"),
    Refused("a --a cute cat", "5.2", INVALID, "Unrecognized parameter(s): `a`"),
    Refused("a heron --ar 2:3 poppies", None, INVALID, "Unrecognized parameter(s): `poppies`"),
    Refused("a heron --ar 16:9 v6", "6", INVALID, "Unrecognized parameter(s): `v6`"),
    Refused("a heron --AR 2:3", None, INVALID, "Unrecognized parameter(s): `AR`"),
    Refused("a heron -- ar 16:9", None, INVALID),
    Refused("a heron --v5", "5", INVALID),
    Refused("a heron --ar 2:3,", None, INVALID),
    Refused("a heron --upbeta", None, INVALID),
    Refused("a heron --uplight", None, INVALID),
    Refused("a heron --p word", None, INVALID),
    # ---- values
    Refused("a heron --ar", None, INVALID, "Invalid value provided for argument"),
    Refused("a heron --seed abc", None, INVALID, "Invalid value provided for argument --seed"),
    Refused(
        "a heron --stylize 1200 --niji 7",
        "niji 7",
        INVALID,
        "`--stylize` must be between 0 and 1000",
    ),
    Refused(
        "a heron --s 1250 --v 7",
        None,
        INVALID,
        "--stylize must be between 0 and 1000 with --version 7",
    ),
    Refused("a heron --stylize 60000", "6", INVALID, "between 0 and 1000 with --version 6"),
    Refused("a heron --ar 1.39:1", None, INVALID, "Invalid aspect ratio"),
    Refused("a heron --ar 16：9", None, INVALID, "Invalid aspect ratio"),
    Refused(
        "a heron --sref 12 --sv 7 --v 8.1",
        None,
        INVALID,
        "Unsupported Style Reference version 7 for --version 8.1",
    ),
    Refused(
        "a heron --style cute --v 5.2",
        None,
        INVALID,
        "--version 5.2 is only compatible with the following values for --style: raw",
    ),
    Refused(
        "a heron --style raw --niji 5",
        None,
        INVALID,
        "--niji 5 is only compatible with the following values for --style: "
        "expressive, cute, scenic, original",
    ),
    Refused(f"{IMAGE} a heron --iw -0.5", None, INVALID, "`--iw` must be between 0 and 3"),
    # ---- models
    Refused(
        f"a heron --oref {IMAGE}", "8.2", INVALID, "--oref` is not compatible with `--version 8.2"
    ),
    Refused(f"a heron --cref {IMAGE}", "7", INVALID, "--cref` is not compatible with `--version 7"),
    Refused("a heron --q 1", None, INVALID, "--quality` is not compatible with `--version 8.2"),
    Refused(
        "a heron --style raw --v 5.0", None, INVALID, "--style is not compatible with --version 5"
    ),
    Refused("a heron --niji 6 --v 7", None, INVALID),
    Refused("a heron --video", None, INVALID),
    # ---- partners
    Refused("a heron --sw 100", None, INVALID, "Cannot use `--sw` without a `--sref`"),
    Refused("a heron --cw 100", "6", INVALID, "Cannot use `--cw` without a `--cref`"),
    Refused("a heron --ow 100", "7", INVALID, "Cannot use `--ow` without a `--oref`"),
    # ---- images
    *(
        Refused(
            IMAGE, model, INVALID, f"Cannot use --version {model} with only a single image prompt"
        )
        for model in ("4", "5", "6", "7", "8.2")
    ),
    Refused(
        "https://discord-attachments-uploads-prd.storage.googleapis.com/d8/1.jpg?upload_id=A a cat",
        "5",
        LINK,
        "Could not validate this link",
    ),
    Refused("blob:https://discord.com/ab-cd a heron", None, LINK),
    Refused("https://discord.com/channels/1/2/3 a heron", None, LINK),
    # ---- jobs, plans, weights, length, nothing
    Refused("a {red, blue} heron --relax", "7", RESTRICTED, "can not submit batch jobs in relax"),
    Refused("a heron --repeat 4 --relax", None, RESTRICTED, "can not submit batch jobs in relax"),
    Refused(
        "a heron --repeat 4",
        None,
        RESTRICTED,
        "can not submit batch jobs in relax",
        Settings(speed="relax"),
    ),
    Refused(
        "a heron --relax",
        None,
        RESTRICTED,
        "Relax queues are only available for users with a standard plan or higher",
        Settings(plan="basic"),
    ),
    Refused(
        "a heron --stealth",
        None,
        RESTRICTED,
        "you are not allowed to use the private flag",
        Settings(plan="standard"),
    ),
    Refused("a heron::1 lake::-2", "6", PROMPT, "Prompts with a negative total weight"),
    Refused("x" * 6001, None, PROMPT, "Prompts must be 6000 or fewer in length."),
    Refused("", None, EMPTY),
    Refused("--ar 3:2", None, EMPTY),
    # ---- vendors
    Refused(
        "a heron--ar 3:2",
        None,
        Failure.INVALID_REQUEST,
        "Invalid Param Format: there should be space before --",
        Settings(target="goapi"),
    ),
    Refused(
        "a {red, blue} heron",
        None,
        Failure.INVALID_REQUEST,
        "Permutation Not Supported",
        Settings(target="goapi"),
    ),
    Refused(
        f"a heron {IMAGE}",
        None,
        LINK,
        "Invalid image prompt position",
        Settings(target="goapi"),
    ),
]


@pytest.mark.parametrize("case", REFUSED, ids=lambda case: f"{case.prompt[:50]} ({case.model})")
def test_what_was_refused_is_foreseen(case: Refused) -> None:
    report = Linter(case.settings).lint(case.prompt, model=case.model)
    errors = [d for d in report.diagnostics if d.severity is Severity.ERROR]
    assert case.failure in [d.failure for d in errors]
    if case.reply is not None:
        assert any(case.reply in (d.reply or "") for d in errors if d.failure is case.failure)


DOUBTFUL = [
    # prompt, model, the failure that a warning or an info speaks of, settings
    ("a heron --no clothing", "niji 7", BANNED, Settings()),
    ("a heron --no text, extra fingers, modern clothing", "8.2", BANNED, Settings()),
    ("an exposed brick wall", "8.1", BANNED, Settings(extend_select=("moderated-word",))),
    ("a heron by a vein of gold", "niji 7", BANNED, Settings(extend_select=("moderated-word",))),
]


@pytest.mark.parametrize(("prompt", "model", "failure", "settings"), DOUBTFUL)
def test_what_a_moderator_may_refuse_is_no_error(
    prompt: str, model: str, failure: Failure, settings: Settings
) -> None:
    report = Linter(settings).lint(prompt, model=model)
    assert report.ok
    assert failure in [d.failure for d in report.diagnostics]


ACCEPTED: list[tuple[str, str | None]] = [
    # ---- dashes, spaces, punctuation
    ("robot--v 7 --chaos 20--seed 123", "7"),
    ("something —ar 16:9", "6"),
    ("Game-Art ::7—ar 16:9 —s 1000", "5"),
    ("a heron -- by a lake", None),
    ("a heron -- --ar 3:2", None),
    ("a  heron   flies --ar  3:2", None),
    ("car, soft. --niji 6 --relax --ar 5:4", "niji 6"),
    ("steampunk, dieselpunk, cinematic light, --ar 9:16 --c 10 --v 5.2", "5.2"),
    ("a heron, glow--this is a struggle", "6.1"),
    ("a heron --AR 16:9", "3"),
    # ---- images
    ("A cactus on a skateboard https://pic1.png --iw 2.5", "7"),
    ("A cactus on a skateboard https://pic1.png --iw 2.5", "8.1"),
    ("A cactus on a skateboard https://pic1.png::4 https://pic2.png::1 --iw 0.5", "7"),
    ("A man with a glowing bat --sref image1.png --cref image2.png", "6"),
    ("http://myimageonline.jpg A forest spirit at night --iw 0.2 --no trees --hd", "3"),
    ("https://dots.jpg vibrant california poppies --iw .5", "3"),
    ("https://img.site.org/a.png a heron --iw -0.5", "3"),
    ("<https://s.mj.run/X-tG9-sshyk> Aerial photography --ar 16:9 --v 6.0", "6"),
    ("<https://s.mj.run/abc> <https://s.mj.run/def> --ar 2:3 --v 5.1", "5.1"),
    ("https://pic.imgdb.cn/item/649cde6b.jpg a sports water bottle --seed 27768", "5.2"),
    ("car --iw 2 --style raw --s 250 --relax --ar 45:103", "6"),
    # ---- videos
    ("https://pic1.png --video", None),
    ("https://pic1.png the floor becomes lava --video --end https://pic2.png", None),
    ("https://pic1.png a dancing pirate --video --loop", None),
    ("a singing cat --bs 2", None),
    ("car --ar 3:2 --seed 2960366558 --video 1", None),
    ("<https://s.mj.run/pnvVhedeTbw> cat --fast --video 1 --aspect 1:1", None),
    ("<https://s.mj.run/abcd> magic spell --motion low --bs 1 --video 1 --aspect 199:256", None),
    # ---- values
    ("happy firefighter squid --sref 483", "6"),
    ("a heron --ar 1344:768", "3"),
    ("a heron --ar 1920:1280", None),
    ("a heron --s 60000", "3"),
    ("Blurry glitch art of a bat --q 2 --v 7", "7"),
    ("a heron --q 3", "7"),
    ("Underwater temple of Poseidon, game style --s 750 --q 2 --v 5", "5"),
    ("a robot on a sailboat --ar 4:1", "6"),
    ("car --relax --ar 17:31", None),
    ("car --ar 16:9 --v 6.0 --s 750 --style raw", "6"),
    ("22 --ar 1:1 --v 7.0 --stylize 100", "7"),
    ("prompt --v 5.1 --ar 1:1 --c 0 --q 1 --s 100", "5.1"),
    ("a heron --niji", None),
    ("a heron --ar 4:5 --v 8.2 --style raw --profile zj9otkx --no blur, extra limbs, face", "8.2"),
    ("a heron --style random-16 --v 5.2", "5.2"),
    ("a heron --style random --v 5.2", "5.2"),
    # ---- `--no`
    ("a bowl of fruits --no citrus, table", "8.1"),
    ("girl --no boy --no car , dog --raw", None),
    ("a heron --no text, watermark, logo, low quality, out of focus face", None),
    # ---- weights, permutations, repeats
    ("a {happy,sad} penguin", None),
    ("a happy penguin --r 3", None),
    ("space:: ship::2", "6.1"),
    ("hot dog:: food::-1 animal", "4"),
    ("hot dog::1.5 food::-1", "3"),
    ("hot dog::0.5 animal::-0.25", "4"),
    ("cheese::1 cake:: painting::", "6"),
    # ---- words
    ('Sci-fi movie poster with title text "Aliens!" --v 6.1', "6.1"),
    ("[1916029296034410] A lion running on the African savannah.", "5.1"),
    ("<#2109205915#>Oriental girl with double ponytail hairstyle --v 5.2", "5.2"),
    ("<#9779859909#>xxxxx --ar 1:1", "5"),
    ("mid-evil Knights helmet with ornate designs --v 5", "5"),
    ("portrait in casual clothing", "niji 7"),
    ("/imagine prompt: a heron", "niji 7"),
]


@pytest.mark.parametrize(("prompt", "model"), ACCEPTED)
def test_what_was_taken_is_no_error(prompt: str, model: str | None) -> None:
    found = Linter().lint(prompt, model=model).diagnostics
    assert [d for d in found if d.severity is Severity.ERROR] == []


def test_a_persons_own_options_are_no_error() -> None:
    settings = Settings(custom_parameters=("pablo", "pic"))
    assert Linter(settings).lint("--pablo playing basketball --pic").ok
    assert not Linter().lint("--pablo playing basketball --pic").ok


def test_a_word_behind_a_code_has_no_known_reply() -> None:
    (found,) = Linter().lint("a heron --p word").diagnostics
    assert found.code == "MJ012"
    assert found.reply is None


def test_every_finding_rests_on_an_address_or_on_none() -> None:
    """A note without a public address is no address: `--sv` on 8.1 rests on one."""
    prompts = [case.prompt for case in REFUSED] + [prompt for prompt, _ in ACCEPTED]
    for report in Linter().lint_many(prompts):
        for found in report.diagnostics:
            assert found.source == "" or found.source.startswith("https://"), found
