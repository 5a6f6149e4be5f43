"""The links of a run: collected from all prompts, checked together, reported wherever they are.

No network library is imported before the first link is checked.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from mjlint.checking.link_verdicts import MOST, link_settings
from mjlint.checking.opened import Opened
from mjlint.checking.reader import Input, filled, opened, read
from mjlint.checking.results import Note, Unread
from mjlint.checking.templates import is_template
from mjlint.documents.formats import WHOLE
from mjlint.linting.linter import Linter
from mjlint.prompts.image_links import SIGNS, image_links
from mjlint.text.document import DocumentError

if TYPE_CHECKING:
    from mjlint.checking.link_verdicts import Verdicts
    from mjlint.checking.project import Project
    from mjlint.checking.requests import Requests
    from mjlint.settings.links import LinkSettings

Progress: TypeAlias = "Callable[[int, int, str], None]"
"""Takes how many links are done, of how many, and the host of the last one."""


class Checks(NamedTuple):
    """What came of checking the links of a run."""

    verdicts: Verdicts
    results: tuple[Note | Unread, ...] = ()
    """About the run as a whole, each once."""


def wanted(project: Project, sources: Iterable[Input]) -> bool:
    """Whether the links of any of these documents are checked."""
    # The files of a folder share its settings.
    asked = {_place(source): source for source in sources}
    return any(_settings(project, source) is not None for source in asked.values())


def _place(source: Input) -> str:
    name = source.document.name
    return name.rpartition(os.sep)[0] + os.sep if source.searched else name


def _settings(project: Project, source: Input) -> LinkSettings | None:
    return link_settings(project, source.document.name, file=source.searched)


def checked(
    project: Project, sources: list[Input], requests: Requests, progress: Progress | None = None
) -> Checks:
    """Collect the links of a run and check them.

    A stream among ``sources`` is replaced by what can be read twice. ``progress``: see `check`.
    """
    found: dict[LinkSettings, dict[str, None]] = {}
    strict, count = False, 0
    for n, source in enumerate(sources):
        settings = _settings(project, source)
        if settings is None:
            continue
        try:
            sources[n] = source = source._replace(document=source.document.held())
        except DocumentError:
            # Reported when it is read.
            continue
        # Whether doubt counts makes no difference to what is asked.
        own = found.setdefault(replace(settings, strict=False), {})
        strict |= settings.strict
        for url in _urls(source, project, requests):
            if url not in own and count < MOST:
                own[url] = None
                count += 1
    if not count:
        return Checks({})
    return _checked(found, strict, count >= MOST, progress)


def _urls(source: Input, project: Project, requests: Requests) -> Iterator[str]:
    """The links of a document as they will be linted; what cannot be read is reported then."""
    from mjlint.checking.request_files import PlacedRequest

    file = opened(source, project)
    if not isinstance(file, Opened):
        return
    for item in filled(read(file), file):
        if isinstance(item, Unread):
            continue
        text, linter = item.text, file.linter
        if isinstance(item, PlacedRequest):
            if linter.rules_on("LinkEvidence"):
                yield from item.links
            inside = item.prompt
            if inside is None:
                continue
            text = inside[0]
            linter = requests.linter(file).linter(inside[1].vendor.id)
        if file.format is WHOLE or not is_template(text):
            yield from _links(text, linter)


def _links(text: str, linter: Linter) -> Iterator[str]:
    settings = linter.settings
    lower = f"{settings.prefix} {text} {settings.suffix}".lower()
    if not any(sign in lower for sign in SIGNS):
        return
    if linter.rules_on("LinkEvidence"):
        yield from (link.url for link in image_links(linter.sent(text)[0], linter.lexicon))


def _checked(
    found: dict[LinkSettings, dict[str, None]],
    strict: bool,
    too_many: bool,
    progress: Progress | None,
) -> Checks:
    from mjlint.links.checker import Interrupted, LinkChecker
    from mjlint.links.verdict import State, Verdict
    from mjlint.links.wording import not_asked

    verdicts: Verdicts = {}
    notes: dict[str, None] = {}
    interrupted = False
    begin = time.monotonic()
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
            # A proxy that cannot be used.
            return Checks({}, (Unread("", str(error)),))
        verdicts[settings] = dict(asked)
        notes |= dict.fromkeys(asked.about_run)
    if too_many:
        notes[f"there are more than {MOST:,} links; the others are not asked"] = None
    reasons = [verdict.reason for own in verdicts.values() for verdict in own.values()]
    notes |= dict.fromkeys(not_asked(reasons))
    results: list[Note | Unread]
    if strict and (too_many or not {"no-network", "budget"}.isdisjoint(reasons)):
        # Links could not be asked although doubt counts as an error.
        results = [Unread("", message) for message in notes]
    else:
        results = [Note(message) for message in notes]
    if interrupted:
        # One of the notes says how many links are left.
        results.append(Note("", "interrupted"))
    return Checks(verdicts, tuple(results))
