"""Growth: no unit of text, repeated, costs more than in proportion to its number.

Process time at 10,000 characters and at 100,000, the most that is checked: what is quadratic takes
a hundred times as long for ten times as much.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterator
from random import Random
from typing import Final

from fuzz.campaign import Broken
from mjlint import Linter, Settings

UNITS: Final = (
    *(
        "a",
        " ",
        "--",
        "-",
        "—",
        "–",
        ":",
        "::",
        ",",
        ", ",
        ".",
        "{",
        "}",
        "{}",
        "{,}",
        "[",
        "]",
        "(",
        ")",
    ),
    *(
        "<",
        ">",
        '"',
        "'",
        "“",
        "”",
        "/",
        "//",
        "http://",
        "https://",
        "x.org",
        "@",
        "%",
        "?",
        "=",
        "&",
        "#",
    ),
    *(
        "|",
        "\\",
        "\n",
        "\t",
        "\u200b",
        "\u0301",
        "\u202e",
        "0",
        "9",
        "1.",
        "e",
        "_",
        "__",
        "v",
        "ar",
        "s ",
    ),
    *(
        "--ar ",
        "--v ",
        "--sref ",
        "--no ",
        "--p ",
        "--cref ",
        "--s ",
        "--seed ",
        "--style ",
        "--niji ",
    ),
    *(
        "--iw ",
        "--q ",
        "--tile ",
        "--AR ",
        "v6 ",
        "3:2",
        "16:9",
        "x",
        "X",
        "/imagine ",
        "prompt:",
        "p",
        "m1 ",
    ),
    *("${", "{{", "}}", "random ", "raw ", "*", "`", "~", "!", ";", "+", "$", "^", "i", "İ", "ﬁ"),
)
HEADS: Final = (
    *(
        "a ",
        "a --ar ",
        "a --no ",
        "a --sref ",
        "a --p ",
        "a --s ",
        "a --v ",
        "https://x.org/a.png ",
    ),
    *(
        "https://",
        "a https://x.org/",
        "a {",
        "--",
        "a --ar 3:2 ",
        "a --style ",
        "/imagine prompt: ",
    ),
    *(
        "a --cref https://x.org/a.png",
        "a::2 ",
        '"',
        "a --seed ",
        "a --iw ",
        "",
        "a --foo ",
        "a --niji ",
        "a [",
    ),
)
TAILS: Final = ("", "", " --ar 3:2", " b", "}", " ]", '"', ".png a", "::2", " --v 6.1", ":1", " x")
SHORT: Final = 10_000
LONG: Final = 99_000
"""Characters of both texts; above 100,000 only the length of a prompt is checked."""
NOISE: Final = 0.15
"""Seconds for the long text below which its time says nothing."""
GROWTH: Final = 13.0
"""Of the time, for ten times the text; in proportion would be 10."""


def cases(random: Random) -> Iterator[Broken | None]:
    """One shape each: a unit many times, between a head and a tail."""
    linter = Linter(Settings(select=("ALL",)))
    acts: dict[str, Callable[[str], object]] = {
        "lint": linter.lint,
        "fixed": lambda text: linter.lint(text).fixed(unsafe=True),
    }
    while True:
        unit = "".join(random.choice(UNITS) for _ in range(random.choice((1, 1, 2, 2, 3, 4, 6))))
        head, tail = random.choice(HEADS), random.choice(TAILS)
        name = random.choice(("lint", "lint", "fixed"))
        yield superlinear(acts[name], head, unit, tail, fixed=name == "fixed")


def superlinear(
    act: Callable[[str], object], head: str, unit: str, tail: str, *, fixed: bool = False
) -> Broken | None:
    """Whether the time of an act grows faster than its text.

    Only a growth that several tries confirm counts: another process may slow down one of them.
    """
    times = max(1, SHORT // len(unit))
    short, long = (head + unit * many + tail for many in (times, times * LONG // SHORT))
    few, many = _seconds(act, short), _seconds(act, long)
    for _ in range(4):
        if many < NOISE or many < GROWTH * few:
            return None
        few, many = min(few, _seconds(act, short)), min(many, _seconds(act, long))
    call = f"mjlint.lint({head!r} + {unit!r} * {times * LONG // SHORT} + {tail!r})"
    call += ".fixed(unsafe=True)" if fixed else ""
    return Broken(
        "time grows with the text", call, f"{few:.3f} s for a tenth of it, {many:.3f} s for all"
    )


def _seconds(act: Callable[[str], object], text: str) -> float:
    """Of process time, the collector at rest."""
    gc.disable()
    try:
        begin = time.process_time()
        act(text)
        return time.process_time() - begin
    finally:
        gc.enable()
