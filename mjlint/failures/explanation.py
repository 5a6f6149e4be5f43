"""A failure's message -> which failure it is, why it happened, and what to do."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from mjlint.failures import message as answer
from mjlint.failures.table import (
    SHORT,
    FailureKind,
    Failures,
    Match,
    Source,
    Wording,
    failures,
    normalised,
    unquoted,
)

MAXIMUM_MESSAGE: Final = 4_000
"""How much of a message is compared."""

_FURTHER: Final = 4
"""A wording that is cut short counts for more than a title if it fits so many characters more."""

_NOT_FAILED: Final = ("success", "queued")
_LEAD: Final = re.compile(r"^[\W_]*")


class Explanation(NamedTuple):
    """What a message means."""

    message: str
    """The message that was explained, taken out of its JSON."""
    id: str
    """The failure, such as ``invalid-parameter``; ``unknown`` where no wording fits."""
    title: str
    cause: str
    means: str
    """What this wording says; empty where only the title or a code is known."""
    advice: tuple[str, ...]
    """What to do, one sentence each, the likeliest first."""
    retry: str
    """Whether to send it again: ``after mending``, ``once``, ``yes``, ``later``, ``no``, ``no
    need`` or ``unknown``."""
    charged: str
    counted: bool | None
    """Whether vendors count it among the refused prompts that are fined; None: not known."""
    rules: tuple[str, ...]
    """Names of the rules that foresee it, the likeliest first."""
    wording: str
    """The wording that fits, or the nearest where the message is unknown."""
    words: tuple[tuple[str, str], ...]
    """What the message names: ``flag``, ``model``, ``words`` …"""
    sources: tuple[Source, ...]
    prompt: str | None = None
    """The prompt that came with the message."""

    @property
    def known(self) -> bool:
        """Whether the message is one of the table's."""
        return self.id != "unknown"

    @property
    def failed(self) -> bool:
        """Whether it says that something failed; a job that waits or is done did not."""
        return self.id not in (*_NOT_FAILED, "hidden")


def explain(message: str) -> Explanation:
    """Say what a failure's message means.

    ``message``: the words of Midjourney or a vendor, whole or cut short, in English or Chinese,
    with or without a title in brackets, or a job's JSON that holds them. Any text gives an
    explanation.
    """
    read = answer.read(message)
    table = failures()
    best: Explanation | None = None
    for candidate in read.messages:
        found = _explain(candidate, table, read.prompt)
        if found.known and found.failed:
            return found
        if best is None or (found.known and not best.known):
            best = found
    return best or _unknown("", table, read.prompt)


def _explain(message: str, table: Failures, prompt: str | None) -> Explanation:
    plain = normalised(message[:MAXIMUM_MESSAGE])
    wording, match = _wording(plain, table)
    title = _title(plain, table)
    titled = table.titles[title] if title is not None else None
    if match is not None and not match.whole and title == plain.strip("[]!. "):
        # All of it is title.
        wording = match = None
    further = len(title or "") + _FURTHER
    if wording is not None and match is not None and (match.whole or match.score > further):
        kind = table.kinds[wording.kind]
    elif titled is not None:
        # The rest of the message may tell more, if it belongs to the title.
        kind = titled
        if wording is not None and wording.kind != kind.id:
            wording = match = None
    else:
        matched = _coded(plain, table)
        if matched is None:
            return _unknown(message, table, prompt)
        kind = matched
    sources = dict.fromkeys((*(wording.sources if wording else ()), *kind.sources))
    return Explanation(
        message=message,
        id=kind.id,
        title=kind.title,
        cause=kind.cause,
        means=wording.means if wording else "",
        advice=kind.advice,
        retry=kind.retry,
        charged=kind.charged,
        counted=kind.counted,
        rules=tuple(dict.fromkeys((*(wording.rules if wording else ()), *kind.rules))),
        wording=wording.text if wording else "",
        words=_as_written(match.words, message) if match else (),
        sources=tuple(sources),
        prompt=prompt,
    )


def _wording(plain: str, table: Failures) -> tuple[Wording | None, Match | None]:
    """The wording that fits best: whole before cut short, then the longest."""
    best: tuple[bool, int] = (False, 0)
    found: tuple[Wording | None, Match | None] = (None, None)
    rest = _without_title(plain)
    for wording in table.wordings:
        match = wording.match(plain) or (wording.match(rest) if rest != plain else None)
        if match is not None and (match.whole, match.score) > best:
            best = (match.whole, match.score)
            found = (wording, match)
    return found


def _without_title(plain: str) -> str:
    end = plain.find("]")
    if plain.startswith("[") and end > 0:
        return plain[end + 1 :].strip()
    return plain


def _title(plain: str, table: Failures) -> str | None:
    """The title that stands in front of a message."""
    lead = _LEAD.sub("", plain)
    found = max(
        (
            title
            for title in table.titles
            if lead.startswith(title) and not lead[len(title) : len(title) + 1].isalnum()
        ),
        key=len,
        default=None,
    )
    if found is None and plain.startswith("[") and "]" not in plain and len(lead) >= SHORT:
        # A title that is cut short itself.
        found = next(
            (title for title in table.titles if title.startswith(lead.rstrip(".… "))), None
        )
    return found


def _coded(plain: str, table: Failures) -> FailureKind | None:
    for kind in table.kinds.values():
        if any(re.search(pattern, plain, re.IGNORECASE) for pattern in kind.patterns):
            return kind
    return None


def _unknown(message: str, table: Failures, prompt: str | None) -> Explanation:
    from difflib import get_close_matches

    known = {normalised(wording.text): wording.text for wording in table.wordings}
    known |= {title: kind.title for title, kind in table.titles.items()}
    near = get_close_matches(normalised(message)[:300], known, n=1, cutoff=0.5)
    return Explanation(
        message=message,
        id="unknown",
        title="Unknown message",
        cause="No message that mjlint knows reads like this one.",
        means="",
        advice=("Check the prompt with mjlint", "Ask the vendor, with the id of the job"),
        retry="unknown",
        charged="not known",
        counted=None,
        rules=(),
        wording=known[near[0]] if near else "",
        words=(),
        sources=(),
        prompt=prompt,
    )


def _as_written(words: tuple[tuple[str, str], ...], message: str) -> tuple[tuple[str, str], ...]:
    """The named words in the message's own case."""
    cased = unquoted(message)
    lower = normalised(message)
    found = []
    for name, word in words:
        at = lower.find(word) if len(lower) == len(cased) else -1
        found.append((name, cased[at : at + len(word)] if at >= 0 and word else word))
    return tuple(found)
