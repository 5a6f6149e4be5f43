"""What rules about parameters say and fix, several at once."""

from __future__ import annotations

import pytest

from mjlint import Settings
from mjlint.language.lexicon import load
from mjlint.plugins.registry import builtin
from tests.rules.findings import ERROR
from tests.rules.parameters.cases import OLD, lint


@pytest.mark.parametrize(
    ("prompt", "settings", "reply"),
    [
        ("a heron --foo", Settings(), "Unrecognized parameter(s): `foo`"),
        ("a heron --tile yes", Settings(), "Unrecognized parameter(s): `yes`"),
        ("a heron --s", Settings(), "Invalid value provided for argument --stylize"),
        ("a heron --sw 200", Settings(), "Cannot use `--sw` without a `--sref`"),
        ("a heron --ow 200 --v 7", Settings(), "Cannot use `--ow` without a `--oref`"),
        ("a heron --sv 4 --v 7", Settings(), None),
        ("a heron --foo", OLD, None),
        (
            "a heron --relax",
            Settings(plan="basic"),
            "Relax queues are only available for users with a standard plan or higher",
        ),
        (
            "a heron --stealth",
            Settings(plan="basic"),
            "you are not allowed to use the private flag",
        ),
    ],
)
def test_reply(prompt: str, settings: Settings, reply: str | None) -> None:
    (found,) = lint(prompt, settings).diagnostics
    assert found.reply == reply
    assert (found.failure is None) == (found.severity is not ERROR)


@pytest.mark.parametrize(
    ("prompt", "safe", "unsafe"),
    [
        ("a heron --chaso 20", None, "a heron --chaos 20"),
        ("a heron --styl 250", None, "a heron --stylize 250"),
        ("a heron --ratio 3:2", None, "a heron --ar 3:2"),
        ("a heron --no-text", None, "a heron --no text"),
        ("a heron --mystyle", None, "a heron"),
        ("a heron --foo", None, "a heron"),
        ("a heron --steps 30 --raw", None, "a heron --raw"),
        ("a heron --foo in the tall reeds", None, "a heron in the tall reeds"),
        ("--foo a heron", None, "a heron"),
        ("a {heron --foo 3, stork} in fog", None, "a {heron, stork} in fog"),
        ("a heron --{foo, raw}", None, "a heron --raw"),
        ("a heron --tile --tile --raw", "a heron --tile --raw", None),
        ("a heron --s 100 --s 250", None, None),
        ("a heron --sref 12 --raw --sref 34", None, "a heron --sref 12 34 --raw"),
        ("a heron --tile true --raw", "a heron --tile --raw", None),
        ("a heron --tile off --raw", None, "a heron --raw"),
        ("a heron --tile mosaic", None, "a heron --tile"),
        ("a heron --sw 200 --ar 3:2", None, "a heron --ar 3:2"),
        ("a heron --niji 6 --v 6", None, "a heron --niji 6"),
        ("a heron --v 6 --niji 6", None, "a heron --niji 6"),
        ("a heron --fast --relax", None, "a heron --relax"),
        ("a heron --stealth --public", None, "a heron --stealth"),
        ("a heron --cref --cw 20 --niji 6", None, "a heron --niji 6"),
        ("a heron --{tile, tile} --tile", None, None),
    ],
)
def test_fix(prompt: str, safe: str | None, unsafe: str | None) -> None:
    report = lint(prompt, Settings())
    assert report.fixed() == (safe or prompt)
    assert report.fixed(unsafe=True) == (unsafe or safe or prompt)
    if safe or unsafe:
        assert lint(report.fixed(unsafe=True), Settings()).ok


def test_both_places_are_shown() -> None:
    prompt = "a heron --s 100 --stylize 250"
    (found,) = lint(prompt, Settings()).diagnostics
    assert [prompt[label.start : label.end] for label in found.labels] == ["--s 100"]


def test_orphans_are_the_tables() -> None:
    """The rule runs where its parameters are; the table knows which need another one."""
    rule = next(rule for rule in builtin() if rule.name == "orphan-weight")
    needing = {p.id for p in load().parameters.values() if p.needs or p.id == "iw"}
    assert set(rule.parameters) == needing


def test_many_parameters_are_checked() -> None:
    """Thousands of parameters that never meet, and as many that all repeat one."""
    apart = "a heron " + " ".join(f"{{a --s {n}, b --ar 1:{n}}}" for n in range(300))
    alike = "a heron" + " --fast --relax" * 1000
    assert not lint(apart, Settings()).ok
    assert not lint(alike, Settings()).ok
