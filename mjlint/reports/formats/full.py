"""The full report, in the manner of cargo: what, where, the row with carets, how to fix it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from mjlint.checking.results import Checked, Finding
from mjlint.checking.summary import Summary, many
from mjlint.reports.formats import Output
from mjlint.reports.formats.base import ForPeople
from mjlint.reports.notes import all_notes
from mjlint.reports.paths import file_url
from mjlint.terminal.cells import clean, one_line
from mjlint.terminal.wrapping import wrapped

MOST: Final = 100
"""So many findings of one prompt are shown: nobody reads more, and a prompt of a million braces has
a million. The other formats have all."""
SHOWN: Final = 3
"""So often the same message is shown, unless all findings are asked for."""


class Full(ForPeople):
    """Writes findings for people. The model is said once a file, and where another one is meant."""

    def __init__(self, output: Output) -> None:
        super().__init__(output)
        self._left = output.most
        self._seen: Counter[tuple[str, str, str]] = Counter()
        self._hidden = 0
        self._context: tuple[str, str] | None = None
        """The file and the model that were named last."""

    def prompt(self, checked: Checked) -> None:
        for finding in checked.findings[:MOST]:
            if self._shows(finding):
                self._write("\n".join([*self._lines(checked, finding), "", ""]))
        more = len(checked.findings) - MOST
        if more > 0:
            place = f"{clean(checked.filename)}:{checked.row}"
            self._write(f"{place}: {more:,} more findings in this prompt\n\n")

    def end(self, summary: Summary) -> None:
        folded = [(key, count) for key, count in self._seen.items() if count > SHOWN]
        for (code, name, message), count in sorted(folded, key=lambda item: -item[1]):
            head = f"{code} ×{count:,}"
            rows = self._rows(f"{head}, first {SHOWN} shown: {one_line(message)} [{name}]", 2)
            self._write(self._style.bold(head) + "\n".join(rows)[len(head) :] + "\n")
        if self._hidden:
            self._write(
                f"{many(self._hidden, 'more finding')} not shown: `--max-findings 0` shows all\n"
            )
        if folded or self._hidden:
            self._write("\n")
        super().end(summary)

    def _shows(self, finding: Finding) -> bool:
        """Whether a finding is shown: not the same message again and again, and not too many."""
        if self._left is None:
            return True
        diagnostic = finding.diagnostic
        key = diagnostic.code, diagnostic.name, diagnostic.message
        if self._left <= 0 and key not in self._seen:
            self._hidden += 1
            return False
        self._seen[key] += 1
        if self._seen[key] > SHOWN:
            return False
        if self._left <= 0:
            self._hidden += 1
            return False
        self._left -= 1
        return True

    def _lines(self, checked: Checked, finding: Finding) -> Iterator[str]:
        style, diagnostic, where = self._style, finding.diagnostic, finding.where
        label = f"{diagnostic.severity}[{diagnostic.code}]"
        first, *others = self._rows(f"{label}: {one_line(diagnostic.message)}", 2)
        head = style.link(style.severity(label, diagnostic.severity), finding.page)
        yield head + style.bold(first[len(label) :])
        yield from map(style.bold, others)
        lead = " " * len(str(where.end_row))
        place = f"{clean(checked.filename)}:{where.row}:{where.column}"
        link = style.link(place, file_url(checked.filename)) if style.links else place
        yield f"{lead}{style.frame('-->')} {link} {style.paint(f'[{diagnostic.name}]', 'faint')}"
        # What draws is imported for the first finding: most runs have none.
        from mjlint.reports.drawing import draw, draw_fix

        yield from draw(checked, finding, style, self._output.width)
        if self._output.fixes:
            yield from draw_fix(checked, finding, style, self._output.width)
        for name, text in all_notes(checked, finding):
            if (name == "model" and not self._names(checked)) or (name == "page" and style.links):
                continue
            head = f"{lead} = {name}:"
            first, *others = self._rows(f"{head} {one_line(text)}", len(lead) + 3)
            yield f"{lead} {style.frame('=')} {style.bold(f'{name}:')}{first[len(head) :]}"
            yield from others

    def _rows(self, text: str, indent: int) -> list[str]:
        """A text as it fits on a terminal, its rows after the first indented."""
        if not self._output.terminal:
            return [text]
        return wrapped(text, self._output.width, indent)

    def _names(self, checked: Checked) -> bool:
        """Whether the model is to be named: it is another one, or the first of its file."""
        context = checked.filename, str(checked.model)
        named = context != self._context
        self._context = context
        return named
