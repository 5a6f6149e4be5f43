"""Prompts nobody would write: pieces of the grammar in any order, and mutations of real prompts."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from random import Random
from typing import Final

from mjlint.language.lexicon import load

WORDS: Final = (
    *(
        "heron",
        "reeds",
        "a",
        "漢字",
        "👩‍🚀",
        "well-known",
        "it’s",
        "x,",
        "end.",
        "e\u0301",
        "ﬁ",
        "İ",
        "ß",
        "ſ",
    ),
    *(
        "\u00a0",
        "\u3000",
        "\ufeff",
        "\u200d",
        "\u2060",
        "ar",
        "v6",
        "ar 3:2",
        "no",
        "text--",
        "foo--ar",
    ),
    *("(c)", "100%", "1.5", "::", "w/", "@me", "#tag", "<b>", "&amp;", "\\", "\\,", "\\{", "|"),
    *(
        "/imagine",
        "/imagine prompt:",
        "imagine",
        "(masterpiece:1.3)",
        '"OPEN -- LATE"',
        "“NIGHT --SHIFT”",
    ),
)
DASHES: Final = (
    *("--",) * 12,
    *(
        "—",
        "–",
        "-",
        "---",
        "-- ",
        "- -",
        "—— ",
        "−−",
        "‐‐",
        "––",
        "\u00ad--",
        "--\u200b",
        "―",
        "⸺",
        "－－",
    ),
)
VALUES: Final = (
    *(
        "16:9",
        "3:2",
        "1.85:1",
        "16 : 9",
        "16x9",
        "16/9",
        "0:0",
        "6",
        "7",
        "8.2",
        "8.3",
        "niji 6",
        "100",
        ".5",
    ),
    *(
        "5.",
        "-1",
        "+5",
        "1e3",
        "9e999",
        "1_000",
        "٣",
        "１００",
        "²",
        "raw",
        "random",
        "low",
        "a, b",
        "16:9,",
    ),
    *(
        "https://img.site.org/a.png",
        "https://img.site.org/a.png::2",
        "<https://s.mj.run/x>",
        "1234::3",
    ),
    *(
        "1234 5678::2 random",
        "6.",
        "{1:1, 3:2}",
        "{6, {7, 8.2}}",
        "{a\\, b, c}",
        "",
        "=3:2",
        ":3:2",
        "words",
    ),
    *(
        "0" * 20,
        "9" * 30,
        "-0",
        "NaN",
        "inf",
        "'7'",
        "“7”",
        "7)",
        "(7",
        "[7]",
        "6;",
        "#ff0",
        "abc,def,,",
        ",",
    ),
    *(
        "https://x.org/a.png https://x.org/b.png",
        "p1 p2",
        "m123456789",
        "\U0010ffff",
        "\ud800",
        "--v",
        "1,000",
    ),
)
ODD: Final = (
    *(
        "::",
        "::2",
        "::-1",
        ":: .5",
        ":::",
        "::::2",
        "::1.",
        "::1e5",
        "::2::3",
        "::\u0662",
        "{",
        "}",
        "{a, b}",
    ),
    *(
        "{a, {b, c}}",
        "{}",
        "{,}",
        "{ }",
        "{{slot}}",
        "[slot]",
        "<slot>",
        "${x}",
        "__w__",
        "--",
        "---",
        "——",
    ),
    *(
        "https://img.site.org/a.png?x=1&sig=2",
        "blob:https://x",
        "http://localhost/a.png,",
        "http://[::1]/",
    ),
    *(
        "http://[",
        "https://",
        "http:/x",
        "https:///",
        "ftp://x/a.png",
        "data:image/png;base64,AAAA",
        "//x",
    ),
    *(
        "https://a.b/a.pnghttps://c.d/e.png",
        "file:///a",
        "C:\\a.png",
        "https://u:pw@h/a.png",
        "https://xn--/",
    ),
    *(
        "https://例え.jp/絵.png",
        "https://h:99999/a.png",
        "https://s3.amazonaws.com/b/a.png?X-Amz-Expires=9e9",
    ),
    *(
        "https://cdn.discordapp.com/attachments/1/2/a.png?ex=66&is=65&hm=abc",
        '"',
        "“",
        "”",
        "'",
        "`",
        "```",
    ),
    *(
        "\n",
        "\r",
        "\r\n",
        "\t",
        "\u200b",
        "\x1b[31m",
        "\u202e",
        "\u2028",
        "\x85",
        "\x0b",
        "\x00",
        "\ud800",
    ),
    *("--{v 6, niji 6}", "--{", "\\,", "**", "_", "~~", " - <@123> (fast)", "(fast)"),
)
SPACES: Final = (*(" ",) * 8, "", "  ", "\n", "\t", "\u00a0", "\r\n", "\u3000")
UNKNOWN_NAMES: Final = (
    "AR",
    "sTylize",
    "chaoss",
    "aspct",
    "x" * 50,
    "no-",
    "-ar",
    "v6",
    "ar16:9",
    "漢",
    "",
)
LONGEST: Final = 3000


@cache
def seeds() -> tuple[str, ...]:
    """Prompts as people write them, one a line."""
    text = Path(__file__).with_name("seeds").joinpath("prompts.txt").read_text(encoding="utf-8")
    return tuple(line for line in text.splitlines() if line)


@cache
def names() -> tuple[str, ...]:
    """Names of parameters, known and not."""
    return (*sorted(load().names), *UNKNOWN_NAMES)


def prompt(random: Random) -> str:
    """A text that may be anything."""
    kind = random.random()
    if kind < 0.45:
        return _grammar(random)
    text = random.choice(seeds()) if kind < 0.9 else _grammar(random)
    return mutated(random, text)


def mutated(random: Random, text: str) -> str:
    """A text with a few accidents in it."""
    for _ in range(random.choice((1, 1, 2, 3, 5))):
        begin = random.randrange(len(text) + 1)
        end = min(len(text), begin + random.choice((1, 1, 2, 5, 20)))
        before, piece, after = text[:begin], text[begin:end], text[end:]
        other = random.choice(seeds())
        cut = random.randrange(len(other) + 1)
        accidents = (
            "",
            random.choice(ODD) + piece,
            _parameter(random) + random.choice(SPACES) + piece,
            piece * random.choice((2, 5)),
            random.choice("-—–:{}, ,.\"'<>[]()/\\|=0123456789aZ\n\t"),
            other[cut : cut + random.randint(1, 60)],
            random.choice((piece.upper(), piece.title(), piece[::-1])),
            random.choice(SPACES) + piece,
        )
        text = before + random.choice(accidents) + after
    return text[:LONGEST]


def piece(random: Random) -> str:
    """A word, a parameter or something odd."""
    kind = random.random()
    if kind < 0.3:
        return random.choice(WORDS)
    if kind < 0.65:
        return _parameter(random)
    if kind < 0.95:
        return random.choice(ODD)
    return chr(random.choice((random.randrange(0x250), random.randrange(0x110000))))


def _parameter(random: Random) -> str:
    value = random.choice(VALUES)
    gap = random.choice((" ", " ", " ", "", "\n")) if value else ""
    return random.choice(DASHES) + random.choice(names()) + gap + value


def _permutation(random: Random, depth: int = 0) -> str:
    options = [
        _permutation(random, depth + 1) if depth < 3 and random.random() < 0.25 else piece(random)
        for _ in range(random.randint(0, 4))
    ]
    return "{" + random.choice((", ", ",", "  ")).join(options) + random.choice("}}}}" + " ")


def _grammar(random: Random) -> str:
    pieces = []
    for _ in range(random.choice((1, 2, 3, 4, 6, 8, 12, 20))):
        pieces.append(_permutation(random) if random.random() < 0.08 else piece(random))
        pieces.append(random.choice(SPACES))
    return "".join(pieces)
