"""Of a secret only its first letters are shown; a text stays as long as it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mjlint.diagnostic import Diagnostic, Severity
from mjlint.text.masking import covered, is_key, masked, shown
from tests.growth import assert_linear

KEY = "Kk11tokSECRET42SECRET"
SHOWN = "Kk11" + "…" * (len(KEY) - 4)


@pytest.mark.parametrize(
    "text",
    [
        f"https://x.org/a.png?token={KEY} a heron",
        f"https://x.org/a.png?a=1&key={KEY}&b=2",
        f"https://x.org/a.png?jwt={KEY}",
        f"https://x.org/a.png?password={KEY}",
        f"https://a.blob.core.windows.net/c/a.png?se=2020-01-01&sig={KEY}",
        f"https://b.s3.amazonaws.com/a.png?X-Amz-Signature={KEY}",
        f"https://b.s3.amazonaws.com/a.png?X-Amz-Security-Token={KEY}&x=1",
        f"https://cdn.discordapp.com/a.png?ex=5f000000&hm={KEY}",
        f"https://x.org/a.png#access_token={KEY}",
        f'{{"api_key": "{KEY}", "timeout": 5}}',
        f'{{\\"api_key\\": \\"{KEY}\\"}}',
        f"TT-API-KEY: {KEY}",
        f"X-API-Key:{KEY}",
        f"Authorization: Bearer {KEY}",
        f"a heron Bearer {KEY} --ar 3:2",
        f"KEY={KEY}",
        f"export TTAPI_TOKEN='{KEY}'",
        f"curl https://x.org -b 'sid={KEY}' -d x",
        f"curl -u user:{KEY} https://x.org",
        f"  --user me:{KEY} \\",
    ],
)
def test_secret_is_masked(text: str) -> None:
    assert masked(text) == text.replace(KEY, SHOWN)


def test_what_vendors_mark_and_passwords_in_links() -> None:
    key = "sk-proj-Kk23skkWWWWWWWWWWWWWW23"
    assert masked(f"a heron {key}") == "a heron sk-p" + "…" * (len(key) - 4)
    assert masked("https://u:hunter2@x.org/a.png") == "https://u:hu…………@x.org/a.png".replace(
        "u:hu…………", "u:hu…" + "…" * 4
    )


@pytest.mark.parametrize(
    "text",
    [
        "a heron, key: dramatic light::2 --ar 3:2 --sref 1234567890123 --v 7",
        "https://x.org/a.png?width=512&height=512",
        "Authorization: Bearer $TTAPI_KEY",
        '"api_key": "<your key>"',
        "code: a-very-long-word-without-digits",
        "a heron -b blue:sky",
        "",
    ],
)
def test_what_is_no_secret_is_shown(text: str) -> None:
    assert masked(text) == text


def test_secrets_that_are_known() -> None:
    assert masked("see abcdefghijkl.", ["abcdefghijkl"]) == "see abcd" + "…" * 8 + "."
    assert masked("see abcd", ["abcd"]) == "see …………"


@given(st.text(alphabet="ab1:=?&@/ \n-'", max_size=60), st.data())
def test_length_and_rows_stay(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    for hidden in (masked(text), covered(text, [(start, end), (start, end)])):
        assert len(hidden) == len(text)
        assert [at for at, c in enumerate(hidden) if c == "\n"] == [
            at for at, c in enumerate(text) if c == "\n"
        ]


@pytest.mark.parametrize(
    "unit", ["?key", "key:", "://a", "sk-", "bearer ", "-u a:", "&a=", "eyJa."]
)
def test_masking_is_linear(unit: str) -> None:
    assert_linear(lambda count: masked(unit * count), 4_000, 80_000)


def test_a_key_is_long_and_has_digits() -> None:
    assert is_key(KEY)
    assert not is_key("short1")
    assert not is_key("YOUR_API_KEY_1234567")


def test_a_finding_shows_no_secret() -> None:
    finding = Diagnostic(
        "MJ012",
        "name",
        Severity.ERROR,
        f"`{KEY}` is not a parameter",
        "",
        0,
        1,
        reply=f"no `{KEY}`",
    )
    said = shown(finding, f"a heron Bearer {KEY}")
    assert (said.message, said.reply) == (f"`{SHOWN}` is not a parameter", f"no `{SHOWN}`")
    assert shown(finding, "a heron") is finding
