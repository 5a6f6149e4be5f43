"""Links to pages that show a picture, and the direct links to be used in their place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from mjlint.addresses.address import PICTURES, Address, parse


@dataclass(frozen=True, slots=True)
class Page:
    """A link to a page that shows a picture."""

    site: str
    """The name of the site."""
    direct: str | None = None
    """The address of the picture itself, where it can be told."""
    sure: str = "display"
    """How sure the direct form is: ``safe``, ``unsafe`` (guessed in part) or ``display``."""


_PAGES: Final = tuple(
    (site, domains, re.compile(path))
    for site, domains, path in (
        ("Imgur", ("imgur.com",), r"/(?:a/|gallery/|t/\w+/)?[\w-]+/?\Z"),
        ("Google Drive", ("drive.google.com",), r"/(?:file/d/|open\b|drive/)"),
        ("Google Docs", ("docs.google.com",), r"/"),
        ("Google Photos", ("photos.app.goo.gl", "photos.google.com"), r"/"),
        ("Google", ("google.com",), r"/(?:imgres|search)\b"),
        ("Dropbox", ("dropbox.com",), r"/(?:s|sh|scl/f[io])/"),
        ("OneDrive", ("1drv.ms", "onedrive.live.com"), r"/"),
        ("iCloud", ("icloud.com",), r"/(?:photos|iclouddrive|sharedalbum)\b"),
        ("GitHub", ("github.com",), r"/[^/]+/[^/]+/blob/"),
        ("Pinterest", ("pin.it",), r"/"),
        ("Instagram", ("instagram.com",), r"/(?:[\w.]+/)?(?:p|reel)/"),
        ("X", ("x.com", "twitter.com"), r"/\w+/(?:status|photo)\b"),
        ("Facebook", ("facebook.com",), r"/(?:photo|[\w.]+/(?:photos|posts)\b)"),
        ("Reddit", ("reddit.com",), r"/(?:r|user)/[\w-]+/comments/"),
        ("TikTok", ("tiktok.com",), r"/@"),
        ("YouTube", ("youtube.com", "youtu.be"), r"/."),
        ("Flickr", ("flickr.com",), r"/photos/"),
        ("Unsplash", ("unsplash.com",), r"/(?:[a-z]{2}/)?photos/[\w-]+/?\Z"),
        ("Pexels", ("pexels.com",), r"/(?:[a-z-]+/)?photo/"),
        ("DeviantArt", ("deviantart.com",), r"/[\w-]+/art/"),
        ("ArtStation", ("artstation.com",), r"/artwork/"),
        ("Behance", ("behance.net",), r"/gallery/"),
        ("Wikipedia", ("wikipedia.org", "wikimedia.org"), r"/wiki/(?!Special:)"),
        ("ImgBB", ("ibb.co",), r"/\w+/?\Z"),
        ("Postimages", ("postimg.cc",), r"/\w+/?\Z"),
        ("Lightshot", ("prnt.sc",), r"/"),
        ("Gyazo", ("gyazo.com",), r"/[0-9a-f]{32}/?\Z"),
        ("Giphy", ("giphy.com",), r"/gifs/"),
        ("Tenor", ("tenor.com",), r"/view/"),
        ("Discord", ("discord.com", "discordapp.com"), r"/channels/"),
        ("Midjourney", ("midjourney.com",), r"/(?:jobs|app|explore|showcase|imagine|archive)\b"),
    )
)
_PINTEREST: Final = re.compile(r"(?:[a-z]+\.)*pinterest\.(?:com?\.)?[a-z]{2,3}")
_SUBDOMAINS_OF_PAGES: Final = frozenset(("www", "m", "old", "new", "mobile"))


@lru_cache(1024)
def page(url: str) -> Page | None:
    """The page that a link leads to, where the site's addresses tell pages from pictures.

    Direct links are documented to be needed (https://docs.midjourney.com, Image Prompts,
    2025-02-25); the shapes of the addresses are those of the sites on 2026-11-22.
    """
    address = parse(url)
    if address is None or address.scheme not in ("http", "https"):
        return None
    if _PINTEREST.fullmatch(address.host):
        return Page("Pinterest") if address.path.startswith("/pin/") else None
    for site, domains, path in _PAGES:
        if _shows_pages(address.host, domains) and path.match(address.path):
            if site == "Dropbox" and _is_dropbox_file(address):
                return None
            return Page(site, *_direct(site, address))
    return None


def _shows_pages(host: str, domains: tuple[str, ...]) -> bool:
    """Whether a host is the site itself; its picture hosts (``i.imgur.com``) are not."""
    if host in domains:
        return True
    head, _, rest = host.partition(".")
    language = len(head) == 2 and head.isalpha() and rest == "wikipedia.org"
    return rest in domains and (head in _SUBDOMAINS_OF_PAGES or language or head == "commons")


def _is_dropbox_file(address: Address) -> bool:
    fields = address.fields
    return fields.get("raw") == "1" or fields.get("dl") == "1"


def _direct(site: str, address: Address) -> tuple[str | None, str]:
    """Where the picture itself is, and how sure that is."""
    if site == "GitHub" and address.extension in PICTURES:
        return (
            f"https://raw.githubusercontent.com{address.path.replace('/blob/', '/', 1)}", "safe"
        )
    if site == "Dropbox" and address.path.startswith(("/s/", "/scl/fi/")):
        query = [f for f in address.query.split("&") if f and not f.startswith(("dl=", "raw="))]
        joined = "&".join([*query, "raw=1"])
        return f"https://{address.host}{address.path}?{joined}", "safe"
    if site == "Google Drive":
        found = re.match(r"/file/d/([\w-]+)", address.path)
        id = found.group(1) if found else address.fields.get("id", "")
        if id:
            # Serves public files that are small enough to go without a virus warning.
            return f"https://drive.google.com/uc?export=download&id={id}", "display"
    if site == "Imgur" and (found := re.fullmatch(r"/(\w{5,10})/?", address.path)):
        # Any extension gets the picture, in the format that it was uploaded in.
        return f"https://i.imgur.com/{found.group(1)}.png", "unsafe"
    if site == "Midjourney":
        found = re.match(r"/jobs/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})", address.path)
        if found:
            index = address.fields.get("index", "0")
            if index in ("0", "1", "2", "3"):
                return f"https://cdn.midjourney.com/{found.group(1)}/0_{index}.png", "unsafe"
    return None, "display"
