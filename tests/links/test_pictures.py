"""What the first bytes of a file are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mjlint.links.images import ACCEPTED, sniff
from tests.growth import assert_linear
from tests.links.pictures import AVIF, HEIC, HTML, MP4, SVG, gif, jpeg, png, webp

VP8 = b"RIFF\x1e\0\0\0WEBPVP8 \x12\0\0\0\0\0\0\x9d\x01\x2a\x40\x01\xf0\x00" + b"\0" * 8
VP8L = b"RIFF\x1e\0\0\0WEBPVP8L\x12\0\0\0\x2f" + (319 | 239 << 14).to_bytes(4, "little")


@pytest.mark.parametrize(
    ("data", "format", "size"),
    [
        (png(320, 240), "png", (320, 240)),
        (jpeg(320, 240), "jpeg", (320, 240)),
        (jpeg(320, 240, before=50_000), "jpeg", (320, 240)),
        (gif(320, 240), "gif", (320, 240)),
        (webp(320, 240), "webp", (320, 240)),
        (VP8, "webp", (320, 240)),
        (VP8L, "webp", (320, 240)),
    ],
)
def test_accepted(data: bytes, format: str, size: tuple[int, int]) -> None:
    content = sniff(data)
    assert content is not None
    assert content.format == format
    assert (content.width, content.height) == size
    assert content.enough


@pytest.mark.parametrize(
    ("data", "format"),
    [
        (AVIF, "avif"),
        (HEIC, "heic"),
        (MP4, "video"),
        (b"\0\0\0\x14ftypqt  \0\0\0\0qt  ", "video"),
        (b"\x1aE\xdf\xa3", "video"),
        (b"RIFF\0\0\0\0AVI ", "video"),
        (b"RIFF\0\0\0\0WAVE", "audio"),
        (b"II*\0\x08\0\0\0", "tiff"),
        (b"BM" + b"\0" * 12 + b"\x28\0\0\0", "bmp"),
        (b"\0\0\1\0\1\0", "ico"),
        (b"8BPS\0\1", "psd"),
        (b"%PDF-1.7", "pdf"),
        (b"PK\x03\x04", "zip"),
        (SVG, "svg"),
        (b"<!-- made by hand -->\n<svg>", "svg"),
        (HTML, "html"),
        (b"\xef\xbb\xbf\n <HTML lang='en'>", "html"),
        (b"<!-- x --><!doctype html>", "html"),
        (b"<?xml version='1.0'?><html xmlns='x'>", "html"),
        (b"<?xml version='1.0'?><Error><Code>AccessDenied</Code></Error>", "xml"),
        (b'{"error": 1}', "json"),
        (b"[]", "json"),
    ],
)
def test_others(data: bytes, format: str) -> None:
    content = sniff(data)
    assert content is not None
    assert content.format == format
    assert content.format not in ACCEPTED


@pytest.mark.parametrize(
    "data",
    [b"", b"\x89PN", b"BM is a name", b"[brackets] of prose", b"hello", b"<3 herons", b"\0" * 99],
)
def test_nothing_known(data: bytes) -> None:
    assert sniff(data) is None


@pytest.mark.parametrize("data", [png(), jpeg(), gif(), webp(), VP8, VP8L])
def test_cut_anywhere(data: bytes) -> None:
    """A beginning never says something else than the whole."""
    whole = sniff(data)
    assert whole is not None
    for end in range(len(data)):
        content = sniff(data[:end])
        assert content is None or content.format == whole.format
        assert content is None or content.width in (None, whole.width)


@given(
    st.sampled_from([b"", b"\xff\xd8\xff", b"RIFF....WEBPVP8", b"\0\0\0\x1cftyp", b"<", b"{"]),
    st.binary(max_size=200),
)
def test_anything(start: bytes, rest: bytes) -> None:
    content = sniff(start + rest)
    assert content is None or content.format


@pytest.mark.parametrize(
    ("start", "more"),
    [
        (b"", b"<!--"),
        (b"", b"<!---->"),
        (b"", b"<?xml"),
        (b"", b"<?xml>"),
        (b"<!doctype", b" "),
        (b"[", b" "),
        (b"\xff\xd8\xff", b"\xff"),
        (b"\xff\xd8\xff", b"\xff\xd0"),
    ],
)
def test_long_and_odd(start: bytes, more: bytes) -> None:
    assert_linear(lambda times: sniff(start + more * times), 6_000, 60_000)
