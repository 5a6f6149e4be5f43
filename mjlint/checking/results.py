"""What `check` yields: prompts with findings, what could not be read, files that were fixed.

Rows and columns count from 1, columns in code points; ends are exclusive. All of it is plain data:
equal by value, picklable, with ``to_dict()`` in types that JSON has.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, TypeAlias

from mjlint.diagnostic import Applicability, Diagnostic, Severity
from mjlint.text.encoding import Encoding
from mjlint.text.masking import masked
from mjlint.version import page_url

if TYPE_CHECKING:
    from mjlint.prompts.models import ModelChoice

LONGEST_PROMPT: Final = 10_000
"""More of a prompt is not repeated with each of its findings; Midjourney takes 6,000 characters."""


@lru_cache(2)  # asked for each finding of a prompt
def shown_prompt(text: str) -> str:
    """A prompt as records repeat it: its beginning, without secrets."""
    return masked(text[:LONGEST_PROMPT])


class Range(NamedTuple):
    """A stretch of a file: rows and columns from 1."""

    row: int
    column: int
    end_row: int
    end_column: int

    def to_dict(self) -> dict[str, object]:
        """Both ends as ``location`` and ``end_location``."""
        return {
            "location": {"row": self.row, "column": self.column},
            "end_location": {"row": self.end_row, "column": self.end_column},
        }


class PlacedLabel(NamedTuple):
    """A stretch with a word on it."""

    where: Range
    text: str


class PlacedEdit(NamedTuple):
    """Put ``text``, in the file's own spelling, in the place of a stretch."""

    where: Range
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
    """What shows the vendor, such as ``its URL``; empty: the user."""
    fined: str = ""
    """The vendor's own name for the failure foreseen, if it is one that the vendor counts."""
    per_day: int = 0
    """How many of them a day cost nothing."""
    after: str = ""
    """What happens after that."""


class Finding(NamedTuple):
    """A diagnostic and its place in the file."""

    diagnostic: Diagnostic
    where: Range
    labels: tuple[PlacedLabel, ...] = ()
    """Other places that matter."""
    edits: tuple[PlacedEdit, ...] | None = None
    """Those of its fix; None where it has none, or where the file cannot be edited there."""
    link: AskedLink | None = None
    """What it rests on, where it is about a link that was asked."""

    @property
    def page(self) -> str:
        """The URL of the rule's page; empty for rules of others, and while the project has no home."""
        own = self.diagnostic.code.startswith("MJ")
        return page_url(self.diagnostic.name) if own else ""

    @property
    def applicability(self) -> Applicability:
        """Who can apply the fix: one that cannot be written into the file is only shown."""
        if self.diagnostic.fix is None or self.edits is None:
            return Applicability.DISPLAY
        return self.diagnostic.fix.applicability

    def to_dict(self, filename: str = "") -> dict[str, object]:
        """The finding as ``--output-format json`` writes it, without what `Checked` knows."""
        diagnostic = self.diagnostic
        fix: dict[str, object] | None = None
        if diagnostic.fix is not None:
            fix = {
                "applicability": self.applicability.value,
                "message": diagnostic.fix.title,
                "edits": [
                    {"content": edit.text, **edit.where.to_dict()} for edit in self.edits or ()
                ],
            }
        return {
            "code": diagnostic.code,
            "name": diagnostic.name,
            "severity": diagnostic.severity.value,
            "message": diagnostic.message,
            **({"filename": filename} if filename else {}),
            **self.where.to_dict(),
            "fix": fix,
            "url": self.page or None,
            "failure": None if diagnostic.failure is None else diagnostic.failure.value,
            "reply": diagnostic.reply,
            "reply_basis": diagnostic.reply_basis,
            "reply_record": diagnostic.reply_record or None,
            "help": diagnostic.help or None,
            "source": diagnostic.source or None,
            **({} if self.link is None else {"link": dict(self.link.record)}),
        }


