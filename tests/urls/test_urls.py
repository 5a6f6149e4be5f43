"""Facts about"""

from __future__ import annotations

from ipaddress import ip_address

import pytest

from mjlint.urls.expiry import expiry
from mjlint.urls.hosts import is_placeholder, is_private, is_routable, literal
from mjlint.urls.lookalikes import find_link_slots, is_local_path, lacks_scheme
from mjlint.urls.pages import page
from mjlint.urls.problems import UrlProblem, is_link, url_problem
from mjlint.urls.url import parse


def test_the_parts_of_a_link() -> None:
    address = parse("https://Me:pw@IMG.Site.org.:8443/a/B.PNG?x=1&y=%41#frag")
    assert address is not None
    assert address.scheme == "https"
    assert address.userinfo == "Me:pw"
    assert (address.host, address.port) == ("img.site.org", 8443)
    assert (address.path, address.fragment) == ("/a/B.PNG", "frag")
    assert address.extension == "png"
    assert address.fields == {"x": "1", "y": "A"}


@pytest.mark.parametrize("url", ["", "cat", "http://[::1", "http://a:99999999/", "data:x"])
def test_what_is_no_link_has_no_parts(url: str) -> None:
    assert parse(url) is None
    assert expiry(url) is None
    assert page(url) is None


@pytest.mark.parametrize(
    ("host", "number"),
    [
        ("127.0.0.1", "127.0.0.1"),
        ("127.1", "127.0.0.1"),
        ("2130706433", "127.0.0.1"),
        ("0x7f000001", "127.0.0.1"),
        ("0x7f.0.0.1", "127.0.0.1"),
        ("0177.0.0.1", "127.0.0.1"),
        ("0", "0.0.0.0"),
        ("192.168.257", "192.168.1.1"),
        ("::1", "::1"),
        ("fe80::1%eth0", "fe80::1"),
        ("256.1.1.1", None),
        ("1.2.3.4.5", None),
        ("4294967296", None),
        ("img.site.org", None),
        ("1.2.3.com", None),
        (":::", None),
        ("", None),
    ],
)
def test_numbers_in_every_spelling(host: str, number: str | None) -> None:
    assert literal(host) == (number and ip_address(number))


@pytest.mark.parametrize(
    "address",
    [
        "10.0.0.1",
        "100.64.0.1",
        "127.0.0.1",
        "100.100.100.200",
        "168.63.129.16",
        "169.254.169.254",
        "172.16.0.1",
        "192.0.0.8",
        "192.0.0.192",
        "192.88.99.1",
        "192.0.2.1",
        "192.168.1.5",
        "198.18.0.1",
        "224.0.0.1",
        "239.255.255.250",
        "240.0.0.1",
        "255.255.255.255",
        "0.0.0.0",
        "::",
        "::1",
        "::127.0.0.1",
        "::ffff:127.0.0.1",
        "::ffff:0:10.0.0.1",
        "64:ff9b::10.0.0.1",
        "64:ff9b:1::808:808",
        "2001::1",
        "2001:20::1",
        "100::1",
        "5f00::1",
        "fd00:ec2::254",
        "::ffff:168.63.129.16",
        "2001:db8::1",
        "2002:a00:1::",
        "3fff::1",
        "fc00::1",
        "fe80::1",
        "fec0::1",
        "ff02::1",
    ],
)
def test_addresses_that_lead_nowhere(address: str) -> None:
    assert not is_routable(ip_address(address))
    assert is_private(address)


@pytest.mark.parametrize(
    "address",
    ["8.8.8.8", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.1", "168.63.129.15",
     "2606:4700::1111", "::ffff:8.8.8.8",
     "64:ff9b::8.8.8.8", "2002:808:808::"],
)  # fmt: skip
def test_addresses_that_lead_somewhere(address: str) -> None:
    assert is_routable(ip_address(address))
    assert not is_private(address)


