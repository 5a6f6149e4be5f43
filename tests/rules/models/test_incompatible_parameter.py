"""`incompatible-parameter`: every finding of a prompt, of whatever rule, is listed."""

from __future__ import annotations

import pytest

from tests.rules.findings import ERROR, IMAGE, OTHER, WARNING
from tests.rules.models.cases import Case, found

CASES = [
    Case(f"a knight --cref {IMAGE} --v 7", [("MJ301", "--cref", ERROR)]),
    Case(f"a knight --cref {IMAGE} --v 6.1", []),
    Case(f"a knight --cref {IMAGE}", [("MJ301", "--cref", ERROR)]),
    Case(f"a knight --cref {IMAGE}", [], model="niji 6"),
    Case(f"a knight --oref {IMAGE} --v 8.2", [("MJ301", "--oref", ERROR)]),
    Case(f"a knight --oref {IMAGE} --ow 400 --v 7", []),
    Case(
        f"a knight --oref {IMAGE} --ow 400 --v 8.1",
        [("MJ301", "--oref", ERROR), ("MJ301", "--ow", ERROR)],
    ),
    Case("a heron --q 2", [("MJ301", "--q", ERROR)]),
    Case("a heron --q 2 --v 7", []),
    Case("a heron --stop 80 --v 6.1", []),
    Case("a heron --stop 80 --niji 7", [("MJ301", "--stop", ERROR)]),
    Case("a heron --hd --v 7", [("MJ301", "--hd", ERROR)]),
    Case("a heron --hd --v 8.2", []),
    Case("a heron --sref 1234 --v 5.2", [("MJ301", "--sref", ERROR)]),
    Case("a bowl of fruits --no citrus, table", []),
    Case("a heron --iw 1 --test", [("MJ301", "--iw", WARNING)]),
    Case("a heron --stop 80 --v {6.1, 7}", [("MJ301", "--stop", ERROR)]),
    Case("{a heron --stop 20 --v 6.1, a reed --v 7}", []),
    Case("a heron --v 7.9 --stop 20", [("MJ204", "7.9", ERROR)]),
    Case("a heron --stop 80", [], custom=("--stop",)),
    # Video parameters: `--video` may be set elsewhere (OK13), but not where a version is typed.
    Case("a singing cat --bs 2", [("MJ301", "--bs", WARNING)]),
    Case("a singing cat --bs 2 --v 7", [("MJ301", "--bs", ERROR)]),
    Case(f"{IMAGE} the floor becomes lava --video --end {OTHER}", []),
    Case(f"{IMAGE} a dancing pirate --video --loop", []),
    Case(f"{IMAGE} a dancing pirate --video --motion low --v 7", []),
    Case(f"{IMAGE} a pirate --video --cref {OTHER}", [("MJ301", "--cref", ERROR)]),
    Case("a heron --draft", [("MJ301", "--draft", WARNING)]),
    Case("a heron --draft", [], target="web"),
    Case("a heron --draft --v 7", []),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.prompt} ({case.model})")
def test_findings(case: Case) -> None:
    assert found(case) == case.found
