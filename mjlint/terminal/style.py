"""Colours, and whether to use them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from mjlint.diagnostic import Severity

_CODES: Final = {
    "error": "1;31",
    "warning": "1;33",
    "info": "1;36",
    "frame": "1;34",
    "bold": "1",
    "faint": "2",
    "added": "32",
}


class Style:
    """Puts texts in colour, or leaves them as they are.

    ``links``: whether a text can be a link, as on a terminal.
    """

    def __init__(self, color: bool, links: bool = False) -> None:
        self._color, self.links = color, color and links

    def paint(self, text: str, name: str) -> str:
        """``name``: a severity, ``frame``, ``bold``, ``faint`` or ``added``."""
        if not self._color or not text:
            return text
        return f"\x1b[{_CODES[name]}m{text}\x1b[0m"

    def link(self, text: str, url: str) -> str:
        """A text that leads to a URL where it is clicked (OSC 8); the text where there is none."""
        return f"\x1b]8;;{url}\x1b\\{text}\x1b]8;;\x1b\\" if self.links and url else text

    def severity(self, text: str, severity: Severity) -> str:
        return self.paint(text, severity.value)

    def frame(self, text: str) -> str:
        return self.paint(text, "frame")

    def bold(self, text: str) -> str:
        return self.paint(text, "bold")


def wants_color(choice: str, environment: Mapping[str, str], terminal: bool) -> bool:
    """Whether to use colours.

    ``choice``: ``auto``, ``always`` or ``never``, as asked for on the command line; it wins. After
    it ``NO_COLOR`` (https://no-color.org), then ``FORCE_COLOR`` and ``CLICOLOR_FORCE``
    (https://bixense.com/clicolors), then whether the output is a terminal that is not dumb.
    """
    if choice != "auto":
        return choice == "always"
    if environment.get("NO_COLOR"):
        return False
    for name in ("FORCE_COLOR", "CLICOLOR_FORCE"):
        if environment.get(name, "0") not in ("", "0"):
            return True
    return terminal and environment.get("TERM") != "dumb"
