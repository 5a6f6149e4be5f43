"""Verdicts to findings, at every place where a link stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final

from mjlint.diagnostic import Diagnostic, Severity
from mjlint.language.lexicon import Lexicon, load
from mjlint.links import not_an_image, unreachable_link, unsure_link
from mjlint.links.verdict import State, Verdict
from mjlint.links.wording import shown
from mjlint.linting.selectors import selected, wished_severity
from mjlint.prompts.image_links import ImageLink, image_links
from mjlint.prompts.tree import Prompt
from mjlint.rule_page import RulePage
from mjlint.settings.settings import Settings

REPLY: Final = "Could not validate this link. Please try again later."
"""What Midjourney answers
(https://github.com/mouxangithub/midjourney-proxy-on-wechat/issues/11, 2023-07)."""

_SAID_ONCE: Final = frozenset(("no-network", "offline", "interrupted"))
"""Reasons that concern the whole run: a note says them, not a finding for each link."""

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


PAGES: Final = tuple(map(RulePage.of, (unreachable_link, not_an_image, unsure_link)))
"""The rules of this room. They read answers and not prompts, so the registry does not hold them."""


def places(prompt: Prompt, lexicon: Lexicon | None = None) -> tuple[ImageLink, ...]:
    """The links that Midjourney would load, with their places; ask for `ImageLink.url`."""
    return tuple(image_links(prompt, lexicon or load()))


def diagnose(
    prompt: Prompt,
    verdicts: Mapping[str, Verdict],
    *,
    known: Iterable[Diagnostic] = (),
    strict: bool = False,
    settings: Settings | None = None,
    lexicon: Lexicon | None = None,
) -> tuple[Diagnostic, ...]:
    """The findings of a prompt, in the order of the text.

    ``verdicts``: by link; links without one are passed over. ``known``: what the rules have found
    in this prompt; what they said as gravely is not said again. ``strict``: doubt is an error.
    ``settings``: which rules are wanted, and their severities.
    """
    settings = settings or Settings()
    wanted = {page.rule.code for page in PAGES if selected(page, settings)}
    said = tuple(known)
    found = []
    for place in places(prompt, lexicon):
        verdict = verdicts.get(place.url)
        if verdict is None or verdict.state is State.OK or verdict.reason in _SAID_ONCE:
            continue
        diagnostic = _finding(place, verdict, strict)
        names = _SAID_BY_RULES.get(verdict.reason, ())
        if diagnostic.code in wanted and not any(
            other.name in names
            and other.severity.rank >= diagnostic.severity.rank
            and other.start < place.end
            and place.start < other.end
            for other in said
        ):
            found.append(_finished(diagnostic, settings))
    return tuple(sorted(found, key=lambda diagnostic: diagnostic.order))


def _finished(diagnostic: Diagnostic, settings: Settings) -> Diagnostic:
    """With the severity that is wished for and the address of its source."""
    severity = wished_severity(diagnostic, settings) or diagnostic.severity
    return replace(diagnostic, severity=severity, source=Lexicon.url(diagnostic.source))


def _finding(place: ImageLink, verdict: Verdict, strict: bool) -> Diagnostic:
    problem, help = verdict.words
    message = f"`{shown(verdict.url)}` {problem}"
    if verdict.final_url is not None:
        message += f"; it led to `{shown(verdict.final_url)}`"
    if verdict.state is State.UNSURE:
        severity = Severity.ERROR if strict else None
        return unsure_link.RULE.found(
            (place.start, place.end), message, help=help, severity=severity
        )
    rule = not_an_image.RULE if verdict.reason == "not-an-image" else unreachable_link.RULE
    return rule.found((place.start, place.end), message, help=help, reply=REPLY)
