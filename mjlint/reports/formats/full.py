"""The full report, in the manner of cargo: what, where, the row with carets, how to mend it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mjlint.checking.results import Checked, Finding
from mjlint.checking.summary import Summary
from mjlint.reports.formats import Output
from mjlint.reports.notes import all_notes
from mjlint.terminal.cells import clean, told
from mjlint.terminal.style import Style

MOST: Final = 100
"""So many findings of one prompt are shown: nobody reads more, and a prompt of a million braces has
a million. The other formats have all."""


class Full:
    """Writes findings for people."""

    def __init__(self, output: Output) -> None:
        self._output = output
        self._style = Style(output.color)

    def begin(self) -> None:
        pass

    def prompt(self, checked: Checked) -> None:
        for finding in checked.findings[:MOST]:
            self._output.write("\n".join([*self._lines(checked, finding), "", ""]))
        more = len(checked.findings) - MOST
        if more > 0:
            place = f"{clean(checked.filename)}:{checked.row}"
            self._output.write(f"{place}: {more:,} more findings in this prompt\n\n")

    def end(self, summary: Summary) -> None:
        if not self._output.quiet:
            self._output.write(summary.words() + "\n")

    def _lines(self, checked: Checked, finding: Finding) -> Iterator[str]:
        style, diagnostic, where = self._style, finding.diagnostic, finding.where
        head = style.severity(f"{diagnostic.severity}[{diagnostic.name}]", diagnostic.severity)
        yield f"{head} {style.bold(f'{diagnostic.code}: {told(diagnostic.message)}')}"
        lead = " " * len(str(where.end_row))
        place = f"{clean(checked.filename)}:{where.row}:{where.column}"
        yield f"{lead}{style.frame('-->')} {place}"
        # What draws is imported for the first finding: most runs have none.
        from mjlint.reports.drawing import Place, draw

        places = [Place(where, diagnostic.label, True)]
        places += [Place(label.where, label.text, False) for label in finding.labels]
        yield from draw(
            places, checked.rows, checked.row, diagnostic.severity, style, self._output.width
        )
        for name, text in all_notes(checked, finding):
            yield f"{lead} {style.frame('=')} {style.bold(f'{name}:')} {told(text)}"