@pytest.mark.parametrize(
    "host",
    ["localhost", "api.localhost", "nas.local", "db.internal", "pi.lan", "tv.home.arpa", "box",
     "a.test", "x.onion"],
)  # fmt: skip
def test_names_that_only_some_can_reach(host: str) -> None:
    assert is_private(host)


@pytest.mark.parametrize("host", ["img.site.org", "local.site.org", "mylocal.net", "host.tld", ""])
def test_names_that_all_can_reach(host: str) -> None:
    assert not is_private(host)


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("example.com", True),
        ("img.example.org", True),
        ("a.example", True),
        ("a.invalid", True),
        ("your-domain.com", True),
        ("cdn.yoursite.net", True),
        ("your_image_url", True),
        ("image-url.com", True),
        ("...", True),
        ("examples.com", False),
        ("myhosting.com", False),
        ("site.org", False),
    ],
)
def test_hosts_that_stand_for_others(host: str, expected: bool) -> None:
    assert is_placeholder(host) is expected


DISCORD = ("cdn.discordapp.com", "/attachments/1/2/a.png")


@pytest.mark.parametrize(
    ("url", "site", "direct"),
    [
        ("https://imgur.com/AbCdEf1", "Imgur", "https://i.imgur.com/AbCdEf1.png"),
        ("https://m.imgur.com/a/AbCdE", "Imgur", None),
        ("https://github.com/u/r/blob/main/a/b.png", "GitHub",
         "https://raw.githubusercontent.com/u/r/main/a/b.png"),
        ("https://github.com/u/r/blob/main/README.md", "GitHub", None),
        ("https://www.dropbox.com/s/abc/p.jpg?dl=0", "Dropbox",
         "https://www.dropbox.com/s/abc/p.jpg?raw=1"),
        ("https://www.dropbox.com/scl/fi/a/p.jpg?rlkey=k&dl=0", "Dropbox",
         "https://www.dropbox.com/scl/fi/a/p.jpg?rlkey=k&raw=1"),
        ("https://drive.google.com/file/d/A-1_b/view?usp=sharing", "Google Drive",
         "https://drive.google.com/uc?export=download&id=A-1_b"),
        ("https://drive.google.com/open?id=A1", "Google Drive",
         "https://drive.google.com/uc?export=download&id=A1"),
        ("https://photos.app.goo.gl/xyz", "Google Photos", None),
        ("https://uk.pinterest.com/pin/123/", "Pinterest", None),
        ("https://www.pinterest.co.uk/pin/123/", "Pinterest", None),
        ("https://www.instagram.com/p/abc/", "Instagram", None),
        ("https://x.com/me/status/1/photo/1", "X", None),
        ("https://discord.com/channels/1/2/3", "Discord", None),
        ("https://www.midjourney.com/jobs/6bcb0000-0000-4000-8000-000000000001?index=1",
         "Midjourney", "https://cdn.midjourney.com/6bcb0000-0000-4000-8000-000000000001/0_1.png"),
        ("https://de.wikipedia.org/wiki/Katze", "Wikipedia", None),
    ],
)  # fmt: skip
def test_pages(url: str, site: str, direct: str | None) -> None:
    found = page(url)
    assert found is not None
    assert (found.site, found.direct) == (site, direct)
    if direct is not None:
        assert page(direct) is None, "a direct link is no page"


@pytest.mark.parametrize(
    "url",
    [
        "https://i.imgur.com/AbCdEf1.png",
        "https://imgur.com/AbCdEf1.png",
        "https://raw.githubusercontent.com/u/r/main/a.png",
        "https://github.com/u/r/blob/main/a.png?raw=true",
        "https://github.com/u/r/raw/main/a.png",
        "https://www.dropbox.com/s/abc/p.jpg?raw=1",
        "https://dl.dropboxusercontent.com/s/abc/p.jpg",
        "https://i.pinimg.com/736x/a.jpg",
        "https://pbs.twimg.com/media/A.jpg",
        "https://upload.wikimedia.org/wikipedia/commons/a.jpg",
        "https://cdn.midjourney.com/6bcb/0_1.png",
        "https://notimgur.com/AbCdEf1",
        "ftp://imgur.com/AbCdEf1",
    ],
)
def test_pictures_are_no_pages(url: str) -> None:
    assert page(url) is None