class Checked(NamedTuple):
    """A prompt that was checked, faultless or not."""

    filename: str
    row: int
    """Of ``rows[0]``."""
    rows: Sequence[str]
    """The whole rows of the file that it is on, without their line breaks.

    Empty where it is faultless.
    """
    text: str
    model: ModelChoice | None
    """None for a comment for mjlint or an entry of a baseline."""
    findings: tuple[Finding, ...] = ()
    receiver: Receiver | None = None
    """The vendor that it goes to; None: Midjourney, or one of which only the name is known."""

    @property
    def is_prompt(self) -> bool:
        """Whether it is a prompt or a request, and not a comment."""
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

    def records(self) -> list[dict[str, object]]:
        """Its findings, each as ``--output-format json`` writes it."""
        own: dict[str, object] = {}
        receiver = self.receiver
        if receiver is not None and receiver.endpoint:
            own["request"] = {"target": receiver.target, "endpoint": receiver.endpoint}
        if self.model is not None:
            own["model"] = self.model.to_dict()
        own["prompt"] = shown_prompt(self.text)
        if own["prompt"] != self.text[:LONGEST_PROMPT]:
            own["masked"] = True
        return [{**each.to_dict(self.filename), **own} for each in self.findings]

    def to_dict(self) -> dict[str, object]:
        """The prompt, its model and the records of its findings."""
        return {
            "filename": self.filename,
            "row": self.row,
            "prompt": shown_prompt(self.text),
            "model": None if self.model is None else self.model.name,
            "diagnostics": self.records(),
        }


class Unread(NamedTuple):
    """What could not be read: a file, a prompt in it, or a setting."""

    filename: str
    """Empty where it is in no file."""
    message: str
    row: int | None = None
    column: int | None = None

    @property
    def place(self) -> str:
        """The file, and the row and column where they are known."""
        parts = (self.filename, self.row, self.column)
        return ":".join(str(part) for part in parts if part is not None)

    def __str__(self) -> str:
        return f"{self.place}: {self.message}" if self.filename else self.message

    def to_dict(self) -> dict[str, object]:
        """Its fields."""
        return self._asdict()


class Fixed(NamedTuple):
    """Fixes of one kind that were made in a document."""

    code: str
    name: str
    title: str
    times: int


class Rewritten(NamedTuple):
    """A document with its fixes and comments; on disk, too, where ``written``.

    A stream or a text is always among the results, even where nothing changed.
    """

    filename: str
    before: str
    after: str
    fixes: tuple[Fixed, ...] = ()
    comments: int = 0
    """How many comments that suppress findings were added."""
    written: bool = False
    encoding: Encoding = Encoding()
    """How the document is written."""
    hidden: tuple[str, ...] = ()
    """Keys and tokens in it, which are not to be shown."""
    unsettled: tuple[str, ...] = ()
    """Rules whose fixes come to no end and are left out."""

    @property
    def changed(self) -> bool:
        """Whether anything was changed."""
        return self.before != self.after

    @property
    def fixed(self) -> int:
        """How many findings were fixed."""
        return sum(each.times for each in self.fixes)

    def to_dict(self) -> dict[str, object]:
        """What was done, without texts."""
        return {
            "filename": self.filename,
            "changed": self.changed,
            "written": self.written,
            "fixes": [each._asdict() for each in self.fixes],
            "comments": self.comments,
        }


class Note(NamedTuple):
    """A line for people about the run or a file, which is no error."""

    message: str
    kind: Literal["", "empty", "interrupted"] = ""
    """``empty``: no prompt is in the file. ``interrupted``: Ctrl-C ended the check of links."""
    filename: str = ""
    searched: bool = False
    """Whether the file was found in a folder, not named."""

    def __str__(self) -> str:
        return f"{self.filename}: {self.message}" if self.filename else self.message

    def to_dict(self) -> dict[str, object]:
        """Message and file."""
        return {"filename": self.filename or None, "message": self.message}


Result: TypeAlias = Checked | Unread | Rewritten | Note
