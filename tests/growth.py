"""Whether work grows with its input, measured in the processor time of this process."""

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
