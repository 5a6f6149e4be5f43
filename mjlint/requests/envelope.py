"""A request as it is in a file: its URL, headers and body, each with its place."""

from __future__ import annotations

from dataclasses import dataclass

from mjlint.text.places import SourceMap


@dataclass(frozen=True, slots=True)
class Header:
    """A header of a request."""

    name: SourceMap
    value: SourceMap


@dataclass(frozen=True, slots=True)
class Envelope:
    """A request as it is in a file."""

    body: SourceMap
    url: SourceMap | None = None
    headers: tuple[Header, ...] = ()
    method: str = "POST"
    span: tuple[int, int] | None = None
    """The stretch of the file that is the request; None: all of it."""

    def moved(self, by: int) -> Envelope:
        """The same in a file of which this one is a piece, or the other way round."""
        return Envelope(
            self.body.moved(by),
            self.url.moved(by) if self.url is not None else None,
            tuple(Header(h.name.moved(by), h.value.moved(by)) for h in self.headers),
            self.method,
            (self.span[0] + by, self.span[1] + by) if self.span is not None else None,
        )

    @property
    def header_names(self) -> tuple[str, ...]:
        """In lower case."""
        return tuple(header.name.text.strip().lower() for header in self.headers)
