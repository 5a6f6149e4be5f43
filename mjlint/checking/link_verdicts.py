"""What is known of the links of each prompt, and the findings about them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final, TypeAlias

from mjlint.checking.opened import Opened
from mjlint.checking.results import AskedLink, Finding, Unread
from mjlint.checking.stages import LintedPrompt
from mjlint.errors import SettingsError
from mjlint.language.lexicon import load
from mjlint.linting.linter import Report
from mjlint.plugins.registry import builtin
from mjlint.prompts.image_links import has_links, image_links
from mjlint.prompts.tree import Prompt

if TYPE_CHECKING:
    from mjlint.checking.project import Project
    from mjlint.links.verdict import Verdict
    from mjlint.settings.links import LinkSettings

    Verdicts: TypeAlias = dict[LinkSettings, dict[str, Verdict]]
    """By the settings that they were checked under, and by link."""

MOST: Final = 50_000
"""Distinct links of a run that are checked; by default there is time for about a thousand."""


class LinkVerdicts:
    """What is known of the links of each prompt."""

    def __init__(self, project: Project, verdicts: Verdicts) -> None:
        self._project, self.verdicts = project, verdicts
        self._known: Verdicts = {}
        """The same by the settings of each file, which may differ in strictness."""
        self._too_many = sum(map(len, verdicts.values())) >= MOST

    def report(self, file: Opened, report: Report) -> tuple[Report, Mapping[str, Verdict] | None]:
        """The report of a prompt with the findings about its links, and what these rest on."""
        prompt = file.linter.sent(report.text)[0]
        settings = link_settings(self._project, file.name) if has_links(prompt) else None
        if settings is None:
            return report, None
        verdicts = self._of(settings, prompt)
        return file.linter.with_links(report, verdicts, strict=settings.strict), verdicts

    def _of(self, settings: LinkSettings, prompt: Prompt) -> dict[str, Verdict]:
        """The verdicts of a prompt's links. One that a fix has just changed has none."""
        from mjlint.links.verdict import State, Verdict

        if settings not in self._known:
            self._known[settings] = self.verdicts.get(replace(settings, strict=False), {})
        known = self._known[settings]
        found = {}
        for place in image_links(prompt, load()):
            if place.url in known:
                found[place.url] = known[place.url]
            elif self._too_many:
                found[place.url] = Verdict(place.url, State.UNSURE, "too-many-links")
        return found


def added(
    items: Iterable[LintedPrompt | Unread], file: Opened, links: LinkVerdicts | None
) -> Iterator[LintedPrompt | Unread]:
    """The same with what is known of the links; requests have it from their prompts."""
    if links is None:
        yield from items
        return
    for item in items:
        if isinstance(item, LintedPrompt) and isinstance(item.report, Report) and not item.template:
            report, verdicts = links.report(file, item.report)
            item = item._replace(report=report, verdicts=verdicts)
        yield item


def with_facts(
    findings: Sequence[Finding], report: Report, verdicts: Mapping[str, Verdict]
) -> tuple[Finding, ...]:
    """Findings with the facts that those about links rest on."""
    codes = {rule.code for rule in builtin("links") if rule.reads == "LinkEvidence"}
    links = image_links(report.prompt, load())
    at = {(link.start, link.end): verdicts.get(link.url) for link in links}
    found = []
    for finding in findings:
        diagnostic = finding.diagnostic
        verdict = at.get((diagnostic.start, diagnostic.end))
        if verdict is not None and diagnostic.code in codes:
            finding = finding._replace(link=AskedLink(verdict.facts, verdict.to_dict()))
        found.append(finding)
    return tuple(found)


def link_settings(project: Project, name: str, *, file: bool = False) -> LinkSettings | None:
    """How the links of a file are checked; None where they are not.

    ``file``: whether it is surely a file.
    """
    try:
        return project.links(name, file=file)
    except SettingsError:
        # Reported when the file is read.
        return None
