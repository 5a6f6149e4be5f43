"""Links to pages that show an image, and the direct links to be used in their place."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, Literal, TypeAlias

from mjlint.diagnostic import value_class
from mjlint.text.patterns import pattern
from mjlint.urls.url import IMAGE_EXTENSIONS, Url, parse

Sureness: TypeAlias = Literal["safe", "unsafe", "display"]


@value_class
class Page:
    """A link to a page that shows an image."""

    site: str
    """The name of the site."""
    direct: str | None = None
    """The URL of the image itself, where it is known."""
    sure: Sureness = "display"
    """Whether the direct link is the same file (``safe``), is guessed in part (``unsafe``) or works
    for some files alone (``display``)."""


_PAGES: Final = tuple(
    (site, domains, pattern(path))
    for site, domains, path in (
        ("Imgur", ("imgur.com",), r"/(?:a/|gallery/|t/\w+/)?[\w-]+/?\Z"),
        ("Google Drive", ("drive.google.com",), r"/(?:file/d/|open\b|drive/)"),
        ("Google Docs", ("docs.google.com",), r"/(?:document|presentation|spreadsheets|file)/"),
        ("Google Photos", ("photos.app.goo.gl", "photos.google.com"), r"/"),
        ("Google", ("google.com",), r"/(?:imgres|search)\b"),
        ("Dropbox", ("dropbox.com",), r"/(?:s|sh|scl/f[io])/"),
        ("OneDrive", ("1drv.ms", "onedrive.live.com"), r"/(?!download)"),
        ("iCloud", ("icloud.com", "share.icloud.com"), r"/(?:photos|iclouddrive|sharedalbum)\b"),
        ("GitHub", ("github.com",), r"/[^/]+/[^/]+/blob/"),
        ("Pinterest", ("pin.it",), r"/"),
        ("Instagram", ("instagram.com",), r"/(?:[\w.]+/)?(?:p|reel)/[\w-]+/?\Z"),
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
_PINTEREST: Final = pattern(r"(?:[a-z]+\.)*pinterest\.(?:com?\.)?[a-z]{2,3}")
_SUBDOMAINS: Final = frozenset(("www", "m", "old", "new", "mobile"))


@lru_cache(1024)
def page(url: str) -> Page | None:
    """The page that a link leads to, where the site's URLs distinguish pages from images.

    Midjourney needs direct links
    (https://docs.midjourney.com/hc/en-us/articles/32040250122381-Image-Prompts, 2025-02-06). The
    shapes of the URLs are those that the sites used on 2026-11-22; none of them is asked.
    """
    parsed = parse(url)
    if parsed is None or parsed.scheme not in ("http", "https"):
        return None
    if _PINTEREST.fullmatch(parsed.host):
        return Page("Pinterest") if parsed.path.startswith("/pin/") else None
    for site, domains, path in _PAGES:
        if _shows_pages(parsed.host, domains) and path.match(parsed.path):
            if _gives_file(site, parsed):
                return None
            return Page(site, *_direct(site, parsed))
    return None


def _shows_pages(host: str, domains: tuple[str, ...]) -> bool:
    """Whether a host is the site itself; its image hosts (``i.imgur.com``) are not."""
    if host in domains:
        return True
    head, _, rest = host.partition(".")
    if rest in ("wikipedia.org", "wikimedia.org"):
        return rest in domains and (head == "commons" or len(head) == 2)
    return rest in domains and head in _SUBDOMAINS


def _gives_file(site: str, parsed: Url) -> bool:
    """Whether the query of a page's URL asks for the file itself."""
    fields = parsed.fields
    if site == "Dropbox":
        return fields.get("raw") == "1" or fields.get("dl") == "1"
    return site == "GitHub" and fields.get("raw") in ("1", "true")


def _direct(site: str, parsed: Url) -> tuple[str | None, Sureness]:
    """Where the image itself is, and how sure that is."""
    path = parsed.path
    if site == "GitHub" and parsed.extension in IMAGE_EXTENSIONS:
        return f"https://raw.githubusercontent.com{path.replace('/blob/', '/', 1)}", "safe"
    if site == "Dropbox" and path.startswith(("/s/", "/scl/fi/")):
        fields = [f for f in parsed.query.split("&") if f and not f.startswith(("dl=", "raw="))]
        return f"https://{parsed.host}{path}?{'&'.join([*fields, 'raw=1'])}", "safe"
    if site == "Google Drive":
        found = re.match(r"/file/d/([\w-]+)", path)
        code = found.group(1) if found else parsed.fields.get("id", "")
        if re.fullmatch(r"[\w-]+", code):
            # Works for public files that are small enough to go without a virus warning.
            return f"https://drive.google.com/uc?export=download&id={code}", "display"
    if site == "Imgur" and (found := re.fullmatch(r"/([A-Za-z0-9]{5,10})/?", path)):
        # Imgur serves the image under any extension; whether it is one image is a guess.
        return f"https://i.imgur.com/{found.group(1)}.png", "unsafe"
    if site == "Midjourney" and (found := _JOB.match(path)):
        index = parsed.fields.get("index", "0")
        if index in ("0", "1", "2", "3"):
            return f"https://cdn.midjourney.com/{found.group(1)}/0_{index}.png", "unsafe"
    return None, "display"


_JOB: Final = pattern(r"/jobs/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})")
