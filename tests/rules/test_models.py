"""What the rules about models say, to the last finding: nothing else is reported beside it."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import pytest

from mjlint import Linter, Report, Settings
from mjlint.language.lexicon import load
from mjlint.plugins.registry import builtin
from tests.rules.findings import ERROR, IMAGE, INFO, OTHER, WARNING, Finding, findings


class Case(NamedTuple):
    prompt: str
    found: list[Finding]
    model: str | None = None
    target: str = "discord"
    custom: tuple[str, ...] = ()


CASES = [
    # ---- incompatible-parameter
    Case(f"a knight --cref {IMAGE} --v 7", [("MJ301", "--cref", ERROR)]),
    Case(f"a knight --cref {IMAGE} --v 6.1", []),
    Case(f"a knight --cref {IMAGE}", [("MJ301", "--cref", ERROR)]),
    Case(f"a knight --cref {IMAGE}", [], model="niji 6"),
    Case(f"a knight --oref {IMAGE} --v 8.2", [("MJ301", "--oref", ERROR)]),
    Case(f"a knight --oref {IMAGE} --ow 400 --v 7", []),
    Case(
        f"a knight --oref {IMAGE} --ow 400 --v 8.1",
        [("MJ301", "--oref", ERROR), ("MJ301", "--ow", ERROR)],
    ),
    Case("a heron --q 2", [("MJ301", "--q", ERROR)]),
    Case("a heron --q 2 --v 7", []),
    Case("a heron --stop 80 --v 6.1", []),
    Case("a heron --stop 80 --niji 7", [("MJ301", "--stop", ERROR)]),
    Case("a heron --hd --v 7", [("MJ301", "--hd", ERROR)]),
    Case("a heron --hd --v 8.2", []),
    Case("a heron --sref 1234 --v 5.2", [("MJ301", "--sref", ERROR)]),
    Case("a bowl of fruits --no citrus, table", []),
    Case("a heron --iw 1 --test", [("MJ301", "--iw", WARNING)]),
    Case("a heron --stop 80 --v {6.1, 7}", [("MJ301", "--stop", ERROR)]),
    Case("{a heron --stop 20 --v 6.1, a reed --v 7}", []),
    Case("a heron --v 7.9 --stop 20", [("MJ204", "7.9", ERROR)]),
    Case("a heron --stop 80", [], custom=("--stop",)),
    # Video parameters: `--video` may be set elsewhere (OK13), but not where a version is typed.
    Case("a singing cat --bs 2", [("MJ301", "--bs", WARNING)]),
    Case("a singing cat --bs 2 --v 7", [("MJ301", "--bs", ERROR)]),
    Case(f"{IMAGE} the floor becomes lava --video --end {OTHER}", []),
    Case(f"{IMAGE} a dancing pirate --video --loop", []),
    Case(f"{IMAGE} a dancing pirate --video --motion low --v 7", []),
    Case(f"{IMAGE} a pirate --video --cref {OTHER}", [("MJ301", "--cref", ERROR)]),
    Case("a heron --draft", [("MJ301", "--draft", WARNING)]),
    Case("a heron --draft", [], target="web"),
    Case("a heron --draft --v 7", []),
    # ---- removed-parameter
    Case("a castle --wallpaper", [("MJ302", "--wallpaper", ERROR)]),
    Case("a castle --wallpaper", [], model="3"),
    Case("a castle --uplight --v 5", [("MJ302", "--uplight", ERROR)]),
    Case("a castle --uplight", [], model="3"),
    Case("a castle --upanime", [("MJ302", "--upanime", WARNING)], model="3"),
    Case("a castle --w 1920 --h 1024", [], model="3"),
    Case("a castle --h 1024", [("MJ302", "--h", ERROR)]),
    Case("a castle --zoom 2", [("MJ302", "--zoom", ERROR)]),
    Case("a castle --preview", [("MJ302", "--preview", WARNING)]),
    Case("a castle --sameseed 4", [("MJ302", "--sameseed", ERROR)]),
    Case("a castle --wallpaper", [], custom=("wallpaper",)),
    # ---- deprecated-parameter
    Case("a heron --turbo", [("MJ303", "--turbo", WARNING)]),
    Case("a heron --turbo --v 7", []),
    Case("a heron --turbo --v 4", [("MJ303", "--turbo", WARNING)]),
    Case("a heron --sref 1234 --sv 6", [("MJ303", "--sv", WARNING)]),
    Case("a heron --sref 1234 --sv 4", [("MJ202", "4", WARNING)]),
    Case("a heron --sref 1234 --sv 7 --v 8.1", [("MJ202", "7", ERROR)]),
    Case("a heron --tile --niji 7", [("MJ303", "--tile", WARNING)]),
    Case("a heron --tile --test", [("MJ303", "--tile", INFO)]),
    Case(f"{IMAGE} cat --fast --video 1 --aspect 1:1", [("MJ303", "--aspect", INFO)]),
    Case(f"a heron --dref {IMAGE}", [("MJ303", "--dref", INFO)]),
    Case("a heron --v 7 --weird 20 --tile", []),
    # ---- unsupported-multi-prompt
    Case("space:: ship::2", [("MJ304", "::", WARNING)]),
    Case("space:: ship::2 --v 7", [("MJ304", "::", WARNING)]),
    Case("space:: ship::2 --v 6.1", []),
    Case("space:: ship::2 --niji 6", []),
    Case("space:: ship::2", [("MJ304", "::", WARNING)], model="niji 7"),
    Case("space:: ship::2 --test", [("MJ304", "::", WARNING)]),
    Case("space {one::2, two::3} --v 7", [("MJ304", "::2", WARNING)]),
    Case(f"{IMAGE}::4 {OTHER}::1 a cactus on a skateboard --iw 0.5", []),
    Case(f"{{{IMAGE}, {OTHER}}}::2 a cactus", []),
    Case("a heron --sref 1234::2 5678::1", []),
    # ---- withdrawn-model
    Case("a heron --v 8", [("MJ305", "8", WARNING)]),
    Case("a heron --v 8.0", [("MJ305", "8.0", WARNING)]),
    Case("a heron --v {7, 8}", [("MJ305", "8", WARNING)]),
    Case("a heron --v 8.1", []),
    # ---- legacy-spelling
    Case("a heron --style raw", [("MJ307", "--style raw", INFO)]),
    Case("a heron --style raw --v 7", [("MJ307", "--style raw", INFO)]),
    Case("car --ar 16:9 --v 6.0 --s 750 --style raw", []),
    Case("a heron --style raw --v {6.1, 7}", []),
    Case("a heron --style raw --niji 7", []),
    # ---- unsupported-image-prompt
    Case(f"{IMAGE} a cat --test", [("MJ308", IMAGE, WARNING)]),
    Case(f"{IMAGE} a cat --v 8", [("MJ308", IMAGE, WARNING), ("MJ305", "8", WARNING)]),
    Case(f"{IMAGE} a cat --v 8.2", []),
    # ---- video-without-image
    Case("a heron takes off --video", [("MJ309", "--video", ERROR)]),
    # The bot shows `--video 1`, at times without the image.
    Case("a heron takes off --video 1", [("MJ309", "--video", WARNING)]),
    Case("a heron takes off --video --v 7", [("MJ309", "--video", ERROR)]),
    Case("a heron takes off --video", [("MJ309", "--video", WARNING)], target="web"),
    Case("a heron takes off --video", [], model="3"),
    Case(f"{IMAGE} --video", []),
    Case(f"{{{IMAGE}, {OTHER}}} a heron --video", []),
]


@cache
def linter(target: str, custom: tuple[str, ...]) -> Linter:
    return Linter(Settings(target=target, custom_parameters=custom), clock=lambda: 1.8e9)


def lint(prompt: str, model: str | None = None) -> Report:
    return linter("discord", ()).lint(prompt, model=model)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.prompt} ({case.model})")
def test_findings(case: Case) -> None:
    assert (
        findings(linter(case.target, case.custom).lint(case.prompt, model=case.model)) == case.found
    )


@pytest.mark.parametrize(
    ("prompt", "reply"),
    [
        (f"a knight --cref {IMAGE} --v 7", "`--cref` is not compatible with `--version 7`"),
        (f"a knight --cref {IMAGE} --niji 7", "`--cref` is not compatible with `--niji 7`"),
        (f"a knight --oref {IMAGE}", "`--oref` is not compatible with `--version 8.2`"),
        ("a heron --q 2 --v 8.1", "`--quality` is not compatible with `--version 8.1`"),
        ("a heron --style raw --v 5", "--style is not compatible with --version 5.0"),
        # Not recorded: no words are put into Midjourney's mouth.
        ("a heron --iw 1 --test", None),
        ("a castle --wallpaper", None),
        ("space:: ship --v 7", None),
    ],
)
def test_reply(prompt: str, reply: str | None) -> None:
    assert lint(prompt).diagnostics[0].reply == reply


@pytest.mark.parametrize(
    ("prompt", "message", "help"),
    [
        (
            "a heron --stop 80",
            "`--stop` is not accepted on --v 8.2 (the default, since none is typed)",
            "leave it out, or type `--v 6.1`, which takes it",
        ),
        (
            f"a knight --cref {IMAGE} --v 7",
            "`--cref` is not accepted on --v 7",
            "use `--oref` instead, or type `--v 6.1`, which takes it",
        ),
        (
            f"a knight --cref {IMAGE} --niji 7",
            "`--cref` is not accepted on --niji 7",
            "type `--niji 6`, which takes it",
        ),
        (
            "a castle --wallpaper --v 7",
            "`--wallpaper` was removed and is not accepted on --v 7",
            "write `--ar 15:8`, the shape that `--wallpaper` stood for",
        ),
        (
            "a heron --v 8",
            "`--v 8` was withdrawn on 2026-07-24",
            "type `--v 8.2`, or leave the version out",
        ),
    ],
)
def test_words(prompt: str, message: str, help: str) -> None:
    finding = lint(prompt).diagnostics[0]
    assert (finding.message, finding.help) == (message, help)


@pytest.mark.parametrize(
    ("prompt", "safe", "unsafe"),
    [
        (f"a knight --cref {IMAGE} --cw 50 --v 7", None, f"a knight --oref {IMAGE} --v 7"),
        (f"a knight --cref {IMAGE}", None, f"a knight --cref {IMAGE} --v 6.1"),
        (f"a knight --oref {IMAGE} --ow 50", None, f"a knight --oref {IMAGE} --ow 50 --v 7"),
        (f"a knight --oref {IMAGE} --v 8.2 --s 9", None, f"a knight --oref {IMAGE} --v 7 --s 9"),
        (
            f"a knight --cref {IMAGE} --cw 0 --niji 7",
            None,
            f"a knight --cref {IMAGE} --cw 0 --niji 6",
        ),
        ("a knight --ow 50", None, "a knight"),
        # Two references, and weighted ones, are not what the successor takes.
        (
            f"a knight --cref {IMAGE} {OTHER} --v 7",
            None,
            f"a knight --cref {IMAGE} {OTHER} --v 6.1",
        ),
        (f"a knight --cref {IMAGE}::2 --v 7", None, f"a knight --cref {IMAGE}::2 --v 6.1"),
        ("a heron --stop 80 --ar 3:2", None, "a heron --ar 3:2"),
        ("a heron,--stop 80 --ar 3:2", "a heron, --stop 80 --ar 3:2", "a heron, --ar 3:2"),
        ("a heron --stop {10, 20} --ar 3:2", None, None),
        ("a castle --uplight --beta", None, "a castle"),
        ("a castle --wallpaper", None, None),
        ("a heron --turbo --ar 3:2", None, "a heron --ar 3:2"),
        ("a heron --v 8 --ar 3:2", None, "a heron --v 8.2 --ar 3:2"),
        ("a heron --v {7, 8}", None, None),
        ("a heron --style raw --ar 3:2", "a heron --raw --ar 3:2", "a heron --raw --ar 3:2"),
        ("a heron --style raw --raw", None, None),
        ("space:: ship", None, None),
    ],
)
def test_fix(prompt: str, safe: str | None, unsafe: str | None) -> None:
    """None: the prompt stays as it is."""
    report = lint(prompt)
    assert report.fixed() == (safe or prompt)
    fixed = report.fixed(unsafe=True)
    assert fixed == (unsafe or prompt)
    assert lint(fixed).fixed(unsafe=True) == fixed
    assert len(lint(fixed).diagnostics) <= len(report.diagnostics)


def test_ratio_of_a_removed_size_is_shown() -> None:
    fix = lint("a castle --wallpaper").diagnostics[0].fix
    assert fix is not None
    assert (str(fix.applicability), [edit.text for edit in fix.edits]) == ("display", ["--ar 15:8"])


def test_every_refusal_of_the_table_is_reported_once() -> None:
    """Each parameter on each model that does not take it: one finding of this folder, no more."""
    lexicon = load()
    quiet = Linter(rules=[rule for rule in builtin() if rule.code.startswith("MJ30")])
    values = {"ratio": "3:2", "words": "reeds", "link": OTHER, "links": OTHER, "references": "1234"}
    checked = 0
    for known in lexicon.parameters.values():
        for name, support in known.support.items():
            model = lexicon.models[name]
            # A name may mean another parameter there, and `--video` and its like choose a model.
            if not support.refused or lexicon.find(known.name, model) is not known:
                continue
            value = "" if known.form == "flag" else values.get(known.form, "1")
            # `--hd` means the model of 2022 only where that is the account's.
            select = "" if model.family == "test" else model.short
            prompt = f"{IMAGE} a heron --{known.name} {value} {select}"
            report = quiet.lint(prompt, model=None if select else name)
            codes = [d.code for d in report.diagnostics if d.code in ("MJ301", "MJ302")]
            assert len(codes) == 1, (known.id, name)
            assert report.ok is model.lenient, (known.id, name)
            checked += 1
    assert checked > 300
