"""Paths -> the texts that would be linted, and what looked like one and was left alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from mjlint.checking.opened import Opened
from mjlint.checking.project import Project
from mjlint.checking.reader import Input, Inputs, Path, failed, opened
from mjlint.checking.results import Note, Unread
from mjlint.documents.skipped import Skipped
from mjlint.text.document import DocumentError, Fault


class Listed(NamedTuple):
    """A text of a document."""

    filename: str
    row: int
    """Of its beginning; rows count from 1."""
    prompt: bool
    """Whether it would be linted."""
    why: str
    """Why it is taken for a prompt, or why it is left alone."""
    model: str | None
    """The model that it is linted for."""
    text: str


def prompts_in(project: Project, paths: Iterable[Path]) -> Iterator[Listed | Unread]:
    """What is in the documents that paths mean, in their order; and what cannot be read."""
    for source in Inputs(project).of(paths):
        if isinstance(source, Unread):
            yield source
        elif not isinstance(source, Note):
            yield from _in(source, project)


def _in(source: Input, project: Project) -> Iterator[Listed | Unread]:
    file = opened(source, project)
    if not isinstance(file, Opened):
        yield from file
        return
    try:
        for each in file.format.found(file.document, file.options):
            if isinstance(each, Fault):
                yield Unread(file.name, *each)
            elif isinstance(each, Skipped):
                yield Listed(file.name, each.row, False, each.why, None, each.text)
            else:
                why = each.why or "the text is a prompt"
                model = file.lint(each.text, each.model).model.name
                yield Listed(file.name, each.row, True, why, model, each.text)
    except DocumentError as error:
        yield failed(file.name, error)
