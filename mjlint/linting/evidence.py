"""The links of a prompt with what was found out about them: the nodes of the rules for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Final

from mjlint.diagnostic import Diagnostic, Severity, value_class
from mjlint.language.lexicon import Lexicon
from mjlint.links.verdict import State, Verdict
from mjlint.links.wording import NOT_ASKED, shown
from mjlint.prompts.image_links import ImageLink, image_links
from mjlint.prompts.tree import Prompt
from mjlint.settings.settings import Settings

_SAID_BY_RULES: Final = {
    "scheme": ("unsupported-link",),
    "private-address": ("private-link",),
    "expired": ("expired-link",),
    "not-an-image": ("page-link", "unsupported-link"),
    "no-extension": ("unclear-image", "page-link"),
    "unlisted-extension": ("unclear-image", "unsupported-link"),
    "format": ("unclear-image",),
    "http-404": ("expired-link", "placeholder-link"),
    "no-such-host": ("placeholder-link",),
}
"""By reason, the names of the rules that have said the same from the link's text alone."""


@value_class
class LinkEvidence:
    """A link of a prompt with its verdict."""

    link: ImageLink
    verdict: Verdict
    strict: bool = False
    """Whether doubt is an error."""

    @property
    def start(self) -> int:
        """Where the URL starts in the prompt, in characters."""
        return self.link.start

    @property
    def end(self) -> int:
        """Where the URL ends."""
        return self.link.end

    @property
    def message(self) -> str:
        """The link and what is wrong with it, without its secrets."""
        message = f"`{shown(self.verdict.url)}` {self.verdict.words.problem}"
        if self.verdict.final_url is not None:
            message += f"; it led to `{shown(self.verdict.final_url)}`"
        return message

    @property
    def help(self) -> str:
        """What to do about it, in the imperative."""
        return self.verdict.words.help

    def is_said(self, diagnostic: Diagnostic, known: Iterable[Diagnostic]) -> bool:
        """Whether a rule for the link's text has reported the same, as severely."""
        names = _SAID_BY_RULES.get(self.verdict.reason, ())
        return any(
            other.name in names
            and other.severity.rank >= diagnostic.severity.rank
            and other.start < self.end
            and self.start < other.end
            for other in known
        )


def lowered(
    known: Iterable[Diagnostic],
    links: Iterable[ImageLink],
    verdicts: Mapping[str, Verdict],
    settings: Settings,
) -> tuple[Diagnostic, ...]:
    """The findings of a prompt, where a host that the user opened is as good as its answer.

    That only its own network can reach it is an info then, and no failure is foreseen. A severity that
    the settings give is kept.
    """
    opened = [
        link
        for link in links
        if (verdict := verdicts.get(link.url)) is not None
        and verdict.reason != "private-address"
        and "not-asked" not in verdict.notes
    ]
    return tuple(
        replace(one, severity=Severity.INFO, failure=None, reply=None)
        if one.name == "private-link"
        and settings.severity.keys().isdisjoint((one.name, one.code))
        and any(link.start < one.end and one.start < link.end for link in opened)
        else one
        for one in known
    )


def link_evidence(
    prompt: Prompt, verdicts: Mapping[str, Verdict], lexicon: Lexicon, *, strict: bool = False
) -> Iterator[LinkEvidence]:
    """The links of a prompt that something is wrong with, at every place, in the order of the text.

    ``verdicts``: by link; links without one are passed over. ``strict``: doubt is an error.
    """
    for link in image_links(prompt, lexicon):
        verdict = verdicts.get(link.url)
        if verdict is None or verdict.state is State.OK or verdict.reason in NOT_ASKED:
            continue
        yield LinkEvidence(link, verdict, strict)
