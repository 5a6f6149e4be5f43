"""Counts instead of findings: by rule, and by the failure that each prompt would meet."""

from __future__ import annotations

import json
from typing import TypeAlias

from mjlint.diagnostic import Applicability, Severity
from mjlint.reports.finding import Checked
from mjlint.reports.formats import Output
from mjlint.reports.style import Style
from mjlint.reports.summary import Summary

Counted: TypeAlias = tuple[str, str, Severity, Applicability | None]
_SIGNS = {Applicability.SAFE: " [safe fix]", Applicability.UNSAFE: " [unsafe fix]"}


class Statistics:
    """Writes the counts for people."""

    def __init__(self, output: Output) -> None:
        self._output = output
        self._style = Style(output.color)

    def begin(self) -> None:
        pass

    def prompt(self, checked: Checked) -> None:
        pass

    def end(self, summary: Summary) -> None:
        write, style = self._output.write, self._style
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
        if not self._output.quiet:
            share = f" ({summary.refused / summary.prompts:.1%})" if summary.prompts else ""
            write(f"{summary.refused:,} of {summary.prompts:,} prompts would be refused{share}\n")
            write(summary.words() + "\n")


class JsonStatistics:
    """Writes the counts for programs."""

    def __init__(self, output: Output) -> None:
        self._output = output

    def begin(self) -> None:
        pass

    def prompt(self, checked: Checked) -> None:
        pass

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
            "prompts": summary.prompts,
            "refused": summary.refused,
        }
        self._output.write(json.dumps(counts, indent=1) + "\n")


def by_frequency(summary: Summary) -> list[tuple[Counted, int]]:
    """Most frequent first, then by code."""
    return sorted(summary.rules.items(), key=lambda item: (-item[1], item[0][0], str(item[0][2:])))
