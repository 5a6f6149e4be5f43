"""The same promises, guided by coverage: ``python -m fuzz.coverage [-max_total_time=SECONDS]``.

Needs ``atheris``, which is installed by hand.
"""

from __future__ import annotations

import sys
from random import Random

import atheris

with atheris.instrument_imports(include=["mjlint"]):
    from fuzz import documents, messages, prompts, requests, settings

TARGETS = tuple(each.cases for each in (prompts, requests, messages, documents, settings))


class Bytes(Random):
    """Chance that is read from the fuzzer's bytes, so that coverage guides it."""

    def __init__(self, data: bytes) -> None:
        super().__init__(0)
        self.provider = atheris.FuzzedDataProvider(data)

    def random(self) -> float:
        """The next number in [0, 1)."""
        return float(self.provider.ConsumeIntInRange(0, 2**24 - 1) / 2**24)

    def getrandbits(self, k: int) -> int:
        """The next ``k`` bits."""
        return int(self.provider.ConsumeIntInRange(0, 2**k - 1))


def one(data: bytes) -> None:
    """Try one input. Raises `AssertionError` where it breaks a promise."""
    random = Bytes(data)
    broken = next(random.choice(TARGETS)(random))
    assert broken is None, f"{broken.promise}: {broken.reproducer}\n{broken.detail}"


if __name__ == "__main__":
    atheris.Setup(sys.argv, one)
    atheris.Fuzz()
