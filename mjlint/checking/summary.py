"""What a run came to: counted as it goes, put in words at its end."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Final

from mjlint.checking.results import Checked, Receiver, Unread
from mjlint.diagnostic import Applicability, Failure, Severity

MOST_UNREAD: Final = 1000
"""So many faults are kept to be shown; a file of a million rows may have a million."""


@dataclass(slots=True)
class Summary:
    """Counts of a run."""

    files: int = 0
    faults: int = 0
    """What could not be read."""
    unread: list[Unread] = field(default_factory=list)
    """The first `MOST_UNREAD` of that."""
    interrupted: bool = False
    fixed: int = 0
    """Findings that were fixed, and are not counted below."""
    prompts: int = 0
    refused: int = 0
    """Prompts with an error."""
    severities: Counter[Severity] = field(default_factory=Counter)
    fixes: Counter[Applicability] = field(default_factory=Counter)
    rules: Counter[tuple[str, str, Severity, Applicability | None]] = field(default_factory=Counter)
    """Findings by code, name, severity and fix."""
    failures: Counter[Failure] = field(default_factory=Counter)
    """Prompts by the failure foreseen, the first one of each: a request fails once."""
    fined: Counter[tuple[str, str]] = field(default_factory=Counter)
    """Prompts by vendor and the vendor's own name for the failure, of those that it counts."""
    receivers: dict[str, Receiver] = field(default_factory=dict)
    """The vendors that count failures, by name."""

    def count(self, checked: Checked) -> None:
        """Add a prompt, or what is found in something that is none."""
        self.prompts += checked.is_prompt
        receiver = checked.receiver
        if receiver is not None and receiver.per_day:
            self.receivers.setdefault(receiver.name, receiver)
        if not checked.findings:
            return
        first: Failure | None = None
        for finding in checked.findings:
            diagnostic = finding.diagnostic
            applicability = diagnostic.fix.applicability if diagnostic.fix is not None else None
            if finding.edits is None:
                applicability = None
            self.severities[diagnostic.severity] += 1
            self.rules[diagnostic.code, diagnostic.name, diagnostic.severity, applicability] += 1
            if applicability is not None:
                self.fixes[applicability] += 1
            if diagnostic.severity is Severity.ERROR:
                first = first or diagnostic.failure
        if checked.worst is Severity.ERROR and checked.is_prompt:
            self.refused += 1
            if receiver is not None and receiver.fined:
                self.fined[receiver.name, receiver.fined] += 1
        if first is not None:
            self.failures[first] += 1

    def fault(self, fault: Unread) -> None:
        """Add what could not be read; what is in no file is counted alone."""
        self.faults += 1
        if fault.filename and len(self.unread) < MOST_UNREAD:
            self.unread.append(fault)

    @property
    def findings(self) -> int:
        return self.severities.total()

    def words(self) -> str:
        """One line: ``2 errors in 3 prompts; 1 can be fixed with `mjlint check --fix```."""
        if not self.prompts and not self.findings and not self.fixed:
            stopped = ", stopped before the end" if self.interrupted else ""
            return ("nothing was checked" if self.faults else "no prompts found") + stopped
        where = many(self.prompts, "prompt")
        if self.files > 1:
            where += f" of {self.files} files"
        stopped = ", stopped before the end" if self.interrupted else ""
        fixed = f"{self.fixed:,} fixed, " if self.fixed else ""
        if not self.findings and not self.prompts and not self.interrupted:
            # Nothing wrong is not the same as nothing there.
            return f"{fixed}no prompts found in {many(self.files, 'file')}"
        if not self.findings:
            return f"{fixed}no findings in {where}{stopped}"
        counts = [
            # There is no plural of info.
            many(count, severity.value) if severity is not Severity.INFO else f"{count:,} info"
            for severity in (Severity.ERROR, Severity.WARNING, Severity.INFO)
            if (count := self.severities[severity])
        ]
        found = ", ".join(counts[:-1]) + " and " * (len(counts) > 1) + counts[-1]
        safe, unsafe = self.fixes[Applicability.SAFE], self.fixes[Applicability.UNSAFE]
        fixable = ""
        if safe:
            more = f", {unsafe:,} more with `--unsafe-fixes`" if unsafe else ""
            fixable = f"; {safe:,} can be fixed with `mjlint check --fix`{more}"
        elif unsafe:
            fixable = f"; {unsafe:,} can be fixed with `mjlint check --fix --unsafe-fixes`"
        return f"{fixed}{found} in {where}{stopped}{fixable}"


def many(count: int, noun: str) -> str:
    """``1 file``, ``1,200 files``."""
    return f"{count:,} {noun}" + ("" if count == 1 else "s")
