"""Counts instead of findings: by rule, and by the failure that each prompt would meet."""

from __future__ import annotations

import json
from typing import TypeAlias

from mjlint.checking.results import Checked, Receiver
from mjlint.checking.summary import Summary
from mjlint.diagnostic import Applicability, Severity
from mjlint.reports.formats.base import BaseReporter, ForPeople
from mjlint.version import __version__

Counted: TypeAlias = tuple[str, str, Severity, Applicability | None]
_SIGNS = {Applicability.SAFE: " [safe fix]", Applicability.UNSAFE: " [unsafe fix]"}


class Statistics(ForPeople):
    """Writes the counts for people."""

    def prompt(self, checked: Checked) -> None:
        """Write nothing: prompts are counted, not shown."""

    def end(self, summary: Summary) -> None:
        write, style = self._write, self._style
        if summary.rules:
            most = summary.rules.most_common(1)[0][1]
            room = len(f"{most:,}")
            for (code, name, severity, fix), count in by_frequency(summary):
                sign = _SIGNS.get(fix, "") if fix is not None else ""
                head = style.severity(f"{severity}[{name}]", severity)
                write(f"{count:>{room},}  {code} {head}{sign}\n")
            write("\n")
        if summary.failures:
            room = max(len(failure) for failure in summary.failures)
            write(style.bold("failures foreseen, in prompts") + "\n")
            for failure, count in summary.failures.most_common():
                write(f"  {failure:<{room}}  {count:,}\n")
            write("\n")
        for vendor, receiver in summary.receivers.items():
            self._fines(vendor, receiver, summary)
        if not self._output.quiet:
            share = f" ({summary.refused / summary.prompts:.1%})" if summary.prompts else ""
            write(f"{summary.refused:,} of {summary.prompts:,} prompts would be refused{share}\n")
            self._invite(summary)
        super().end(summary)

    def _invite(self, summary: Summary) -> None:
        """Ask for a report of what was refused here and not by Midjourney, with its text ready."""
        for (code, name, severity, _), _ in by_frequency(summary):
            if severity is Severity.ERROR:
                self._write(
                    "A false alarm? Report the prompt with this line:"
                    f" false alarm: {code} {name}, mjlint {__version__}\n"
                )
                return

    def _fines(self, vendor: str, receiver: Receiver, summary: Summary) -> None:
        """What the vendor would count, in its own words, and how much of it would cost."""
        write = self._write
        classes = classes_of(vendor, summary)
        room = max(map(len, classes), default=0)
        write(self._style.bold(f"failures that {vendor} counts, in prompts") + "\n")
        for name, count in classes.items():
            write(f"  {name:<{room}}  {count:,}\n")
        total = sum(classes.values())
        write(
            f"  {total:,} in all; {beyond(total, receiver):,} of them would be fined, beyond the"
            f" {receiver.per_day:,} of a day: {receiver.after}\n\n"
        )


class JsonStatistics(BaseReporter):
    """Writes the counts for programs."""

    def end(self, summary: Summary) -> None:
        counts = {
            "version": 1,
            "statistics": [
                {
                    "code": code,
                    "name": name,
                    "severity": severity.value,
                    "fix": None if fix is None else fix.value,
                    "count": count,
                }
                for (code, name, severity, fix), count in by_frequency(summary)
            ],
            "failures": {failure.value: n for failure, n in summary.failures.most_common()},
            "fined": [
                {
                    "target": receiver.target,
                    "vendor": vendor,
                    "classes": classes_of(vendor, summary),
                    "per_day": receiver.per_day,
                    "beyond": beyond(sum(classes_of(vendor, summary).values()), receiver),
                    "after": receiver.after,
                }
                for vendor, receiver in summary.receivers.items()
            ],
            "prompts": summary.prompts,
            "refused": summary.refused,
        }
        self._write(json.dumps(counts, indent=1) + "\n")


def classes_of(vendor: str, summary: Summary) -> dict[str, int]:
    """How many prompts meet each of the failures that a vendor counts, most first."""
    return {name: n for (whose, name), n in summary.fined.most_common() if whose == vendor}


def beyond(total: int, receiver: Receiver) -> int:
    """How many are fined, if all are sent on one day."""
    return max(0, total - receiver.per_day)


def by_frequency(summary: Summary) -> list[tuple[Counted, int]]:
    """Most frequent first, then by code."""
    return sorted(summary.rules.items(), key=lambda item: (-item[1], item[0][0], str(item[0][2:])))
