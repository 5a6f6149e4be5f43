"""Growth: no unit of text, repeated, costs more than in proportion to its number.

Process time at 10,000 characters and at 100,000, the most that is checked: what is quadratic takes
a hundred times as long for ten times as much.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterator
from functools import partial
from random import Random
from typing import Final, TypeVar

from fuzz import documents
from fuzz.campaign import Broken, attempted
from mjlint import Checked, Document, Linter, Settings, check
from mjlint.checking.summary import Summary
from mjlint.reports.formats import FORMATS, Output, reporter

Given = TypeVar("Given")
UNITS: Final = (
    "a", " ", "--", "-", "—", "–", ":", "::", ",", ", ", ".", "{", "}", "{}", "{,}", "[", "]",
    "(", ")", "<", ">", '"', "'", "“", "”", "/", "//", "http://", "https://", "x.org", "@", "%",
    "?", "=", "&", "#", "|", '\\', '\n', '\t', '\u200b', '\u0301', '\u202e', "0", "9", "1.", "e", "_",
    "__", "v", "ar", "s ", "--ar ", "--v ", "--sref ", "--no ", "--p ", "--cref ", "--s ",
    "--seed ", "--style ", "--niji ", "--iw ", "--q ", "--tile ", "--AR ", "v6 ", "3:2", "16:9",
    "x", "X", "/imagine ", "prompt:", "p", "m1 ", "${", "{{", "}}", "random ", "raw ", "*", "`",
    "~", "!", ";", "+", "$", "^", "i", "İ", "ﬁ", "<!--", "<a ", "</", "<?", "<![", "/*", "=/a[",
    '"""', "'''", "'\\''", "```", "- ", "> ", "a: ",
)  # fmt: skip
HEADS: Final = (
    "a ", "a --ar ", "a --no ", "a --sref ", "a --p ", "a --s ", "a --v ", "https://x.org/a.png ",
    "https://", "a https://x.org/", "a {", "--", "a --ar 3:2 ", "a --style ", "/imagine prompt: ",
    "a --cref https://x.org/a.png", "a::2 ", '"', "a --seed ", "a --iw ", "", "a --foo ",
    "a --niji ", "a [",
)  # fmt: skip
TAILS: Final = (
    "", "", " --ar 3:2", " b", "}", " ]", '"', ".png a", "::2", " --v 6.1", ":1", " x",
)  # fmt: skip
SHORT: Final = 10_000
LONG: Final = 99_000
"""Characters of both texts; above 100,000 only the length of a prompt is checked."""
ROWS: Final = (20_000, 200_000)
"""Characters of files of many prompts; `python -m fuzz.growth` tries 1 MB of each format."""
NOISE: Final = 0.3
"""Seconds for the long text below which its time says nothing."""
GROWTH: Final = 13.0
"""Of the time, for ten times the text; in proportion would be 10."""
DOUBLED: Final = 2.3
"""Of the time, for twice the text: what takes `GROWTH` for ten times as much, and a part of it squared."""
TRIES: Final = 12
"""Of a suspect, whose half has to be as lucky as its whole."""
OBJECTS: Final = 700_000
"""Made in a second, roughly, by work that grows in proportion; see `_proportional`."""
SUFFIXES: Final = (
    ".txt",
    ".md",
    ".json",
    ".jsonl",
    ".yaml",
    ".toml",
    ".csv",
    ".py",
    ".html",
    ".rst",
    ".sh",
    ".http",
)

_KINDS: Final = {"": 400, ".fixed(unsafe=True)": 60, "row": 535, "rows": 5}
"""What is done with a text, and how often: by what it costs."""


