"""One page for people: totals, rules, models, and every prompt with its faults marked.

Nothing is loaded from anywhere: the style and the script stand in the page, and its content
security policy allows no other. It is read without the script, too, which only filters.
"""

from __future__ import annotations

from base64 import b64encode
from collections import Counter
from collections.abc import Iterator, Sequence
from hashlib import sha256
from importlib.resources import files
from typing import Final

from mjlint.checking.results import Checked, Finding
from mjlint.checking.summary import Summary
from mjlint.diagnostic import Severity
from mjlint.reports.formats import Output
from mjlint.reports.formats.full import MOST
from mjlint.reports.formats.statistics import by_frequency
from mjlint.reports.marked_up import marked_up
from mjlint.reports.marking import marked
from mjlint.reports.notes import notes
from mjlint.reports.spool import Spool
from mjlint.terminal.cells import told
from mjlint.version import page_url

MOST_FAULTLESS: Final = 100
"""So many faultless prompts of a file are shown, folded away."""
_NAMES: Final = {"reply": "reply foreseen", "failure": "failure foreseen"}


class Html:
    """Keeps what is said of the prompts until the totals are known, which stand above."""

    def __init__(self, output: Output) -> None:
        self._output = output
        self._prompts = Spool()
        self._filename: str | None = None
        self._faultless: list[str] = []
        self._unshown = 0
        self._models: Counter[str] = Counter()
        self._refused: Counter[str] = Counter()
        self._worst: Counter[Severity | None] = Counter()

    def begin(self) -> None:
        pass

    def prompt(self, checked: Checked) -> None:
        if checked.filename != self._filename:
            self._close()
            self._filename = checked.filename
            self._prompts.write(f'<section class="file"><h3>{_said(checked.filename)}</h3>\n')
        if checked.model is not None:
            self._models[checked.model.name] += 1
            self._refused[checked.model.name] += checked.worst is Severity.ERROR
            self._worst[checked.worst] += 1
        if checked.findings:
            self._prompts.write("".join(_card(checked)))
        elif len(self._faultless) < MOST_FAULTLESS:
            self._faultless.append(
                f'<li value="{checked.row}"><pre>{marked(checked.text, ())}</pre></li>\n'
            )
        else:
            self._unshown += 1

    def end(self, summary: Summary) -> None:
        self._close()
        write = self._output.write
        write(_head(summary))
        write("<main>\n")
        for piece in self._overview(summary):
            write(piece)
        write('<section id="prompts"><h2>Prompts</h2>\n')
        write(_FILTER if summary.findings else "")
        self._prompts.pour(write)
        self._prompts.close()
        write(f"</section>\n</main>\n<script>{_part('html.js')}</script>\n</body>\n</html>\n")

    def _close(self) -> None:
        """End the file's section, with its faultless prompts."""
        if self._filename is None:
            return
        count = len(self._faultless) + self._unshown
        if count:
            what = "1 prompt" if count == 1 else f"{count:,} prompts"
            self._prompts.write(f"<details><summary>{what} without findings</summary>\n<ol>\n")
            for item in self._faultless:
                self._prompts.write(item)
            self._prompts.write("</ol>\n")
            if self._unshown:
                self._prompts.write(f"<p>and {self._unshown:,} more</p>\n")
            self._prompts.write("</details>\n")
        self._prompts.write("</section>\n")
        self._faultless, self._unshown = [], 0

    def _overview(self, summary: Summary) -> Iterator[str]:
        yield from _totals(summary, self._worst)
        if summary.unread:
            yield "<section><h2>Could not be read</h2>\n<ul>\n"
            for fault in summary.unread:
                yield f"<li><code>{_said(fault.place)}</code> {_said(fault.message)}</li>\n"
            yield "</ul></section>\n"
        yield '<div class="tables">\n'
        if summary.rules:
            rows = [
                (
                    f"{_link(page_url(name), name)} <small>{_said(code)}</small>",
                    f'<b class="{severity}">{severity}</b>',
                    fix.value if fix is not None else "",
                    count,
                )
                for (code, name, severity, fix), count in by_frequency(summary)
            ]
            yield _table("By rule", ("Rule", "Severity", "Fix", "Findings"), rows)
        if summary.failures:
            failed = [(_said(each.value), n) for each, n in summary.failures.most_common()]
            yield _table("Failures foreseen", ("Failure", "Prompts"), failed)
        if self._models:
            by_model = [
                (_said(model), f"{self._refused[model]:,}", count)
                for model, count in sorted(self._models.items(), key=lambda m: (-m[1], m[0]))
            ]
            yield _table("By model", ("Model", "Refused", "Prompts"), by_model)
        yield "</div>\n"


