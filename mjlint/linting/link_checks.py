"""Asks the links of prompts over the network.

The network is imported for the first link that is asked.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import islice
from typing import Final, TypeVar

from mjlint.links.verdict import State, Verdict
from mjlint.settings.links import LinkSettings

_Report = TypeVar("_Report")

LOT: Final = 256
"""Prompts whose links are asked together."""


def verdicts(urls: list[str], settings: LinkSettings, spent: float = 0.0) -> Mapping[str, Verdict]:
    """What is found out about links. ``spent``: seconds of the run."""
    if not urls:
        return {}
    if spent >= settings.budget:
        return {url: Verdict(url, State.UNSURE, "budget") for url in urls}
    from mjlint.links.checker import LinkChecker

    return LinkChecker(replace(settings, budget=settings.budget - spent)).check(urls)


async def awaited_verdicts(urls: list[str], settings: LinkSettings) -> Mapping[str, Verdict]:
    """The same, to be awaited."""
    if not urls:
        return {}
    from mjlint.links.checker import LinkChecker

    return await LinkChecker(settings).acheck(urls)


def in_lots(
    reports: Iterable[_Report],
    settings: LinkSettings,
    urls: Callable[[_Report], list[str]],
    completed: Callable[[_Report, Mapping[str, Verdict]], _Report],
) -> Iterator[_Report]:
    """The reports as they come, a few hundred at a time; each distinct link is asked once."""
    known: dict[str, Verdict] = {}
    spent = 0.0
    reports = iter(reports)
    while lot := list(islice(reports, LOT)):
        begin = time.monotonic()
        new = dict.fromkeys(url for each in lot for url in urls(each) if url not in known)
        known |= verdicts(list(new), settings, spent)
        spent += time.monotonic() - begin
        yield from (completed(report, known) for report in lot)
