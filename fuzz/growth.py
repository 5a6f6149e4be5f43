"""Growth: no unit of text, repeated, costs more than in proportion to its number.

Process time, of the fastest of several tries, at three lengths: what is quadratic takes nine times
as long for three times as much.
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
SHORT: Final = 3_000
"""Characters of the first try."""
NOISE: Final = 0.02
"""Seconds below which the clock and the collector say more than the code."""
GROWTH: Final = 5.5
"""Of the time, for three times the text; in proportion would be 3."""


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
        name = random.choice(tuple(acts))
        yield superlinear(acts[name], head, unit, tail, fixed=name == "fixed")


def superlinear(
    act: Callable[[str], object], head: str, unit: str, tail: str, *, fixed: bool = False
) -> Broken | None:
    """Whether the time of an act grows faster than its text."""
    times = max(1, SHORT // len(unit))
    few = _seconds(act, head + unit * times + tail)
    some = _seconds(act, head + unit * (3 * times) + tail)
    if some < NOISE or some < GROWTH * few:
        return None
    many = _seconds(act, head + unit * (9 * times) + tail)
    if many < GROWTH * some:
        return None
    call = f"mjlint.lint({head!r} + {unit!r} * {9 * times} + {tail!r})"
    call += ".fixed(unsafe=True)" if fixed else ""
    return Broken(
        "time grows with the text", call, f"{few:.3f}, {some:.3f}, {many:.3f} s for n, 3n, 9n"
    )


def _seconds(act: Callable[[str], object], text: str) -> float:
    """Of process time, the best of three, the collector at rest."""
    best = float("inf")
    gc.disable()
    try:
        for _ in range(3):
            begin = time.process_time()
            act(text)
            best = min(best, time.process_time() - begin)
            if best > 1:
                break
    finally:
        gc.enable()
    return best
