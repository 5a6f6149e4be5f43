"""Prompts nobody would write: pieces of the grammar in any order, and mutations of real prompts."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from random import Random
from typing import Final

from fuzz.pieces import DASHES, ODD, SPACES, UNKNOWN_NAMES, VALUES, WORDS
from mjlint.language.lexicon import load

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
