"""A failure's message -> which failure it is, why it happened, and what to do."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from mjlint.failures.fitting import Fit, fitting
from mjlint.failures.matching import Match
from mjlint.failures.message import FailureMessage, Status, read
from mjlint.failures.normalising import normalised, unquoted
from mjlint.failures.table import Failures, failures
from mjlint.language.sources import Source
from mjlint.text.masking import hidden_in, masked
from mjlint.text.similar import SENTENCES, nearest
from mjlint.version import __version__

_REPORTED: Final = 1_000
"""Characters of a message, and of its prompt, in a report."""

_GUESSED: Final = "no wording that is known; this is what its words are about"

_NOT_FAILED: Final = ("success", "queued", "hidden")
_FLAG: Final = re.compile(r"--([a-z][\w-]*)")
_MODELS: Final = frozenset(("v", "version", "niji"))


class Explanation(NamedTuple):
    """What a message means: plain data, equal by value."""

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
    """Whether to send it again: ``after a fix``, ``once``, ``yes``, ``later``, ``no``, ``no need``
    or ``unknown``."""
    charged: str
    counted: bool | None
    """Whether vendors count it among the refused prompts that are fined; None: not known."""
    rules: tuple[str, ...]
    """Names of the rules that foresee it, the likeliest first."""
    wording: str
    """The wording that fits; of an unknown message the nearest, if any is near."""
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
        return self.id not in _NOT_FAILED

    @property
    def report(self) -> str:
        """A text to report an unknown message with, without secrets; empty if it is known."""
        if self.known:
            return ""
        lines = [f"Unknown failure message (mjlint {__version__})", f"Message: {self.message}"]
        if self.prompt is not None:
            lines.append(f"Prompt: {self.prompt}")
        return "\n".join(masked(line)[:_REPORTED] for line in lines)

    def to_dict(self) -> dict[str, object]:
        """All of it in JSON types, without secrets."""
        texts = self.message, self.prompt or "", *(word for _, word in self.words)
        hidden = {secret for text in texts for secret in hidden_in(text)}
        hides = any(masked(text, hidden) != text for text in texts)
        return {
            **self._asdict(),
            **({"masked": True} if hides else {}),
            "message": masked(self.message, hidden),
            "prompt": None if self.prompt is None else masked(self.prompt, hidden),
            "known": self.known,
            "failed": self.failed,
            "advice": list(self.advice),
            "rules": list(self.rules),
            "words": {name: masked(word, hidden) for name, word in self.words},
            "sources": [source._asdict() for source in self.sources],
        }


def explain(message: str | Mapping[str, object]) -> Explanation:
    """Say what a failure's message means.

    ``message``: the words of Midjourney or a vendor, whole, cut short or inside other text; or the
    job's JSON that holds them, as text or as a dict. English and Chinese are known best. Any text
    gives an explanation. Raises `TypeError` for anything else.
    """
    if not isinstance(message, str | Mapping):
        raise TypeError(f"explain() takes a str or a dict, not {type(message).__name__}")
    answer = read(message)
    table = failures()
    found = fitting(answer.candidates, table)
    fine = answer.status in (Status.DONE, Status.RUNNING)
    failing = _best(
        fit
        for fit in found
        if fit.kind.id not in _NOT_FAILED and not (fine and fit.message not in answer.errors)
    )
    other = failing or _best(fit for fit in found if fit.kind.id in _NOT_FAILED)
    if fine and failing is None and (other is None or other.kind.id != "hidden"):
        kind = table.kinds["success" if answer.status is Status.DONE else "queued"]
        text = other.message if other is not None and other.kind is kind else kind.title
        other = Fit(0, 0, 0, kind, text)
    if other is None:
        return _unknown(next(iter(answer.candidates), ""), table, answer.prompt)
    return _explanation(other, answer)


def _best(fits: Iterable[Fit]) -> Fit | None:
    """The best fit; of equal ones the first."""
    return max(fits, key=lambda found: found.order, default=None)


def _explanation(found: Fit, answer: FailureMessage) -> Explanation:
    kind, wording, match = found.kind, found.wording, found.match
    sources = dict.fromkeys((*(wording.sources if wording else ()), *kind.sources))
    return Explanation(
        message=found.message,
        id=kind.id,
        title=kind.title,
        cause=kind.cause,
        means=wording.means if wording else _GUESSED if found.level < 0 else "",
        advice=(wording.advice if wording else ()) or kind.advice,
        retry=(wording.retry if wording else "") or kind.retry,
        charged=kind.charged,
        counted=kind.counted,
        rules=tuple(dict.fromkeys((*(wording.rules if wording else ()), *kind.rules))),
        wording=wording.text if wording else "",
        words=tuple(_words(found, match, answer)),
        sources=tuple(sources),
        prompt=answer.prompt,
    )


def _words(found: Fit, match: Match | None, answer: FailureMessage) -> Iterable[tuple[str, str]]:
    """What the message names, in its own case."""
    named = match.words if match is not None else ()
    if (
        match is not None
        and match.whole
        and found.wording
        and not {"flag", "words"} & dict(named).keys()
    ):
        # A parameter that the wording itself is about, such as `--p`.
        flags = _FLAG.findall(normalised(found.wording.text))
        named += tuple(("flag", flag) for flag in flags if flag not in _MODELS)
    cased, lower = unquoted(found.message), normalised(found.message)
    for name, word in named:
        at = lower.find(word) if len(lower) == len(cased) else -1
        yield name, cased[at : at + len(word)] if at >= 0 and word else word
    if answer.banned:
        yield "word", answer.banned


def _unknown(message: str, table: Failures, prompt: str | None) -> Explanation:
    known = {normalised(wording.text): wording.text for wording in table.wordings}
    known |= {title: kind.title for title, kind in table.titles.items()}
    near = nearest(normalised(message[:100]), known, SENTENCES)
    return Explanation(
        message=message,
        id="unknown",
        title="Unknown message",
        cause="mjlint knows no message that reads like this one.",
        means="",
        advice=("Check the prompt with mjlint", "Ask the vendor, with the id of the job"),
        retry="unknown",
        charged="not known",
        counted=None,
        rules=(),
        wording=known[near] if near is not None else "",
        words=(),
        sources=(),
        prompt=prompt,
    )
