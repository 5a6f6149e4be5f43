"""What several tests of this folder use."""

from __future__ import annotations

from tests.links.pictures import png
from tests.links.server import Page, plain

PAGES: dict[str, Page] = {
    "/good.png": plain(200, png(), "image/png"),
    "/closed.png": plain(403),
    "/moved.png": plain(302, Location="/gone.png"),
    "/page.png": plain(200, b"<!doctype html><p>a page", "text/html"),
}
"""Everything else answers 404."""
