"""What a report is fed: a prompt, and its findings with their places in the file.

Rows and columns count from 1, columns in code points; the end of a stretch is exclusive.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from mjlint.diagnostic import Diagnostic, Severity
from mjlint.prompts.models import ModelChoice
from mjlint.version import page_url


class Stretch(NamedTuple):
    """A stretch of a file."""

    row: int
    column: int
    end_row: int
    end_column: int


class PlacedLabel(NamedTuple):
    """A stretch with a word on it."""

    where: Stretch
    text: str


class PlacedEdit(NamedTuple):
    """Put ``text``, in the file's own spelling, in the place of a stretch."""

    where: Stretch
    text: str


class AskedLink(NamedTuple):
    """What was found out about a link that was asked over the network, without secrets."""

    line: str
    """In one line of text."""
    record: Mapping[str, object]
    """Fact by fact, as JSON has it."""


class Receiver(NamedTuple):
    """The vendor that a prompt or a whole request goes to."""

    target: str
    """Its id."""
    name: str
    endpoint: str = ""
    """Of a request; empty where only the prompt is known."""
    told_by: str = ""
    """What tells the vendor, such as ``its address``; empty: the user."""
    fined: str = ""
    """The vendor's own name for the failure foreseen, if it is one that the vendor counts."""
    per_day: int = 0
    """How many of them a day cost nothing."""
    after: str = ""
    """What happens behind them."""


class Finding(NamedTuple):
    """A diagnostic and its place in the file."""

    diagnostic: Diagnostic
    where: Stretch
    labels: tuple[PlacedLabel, ...] = ()
    """Other places that matter."""
    edits: tuple[PlacedEdit, ...] | None = None
    """Those of its fix; None where it has none, or where the file cannot be edited there."""
    link: AskedLink | None = None
    """What it rests on, where it is about a link that was asked."""

    @property
    def page(self) -> str:
        """The URL of the rule's page; empty while the project has no home."""
        return page_url(self.diagnostic.name)


class Checked(NamedTuple):
    """A prompt that was judged, faultless or not."""

    filename: str
    row: int
    """Of ``rows[0]``."""
    rows: Sequence[str]
    """The whole rows of the file that it stands on, without their line breaks.

    Empty where it is faultless.
    """
    text: str
    model: ModelChoice | None
    """None for what is no prompt: a comment that speaks to mjlint, an entry of a baseline."""
    findings: tuple[Finding, ...] = ()
    receiver: Receiver | None = None
    """The vendor that it goes to; None: Midjourney, or one of which only the name is known."""

    @property
    def is_prompt(self) -> bool:
        """Whether it is a prompt or a request, and not a remark."""
        return self.model is not None or (
            self.receiver is not None and bool(self.receiver.endpoint)
        )

    @property
    def worst(self) -> Severity | None:
        """The severity of its worst finding."""
        return max(
            (finding.diagnostic.severity for finding in self.findings),
            key=lambda severity: severity.rank,
            default=None,
        )
