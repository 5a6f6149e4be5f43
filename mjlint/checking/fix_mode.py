"""What a run is to write."""

from __future__ import annotations

from typing import Final, NamedTuple


class FixMode(NamedTuple):
    """What a run is to write."""

    fix: bool = False
    """Whether fixes are made."""
    comments: bool = False
    """Whether a comment that suppresses it is added for each finding."""
    reason: str = "accepted as it is"
    """What such a comment says."""
    write: bool = True
    """Whether files are written; if not, only the results say what would be."""

    @property
    def wanted(self) -> bool:
        """Whether anything is to be done."""
        return self.fix or self.comments


NOTHING: Final = FixMode()
