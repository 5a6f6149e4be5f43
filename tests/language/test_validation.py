"""The tables are sound, and the check of the tables finds what is not."""

from __future__ import annotations

import shutil
from importlib.resources import as_file, files
from pathlib import Path

import pytest

from mjlint.language.validation import TableFault, check_tables

# One change of one file: old text, new text ("" for old appends), the line that is to blame
# (counted from the line where the change begins; None: line 1), and a part of the reason.
BROKEN: dict[str, tuple[str, str, str, int | None, str]] = {
    "unknown key": (
        "models", 'family = "video"', 'familly = "video"', 0, "did you mean `family`?",
    ),
    "unknown table": ("models", "\nevidence", "\nmodell = []\nevidence", 1, "unknown key `modell`"),
    "missing key": ("models", 'family = "video"', "", -2, "family is missing"),
    "wrong type": ("models", 'version = ["8.1"]', 'version = "8.1"', 0, "must list texts"),
    "wrong word": ("models", '"whole"', '"halves"', 0, "must be one of whole, decimal"),
    "no day": ("models", '"2026-03-17"', '"2026-13-17"', 0, "must be a date"),
    "month without its zero": ("models", '"2026-03-17"', '"2026-3"', 0, "must be a date"),
    "evidence of another day": (
        "models", '"2026-10-07"', '"2026-11-22"', 0, "the source 'newest' is of 2026-10-07",
    ),
    "evidence that is not the newest": (
        "models", 'evidence = "newest"\nevidence-day = "2026-10-07"',
        'evidence = "mj_faq"\nevidence-day = "2026-06-29"', 1, "'mj_video_0826' is newer",
    ),
    "quoted day": ("vendors/ttapi", "2026-11-22", '"2026-11-22"', 0, "without quotes"),
    "a refusal of nothing": (
        "vendors/legnext", 'of = "length"', 'of = "lenght"', 0, "must be one of permutation",
    ),
    "a refusal counts something else": (
        "vendors/legnext", 'counts = "characters"', 'counts = "lines"', 0, "must be one of characters",
    ),
    "a name of two vendors": ("vendors/userapi", 'id = "userapi"', 'id = "useapi"', 0, "already"),
    "no such default": ("models", 'default = "8.2"', 'default = "9"', 0, "no model '9'"),
    "one value, two models": (
        "models", '["8.2"]', '["8.1"]', -3, "--version 8.1 belongs to model '8.1' already",
    ),
    "model without a choice": ("models", 'flag = "testp"', "", -3, "flag is missing"),
    "model twice": ("models", 'name = "2"', 'name = "3"', 0, "two models of this name"),
    "default upside down": (
        "models", 'default-to = "2024-07-30"', 'default-to = "2023-07-30"', 0, "is before",
    ),
    "no such source": ("models", '"mj_video_0826"', '"hearsay"', 0, "no source 'hearsay'"),
    "no such model": (
        "parameters", '["4", "niji 4"]', '["4", "niji 9"]', 0, "no model 'niji 9'",
    ),
    "no such parameter": ("parameters", '["edit"]\nneeds', '["edti"]\nneeds', 0, "'edti'"),
    "no such substitute": ("parameters", '{"7"="ow"}', '{"7"="wo"}', 0, "no parameter 'wo'"),
    "substitute on no model": ("parameters", '{"7"="ow"}', '{"77"="ow"}', 0, "no model '77'"),
    "need without its source": (
        "parameters", 'needs = ["cref"]\nneeds-source = "mj_docs_0225"', 'needs = ["cref"]',
        0, "needs and needs-source go together",
    ),
    "row without a source": (
        "parameters", 'with = "hd"\nmaximum = 4.0\nsource = "mj_version_0626"', 'with = "hd"',
        -2, "source is missing",
    ),
    "range upside down": ("parameters", "minimum = 625", "minimum = 62500", 0, "upside down"),
    "bound is a text": ("parameters", "minimum = 625", 'minimum = "625"', 0, "must be a number"),
    "two supports": (
        "parameters", 'is = "ignored"\nmodels = ["video 1"]', 'is = "ignored"\nmodels = ["3"]',
        1, "two support rows hold for model '3'",
    ),
    "two limits": (
        "parameters", '["test","testp"]\nminimum', '["3","test"]\nminimum',
        0, "two limit rows hold for model '3'",
    ),
    "two choices": (
        "parameters", '["6"]\nvalues = [".25"', '["1"]\nvalues = [".25"',
        0, "two choice rows hold for model '1'",
    ),
    "one name, two parameters": (
        "parameters", '["seed"]\nvalue', '["seed","s"]\nvalue', 0, "--s is parameter 'stylize'",
    ),
    "one name, two parameters of a model": (
        "parameters", '["height","h"]', '["height","w"]', 0, "--w is parameter 'width' on model",
    ),
    "parameter twice": ("parameters", 'id = "ml"', 'id = "sl"', 0, "two parameters of this id"),
    "conflict from both sides": (
        "parameters", '[[parameter.conflict]]\nwith = "fast"', '[[parameter.conflict]]\nwith = "draft"',
        1, "parameter 'draft' declares this conflict already",
    ),
    "no regular expression": ("parameters", "pattern = '(?:", "pattern = '", 0, "regular"),
    "unknown placeholder": ("parameters", "{minimum}", "{min}", 0, "may hold only"),
    "fact about nothing": ("facts", '"model:hd"', '"model:uhd"', 0, "there is no 'model:uhd'"),
    "nothing about a model": ("facts", '"model:hd"', '"model:1"', None, "about 'model:hd'"),
    "fact without a date": ("facts", 'date = "2026-06"', "", -4, "date is missing"),
    "fact without confidence": (
        "facts", 'confidence = "observed"', "", -5, "confidence is missing",
    ),
    "no address": ("sources", "https://rapidapi", "rapidapi", 0, "must be a URL"),
    "source without a reason": (
        "sources", 'no-url = "the list was read without its address"\n', "", -2,
        "either url or no-url",
    ),
    "cell without a source": (
        "parameters", 'models = ["3"]\nminimum = 625\nmaximum = 60000\nsource = "mj_legacy_0626"',
        'models = ["3"]\nminimum = 625\nmaximum = 60000', -1, "source is missing",
    ),
    "support without a source": (
        "parameters", 'is = "ignored"\nmodels = ["video 1"]\nsource = "mj_video_0826"',
        'is = "ignored"\nmodels = ["video 1"]', -1, "source is missing",
    ),
    "model's cell without a source": (
        "models", 'multi-prompts-source = "mj_docs_0225"\n', "", -8, "multi-prompts-source is missing",
    ),
    "reply from nowhere": ("replies", '"urielch22"', '"hearsay"', 0, "no source 'hearsay'"),
}  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copy = tmp_path / "grammar"
    copy.mkdir()
    with as_file(files("mjlint.grammar")) as packaged:
        for path in packaged.glob("*.toml"):
            shutil.copy(path, copy)
        shutil.copytree(packaged / "vendors", copy / "vendors")
    return copy


