"""What the rules about links share."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from mjlint.prompts.image_links import link_parameters
from mjlint.rule import (
    Context,
    ImageLink,
    Item,
    Link,
    Permutation,
    Piece,
    Prompt,
    Text,
    image_links,
    pattern,
    read,
)
from mjlint.urls.problems import UrlProblem, is_link, url_problem
from mjlint.urls.url import IMAGE_EXTENSIONS, MIDJOURNEY_HOSTS, parse

UNREACHABLE: Final = "Invalid URL format"
"""What is said of a link to the own machine or network, under the title "Invalid link" (measured
2026-08-19 and 2026-08-25; source ``runs_0826``)."""
REPLY: Final = "Could not validate this link. Please try again later."
"""What the bot says of every link that gives it no image
(https://github.com/novicezk/midjourney-proxy/issues/141, 2023-06-12)."""

LONGEST: Final = 60
"""How many characters of a link a message quotes."""

_EXTENSION: Final = rf"\.(?:{'|'.join(sorted(IMAGE_EXTENSIONS))})"
_BEHIND_SPACE: Final = pattern(
    rf"(?:[^\s,;/]+ ){{0,3}}[^\s,;/]*{_EXTENSION}(?:\?[^\s,;]*)?(?=[\s,.;]|\Z)", re.IGNORECASE
)
NO_WORDS: Final = " \t\r\n.,;:!?'\"|-–—_()[]<>/*&+=~`’”，。；：、"
"""What does not make a text by itself."""


def faulty(prompt: Prompt, context: Context, *problems: UrlProblem) -> Iterator[ImageLink]:
    """The links of a prompt that have one of these problems."""
    for link in image_links(prompt, context.lexicon):
        if url_problem(link.url) in problems:
            yield link


def quoted(url: str) -> str:
    """A link for a message: shortened, without the secrets that a query or a login may hold."""
    address = parse(url)
    if address is not None and address.userinfo:
        url = url.replace(f"{address.userinfo}@", "…@", 1)
    head, mark, query = url.partition("?")
    if query:
        url = f"{head}{mark}…"
    return f"`{url if len(url) <= LONGEST else url[: LONGEST - 1] + '…'}`"


def broken_at(prompt: Prompt, link: Link) -> int | None:
    """Where the rest of a link ends that a space cut off: ``https://img.site.org/my photo.png``.

    None where the link is whole.
    """
    source = prompt.source
    if source[link.end : link.end + 1] != " " or link.bracketed or link.tail:
        return None
    found = _BEHIND_SPACE.match(source, link.end + 1)
    if found is None or "--" in found.group():
        return None
    address = parse(link.url)
    if address is None or address.extension in IMAGE_EXTENSIONS or address.host in MIDJOURNEY_HOSTS:
        return None
    return found.end()


def has_words(piece: Piece) -> bool:
    """Whether a piece is text with something to draw in it, and not only punctuation."""
    if type(piece) is Link:
        return not is_image(piece)
    return type(piece) is Text and bool(piece.text.strip(NO_WORDS))


def is_image(piece: Piece) -> bool:
    """Whether a piece is an image prompt; the grammar takes `data:driven` for a link too."""
    return type(piece) is Link and is_link(piece.url)


def texts(prompt: Prompt) -> Iterator[Text]:
    """The runs of prose, those inside permutations too."""
    return (piece for piece in prompt.walk() if type(piece) is Text)


def words_for_links(prompt: Prompt, context: Context) -> Iterator[Item]:
    """The words where a parameter takes a link, and are none.

    Numbers and `random` are style codes; only words that are in the prompt as they are.
    """
    names = link_parameters(context.lexicon)
    for parameter in prompt.parameters:
        value = parameter.value
        if parameter.name not in names or value is None or not parameter.flag.read:
            continue
        known = context.lexicon.find(parameter.name)
        if known is None or not value.in_place:
            continue
        for item in read(parameter, known).value:
            if item.kind == "word":
                yield item


def jobs(pieces: tuple[Piece, ...]) -> set[tuple[int, bool]]:
    """What the jobs of a prompt are made of: images (2 stands for more), and whether any text."""
    found = {(0, False)}
    for piece in pieces:
        if is_image(piece):
            found = {(min(images + 1, 2), text) for images, text in found}
        elif type(piece) is Permutation:
            inner = {made for option in piece.options for made in jobs(option.pieces)}
            found = {
                (min(images + more, 2), text or also)
                for images, text in found
                for more, also in inner or {(0, False)}
            }
        elif has_words(piece):
            found = {(images, True) for images, _ in found}
    return found
