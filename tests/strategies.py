"""Prompts for property tests: any text, and texts made of what prompts are made of."""

from __future__ import annotations

from hypothesis import strategies as st

WORDS = st.sampled_from(
    ["heron", "reeds", "a", "rust", "漢字", "👩‍🚀", "well-known", "it’s", "x,", "end."]
)
NAMES = st.sampled_from(
    """
    ar aspect v version niji no sref sw cref cw oref ow s stylize chaos c weird w q seed raw
    tile style iw p profile video motion test hd relax fast repeat stop exp draft chaoss AR V
    pablo
    """.split()  # noqa: SIM905 -- sixty quotes read worse
)
DASHES = st.sampled_from(["--", "--", "--", "—", "–", "-", "---", "-- ", "- -", "—— "])
VALUES = st.sampled_from(
    ["16:9", "3:2", "1.85:1", "16 : 9", "6", "7", "8.2", "100", ".5", "-1", "raw", "random", "low",
     "https://img.site.org/a.png", "https://img.site.org/a.png::2", "1234::3", "a, b", "16:9,", "6.",
     "{1:1, 3:2}", "{6, {7, 8.2}}", "{a\\, b, c}", "", "=3:2", "words of text"]
)  # fmt: skip
ODDITIES = st.sampled_from(
    ["::", "::2", "::-1", ":: .5", "{", "}", "{a, b}", "{a, {b, c}}", "{}", "{{slot}}", "[slot]", "--", "---",
     "https://img.site.org/a.png", "<https://s.mj.run/x>", "blob:https://x", "http://localhost/a.png,",
     "/imagine prompt:", '"', "“", "\n", "\t", "\u200b", "\x1b[31m", "\u202e", "v6", "ar 3:2",
     "--{v 6, niji 6}", "--{", "\\,", "\\", "\x00", "\ud800"]
)  # fmt: skip
SPACES = st.sampled_from([" ", " ", " ", "", "  ", "\n"])


@st.composite
def parameters(draw: st.DrawFn) -> str:
    """A parameter, more or less well written."""
    value = draw(VALUES)
    gap = draw(st.sampled_from([" ", " ", " ", "", "  "])) if value else ""
    return draw(DASHES) + draw(NAMES) + gap + value


@st.composite
def prompts(draw: st.DrawFn) -> str:
    """A text that looks like a prompt, with all that can go wrong in one."""
    pieces = draw(
        st.lists(st.one_of(WORDS, WORDS, parameters(), parameters(), ODDITIES), max_size=12)
    )
    return "".join(piece + draw(SPACES) for piece in pieces)


TEXTS = st.one_of(prompts(), st.text(max_size=80))
