"""The rows of a table get what the library finds in each."""

from __future__ import annotations

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mjlint import Linter, Settings, SettingsError
from mjlint.batch import BatchError, lint_batches, lint_table
from tests.strategies import TEXTS

LINTER = Linter(Settings(model="6.1"))
WHOLE = TEXTS.map(lambda text: text.encode("utf-8", "replace").decode())
"""Texts without halves of characters, which Arrow does not hold."""


def expected(text: str | None) -> dict[str, object]:
    """What the library says, as a row."""
    if text is None:
        return dict.fromkeys(("ok", "worst", "model", "findings", "fixed"))
    report = LINTER.lint(text)
    found = [d.to_dict() for d in report.diagnostics]
    ranks = ("error", "warning", "info")
    severities = {each["severity"] for each in found}
    names = (
        *("code", "name", "severity", "message", "help", "start", "end"),
        *("failure", "reply", "reply_basis", "source"),
    )
    return {
        "ok": report.ok,
        "worst": next((rank for rank in ranks if rank in severities), None),
        "model": report.model.name,
        "findings": [{name: each[name] for name in names} for each in found],
        "fixed": report.fixed(),
    }


@given(st.lists(st.none() | WHOLE, max_size=6))
def test_rows_are_those_of_the_library(prompts: list[str | None]) -> None:
    table = pa.table({"id": range(len(prompts)), "prompt": pa.array(prompts, pa.string())})
    found = lint_table(table, settings=LINTER.settings, fixed=True)
    wanted = [
        {"id": number, "prompt": text, **expected(text)} for number, text in enumerate(prompts)
    ]
    assert found.to_pylist() == wanted
    batches = [*lint_batches(table.to_batches(max_chunksize=2), settings=LINTER.settings)]
    assert all(isinstance(batch, pa.RecordBatch) for batch in batches)
    rows = [row for batch in batches for row in batch.to_pylist()]
    assert rows == [{k: v for k, v in row.items() if k != "fixed"} for row in wanted]


@pytest.mark.parametrize(
    "prompts",
    [
        pa.array(["a heron", None, "a heron"]).dictionary_encode(),
        pa.array(["a heron", None, "a heron"], pa.large_string()),
        pa.array(["x", "a heron", None, "a heron"])[1:],
        pa.chunked_array([["a heron", None], [], ["a heron"]]),
    ],
)
def test_any_column_of_texts(prompts: pa.Array) -> None:
    found = lint_table(pa.table({"prompt": prompts}))
    assert found.column("ok").to_pylist() == [True, None, True]


def test_a_data_frame_that_speaks_arrow() -> None:
    class Frame:
        def __arrow_c_stream__(self, requested: object = None) -> object:
            return pa.table({"prompt": ["a heron --v6"]}).__arrow_c_stream__(requested)

    assert lint_table(Frame()).column("ok").to_pylist() == [False]  # type: ignore[attr-defined]


def test_the_schema_keeps_what_it_says() -> None:
    table = pa.table({"text": ["a heron"]}).replace_schema_metadata({"made": "by hand"})
    found = lint_table(table, "text", prefix="mj_")
    assert found.schema.names == ["text", "mj_ok", "mj_worst", "mj_model", "mj_findings"]
    assert found.schema.metadata == {b"made": b"by hand"}


@pytest.mark.parametrize(
    ("table", "words"),
    [
        (pa.table({"text": ["a"]}), "no column `prompt`"),
        (pa.table({"prompt": [1]}), "holds no texts but int64"),
        (pa.table([["a"], ["b"]], names=["prompt", "prompt"]), "2 columns `prompt`"),
        (pa.table({"prompt": ["a"], "model": ["7"]}), "`model` is there already"),
    ],
)
def test_what_cannot_be_linted(table: pa.Table, words: str) -> None:
    with pytest.raises(BatchError, match=words):
        lint_table(table)


def test_a_model_that_does_not_exist() -> None:
    with pytest.raises(SettingsError):
        lint_table(pa.table({"prompt": ["a"]}), settings=Settings(model="99"))
