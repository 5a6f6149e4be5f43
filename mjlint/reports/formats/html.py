"""One page for people: totals, rules, models, every prompt with its faults, and what to send.

Nothing is loaded from anywhere: the style and the script are in the page, and its content security
policy allows no other. Without the script the page is all there; it filters, pages and copies.
"""

from __future__ import annotations

from base64 import b64encode
from collections import Counter
from collections.abc import Iterator, Sequence
from hashlib import sha256
from importlib.resources import files
from typing import Final

from mjlint.checking.results import Checked
from mjlint.checking.summary import Summary, many
from mjlint.diagnostic import Severity
from mjlint.reports.formats import Output
from mjlint.reports.formats.base import BaseReporter
from mjlint.reports.formats.html_cards import card, copied, quoted, said
from mjlint.reports.formats.statistics import by_frequency
from mjlint.reports.marking import marked
from mjlint.reports.sending import sendable
from mjlint.reports.spool import Spool
from mjlint.text.masking import masked
from mjlint.version import __version__

MOST_FAULTLESS: Final = 100
"""So many faultless prompts of a file are shown, folded away."""
MOST_COPIED: Final = 10_000
"""So many prompts are copied with one button."""


class Html(BaseReporter):
    """Keeps what is said of the prompts until the totals, which come first, are known."""

    def __init__(self, output: Output) -> None:
        super().__init__(output)
        self._prompts = Spool()
        self._filename: str | None = None
        self._faultless: list[str] = []
        self._unshown = 0
        self._models: Counter[str] = Counter()
        self._refused: Counter[str] = Counter()
        self._worst: Counter[Severity | None] = Counter()
        self._cards = 0
        self._ready: list[str] = []
        """What can be sent, in order: prompts without errors, and those that safe fixes leave so."""

    def prompt(self, checked: Checked) -> None:
        if checked.filename != self._filename:
            self._close()
            self._filename = checked.filename
            self._prompts.write(f'<section class="file"><h3>{said(checked.filename)}</h3>\n')
        if checked.model is not None:
            self._models[checked.model.name] += 1
            self._refused[checked.model.name] += checked.worst is Severity.ERROR
            self._worst[checked.worst] += 1
        linter = self._output.linter
        sent = None if linter is None else sendable(checked, linter)
        if sent is not None and sent.state in ("unchanged", "safe"):
            if masked(sent.text) == sent.text:
                self._ready.append(sent.text)
        if checked.findings:
            self._cards += 1
            self._prompts.write("".join(card(checked, self._cards, sent)))
        elif len(self._faultless) < MOST_FAULTLESS:
            self._faultless.append(
                f'<li value="{checked.row}"><pre>{marked(masked(checked.text), ())}</pre></li>\n'
            )
        else:
            self._unshown += 1

    def end(self, summary: Summary) -> None:
        self._close()
        write = self._write
        write(_head(summary, self._facts()))
        write("<main>\n")
        for piece in self._overview(summary):
            write(piece)
        write('<section id="prompts"><h2>Prompts</h2>\n')
        if self._ready:
            write(self._copy_all())
        write(_FILTER if summary.findings else "")
        self._prompts.pour(write)
        self._prompts.close()
        write(_PAGES if summary.findings else "")
        write(f"</section>\n</main>\n<script>{_part('html.js')}</script>\n</body>\n</html>\n")

    def _facts(self) -> str:
        """The version, the settings and the date of the facts, for anyone who is given the page."""
        parts = [f"mjlint {__version__}"]
        if self._output.linter is not None:
            linter = self._output.linter(None)
            given = linter.settings
            named = (("plan", given.plan), ("speed", given.speed), ("target", given.target))
            parts.append(f"default model {given.model or linter.lexicon.default.name}")
            parts += [f"{name} {value}" for name, value in named if value]
            parts.append(f"facts as of {linter.lexicon.evidence}")
        return " · ".join(said(part) for part in parts)

    def _copy_all(self) -> str:
        """The button that copies everything that can be sent, each prompt on a row of its own."""
        count = len(self._ready)
        rows = "\n".join(" ".join(text.split("\n")) for text in self._ready[:MOST_COPIED])
        many = f"{min(count, MOST_COPIED):,} prompts can be sent as they are"
        what = "1 prompt can be sent as it is" if count == 1 else many
        button = f'<button type="button" hidden {copied(rows)}>Copy all that can be sent</button>'
        return f'<p class="ready">{what} or with safe fixes. {button}</p>\n'

    def _close(self) -> None:
        """End the file's section, with its faultless prompts."""
        if self._filename is None:
            return
        count = len(self._faultless) + self._unshown
        if count:
            what = many(count, "prompt")
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
                yield f"<li><code>{said(fault.place)}</code> {said(fault.message)}</li>\n"
            yield "</ul></section>\n"
        yield '<div class="tables">\n'
        if summary.rules:
            rows = [
                (
                    _pick("rule", code, f"{name}") + f" <small>{said(code)}</small>",
                    f'<b class="{severity}">{severity}</b>',
                    fix.value if fix is not None else "",
                    count,
                )
                for (code, name, severity, fix), count in by_frequency(summary)
            ]
            yield _table("By rule", ("Rule", "Severity", "Fix", "Findings"), rows)
        if summary.failures:
            failed = [
                (_pick("failure", each.value, each.value), n)
                for each, n in summary.failures.most_common()
            ]
            yield _table("Failures foreseen", ("Failure", "Prompts"), failed)
        if self._models:
            by_model = [
                (said(model), f"{self._refused[model]:,}", count)
                for model, count in sorted(self._models.items(), key=lambda m: (-m[1], m[0]))
            ]
            yield _table("By model", ("Model", "Refused", "Prompts"), by_model)
        yield "</div>\n"


def _pick(kind: str, value: str, text: str) -> str:
    """A name that the script makes a filter of."""
    return f'<span data-pick="{kind}" data-value="{said(value)}">{said(text)}</span>'


def _head(summary: Summary, facts: str) -> str:
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
        f'<p>{quoted(summary.words())}</p>\n<p class="facts">{facts}</p></header>\n'
    )


def _totals(summary: Summary, worst: Counter[Severity | None]) -> Iterator[str]:
    if not summary.prompts:
        return
    parts = [
        ("error", "refused", worst[Severity.ERROR]),
        ("warning", "with warnings", worst[Severity.WARNING]),
        ("info", "with infos", worst[Severity.INFO]),
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


def _part(name: str) -> str:
    """A file next to this one."""
    return files("mjlint.reports.formats").joinpath(name).read_text(encoding="utf-8")


_FILTER: Final = (
    '<form role="search" aria-label="Filter prompts" hidden>\n'
    '<label>Find <input type="search" placeholder="words, a rule, a file"></label>\n'
    + "".join(
        f'<label><input type="checkbox" value="{kind}" checked> {kind}</label>\n'
        for kind in ("error", "warning", "info")
    )
    + '<span class="picks"></span>\n<output></output>\n'
    '<span class="keys"><kbd>n</kbd> next, <kbd>p</kbd> previous, <kbd>/</kbd> find</span></form>\n'
)
_PAGES: Final = (
    '<p class="nothing" hidden>No prompt matches. <button type="button">Show all</button></p>\n'
    '<nav aria-label="Pages of prompts" hidden><button type="button">Previous page</button>'
    '<span aria-live="polite"></span><button type="button">Next page</button></nav>\n'
    '<p class="status" role="status"></p>\n'
)
