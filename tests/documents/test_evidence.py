"""What makes a text a prompt, and what overrules it."""

from __future__ import annotations

import pytest

from mjlint.documents.evidence import Surroundings, decide
from mjlint.documents.tools import MIDJOURNEY, named, named_in_heading, named_in_path

NOTHING = Surroundings()


@pytest.mark.parametrize(
    "text",
    [
        "a heron in the reeds --ar 3:2 --v 7",
        "a heron in the reeds --ar2:3",
        "a heron in the reeds --AR 2:3",
        "a heron in the reeds —ar 2:3",
        "a heron in the reeds -- ar 2:3",
        "a heron in the reeds --chaos 120",
        "a heron in the reeds --ar 16:9, --v 7.",
        "a console.log() print on a T-shirt --ar 1:1",
        "a pond after Claude Monet --ar 3:2",
        "灯塔里的守夜人,黄铜望远镜 --niji 6",
        "[人物描述],水彩 --ar 2:3",
    ],
)
def test_prose_that_ends_in_parameters(text: str) -> None:
    assert decide(text, NOTHING).prompt


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("make it wide with --ar 16:9", "prose about parameters"),
        ("Moodboards and references + --sv 4", "prose about parameters"),
        ("a wide view --ar 16:9 --v 7, was --v 6 before", "parameters within a sentence"),
        ("npx create-thing app --ar 16:9", "a shell command"),
        ("gen a cat in fog --prompt x --ar 16:9", "a command line"),
        ("2026-05-01 12:00:01 a job ended --ar 16:9", "a line of a log"),
        ("--ar 16:9  the ratio\n--s 250  how much style", "a legend of parameters"),
        ("render the scene --quality 90 --seed 42", "no parameter that only Midjourney has"),
        ("const a = run() --ar 16:9", "code"),
    ],
)
def test_what_overrules(text: str, why: str) -> None:
    assert decide(text, NOTHING) == (False, why, False, False, True)


@pytest.mark.parametrize(
    "text", ["a heron in the reeds", "the v6 engine", "ar 16:9 film", "it was late — no light"]
)
def test_nothing_looks_like_a_prompt(text: str) -> None:
    assert decide(text, NOTHING) == (False, "", False, False, True)


def test_what_the_place_says_counts() -> None:
    assert decide("a heron", Surroundings(says="fence marked `mj`")).why == "fence marked `mj`"
    other = Surroundings(other="the heading names another tool (`Flux`)")
    assert not decide("a heron in the reeds --ar 3:2 --v 7", other).prompt


@pytest.mark.parametrize(
    ("text", "tool"),
    [
        ("midjourney_prompt", MIDJOURNEY),
        ("mjPrompt", MIDJOURNEY),
        ("klingPrompt", "kling"),
        ("ChatGPT", "ChatGPT"),
        ("Midjourney or Flux", None),
        ("emj_prompts", None),
        ("Claude Monet", None),
    ],
)
def test_tools(text: str, tool: str | None) -> None:
    assert named(text) == tool


def test_tools_in_headings_and_paths() -> None:
    assert named_in_heading("Flux") == "Flux"
    assert named_in_heading("Lines of magnetic flux in the night") is None
    assert named_in_path("stable-diffusion/prompts.txt") == "stable-diffusion"
    assert named_in_path(".claude/skills/midjourney/SKILL.md") == MIDJOURNEY
    assert named_in_path(".claude/notes.md") is None
