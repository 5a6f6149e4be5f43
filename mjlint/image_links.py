"""Every link of a prompt that Midjourney would load: image prompts and the values of references."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from mjlint.addresses import is_link
from mjlint.lexicon import Lexicon
from mjlint.prompt import Link, Parameter, Prompt

_FORMS: Final = ("link", "links", "references")
_CLOSING: Final = {")": "(", "]": "["}


@dataclass(frozen=True, slots=True)
class ImageLink:
    """One link and where it stands."""

    link: Link
    """The place and the words; the same whether it is an image prompt or an item of a value."""
    parameter: Parameter | None
    """Whose value it is part of; None for an image prompt."""
    in_place: bool
    """False where a permutation puts it together, so that it cannot be edited."""

    @property
    def url(self) -> str:
        """The address itself, without brackets and punctuation around it."""
        url = self.link.url
        while url[-1:] in _CLOSING and url.count(url[-1]) > url.count(_CLOSING[url[-1]]):
            url = url[:-1].rstrip(",;.!?")
        return url

    @property
    def tail(self) -> str:
        """The punctuation that is glued to its end."""
        return self.link.text.removeprefix("<").rstrip(">")[len(self.url) :]

    @property
    def start(self) -> int:
        """Where the address itself starts in the prompt, in characters."""
        return self.link.start + (self.link.bracketed if self.in_place else 0)

    @property
    def end(self) -> int:
        """Where the address itself ends."""
        return self.start + len(self.url) if self.in_place else self.link.end


def has_links(prompt: Prompt) -> bool:
    """The cheap question: can there be any link at all?"""
    source = prompt.source
    return "://" in source or "data:" in source or "http" in source or "file:/" in source


def image_links(prompt: Prompt, lexicon: Lexicon) -> Iterator[ImageLink]:
    """The links in the order of the text, image prompts first.

    The items of ``--sref``, ``--cref``, ``--oref``, ``--edit``, ``--end`` … count where Midjourney
    reads the parameter; links in other values do not. A link that stands in several options of a
    permutation's value comes once.
    """
    if not has_links(prompt):
        return
    for piece in prompt.images:
        # `https://site.org/{a, b}.png` is put together from a permutation: it cannot be judged.
        if is_link(piece.url) and prompt.source[piece.end : piece.end + 1] != "{":
            yield ImageLink(piece, None, True)
    seen: set[tuple[int, str]] = set()
    for parameter in prompt.parameters:
        value = parameter.value
        if value is None or ":" not in value.text or not parameter.flag.read:
            continue
        known = lexicon.find(parameter.name)
        if known is None or known.form not in _FORMS:
            continue
        in_place = value.in_place
        for item in value.items:
            if item.kind != "link" or (item.start, item.text) in seen:
                continue
            seen.add((item.start, item.text))
            end = item.weight.start if item.weight is not None else item.end
            link = Link(item.start, end if in_place else item.end, item.text)
            if is_link(link.url):
                yield ImageLink(link, parameter, in_place)
