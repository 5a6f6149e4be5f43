"""What requests send, as JSON, and back as bytes of the same kind."""

from __future__ import annotations

import gzip
import json
import zlib
from urllib.parse import urlencode

import pytest

from mjlint.language.vendors import vendor
from mjlint.requests.bodies import Body, read
from mjlint.requests.gate import Gate

URL = "https://api.ttapi.io/midjourney/v1/imagine"
GLUED = "a déjà vu – heron --ar16:9"
FIXED = GLUED.replace("--ar16:9", "--ar 16:9")
BOUNDARY = "----boundary"


def multipart(*parts: tuple[str, str]) -> bytes:
    body = "".join(
        f"--{BOUNDARY}\r\nContent-Disposition: form-data; {head}\r\n\r\n{value}\r\n"
        for head, value in parts
    )
    return f"{body}--{BOUNDARY}--\r\n".encode()


def body_of(prompt: str, kind: str) -> tuple[bytes, dict[str, str]]:
    """A body with a prompt in it, and its headers."""
    text = json.dumps({"prompt": prompt, "mode": "fast"}, ensure_ascii=False, indent=1)
    match kind:
        case "form":
            return urlencode({"mode": "fast", "prompt": prompt, "timeout": "300"}).encode(), {}
        case "multipart":
            parts = [('name="prompt"', prompt), ('name="mode"', "fast")]
            head = {"content-type": f"multipart/form-data; boundary={BOUNDARY}"}
            return multipart(*parts, ('name="image"; filename="a.png"', "\x89PNG")), head
        case "gzip":
            return gzip.compress(text.encode(), mtime=0), {"content-encoding": "gzip"}
        case "deflate":
            return zlib.compress(text.encode()), {"content-encoding": "deflate"}
        case "list":
            return f"[{text}, {text}]".encode(), {}
        case encoding:
            return text.encode(encoding), {}


KINDS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "list", "gzip", "deflate", "form"]


@pytest.mark.parametrize("kind", [*KINDS, "multipart"])
def test_a_fixed_body_is_of_the_same_kind(kind: str) -> None:
    bad, headers = body_of(GLUED, kind)
    fixed, _ = body_of(FIXED, kind)
    new = Gate(fixes="safe").passed("POST", URL, headers, bad)
    assert new is not None
    if kind in ("gzip", "deflate"):
        assert zlib.decompress(new, 47) == zlib.decompress(fixed, 47)
    else:
        assert new == fixed
    assert Gate(fixes="safe").passed("POST", URL, headers, new) is None


def test_a_form_has_the_types_of_its_fields() -> None:
    body = read(b"prompt=123&timeout=300&getUImages=true&tags[]=a&tags[]=b", {})
    assert isinstance(body, Body)
    endpoint = vendor("ttapi").endpoint("imagine")
    assert endpoint is not None
    expected = {"prompt": "123", "timeout": 300, "getUImages": True, "tags": ["a", "b"]}
    assert json.loads(body.typed(endpoint).text) == expected


@pytest.mark.parametrize(
    ("content", "headers", "why"),
    [
        (b"\x1f\x8bnonsense", {"content-encoding": "gzip"}, "not packed"),
        (gzip.compress(b"{}", mtime=0)[:-4], {"content-encoding": "gzip"}, "incomplete"),
        (b"{}", {"content-encoding": "zstd"}, "packed with `zstd`"),
        (b"\xff\xfe\x00\x01\x02", {}, "not text"),
        (b"plain text", {}, "neither JSON nor a form"),
        (b"x", {"content-type": "multipart/form-data"}, "no boundary"),
        (gzip.compress(b" " * 33_000_000, mtime=0), {"content-encoding": "gzip"}, "more than"),
    ],
)
def test_what_cannot_be_read_says_why(content: bytes, headers: dict[str, str], why: str) -> None:
    found = read(content, headers)
    assert isinstance(found, str)
    assert why in found
