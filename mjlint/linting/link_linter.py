"""Judging prompts together with their links: what `mjlint.Linter` is.

The network is imported for the first link that is asked.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, Literal, overload

from mjlint.language.lexicon import Lexicon
from mjlint.linting import linter
from mjlint.linting.linter import Report
from mjlint.prompts.image_links import image_links
from mjlint.rule import Rule
from mjlint.settings.settings import Settings

if TYPE_CHECKING:
    from mjlint.links.verdict import Verdict, Verdicts
    from mjlint.settings.links import LinkSettings

LOT: Final = 256
"""Prompts whose links are asked together."""


@dataclass(frozen=True, slots=True)
class LinkReport(Report):
    """All findings of one prompt, and what was found out about its links."""

    links: Verdicts
    """By link; ``links.notes`` has what concerns all of them, such as a network that is down."""


class Linter(linter.Linter):
    """Judges prompts. Built once, called often, from any thread.

    ``settings``: how to judge. ``links``: how links are asked where ``check_links`` is set.
    ``clock``: seconds since 1970, for links that expire. Raises `ValueError` for a model or a rule
    that does not exist.
    """

    def __init__(
        self,
        settings: Settings | None = None,
        *,
        links: LinkSettings | None = None,
        clock: Callable[[], float] = time.time,
        lexicon: Lexicon | None = None,
        rules: Iterable[Rule] | None = None,
    ) -> None:
        super().__init__(settings, clock=clock, lexicon=lexicon, rules=rules)
        self.links = links

    @overload
    def lint(
        self, text: str, *, model: str | None = None, check_links: Literal[True]
    ) -> LinkReport: ...

    @overload
    def lint(self, text: str, *, model: str | None = None, check_links: bool = False) -> Report: ...

    def lint(self, text: str, *, model: str | None = None, check_links: bool = False) -> Report:
        """Judge one prompt.

        ``model``: the account's default model for this prompt alone, by its name in the reference.
        ``check_links``: asks its links over the network, each once, and gives a `LinkReport`.
        Raises `ValueError` where there is no such model.
        """
        report = super().lint(text, model=model)
        if not check_links:
            return report
        return self._completed(report, self._verdicts([report]))

    @overload
    async def alint(
        self, text: str, *, model: str | None = None, check_links: Literal[True]
    ) -> LinkReport: ...

    @overload
    async def alint(
        self, text: str, *, model: str | None = None, check_links: bool = False
    ) -> Report: ...

    async def alint(
        self, text: str, *, model: str | None = None, check_links: bool = False
    ) -> Report:
        """`lint`, to be awaited."""
        report = super().lint(text, model=model)
        if not check_links:
            return report
        urls = self._urls([report])
        if not urls:
            return self._completed(report, self._verdicts([report]))
        from mjlint.links.checker import LinkChecker

        return self._completed(report, await LinkChecker(self.links).acheck(urls))

    def lint_many(
        self, texts: Iterable[str], *, model: str | None = None, check_links: bool = False
    ) -> Iterator[Report]:
        """Judge prompts one by one, as they come.

        With ``check_links`` a few hundred at a time: links of several prompts are asked at once,
        each distinct one once, and all within the time for one run.
        """
        reports = super().lint_many(texts, model=model)
        if not check_links:
            yield from reports
            return
        from mjlint.links.verdict import Verdicts

        known: dict[str, Verdict] = {}
        spent = 0.0
        while lot := list(islice(reports, LOT)):
            begin = time.monotonic()
            found = self._verdicts(lot, known, spent)
            spent += time.monotonic() - begin
            known |= found
            for report in lot:
                own = {url: known[url] for url in self._urls([report])}
                yield self._completed(report, Verdicts(own, found.about_run))

    def _urls(self, reports: Iterable[Report]) -> list[str]:
        links = (link.url for each in reports for link in image_links(each.prompt, self.lexicon))
        return list(dict.fromkeys(links))

    def _verdicts(
        self,
        reports: Iterable[Report],
        known: Mapping[str, Verdict] = MappingProxyType({}),
        spent: float = 0.0,
    ) -> Verdicts:
        """What is found out about the links that are not known. ``spent``: seconds of the run."""
        from mjlint.links.verdict import State, Verdict, Verdicts
        from mjlint.settings.links import LinkSettings

        urls = [url for url in self._urls(reports) if url not in known]
        settings = self.links or LinkSettings()
        if not urls:
            return Verdicts({})
        if spent >= settings.budget:
            return Verdicts({url: Verdict(url, State.UNSURE, "budget") for url in urls})
        from mjlint.links.checker import LinkChecker

        return LinkChecker(replace(settings, budget=settings.budget - spent)).check(urls)

    def _completed(self, report: Report, verdicts: Verdicts) -> LinkReport:
        strict = self.links is not None and self.links.strict
        report = self.with_links(report, verdicts, strict=strict)
        return LinkReport(
            report.text, report.prompt, report.model, report.diagnostics, report._relint, verdicts
        )
