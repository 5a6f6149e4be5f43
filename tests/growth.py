"""Whether work grows with its input: in the processor time of this process, or in characters."""

from __future__ import annotations

import time
from collections.abc import Callable


def assert_linear(work: Callable[[int], object], few: int, many: int) -> None:
    """Assert that `work(many)` takes at most four times its share of `work(few)`.

    What is quadratic takes `many / few` times its share; so that should be at least 10.
    """

    def seconds(size: int) -> float:
        start = time.process_time()
        work(size)
        return time.process_time() - start

    work(few)  # what is loaded at the first call
    assert many >= 10 * few
    limit = 4 * many / few * min(seconds(few) for _ in range(2)) + 0.05
    assert min(seconds(many) for _ in range(2)) < limit


class Counted(str):
    """A text that counts the characters that are taken from it."""

    taken = 0

    def __getitem__(self, key: object) -> str:
        found = str.__getitem__(self, key)  # type: ignore[index]
        self.taken += len(found)
        return found