def change(folder: Path, name: str, old: str, new: str) -> int:
    """Change the first `old` into `new`; the number of the line where that begins."""
    path = folder / f"{name}.toml"
    text = path.read_text(encoding="utf-8")
    start = text.index(old)
    path.write_text(text[:start] + new + text[start + len(old) :], encoding="utf-8")
    return text.count("\n", 0, start) + 1


def test_our_tables_are_clean() -> None:
    assert [str(fault) for fault in check_tables()] == []


def test_a_copy_is_as_clean(folder: Path) -> None:
    assert check_tables(folder) == []


@pytest.mark.parametrize("case", BROKEN)
def test_a_fault_is_found(folder: Path, case: str) -> None:
    name, old, new, offset, reason = BROKEN[case]
    begin = change(folder, name, old, new)
    line = 1 if offset is None else begin + offset
    found = [(fault.file, fault.line) for fault in check_tables(folder) if reason in fault.reason]
    assert (f"grammar/{name}.toml", line) in found, check_tables(folder)


@pytest.mark.parametrize("name", ["models", "parameters", "sources", "facts"])
def test_broken_toml_is_named_alone(folder: Path, name: str) -> None:
    line = change(folder, name, "\n\n", "\nname = [[\n\n")
    (fault,) = check_tables(folder)
    assert fault.file == f"grammar/{name}.toml"
    assert fault.line >= line


def test_toml_that_ends_too_early(folder: Path) -> None:
    (folder / "facts.toml").write_text('[[fact]]\nabout = "', encoding="utf-8")
    (fault,) = check_tables(folder)
    assert (fault.file, fault.line) == ("grammar/facts.toml", 2)


def test_a_fault_as_text() -> None:
    fault = TableFault("grammar/parameters.toml", 41, "parameter 'ar'", "source is missing")
    assert str(fault) == "grammar/parameters.toml:41: parameter 'ar': source is missing"