def cases(random: Random) -> Iterator[Broken | None]:
    """One shape each: a unit many times, between a head and a tail; at times in a file."""
    linter = Linter(Settings(select=("ALL",)))
    acts: dict[str, Callable[[str], object]] = {
        "": linter.lint,
        ".fixed(unsafe=True)": lambda text: linter.lint(text).fixed(unsafe=True),
    }
    while True:
        unit = "".join(random.choice(UNITS) for _ in range(random.choice((1, 1, 2, 2, 3, 4, 6))))
        head, tail = random.choice(HEADS), random.choice(TAILS)
        (kind,) = random.choices(tuple(_KINDS), tuple(_KINDS.values()))
        if kind in acts:
            prompt = partial(_prompt, head, unit, tail)
            yield _tried(acts[kind], prompt, f"mjlint.lint({{}}){kind}")
            continue
        name = f"midjourney-prompts{random.choice(SUFFIXES)}"
        make: Callable[[int], str | list[str]] = partial(_prompt, head, unit, tail)
        if kind == "rows":
            make = partial(_rows, _prompt(head, unit, tail, 60))
        report = random.choice((*["full"] * 4, *FORMATS))
        text = partial(_file, name, random.random(), make)
        yield _tried(
            partial(_checked, name, report), text, f"mjlint check {name} -f {report}  # of {{}}",
            sizes=(SHORT, LONG) if kind == "row" else ROWS,
        )  # fmt: skip


def _tried(
    act: Callable[[str], object],
    text: Callable[[int], str],
    call: str,
    sizes: tuple[int, int] = (SHORT, LONG),
) -> Broken | None:
    shown = call.format(f"{text(sizes[0])[:300]!r}  # and so on, {sizes[1]:,} characters")
    return attempted(partial(superlinear, act, text, call, sizes), shown)


def superlinear(
    act: Callable[[str], object],
    text: Callable[[int], str],
    call: str,
    sizes: tuple[int, int] = (SHORT, LONG),
) -> Broken | None:
    """Whether the time of an act grows faster than its text.

    Only a growth that several tries confirm, of half of the text beside all of it, counts: a short run
    is lucky sooner than a long one where other processes run. Nor does what the machine adds to it:
    many objects fit its caches less well than a few.
    """
    short, long = map(text, sizes)
    few, many = _seconds(act, short), _seconds(act, long)
    if many < NOISE or many < GROWTH * few:
        return None
    middle, half = text(sizes[1] // 2), many
    objects = int(min(many, 1) * OBJECTS)
    some, most = _seconds(_proportional, objects // 2), _seconds(_proportional, objects)
    for _ in range(TRIES):
        half, many = min(half, _seconds(act, middle)), min(many, _seconds(act, long))
        some = min(some, _seconds(_proportional, objects // 2))
        most = min(most, _seconds(_proportional, objects))
        if many < NOISE or many < DOUBLED * half * max(1, most / some / 2):
            return None
    shown = f"{short[:300]!r}  # and so on, {len(long):,} characters"
    return Broken(
        "time grows with the text",
        call.format(shown),
        f"{half:.3f} s for half of it, {many:.3f} s for all; work in proportion takes"
        f" {most / some:.1f} times as long here",
    )


def _proportional(count: int) -> object:
    """Work in proportion to a number: objects are made, then gone through as rules go through a tree."""
    made = [(number, [str(number)]) for number in range(count)]
    return [sum(len(texts[0]) for _, texts in made) for _ in range(10)]


def _prompt(head: str, unit: str, tail: str, size: int) -> str:
    return head + unit * max(1, size // len(unit)) + tail


def _rows(prompt: str, size: int) -> list[str]:
    return [f"{number} {prompt}" for number in range(max(1, size // len(prompt)))]


def _file(name: str, layout: float, make: Callable[[int], str | list[str]], size: int) -> str:
    made = make(size)
    texts = made if isinstance(made, list) else [made]
    return documents.written(Random(layout), name[name.index(".") :], texts)


def _checked(name: str, report: str, text: str) -> None:
    summary, reports = Summary(files=1), reporter(report, Output(lambda text: None))
    reports.begin()
    for result in check(Document.of(name, text), settings=Settings()):
        if isinstance(result, Checked):
            summary.count(result)
            reports.prompt(result)
    reports.end(summary)


def _seconds(act: Callable[[Given], object], given: Given) -> float:
    """Of process time, the collector at rest."""
    gc.disable()
    try:
        begin = time.process_time()
        act(given)
        return time.process_time() - begin
    finally:
        gc.enable()
