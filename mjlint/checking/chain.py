"""The chain for one document: read, linted, with links, without what is suppressed, with places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mjlint.checking import link_verdicts, places, suppressions
from mjlint.checking.opened import Opened
from mjlint.checking.project import Project
from mjlint.checking.prompts import linted
from mjlint.checking.reader import Input, filled, opened, read
from mjlint.checking.results import Checked, Unread
from mjlint.checking.stages import Stage
from mjlint.terminal.messages import debugging, internal

if TYPE_CHECKING:
    from mjlint.checking.requests import Requests


@dataclass(slots=True)
class Chain:
    """Checks one document after the other: the part of a run that any process can do."""

    project: Project
    verdicts: link_verdicts.LinkVerdicts | None = None
    """What is known of links that were checked; None where none were."""
    _requests: Requests | None = None

    def results(self, source: Input) -> Iterator[Checked | Unread]:
        """What is found in a document."""
        file = opened(source, self.project)
        if not isinstance(file, Opened):
            yield from file
            return
        yield from self.located(self.stages(file), file)

    def stages(self, file: Opened) -> Iterator[Stage]:
        """The prompts of a document, linted, without what its comments silence."""
        requests = self.requests if file.format.requests else None
        items = filled(read(file), file)
        reports = linted(items, file, requests, self.verdicts)
        return suppressions.applied(
            link_verdicts.added(reports, file, self.verdicts), file, self.project
        )

    def located(self, items: Iterable[Stage], file: Opened) -> Iterator[Checked | Unread]:
        """The same as results. A document that mjlint fails on does not cost the others."""
        try:
            yield from places.located(items, file)
        except Exception as error:
            if debugging():
                raise
            yield Unread(file.name, internal(error))

    @property
    def requests(self) -> Requests:
        """What lints requests, imported for the first of them."""
        if self._requests is None:
            from mjlint.checking.requests import Requests

            self._requests = Requests(self.project)
        return self._requests
