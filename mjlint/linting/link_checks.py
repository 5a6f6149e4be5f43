"""Asks the links of prompts over the network and adds what is found out to their reports.

The network is imported for the first link that is asked.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, Final

from mjlint.links.verdict import State, Verdict
from mjlint.prompts.image_links import image_links
from mjlint.settings.links import LinkSettings

if TYPE_CHECKING:
    from mjlint.linting.linter import Linter, Report

LOT: Final = 256
"""Prompts whose links are asked together."""


def with_verdicts(linter: Linter, report: Report) -> Report:
    """The report with what is found out about its links."""
    return _completed(linter, report, _verdicts(linter, _urls(linter, [report])))


async def with_awaited_verdicts(linter: Linter, report: Report) -> Report:
    """The same, to be awaited."""
    urls = _urls(linter, [report])
    if not urls:
        return report
    from mjlint.links.checker import LinkChecker

    return _completed(linter, report, await LinkChecker(_settings(linter)).acheck(urls))


def many_with_verdicts(linter: Linter, reports: Iterator[Report]) -> Iterator[Report]:
    """The reports as they come, a few hundred at a time; each distinct link is asked once."""
    known: dict[str, Verdict] = {}
    spent = 0.0
    while lot := list(islice(reports, LOT)):
        begin = time.monotonic()
        new = [url for url in _urls(linter, lot) if url not in known]
        known |= _verdicts(linter, new, spent)
        spent += time.monotonic() - begin
        for report in lot:
            yield _completed(linter, report, known)


def _settings(linter: Linter) -> LinkSettings:
    return linter.settings.links or LinkSettings()


def _urls(linter: Linter, reports: Iterable[Report]) -> list[str]:
    links = (
        link.url
        for each in reports
        for link in image_links(linter.sent(each.text)[0], linter.lexicon)
    )
    return list(dict.fromkeys(links))


def _verdicts(linter: Linter, urls: list[str], spent: float = 0.0) -> Mapping[str, Verdict]:
    """What is found out about links. ``spent``: seconds of the run."""
    settings = _settings(linter)
    if not urls:
        return {}
    if spent >= settings.budget:
        return {url: Verdict(url, State.UNSURE, "budget") for url in urls}
    from mjlint.links.checker import LinkChecker

    return LinkChecker(replace(settings, budget=settings.budget - spent)).check(urls)


def _completed(linter: Linter, report: Report, verdicts: Mapping[str, Verdict]) -> Report:
    own = tuple(verdicts[url] for url in _urls(linter, [report]))
    strict = _settings(linter).strict
    return replace(linter.with_links(report, verdicts, strict=strict), links=own)
