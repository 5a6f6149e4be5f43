"""An explained failure and its prompt -> the place that caused it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from mjlint.diagnostic import Diagnostic
from mjlint.failures.explanation import Explanation
from mjlint.linting.linter import Linter
from mjlint.plugins.registry import for_prompts
from mjlint.prompts.tree import Parameter, Prompt
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

    Where the message names words of the prompt, these alone; otherwise what a rule finds that
    foresees the failure. ``settings``: how to lint the prompt; the model is the one that the
    message names, if it names one. Raises `ValueError` for a model or a rule that does not exist.
    """
    settings = settings or Settings()
    quiet = {rule.name for rule in for_prompts() if not rule.default} & set(explanation.rules)
    linter = Linter(replace(settings, extend_select=(*settings.extend_select, *sorted(quiet))))
    model = linter.lexicon.model(dict(explanation.words).get("model", "").strip(" ."))
    report = linter.lint(prompt, model=model.name if model else settings.model)
    named = list(_named(explanation, report.prompt, linter))
    foreseen = [d for d in report.diagnostics if d.name in explanation.rules]
    at_named = [d for d in foreseen if _touches(d, named)]
    found = [_culprit(diagnostic) for diagnostic in _distinct(at_named)]
    for start, end in named:
        if not any(_touches(culprit, [(start, end)]) for culprit in found):
            message = f"the message names `{prompt[start:end]}`"
            found.append(Culprit(start, end, message, "", ""))
    if named:
        return tuple(sorted(found, key=lambda culprit: culprit.start))
    same = [
        d
        for d in report.diagnostics
        if d not in foreseen and d.failure is not None and d.failure.value == explanation.title
    ]
    return tuple(map(_culprit, _distinct([*foreseen, *same])))


def _distinct(diagnostics: list[Diagnostic]) -> list[Diagnostic]:
    """The first finding of each place."""
    return list({(d.start, d.end): d for d in reversed(diagnostics)}.values())[::-1]


def _touches(place: Diagnostic | Culprit, spans: list[tuple[int, int]]) -> bool:
    return any(place.start < end and start < place.end for start, end in spans)


def _culprit(diagnostic: Diagnostic) -> Culprit:
    return Culprit(
        diagnostic.start, diagnostic.end, diagnostic.message, diagnostic.help, diagnostic.code
    )


def _named(explanation: Explanation, prompt: Prompt, linter: Linter) -> Iterator[tuple[int, int]]:
    """Where the words that the message names are in the prompt."""
    text = prompt.source
    for kind, words in explanation.words:
        if kind == "flag":
            yield from _flags(words, prompt, linter)
        elif kind == "words":
            # They come after the first parameter.
            start = min((p.start for p in prompt.parameters), default=0)
            for word in re.split(r"[\s,\[\]]+", words)[:50]:
                found = list(_places(word, text, start)) or list(_places(word, text, 0))
                dashed = [span for span in found if text[span[0]] in "-–—"]
                yield from dashed or found
        elif kind in ("word", "url", "code"):
            yield from _places(words, text, 0)


def _flags(name: str, prompt: Prompt, linter: Linter) -> Iterator[tuple[int, int]]:
    """Each parameter of that name, under any of its names, with its value."""
    known = linter.lexicon.find(name.strip("- ").lower())
    names = set(known.names) if known is not None else {name.strip("- ").lower()}
    for parameter in prompt.parameters:
        if parameter.name in names:
            yield parameter.start, _end(parameter)


def _end(parameter: Parameter) -> int:
    """Where a parameter and the value that Midjourney reads for it end."""
    value = parameter.value
    return (
        parameter.flag.end
        if value is None or not value.in_place
        else max(parameter.flag.end, value.end)
    )


def _places(word: str, text: str, start: int) -> Iterator[tuple[int, int]]:
    bare = word.strip("-–—`'\". ")
    if bare:
        pattern = rf"(?<!\w)(?:--|[—–-])?{re.escape(bare)}(?!\w)"
        for match in re.compile(pattern, re.IGNORECASE).finditer(text, start):
            yield match.span()
