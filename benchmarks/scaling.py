"""Does the time for a text of n characters grow in proportion, for every kind of token?

    python -m benchmarks.scaling

Each row: a text made of one piece repeated, at 62,500, 250,000 and 1,000,000 characters; the last
column is the time of the last over that of the first, divided by 16. About 1 means linear.
"""

from __future__ import annotations

import time

from mjlint import Linter

PIECES = (
    "word ", "a", "   ", "\n", "-", "--", "-- ", "—", "– ", "--ar 16:9 ", "--v6 ", "word--ar 3:2 ",
    "--unknown ", "::", "a::2 ", "a:: -1 ", "https://img.site.org/a.png ", "https://", "http://a,",
    "<https://s.mj.run/a> ", "{", "}", "{a, b} ", "{a, {b, c}} ", "{{slot}} ", "[slot] ",
    "--{v 6, v 7} ", "--ar {1:1, 3:2} ", "--no a, ", "--sref 1::2 2::3 ", "—ar 1:1 ", "v6 ", "-ar 1:1 ",
    "— AR 3:2 ",
    "“", '"', "\u200b", "\x1b[31m", "漢字", "👩‍🚀 ", "/imagine prompt: ", ",", ".", "\\,", "ar 1:1 ",
)  # fmt: skip
SIZES = (62_500, 250_000, 1_000_000)


def main() -> None:
    linter = Linter()
    linter.lint("warm --ar 3:2")
    print(f"{'piece':32}" + "".join(f"{size:>12,}" for size in SIZES) + f"{'growth':>9}")
    for piece in PIECES:
        times = []
        for size in SIZES:
            text = (piece * (size // len(piece) + 1))[:size]
            start = time.perf_counter()
            linter.lint(text)
            times.append(time.perf_counter() - start)
        growth = times[-1] / times[0] / (SIZES[-1] / SIZES[0])
        print(f"{piece!r:32}" + "".join(f"{t * 1000:10.1f}ms" for t in times) + f"{growth:9.2f}")


if __name__ == "__main__":
    main()
