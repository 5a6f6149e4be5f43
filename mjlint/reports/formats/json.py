"""JSON: ``{"version": 1, "diagnostics": [...]}`` and perhaps ``"facts"``, or the same records one a line.

A record is what `Checked.records` has; ``mjlint/report.schema.json`` describes it. Only ASCII is
written, so that nothing in a prompt can reach a terminal raw.
"""

from __future__ import annotations

import json
import time
from typing import Final

from mjlint.checking.results import Checked
from mjlint.checking.summary import Summary
from mjlint.language.age import UNKNOWN, age_in_days
from mjlint.reports.formats.base import BaseReporter, JsonReporter

VERSION: Final = 1


class Json(JsonReporter):
    """Writes findings for programs."""

    HEAD = f'{{"version": {VERSION}, "diagnostics": ['

    def prompt(self, checked: Checked) -> None:
        for record in checked.records():
            self._put(record)

    def end(self, summary: Summary) -> None:
        """Close the array and its object, with the age of the tables where they lack something."""
        known = ""
        if not UNKNOWN.isdisjoint(name for _, name, *_ in summary.rules):
            from mjlint.language.lexicon import load

            evidence = load().evidence
            facts = {"evidence": evidence, "age_days": age_in_days(evidence, time.time())}
            known = f', "facts": {json.dumps(facts)}'
        self._close(known + "}\n")


class JsonLines(BaseReporter):
    """Writes findings for programs that read line by line."""

    def prompt(self, checked: Checked) -> None:
        for record in checked.records():
            self._write(json.dumps(record) + "\n")
