"""What must hold of the built site: no dead link, no request to another host."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

LOADED: Final = {
    "script": "src",
    "img": "src",
    "iframe": "src",
    "source": "src",
    "audio": "src",
    "video": "src",
}
"""Elements that the browser loads by itself, and where they say what."""
LOADED_LINKS: Final = {"stylesheet", "icon", "preload", "modulepreload", "preconnect", "manifest"}


class _Reader(HTMLParser):
    """The links, the loaded files and the anchors of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.loaded: list[str] = []
        self.anchors: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        if "id" in found:
            self.anchors.add(found["id"])
        if tag == "a" and "name" in found:
            self.anchors.add(found["name"])
        if tag == "a" and "href" in found:
            self.links.append(found["href"])
        if tag in LOADED and LOADED[tag] in found:
            self.loaded.append(found[LOADED[tag]])
        if tag == "link" and LOADED_LINKS & set(found.get("rel", "").split()):
            self.loaded.append(found.get("href", ""))


def faults(site: Path) -> Iterator[str]:
    """Every dead link and every file that another host would be asked for, with its page."""
    pages = {file: _read(file) for file in sorted(site.rglob("*.html"))}
    for file, page in pages.items():
        name = file.relative_to(site)
        for url in page.loaded:
            if urlsplit(url).scheme in ("http", "https") or url.startswith("//"):
                yield f"{name}: asks another host for {url}"
        for url in (*page.links, *page.loaded):
            parts = urlsplit(url)
            if parts.scheme or parts.netloc or (name.name == "404.html" and url.startswith("/")):
                continue
            target = _target(site, file, unquote(parts.path))
            if target is None:
                yield f"{name}: dead link {url}"
            elif parts.fragment and target in pages and "/playground/" not in str(target):
                fragment = unquote(parts.fragment)
                if fragment not in pages[target].anchors and not fragment.startswith("p="):
                    yield f"{name}: no such place {url}"


def _target(site: Path, page: Path, path: str) -> Path | None:
    """The file that a path leads to; None where there is none."""
    if not path:
        return page
    target = site / path.lstrip("/") if path.startswith("/") else page.parent / path
    target = target.resolve()
    if target.is_dir():
        target /= "index.html"
    return target if target.is_file() else None


def _read(file: Path) -> _Reader:
    reader = _Reader()
    reader.feed(file.read_text(encoding="utf-8"))
    return reader
