"""One prompt of the HTML report: with its faults marked, what to send, and its findings."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Final

from mjlint.checking.results import Checked, Finding
from mjlint.diagnostic import Severity
from mjlint.linting.sending import Sendable
from mjlint.reports.marking import marked, marked_up
from mjlint.reports.notes import notes
from mjlint.terminal.cells import one_line
from mjlint.text.masking import masked

MOST: Final = 100
"""So many findings of one prompt are shown; the reports for programs have all."""
OPEN: Final = 6
"""So many of them are shown at once; the others are folded away."""
LONGEST_SENT: Final = 1_200
"""So many characters of what to send are shown; all are copied."""
_NAMES: Final = {"failure": "failure foreseen"}
_SENDING: Final = {
    "unchanged": ("Can be sent as it is", "ready"),
    "safe": ("Send this", "ready"),
    "unsafe": ("Send this if the changed meaning is fine", "changed"),
    "unfinished": ("Still refused: fix the rest by hand", "left"),
    "template": ("A template: fill in its slots, then check again", "left"),
}
"""What is said of each state, and its class."""


def card(checked: Checked, number: int, sendable: Sendable | None) -> Iterator[str]:
    """A prompt with findings; ``number``: its place among those of the page, from 1."""
    shown = checked.findings[:MOST]
    yield f'<article id="p{number}" tabindex="-1" aria-label="{place(checked)}"'
    yield f' data-rules="{_words(f.diagnostic.code for f in shown)}"'
    yield f' data-failures="{marked_up(json.dumps(_failures(shown)))}">\n'
    model = "" if checked.model is None else f" · for {said(str(checked.model))}"
    yield f'<p class="place"><a href="#p{number}">line {checked.row}</a>{model}</p>\n'
    yield f'<pre dir="auto">{marked(masked(checked.text), shown)}</pre>\n'
    if sendable is not None:
        yield from _send(sendable, checked.text)
    yield "<ol>\n"
    for finding in shown[:OPEN]:
        yield from _item(finding)
    yield "</ol>\n"
    if len(shown) > OPEN:
        yield f"<details><summary>{len(shown) - OPEN:,} more findings</summary>\n"
        yield f'<ol start="{OPEN + 1}">\n'
        for finding in shown[OPEN:]:
            yield from _item(finding)
        yield "</ol></details>\n"
    more = len(checked.findings) - MOST
    if more > 0:
        yield f"<p>and {more:,} more findings in this prompt</p>\n"
    yield "</article>\n"


def place(checked: Checked) -> str:
    """Where a prompt is, for people."""
    return said(f"{checked.filename}, line {checked.row}")


def copied(text: str) -> str:
    """An attribute that holds the exact text to copy, for the script."""
    return f'data-copy="{marked_up(json.dumps(text))}"'


def _send(sendable: Sendable, text: str) -> Iterator[str]:
    what, kind = _SENDING[sendable.state]
    yield f'<div class="send {kind}"><p><b>{what}</b> '
    shown = masked(sendable.text)
    if shown == sendable.text:
        yield f'<button type="button" hidden {copied(sendable.text)}>Copy</button></p>\n'
    else:
        yield "<small>a secret in it is masked, so it cannot be copied from here</small></p>\n"
    if sendable.text != text:
        cut = "…" if len(shown) > LONGEST_SENT else ""
        yield f'<pre dir="auto">{marked(shown[:LONGEST_SENT], ())}{cut}</pre>'
    yield "</div>\n"


def _item(finding: Finding) -> Iterator[str]:
    diagnostic = finding.diagnostic
    kind = diagnostic.severity.value
    yield f'<li data-severity="{kind}"><p><b class="{kind}">{kind}</b> '
    yield f"{quoted(diagnostic.message)} <small>{link(finding.page, diagnostic.name)} "
    yield f"{said(diagnostic.code)}</small></p>\n<dl>"
    for name, text in notes(finding):
        yield f"<div><dt>{_NAMES.get(name, name)}</dt><dd>{quoted(text)}</dd></div>"
    if diagnostic.source.startswith(("https://", "http://")):
        host = diagnostic.source.split("/")[2]
        yield f"<div><dt>source</dt><dd>{link(diagnostic.source, host)}</dd></div>"
    yield "</dl></li>\n"


def _failures(findings: tuple[Finding, ...]) -> list[str]:
    found = (f.diagnostic for f in findings if f.diagnostic.severity is Severity.ERROR)
    return sorted({each.failure.value for each in found if each.failure is not None})


def _words(codes: Iterator[str]) -> str:
    return marked_up(" ".join(dict.fromkeys(codes)))


def link(url: str, text: str) -> str:
    """A link, or the text alone where there is no URL."""
    return f'<a href="{marked_up(url)}">{said(text)}</a>' if url else said(text)


def said(text: str) -> str:
    """A text for people on one row, for an element or an attribute."""
    return marked_up(one_line(text))


def quoted(message: str) -> str:
    """A message, with what it quotes between backticks as code."""
    pieces = one_line(message).split("`")
    if len(pieces) % 2 == 0:
        return said(message)
    return "".join(
        f"<code>{marked_up(piece)}</code>" if n % 2 else marked_up(piece)
        for n, piece in enumerate(pieces)
    )