@pytest.mark.parametrize(
    ("url", "problem"),
    [
        ("https://host.tld/a.png", None),
        ("https://host.tld/A.PNG?x=1#frag", None),
        ("https://host.tld/a_(1).png", None),
        ("http://host.tld/a.webp", None),
        ("https://s.mj.run/JJl2ZVRyWyg", None),
        ("https://pic1.png", None),
        ("https://pbs.twimg.com/media/X?format=jpg&name=large", None),
        ("https://static.site.org/x/a.png/revision/latest?cb=1", None),
        ("https://host.tld/img/12345", UrlProblem.BARE),
        ("https://host.tld/v1.2/cat", UrlProblem.BARE),
        ("https://host.tld/image.php?id=3", UrlProblem.BARE),
        ("https://host.tld/a.heic", UrlProblem.EXTENSION),
        ("https://host.tld/a.svg", UrlProblem.FILE),
        ("https://host.tld/фото.png", UrlProblem.LETTERS),
        ("https://imgur.com/AbCdEf1", UrlProblem.PAGE),
        ("https://example.com/a.png", UrlProblem.PLACEHOLDER),
        ("http://localhost/a.png", UrlProblem.PRIVATE),
        ("https://localhost/a.svg", UrlProblem.PRIVATE),
        ("https://", UrlProblem.BROKEN),
        ("https:/host.tld/a.png", UrlProblem.BROKEN),
        ("http://[::1", UrlProblem.BROKEN),
        ("ftp://host.tld/a.png", UrlProblem.SCHEME),
        ("data:image/png;base64,iVBORw0KGgo=", UrlProblem.SCHEME),
        (f"https://{DISCORD[0]}{DISCORD[1]}", UrlProblem.SIGNED),
        ("https://discord-attachments-uploads-prd.storage.googleapis.com/u/1.jpg?upload_id=A",
         UrlProblem.UPLOAD),
    ],
)  # fmt: skip
def test_the_one_problem_of_a_link(url: str, problem: UrlProblem | None) -> None:
    assert url_problem(url) is problem


@pytest.mark.parametrize("text", ["data:driven", "blob:shape", "file:cabinet", "http:x"])
def test_words_with_a_colon_are_no_links(text: str) -> None:
    assert not is_link(text)


@pytest.mark.parametrize(
    ("word", "local", "bare", "slot"),
    [
        (r"C:\pics\a.png", True, False, False),
        ("C:/my pics/a.png", True, False, False),
        (r"\\nas\pics\a.jpg", True, False, False),
        ("~/a.webp", True, False, False),
        ("../a.gif", True, False, False),
        ("/home/me/a.jpeg", True, False, False),
        ("www.host.tld/a.png", False, True, False),
        ("s.mj.run/abc", False, True, False),
        ("<image URL of classic butler>", False, False, True),
        ("[IMAGE_URL_2]", False, False, True),
        ("<your image link>", False, False, True),
        ("YOUR_IMAGE_URL", False, False, True),
        ("and/or", False, False, False),
        ("16/9.5", False, False, False),
        ("[Link]", False, False, False),
        ("<missing links>", False, False, False),
        ("imgur.com/gallery", False, False, False),
    ],
)
def test_words_that_mean_a_link(word: str, local: bool, bare: bool, slot: bool) -> None:
    assert is_local_path(word) is local
    assert lacks_scheme(word) is bare
    assert (list(find_link_slots(word)) == [(0, len(word))]) is slot
