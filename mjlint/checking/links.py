"""The links of a run: gathered from all prompts, asked together, told wherever they stand.

No network library is imported before the first link is asked.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from mjlint.checking.link_settings import Asking
from mjlint.checking.prompts import Found, Judge, Source, Told
from mjlint.checking.results import AskedLink, Checked
from mjlint.language.lexicon import load
from mjlint.linting.linter import Linter, Report
from mjlint.plugins.registry import builtin
from mjlint.prompts.image_links import SIGNS, has_links, image_links
from mjlint.terminal.messages import Trouble, debugging
from mjlint.text.document import DocumentError
from mjlint.text.places import PlacedPrompt

if TYPE_CHECKING:
    from mjlint.links.verdict import Verdict
    from mjlint.settings.links import LinkSettings

    Verdicts: TypeAlias = dict[LinkSettings, dict[str, Verdict]]
    """By the settings that they were asked under, and by link."""

MOST: Final = 50_000
"""Distinct links of a run that are asked; by default there is time for about a thousand."""


@dataclass(slots=True)
class Gatherer(Judge):
    """Reads documents as they will be judged, and notes their links; each distinct one once."""

    asking: Asking = field(kw_only=True)
    gathered: dict[LinkSettings, dict[str, None]] = field(default_factory=dict, kw_only=True)
    count: int = field(default=0, kw_only=True)
    strict: bool = field(default=False, kw_only=True)

    def gather(self, source: Source) -> None:
        """Go through a document; what cannot be read is told when it is judged."""
        case = self.case(source)
        try:
            for _ in () if isinstance(case, Told) else self.found(case):
                pass
        except DocumentError:
            pass
        except Exception:
            if debugging():
                raise

    def _in_request(self, name: str, report: Report, linter: Linter) -> Report:
        self._linted(name, PlacedPrompt.whole(report.text), linter)
        return report

    def _linted(
        self, name: str, placed: PlacedPrompt, linter: Linter, template: bool = False
    ) -> Found:
        settings = self.asking.settings(name)
        lower = placed.text.lower()
        if settings is not None and not template and any(sign in lower for sign in SIGNS):
            if linter.rules_on("LinkEvidence"):
                self.strict |= settings.strict
                # Whether doubt counts makes no difference to what is asked.
                own = self.gathered.setdefault(replace(settings, strict=False), {})
                for place in image_links(linter.parse(placed.text), linter.lexicon):
                    if place.url not in own and self.count < MOST:
                        own[place.url] = None
                        self.count += 1
        return Told("", None)


class Answers(NamedTuple):
    """What came of asking."""

    verdicts: Verdicts
    notes: tuple[str, ...] = ()
    """About the run as a whole, each once."""
    unasked: bool = False
    """Whether links could not be asked although doubt counts as an error."""
    interrupted: bool = False


def answers(
    asking: Asking, judge: Judge, prompts: Collection[str], sources: list[Source]
) -> Answers:
    """Gather the links of a run and ask them.

    A stream among ``sources`` is replaced by what can be read twice. Raises `Trouble` for a proxy
    that cannot be used.
    """
    gatherer = Gatherer(judge.configured, judge.reading, asking=asking)
    for prompt in prompts:
        for _ in gatherer.prompt(prompt):
            pass
    for n, source in enumerate(sources):
        if asking.settings(source.document.name) is not None:
            with suppress(DocumentError):
                sources[n] = source._replace(document=source.document.held())
            gatherer.gather(sources[n])
    found = _asked(gatherer.gathered, gatherer.count >= MOST)
    return found if gatherer.strict else found._replace(unasked=False)


def _asked(found: dict[LinkSettings, dict[str, None]], too_many: bool) -> Answers:
    if not any(found.values()):
        return Answers({})
    from mjlint.links.checker import Interrupted, LinkChecker
    from mjlint.links.verdict import State, Verdict
    from mjlint.links.wording import not_asked
    from mjlint.terminal.links_progress import Progress

    verdicts: Verdicts = {}
    notes: dict[str, None] = {}
    interrupted = False
    begin = time.monotonic()
    with Progress(sys.stderr) as progress:
        for settings, links in found.items():
            left = settings.budget - (time.monotonic() - begin) * bool(verdicts)
            if interrupted or left <= 0:
                reason = "interrupted" if interrupted else "budget"
                verdicts[settings] = {link: Verdict(link, State.UNSURE, reason) for link in links}
                continue
            try:
                asked = LinkChecker(replace(settings, budget=left)).check(links, progress)
            except Interrupted as stopped:
                interrupted, asked = True, stopped.verdicts
            except ValueError as error:
                raise Trouble(str(error)) from None
            verdicts[settings] = dict(asked)
            notes |= dict.fromkeys(asked.about_run)
    if too_many:
        notes[f"there are more than {MOST:,} links; the others are not asked"] = None
    reasons = [verdict.reason for own in verdicts.values() for verdict in own.values()]
    notes |= dict.fromkeys(not_asked(reasons))
    unasked = too_many or not {"no-network", "budget"}.isdisjoint(reasons)
    return Answers(verdicts, tuple(notes), unasked, interrupted)


class Links:
    """Tells what is known of the links of each prompt."""

    def __init__(self, asking: Asking, verdicts: Verdicts) -> None:
        self._asking, self._verdicts = asking, verdicts
        self._known: Verdicts = {}
        """The same by the settings of each file, which may differ in strictness."""
        self._too_many = sum(map(len, verdicts.values())) >= MOST

    def added(self, name: str, report: Report, linter: Linter) -> Report:
        """The report of a prompt of a file, with what was found out about its links."""
        settings = self._asking.settings(name) if has_links(report.prompt) else None
        if settings is None:
            return report
        verdicts = self._of(settings, report)
        if all(verdict.reason == "" for verdict in verdicts.values()):
            return report
        return linter.with_links(report, verdicts, strict=settings.strict)

    def told(self, name: str, checked: Checked, report: Report) -> Checked:
        """A judged prompt, with the facts that its findings about links rest on."""
        settings = self._asking.settings(name) if has_links(report.prompt) else None
        if settings is None or not checked.findings:
            return checked
        codes = {rule.code for rule in builtin("links") if rule.reads == "LinkEvidence"}
        verdicts = self._of(settings, report)
        links = image_links(report.prompt, load())
        at = {(link.start, link.end): verdicts.get(link.url) for link in links}
        findings = []
        for finding in checked.findings:
            diagnostic = finding.diagnostic
            verdict = at.get((diagnostic.start, diagnostic.end))
            if verdict is not None and diagnostic.code in codes:
                finding = finding._replace(link=AskedLink(verdict.facts, verdict.to_dict()))
            findings.append(finding)
        return checked._replace(findings=tuple(findings))

    def _of(self, settings: LinkSettings, report: Report) -> dict[str, Verdict]:
        """The verdicts of a prompt's links. One that a fix has just changed has none."""
        from mjlint.links.verdict import State, Verdict

        if settings not in self._known:
            self._known[settings] = self._verdicts.get(replace(settings, strict=False), {})
        known = self._known[settings]
        found = {}
        for place in image_links(report.prompt, load()):
            if place.url in known:
                found[place.url] = known[place.url]
            elif self._too_many:
                found[place.url] = Verdict(place.url, State.UNSURE, "too-many-links")
        return found
