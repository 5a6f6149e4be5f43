"""Settings: any `mjlint.toml` is read, or one line says what is wrong with it; nothing crashes."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Final

from fuzz.campaign import Broken, attempted
from fuzz.generator import mutated
from fuzz.program import folder, program

ROWS: Final = (
    *(
        'model = "7"',
        "model = 8.2",
        'model = "nope"',
        'plan = "basic"',
        'plan = "standrad"',
        'speed = "relax"',
    ),
    *(
        'target = "ttapi"',
        "target = 3",
        'select = ["MJ0", "ALL"]',
        'ignore = "MJ0"',
        'extend-select = ["x"]',
    ),
    *(
        '[severity]\n"MJ101" = "warning"',
        "[severity]\nMJ101 = 7",
        '[links]\nconcurrency = "x"',
        "[links]",
    ),
    *(
        'exclude = ["*a*a*a*b", "[", "**/"]',
        'include = ["{"]',
        'baseline = "b.json"',
        'baseline = "\\u0000"',
    ),
    *(
        'extend = "other.toml"',
        'extend = "mjlint.toml"',
        '[documents]\nvalues = "\\u0000"',
        "[documents]",
    ),
    *(
        "[[rule]]\ncode = 'XY1'\nname = 'a-b'\nforbid-words = ['x']",
        "[[rule]]",
        "[[language.model]]",
    ),
    *(
        "[[language.parameter]]\nname = 'x'",
        "[[language.model]]\nname = '9'",
        "[language]",
        "[moderation]",
    ),
    *(
        "custom-parameters = ['mood']",
        "n = " + "9" * 5000,
        "a." * 120 + "b = 1",
        "x = 1979-05-27",
        "é = 1",
    ),
    *(
        'plugins = ["./none.py"]',
        "plugins = 3",
        'prefix = "a "',
        'suffix = ["--v 7"]',
        "x = [" * 50 + "]" * 50,
    ),
)
COMMANDS: Final = (
    ("check", "prompts.txt"),
    ("check", "prompts.txt", "--output-format", "json"),
    ("settings", "prompts.txt"),
    ("rule",),
    ("models",),
    ("files",),
)


def cases(random: Random) -> Iterator[Broken | None]:
    """One settings file and one command each."""
    with folder() as where:
        (where / "prompts.txt").write_text("a heron --v6 --AR 3:2\n", encoding="utf-8")
        while True:
            text = "\n".join(random.choice(ROWS) for _ in range(random.randint(1, 4)))
            if random.random() < 0.5:
                text = mutated(random, text)
            (where / "mjlint.toml").write_text(text, encoding="utf-8", errors="replace")
            command = random.choice(COMMANDS)
            call = f"open('mjlint.toml', 'w').write({text!r})  # then: mjlint {' '.join(command)}"
            yield attempted(lambda: _broken(command, call), call)  # noqa: B023 - called at once


def _broken(command: tuple[str, ...], call: str) -> Broken | None:
    run = program(*command)
    if run.code not in (0, 1, 2):
        return Broken("the exit code is 0, 1 or 2", call, str(run.code))
    if "internal error" in run.err or "Traceback" in run.err:
        return Broken("no internal error", call, run.err)
    if run.code == 2 and not run.err.startswith("mjlint: "):
        return Broken("what is wrong is said", call, run.err)
    return None
