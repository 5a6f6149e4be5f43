"""An explained failure and its prompt -> the place that caused it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from mjlint.diagnostic import Diagnostic
from mjlint.failures.explanation import Explanation
from mjlint.linting.linter import Linter
from mjlint.plugins.registry import for_prompts
from mjlint.settings.settings import Settings


@dataclass(frozen=True, slots=True)
class Culprit:
    """A place of a prompt that a message complains about; offsets count its characters."""

    start: int
    end: int
    message: str
    help: str
    code: str
    """The code of the rule that finds it; empty where only the message names the place."""


def culprits(
    explanation: Explanation, prompt: str, settings: Settings | None = None
) -> tuple[Culprit, ...]:
    """The places of the prompt that explain the failure, the likeliest first.

    ``settings``: how to judge the prompt; the model is the one that the message names, if it names
    one. Raises `ValueError` for a model or a rule that does not exist.
    """
    settings = settings or Settings()
    quiet = {rule.name for rule in for_prompts() if not rule.default} & set(explanation.rules)
    linter = Linter(replace(settings, extend_select=(*settings.extend_select, *sorted(quiet))))
    words = dict(explanation.words)
    named = linter.lexicon.model(words.get("model", "").strip(" ."))
    report = linter.lint(prompt, model=named.name if named else settings.model)
    places = list(_named(words, prompt))
    found: dict[tuple[int, int], tuple[int, Culprit]] = {}
    for diagnostic in report.diagnostics:
        rank = _rank(diagnostic, explanation, places)
        if rank is not None:
            where = (diagnostic.start, diagnostic.end)
            found.setdefault(where, (rank, _culprit(diagnostic)))
    for start, end in places:
        if not any(start < other_end and other_start < end for other_start, other_end in found):
            text = prompt[start:end]
            found[start, end] = (0, Culprit(start, end, f"the message names `{text}`", "", ""))
    ranked = sorted(found.values(), key=lambda item: (item[0], item[1].start))
    return tuple(culprit for _, culprit in ranked)


def _rank(
    diagnostic: Diagnostic, explanation: Explanation, places: list[tuple[int, int]]
) -> int | None:
    """0: named and foreseen; 1: foreseen; 2: of the same failure; None: no culprit."""
    if diagnostic.name in explanation.rules:
        named = any(s < diagnostic.end and diagnostic.start < e for s, e in places)
        return 0 if named else 1
    if diagnostic.failure is not None and diagnostic.failure.value == explanation.title:
        return 2
    return None


def _culprit(diagnostic: Diagnostic) -> Culprit:
    return Culprit(
        diagnostic.start, diagnostic.end, diagnostic.message, diagnostic.help, diagnostic.code
    )


def _named(words: dict[str, str], prompt: str) -> Iterator[tuple[int, int]]:
    """Where the words that the message names stand in the prompt."""
    texts = [words[name] for name in ("flag", "words", "word", "url", "code") if words.get(name)]
    for text in texts:
        for word in re.split(r"[\s,\[\]`]+", text)[:50]:
            bare = word.strip("-—`'\". ")
            if not bare:
                continue
            pattern = rf"(?<!\w)(?:--|—)?{re.escape(bare)}(?!\w)"
            for match in re.finditer(pattern, prompt, re.IGNORECASE):
                yield match.start(), match.end()
