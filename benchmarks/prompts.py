"""Prompts to measure with: written here, in the proportions of real ones.

The shares come from a survey of 12,280 public prompts (November 2026): 45 % of the jobs that ran
carry parameters, 8 % weights, 3 % links; half of the texts are shorter than 95 characters, one in
ten longer than 290.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator
from pathlib import Path

WORDS = tuple(
    """
    heron reeds dawn mist lighthouse harbour rust copper lantern alley rain neon market spice
    stall ferry glacier moss granite cathedral vault candle velvet marble fresco moth orchid
    fern greenhouse brass telescope attic dust sunbeam violin workshop sawdust kiln glaze
    teapot linen window frost sparrow rooftop chimney smoke viaduct locomotive steam platform
    clock tower bell meadow poppy barley scarecrow crow thunder horizon delta mangrove crab
    tide pier rope barnacle portrait still life isometric diorama watercolour etching linocut
    gouache charcoal macro wide angle soft light muted palette long exposure film grain high
    detail symmetrical minimal
    """.split()  # noqa: SIM905 -- a hundred quotes read worse
)

PARAMETERS: tuple[
    tuple[int, Callable[[random.Random], str]], ...
] = (  # (share among the parameters of real prompts, how it is written)
    (60, lambda r: f"--ar {r.choice(['16:9', '3:2', '2:3', '9:16', '4:5', '21:9', '1:1', '3:4'])}"),
    (18, lambda r: f"--v {r.choice(['8.2', '7', '7', '6.1', '6', '5.2', '8.1'])}"),
    (9, lambda r: f"--no {', '.join(r.sample(WORDS, r.randint(1, 4)))}"),
    (8, lambda r: f"--stylize {r.choice([50, 100, 250, 500, 750, 1000])}"),
    (5, lambda r: f"--s {r.randint(0, 1000)}"),
    (6, lambda r: "--style raw"),
    (5, lambda r: "--raw"),
    (5, lambda r: f"--chaos {r.randint(0, 100)}"),
    (4, lambda r: f"--sref {r.randint(1, 4_000_000_000)}"),
    (3, lambda r: f"--seed {r.randint(0, 4_294_967_295)}"),
    (3, lambda r: f"--profile {r.choice(['q7w4k2m', 'b2sx9a7', 'k8eu13h'])}"),
    (2, lambda r: "--tile"),
    (2, lambda r: "--fast"),
    (1, lambda r: f"--weird {r.randint(0, 3000)}"),
    (1, lambda r: "--draft --v 7"),
)


def written(count: int, *, seed: int = 7) -> Iterator[str]:
    """So many prompts; the same for the same seed."""
    r = random.Random(seed)
    shares = [share for share, _ in PARAMETERS]
    for _ in range(count):
        words = max(2, min(80, round(r.lognormvariate(2.75, 0.8))))
        chosen = [r.choice(WORDS) for _ in range(words)]
        for at in range(4, len(chosen) - 1, r.randint(3, 7)):
            chosen[at] += ","
        if r.random() < 0.08:
            for at in range(3, len(chosen), 6):
                chosen[at] += r.choice(["::", "::2", "::1.5", "::.5"])
        if r.random() < 0.03:
            chosen.insert(0, f"https://img.site.org/{r.randint(1, 10**6)}.png")
        if r.random() < 0.45:
            count_of = r.choice([1, 1, 2, 2, 3, 4, 5])
            picked = r.choices(PARAMETERS, weights=shares, k=count_of)
            seen: set[str] = set()
            for _, write in picked:
                text = write(r)
                if text.split()[0] not in seen:
                    seen.add(text.split()[0])
                    chosen.append(text)
        yield " ".join(chosen)


def read(path: Path) -> list[str]:
    """The prompts of a file: ``.jsonl`` with a ``prompt`` each (also gzipped), or one a line."""
    if path.suffix == ".gz":
        import gzip

        text = gzip.decompress(path.read_bytes()).decode()
    else:
        text = path.read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line.strip()]
    if ".jsonl" in path.name:
        return [json.loads(line)["prompt"] for line in lines]
    return lines