def _head(summary: Summary) -> str:
    script = b64encode(sha256(_part("html.js").encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{script}'"
    if not summary.prompts:
        verdict = "No prompts were found."
    elif not summary.refused:
        verdict = "Nothing here would be refused."
    elif summary.prompts == 1:
        verdict = "The prompt would be refused."
    else:
        verdict = f"{summary.refused:,} of {summary.prompts:,} prompts would be refused."
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f"<title>mjlint: {verdict.rstrip('.')}</title>\n<style>{_part('html.css')}</style>\n"
        f"</head>\n<body>\n<header><p>mjlint</p><h1>{verdict}</h1>"
        f"<p>{summary.words()}</p></header>\n"
    )


def _totals(summary: Summary, worst: Counter[Severity | None]) -> Iterator[str]:
    if not summary.prompts:
        return
    parts = [
        ("error", "refused", worst[Severity.ERROR]),
        ("warning", "doubtful", worst[Severity.WARNING]),
        ("info", "worth a look", worst[Severity.INFO]),
        ("clean", "without findings", worst[None]),
    ]
    bars = "".join(
        f'<i class="{kind}" style="flex-grow:{count}"></i>' for kind, _, count in parts if count
    )
    yield f'<section class="totals"><div class="bar" aria-hidden="true">{bars}</div>\n<ul>\n'
    for kind, name, count in parts:
        share = f"{count / summary.prompts:.1%}"
        yield f'<li class="{kind}"><b>{count:,}</b> {name} <small>{share}</small></li>\n'
    yield "</ul></section>\n"


def _table(title: str, head: tuple[str, ...], rows: Sequence[tuple[str | int, ...]]) -> str:
    """A table whose last column is a number and gets a bar. Cells are HTML already."""
    most = max(int(row[-1]) for row in rows)
    lines = [f"<section><h2>{title}</h2>\n<table><thead><tr>"]
    lines += [f'<th scope="col">{name}</th>' for name in head]
    lines.append("</tr></thead>\n<tbody>\n")
    for *cells, count in rows:
        width = int(count) / most * 100
        lines += ["<tr>", *(f"<td>{cell}</td>" for cell in cells)]
        lines.append(f'<td class="count" style="--share:{width:.1f}%">{count:,}</td></tr>\n')
    return "".join([*lines, "</tbody></table></section>\n"])


def _card(checked: Checked) -> Iterator[str]:
    """One prompt with its findings."""
    shown = checked.findings[:MOST]
    kinds = " ".join(dict.fromkeys(finding.diagnostic.severity.value for finding in shown))
    yield f'<article data-severity="{kinds}"><p class="place">line {checked.row}'
    yield "</p>\n" if checked.model is None else f" · for {_said(str(checked.model))}</p>\n"
    yield f"<pre>{marked(checked.text, shown)}</pre>\n<ol>\n"
    for finding in shown:
        yield from _item(finding)
    yield "</ol>\n"
    more = len(checked.findings) - len(shown)
    if more:
        yield f"<p>{more:,} more findings in this prompt</p>\n"
    yield "</article>\n"


def _item(finding: Finding) -> Iterator[str]:
    diagnostic = finding.diagnostic
    kind = diagnostic.severity.value
    yield f'<li data-severity="{kind}"><p><b class="{kind}">{kind}</b> '
    yield f"{_quoted(diagnostic.message)} {_link(finding.page, diagnostic.name)} "
    yield f"<small>{_said(diagnostic.code)}</small></p>\n<dl>"
    for name, text in notes(finding):
        yield f"<dt>{_NAMES.get(name, name)}</dt><dd>{_quoted(text)}</dd>"
    if diagnostic.source.startswith(("https://", "http://")):
        yield f"<dt>source</dt><dd>{_link(diagnostic.source, diagnostic.source)}</dd>"
    yield "</dl></li>\n"


def _link(address: str, text: str) -> str:
    return f'<a href="{marked_up(address)}">{_said(text)}</a>' if address else _said(text)


def _said(text: str) -> str:
    return marked_up(told(text))


def _quoted(message: str) -> str:
    """A message, with what it quotes between backticks as code."""
    pieces = told(message).split("`")
    if len(pieces) % 2 == 0:
        return _said(message)
    return "".join(
        f"<code>{marked_up(piece)}</code>" if n % 2 else marked_up(piece)
        for n, piece in enumerate(pieces)
    )


def _part(name: str) -> str:
    """A file that stands beside this one."""
    return files("mjlint.reports.formats").joinpath(name).read_text(encoding="utf-8")


_FILTER: Final = (
    '<form hidden><label>Find <input type="search" placeholder="a word, a rule, a file"></label>\n'
    + "".join(
        f'<label><input type="checkbox" value="{kind}" checked> {kind}</label>\n'
        for kind in ("error", "warning", "info")
    )
    + "<output></output></form>\n"
)
