"""What rules about models say and fix, several at once."""

from __future__ import annotations

import pytest

from mjlint import Linter, Settings
from mjlint.language.lexicon import load
from mjlint.plugins.registry import builtin
from tests.rules.findings import IMAGE, OTHER
from tests.rules.models.cases import lint


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
            "`--stop` is not accepted on --v 8.2 (the default)",
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
        ("a heron --stop {10, 20} --ar 3:2", None, "a heron --ar 3:2"),
        ("a castle --uplight --beta", None, "a castle"),
        ("a castle --wallpaper", None, "a castle --ar 15:8"),
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


def test_a_removed_size_beside_a_ratio_is_left_out() -> None:
    report = lint("a castle --wallpaper --ar 3:2")
    titles = [fix.title for fix in report.diagnostics[0].fixes]
    assert titles == ["Leave out `--wallpaper`"]
    assert report.fixed(unsafe=True) == "a castle --ar 3:2"


def test_every_refusal_of_the_table_is_reported_once() -> None:
    """Each parameter on each model that does not take it: one finding of this folder, no more."""
    lexicon = load()
    quiet = Linter.of(Settings(), [rule for rule in builtin() if rule.code.startswith("MJ30")])
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
