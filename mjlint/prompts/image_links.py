"""Every link of a prompt that Midjourney would load: image prompts and the values of references."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from mjlint.diagnostic import value_class
from mjlint.language.lexicon import Lexicon
from mjlint.prompts.nodes import Link
from mjlint.prompts.tree import Parameter, Prompt
from mjlint.urls.problems import is_link

_FORMS: Final = ("link", "links", "references")
SIGNS: Final = ("://", "http", "data:", "file:", "blob:", "ftp:")
"""Every prompt with a link has one of these, for `Rule.signs`."""
_CLOSING: Final = {")": "(", "]": "["}


@value_class
class ImageLink:
    """One link and where it is."""

    link: Link
    """The place and the words; the same whether it is an image prompt or an item of a value."""
    parameter: Parameter | None
    """Whose value it is part of; None for an image prompt."""
    in_place: bool
    """False where a permutation puts it together, so that it cannot be edited."""
    url: str
    """The URL itself, without brackets and punctuation around it."""

    @property
    def tail(self) -> str:
        """The punctuation that is glued to its end."""
        return self.link.text.removeprefix("<").rstrip(">")[len(self.url) :]

    @property
    def start(self) -> int:
        """Where the URL itself starts in the prompt, in characters."""
        return self.link.start + (self.link.bracketed if self.in_place else 0)

    @property
    def end(self) -> int:
        """Where the URL itself ends."""
        return self.start + len(self.url) if self.in_place else self.link.end


def has_links(prompt: Prompt) -> bool:
    """The cheap question: can there be any link at all?"""
    source = prompt.source
    return "://" in source or "data:" in source or "http" in source or "file:/" in source


@lru_cache(8)
def link_parameters(lexicon: Lexicon) -> frozenset[str]:
    """The names of the parameters that take links, in lower case."""
    return frozenset(
        name
        for parameter in lexicon.parameters.values()
        if parameter.form in _FORMS
        for name in parameter.names
    )


def image_links(prompt: Prompt, lexicon: Lexicon) -> tuple[ImageLink, ...]:
    """The links in the order of the text, image prompts first.

    The items of ``--sref``, ``--cref``, ``--oref``, ``--edit``, ``--end`` … count where Midjourney
    reads the parameter; links in other values do not. A link that is in several options of a
    permutation's value comes once.
    """
    if not has_links(prompt):
        return ()
    links: tuple[ImageLink, ...] | None = prompt.memo.get(image_links)
    if links is None:
        links = (*_prompts(prompt), *_items(prompt, link_parameters(lexicon)))
        prompt.memo[image_links] = links
    return links


def _prompts(prompt: Prompt) -> Iterator[ImageLink]:
    for piece in prompt.images:
        # `https://site.org/{a, b}.png` is put together from a permutation: it cannot be checked.
        if is_link(url := _url(piece)) and prompt.source[piece.end : piece.end + 1] != "{":
            yield ImageLink(piece, None, True, url)


def _items(prompt: Prompt, names: frozenset[str]) -> Iterator[ImageLink]:
    seen: set[tuple[int, str]] = set()
    for parameter in prompt.parameters:
        value = parameter.value
        if value is None or parameter.name not in names or not parameter.flag.read:
            continue
        in_place = value.in_place
        for item in value.items:
            if item.kind != "link" or (item.start, item.text) in seen:
                continue
            seen.add((item.start, item.text))
            end = item.weight.start if item.weight is not None else item.end
            link = Link(item.start, end if in_place else item.end, item.text)
            if is_link(url := _url(link)):
                yield ImageLink(link, parameter, in_place, url)


def _url(link: Link) -> str:
    """The URL without the brackets at its end that were opened before it."""
    url = link.url
    if url[-1:] not in _CLOSING:
        return url
    # Counted once, and cut off once: a link may end in thousands of brackets.
    counts = {bracket: url.count(bracket) for pair in _CLOSING.items() for bracket in pair}
    end = len(url)
    while end and (closing := url[end - 1]) in _CLOSING:
        if counts[closing] <= counts[_CLOSING[closing]]:
            break
        counts[closing] -= 1
        end -= 1
        while end and url[end - 1] in ",;.!?":
            end -= 1
    return url[:end]
