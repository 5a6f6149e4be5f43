"""The campaign sees what it is made to see."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from types import ModuleType

import pytest

from fuzz import campaign, documents, generator, growth, kill, messages, prompts, requests, settings
from fuzz.campaign import Broken


def test_the_same_seed_gives_the_same_prompts() -> None:
    one, other = Random(7), Random(7)
    assert [generator.prompt(one) for _ in range(50)] == [
        generator.prompt(other) for _ in range(50)
    ]


@pytest.mark.parametrize("target", [prompts, documents, requests, messages, settings, growth, kill])
def test_a_target_tries_inputs(target: ModuleType) -> None:
    outcome = campaign.run(target, seconds=0, seed=1)
    assert outcome.inputs == 1


def test_a_broken_promise_ends_the_run() -> None:
    class Fake:
        __name__ = "fuzz.fake"

        def cases(self, random: Random) -> Iterator[Broken | None]:
            yield None
            yield campaign.attempted(lambda: None, "never")
            yield campaign.attempted(lambda: [][1], "[][1]")

    outcome = campaign.run(Fake(), seconds=60, seed=1)
    assert outcome.inputs == 3
    assert outcome.broken is not None
    assert (outcome.broken.promise, outcome.broken.reproducer) == ("no exception", "[][1]")
    assert "IndexError" in outcome.broken.detail


def test_quadratic_growth_is_seen_and_linear_growth_is_none(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # The cost is counted, for a clock tells something else on each machine.
    monkeypatch.setattr(growth, "_proportional", lambda count: count)
    monkeypatch.setattr(growth, "_seconds", lambda act, given: act(given) / 1e6)
    found = growth.superlinear(lambda text: len(text) ** 2, "a".__mul__, "lint({})")
    assert found is not None
    assert "99,000 characters" in found.reproducer
    assert growth.superlinear(lambda text: 100 * len(text), "a".__mul__, "lint({})") is None
    # On a machine that slows down with the size itself, that is no fault of what is timed.
    monkeypatch.setattr(growth, "_proportional", lambda count: count**1.2)
    slower = growth.superlinear(lambda text: len(text) ** 1.2, "a".__mul__, "lint({})")
    assert slower is None
    assert growth.superlinear(lambda text: len(text) ** 2, "a".__mul__, "lint({})") is not None
