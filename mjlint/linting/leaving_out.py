"""The last fix of an error: to leave out the parameter or the image that it is about.

An expert who cannot guess what was meant sends the prompt without it. Such a fix is unsafe, and comes
after all others.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from typing import Final

from mjlint.diagnostic import Applicability, Diagnostic, Edit, Fix
from mjlint.language.lexicon import KnownParameter, Lexicon, Model
from mjlint.prompts.braces import Braces
from mjlint.prompts.nodes import Branch, Item, Link, Span, Text, Weight
from mjlint.prompts.tree import Option, Parameter, Permutation, Piece, Prompt
from mjlint.prompts.values import read
from mjlint.text.spans import merged
from mjlint.urls.problems import is_link

_VALUE: Final = 2
"""Up to so many words after a name that Midjourney does not have are its value, and go with it."""


class Remover:
    """Knows where the parameters and the images of one prompt are.

    What it knows is looked up when it is asked for: most findings need little of it.
    """

    def __init__(self, prompt: Prompt, lexicon: Lexicon, model: Model | None) -> None:
        self._prompt, self._lexicon, self._model = prompt, lexicon, model
        self._parameters = prompt.parameters
        if prompt.permutations:
            self._parameters = tuple(sorted(prompt.parameters, key=_flag_start))
        self._starts = [parameter.flag.start for parameter in self._parameters]
        self._extents: dict[int, Span | None] = {}
        self._items: dict[int, tuple[tuple[Item, ...], list[int]]] = {}
        """By the start of a parameter: many findings may be about the same one."""

    def completed(self, one: Diagnostic) -> tuple[Fix, ...]:
        """The fixes of an error, with the removal where no fix is safe and the rest is a prompt."""
        if one.fixes and one.fixes[0].applicability is Applicability.SAFE:
            return one.fixes
        fix = self._fix(one)
        if fix is None or any(fix.edits == other.edits for other in one.fixes):
            return one.fixes
        return (*one.fixes, fix)

    @cached_property
    def _options(self) -> dict[Branch, tuple[Permutation, Option]]:
        return {
            Branch(permutation.start, number): (permutation, option)
            for permutation in self._prompt.permutations
            for number, option in enumerate(permutation.options)
        }

    @cached_property
    def _branches(self) -> dict[int, Branch]:
        return {option.start: at for at, (_, option) in self._options.items()}

    @cached_property
    def _images(self) -> dict[int, Link]:
        links = [piece for piece in self._prompt.walk() if type(piece) is Link]
        return {link.start: link for link in links if is_link(link.url)}

    @cached_property
    def _braces(self) -> Braces:
        return Braces(self._prompt.source)

    @cached_property
    def _weights(self) -> dict[int, int]:
        return {p.start: p.end for p in self._prompt.walk() if type(p) is Weight}

    @cached_property
    def _has_words(self) -> bool:
        return any(map(_has_words, self._prompt.walk()))

    @cached_property
    def _known(self) -> list[tuple[Parameter, KnownParameter]]:
        """The parameters that there are."""
        found = [(parameter, self._find(parameter.name)) for parameter in self._parameters]
        return [(parameter, known) for parameter, known in found if known is not None]

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        """Where the parameters of an id begin."""
        places: dict[str, list[int]] = {}
        for parameter, known in self._known:
            places.setdefault(known.id, []).append(parameter.flag.start)
        return places

    @cached_property
    def _needing(self) -> dict[str, list[tuple[Parameter, KnownParameter]]]:
        """The parameters that need one of an id."""
        needing: dict[str, list[tuple[Parameter, KnownParameter]]] = {}
        for parameter, known in self._known:
            for need in known.needs:
                needing.setdefault(need, []).append((parameter, known))
        return needing

    def _find(self, name: str) -> KnownParameter | None:
        return self._lexicon.find(name, self._model)

    def _fix(self, one: Diagnostic) -> Fix | None:
        """The fix that leaves out what a finding is about; None where nothing would be left."""
        image = self._images.get(one.start)
        if image is not None:
            return self._without_image(image)
        at = bisect_right(self._starts, one.start) - 1
        if at < 0 or one.start > self._parameters[at].end:
            return None
        # The options of one value share a flag: the one that the finding is in.
        found = self._parameters[at]
        while at and self._starts[at - 1] == found.flag.start and found.value is not None:
            if found.value.start <= one.start < found.value.end:
                break
            at -= 1
            found = self._parameters[at]
        return self._without_parameter(found, one)

    def _without_parameter(self, parameter: Parameter, one: Diagnostic) -> Fix | None:
        if (edit := self._without_option(parameter, one)) is not None:
            return Fix.of((edit,), "Leave out this option", unsafe=True)
        known = self._find(parameter.name)
        if (link := self._link_of(parameter, known, one)) is not None:
            return Fix.remove(self._with_space(link), title="Leave out this link", unsafe=True)
        key = parameter.flag.start
        if key not in self._extents:
            self._extents[key] = self._extent(parameter, known)
        span = self._extents[key]
        value = parameter.value
        if known is not None and known.form == "flag" and one.start >= parameter.flag.end:
            if value is None or not value.in_place:
                return None
            words = self._with_space(Span(one.start, one.end))
            return Fix.remove(words, self._prompt.source[one.start : one.end], unsafe=True)
        if span is None or not (self._has_words or self._images or span.end < parameter.end):
            return None
        others = self._companions(parameter, known, span)
        edits = [self._edit(span, parameter)]
        edits += [self._edit(extent, parameter) for extent in others.values()]
        names = " and ".join(f"`{name}`" for name in (parameter.flag.text, *others))
        return Fix.of(_merged(edits), f"Leave out {names}", unsafe=True)

    def _without_image(self, image: Link) -> Fix | None:
        """Without an image prompt and its weight; some words or two images have to be left."""
        others = len(self._images) - 1
        if not self._has_words and others < (1 if "video" in self._places else 2):
            return None
        span = Span(image.start, self._weights.get(image.end, image.end))
        branch = self._branches.get(image.start)
        if branch is not None and self._options[branch][1].end == span.end:
            edit = self._cut(branch)
            return Fix.of((edit,), "Leave out the image", unsafe=True)
        edits = [Edit(*self._with_space(span), "")]
        if not others:
            weights = (p for p in self._prompt.all("iw") if not p.branch)
            edits += [Edit(*self._with_space(Span(p.start, p.end)), "") for p in weights]
        return Fix.of(_merged(edits), "Leave out the image", unsafe=True)

    def _link_of(
        self, parameter: Parameter, known: KnownParameter | None, one: Diagnostic
    ) -> Span | None:
        """The one link of several that a finding is about."""
        value = parameter.value
        if known is None or known.form not in ("links", "references"):
            return None
        if value is None or not value.in_place:
            return None
        key = parameter.flag.start
        if key not in self._items:
            items = read(parameter, known).value
            self._items[key] = items, [item.start for item in items]
        items, starts = self._items[key]
        at = bisect_right(starts, one.start) - 1
        if len(items) < 2 or at < 0 or one.start >= items[at].end or items[at].kind != "link":
            return None
        return items[at].span

    def _without_option(self, parameter: Parameter, one: Diagnostic) -> Edit | None:
        """The edit that takes one option out of the permutation in a value: ``--ar {3:2, 0:1}``."""
        branch = parameter.branch[-1] if parameter.branch else None
        if branch is None or branch not in self._options:
            return None
        _, option = self._options[branch]
        flag = parameter.flag
        own = flag.end <= branch.permutation and option.start <= one.start <= one.end <= option.end
        if own or self._prompt.source[flag.start : flag.end] == flag.name:
            return self._cut(branch)
        return None

    def _extent(self, parameter: Parameter, known: KnownParameter | None) -> Span | None:
        """A parameter as it is written, with the whole permutation in its value."""
        start, end, value = parameter.flag.start, parameter.end, parameter.value
        if value is not None:
            items = parameter.items
            if known is not None:
                reading = read(parameter, known)
                if reading.stray and not value.in_place:
                    return None
                if reading.stray:
                    items = reading.value
                    end = items[-1].end if items else parameter.flag.end
            elif value.in_place and items and items[0].kind != "link":
                if len(items) > _VALUE or not (self._has_words or self._images):
                    end = parameter.flag.end
        return Span(start, self._braces.closed(start, end))

    def _companions(
        self, parameter: Parameter, known: KnownParameter | None, span: Span
    ) -> dict[str, Span]:
        """What has no use without a parameter, by its name: ``--sw`` without ``--sref``."""
        if known is None:
            return {}
        places = self._places[known.id]
        if places[0] < span.start or places[-1] >= span.end:
            return {}
        found = {}
        for other, needing in self._needing.get(known.id, ()):
            if other.branch == parameter.branch and len(needing.needs) == 1:
                if (extent := self._extent(other, needing)) is not None:
                    found[other.flag.text] = extent
        return found

    def _edit(self, span: Span, parameter: Parameter) -> Edit:
        """The removal of a parameter; its option stays, be it empty, so that no job is lost."""
        option = self._options.get(parameter.branch[-1]) if parameter.branch else None
        alone = option is not None and option[1].span == span
        return Edit(*(span if alone else self._with_space(span)), "")

    def _with_space(self, span: Span) -> Span:
        """With the white space before it, or after it at the start; one space stays between words."""
        source, (start, end) = self._prompt.source, span
        before = self._prompt.before_space(start)
        if before == 0 or source[before - 1] == "{":
            while end < len(source) and source[end].isspace():
                end += 1
            return Span(start, end)
        if end == len(source) or source[end].isspace() or source[end] in ",}":
            return Span(before, end)
        return Span(start, end)

    def _cut(self, branch: Branch) -> Edit:
        """Without one option; of two, the other one is left without braces."""
        permutation, option = self._options[branch]
        options, number = permutation.options, branch.option
        if len(options) == 2:
            other = options[1 - number]
            text = self._prompt.source[other.start : other.end]
            return Edit(permutation.start, permutation.end, text)
        if number:
            return Edit(options[number - 1].end, option.end, "")
        return Edit(option.start, options[1].start if len(options) > 1 else option.end, "")


def _merged(removals: list[Edit]) -> list[Edit]:
    """The same removals; two that take the same white space are one."""
    return [Edit(*span, "") for span in merged((edit.start, edit.end) for edit in removals)]


def _flag_start(parameter: Parameter) -> int:
    return parameter.flag.start


def _has_words(piece: Piece) -> bool:
    """Whether there is anything to draw in a piece that is no permutation."""
    if type(piece) is Link:
        return not is_link(piece.url)
    return type(piece) is Text and any(map(str.isalnum, piece.text))
