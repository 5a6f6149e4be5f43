"""Shell scripts and ``.http`` files: what prompts they hold stands in requests.

The prompts of requests are found where requests are, in `mjlint.requests`; other prompts there are
none.
"""

from __future__ import annotations

from collections.abc import Iterator

from mjlint.settings.reading import DEFAULT, Options
from mjlint.text.document import Document, Fault
from mjlint.text.places import PlacedPrompt


def read(document: Document, options: Options = DEFAULT) -> Iterator[PlacedPrompt | Fault]:
    """Nothing. Raises `DocumentError` where the document cannot be read."""
    for _ in document.chunks():
        pass
    return iter(())
