"""What the rules of this folder ask of weights and permutations."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from mjlint.rule import Context, Lexicon, Link, Parameter, Permutation, Piece, Prompt, Weight

MANY: Final = 1_000_000
"""Where counting jobs ends."""


def text_weights(prompt: Prompt) -> list[Weight]:
    """The `::` that split the text, those inside permutations too; not those of images."""
    found: list[Weight] = []
    last: Piece | None = None
    for piece in prompt.walk():
        if type(piece) is Weight and not (type(last) is Link and last.end == piece.start):
            found.append(piece)
        last = piece
    # After `{url, url}` the piece before is the last of the options, with a brace between.
    ends = {
        permutation.end
        for permutation in prompt.permutations
        if all(option.pieces and type(option.pieces[-1]) is Link for option in permutation.options)
    }
    return [weight for weight in found if weight.start not in ends]


def permutations(prompt: Prompt) -> list[Permutation]:
    """The permutations, each once, in the order of the text, those around others first."""
    return [each for _, each in sorted({each.start: each for each in prompt.permutations}.items())]


def jobs(found: list[Permutation]) -> int:
    """How many jobs permutations make, at most `MANY`. Counted, never expanded.

    ``found``: what `permutations` gives. Options add up, permutations side by side multiply.
    """
    counted: list[tuple[int, int]] = []  # start and jobs of what comes after, the nearest last
    for permutation in reversed(found):
        inside: list[tuple[int, int]] = []
        while counted and counted[-1][0] < permutation.end:
            inside.append(counted.pop())
        inside.reverse()
        total = 0
        for option in permutation.options:
            product = 1
            while inside and inside[-1][0] < option.end:
                product = min(product * inside.pop()[1], MANY)
            total += product
        counted.append((permutation.start, min(total, MANY)))
    product = 1
    for _, number in counted:
        product = min(product * number, MANY)
    return product


@lru_cache(8)
def _names(lexicon: Lexicon) -> frozenset[str]:
    return lexicon.spellings("repeat")


def repeats(prompt: Prompt, context: Context) -> list[tuple[Parameter, int]]:
    """The `--repeat` of a prompt with their numbers; none that is no whole number above 0."""
    found = []
    for parameter in prompt.all(*_names(context.lexicon)):
        items = parameter.items
        if items and (digits := items[0].text[:7]).isdecimal() and int(digits) > 0:
            found.append((parameter, int(digits)))
    return found
