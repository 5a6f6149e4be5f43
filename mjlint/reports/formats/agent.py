"""For agents: the prompt to send instead, the model and what is wrong, in few characters."""

from __future__ import annotations

from mjlint.checking.results import Checked
from mjlint.diagnostic import Severity
from mjlint.reports.answers import lines
from mjlint.reports.formats.base import BaseReporter
from mjlint.reports.sending import sendable
from mjlint.terminal.cells import clean


class Agent(BaseReporter):
    """Writes the answers that the tool `check` of ``mjlint mcp`` gives, each with its place."""

    def prompt(self, checked: Checked) -> None:
        linter = self._output.linter
        send = None
        if linter is not None and checked.worst in (Severity.ERROR, Severity.WARNING):
            send = sendable(checked, linter)
        answer = lines(checked.text, checked.model, checked.findings, send)
        if answer and not checked.filename.startswith("<"):
            answer[0] = f"{checked.filename}:{checked.row}: {answer[0]}"
        for line in answer:
            # A prompt of several rows is the same prompt on one.
            self._write(clean(" ".join(line.splitlines())) + "\n")
