"""Data frames and DuckDB get the rows that an Arrow table gets."""

from __future__ import annotations

from typing import Any

import pyarrow as pa
import pytest

from mjlint import Settings
from mjlint.batch import BatchError, add_duckdb_function, lint_pandas, lint_polars, lint_table

PROMPTS = [
    "a heron --v6",
    None,
    "a heron",
    "漢字 --niji 6 --tile 3",
    "a heron --cref https://a.org/b.png",
]
TABLE = pa.table({"id": range(5), "prompt": PROMPTS})
OPTIONS: Any = {"settings": Settings(plan="basic"), "fixed": True, "compare_model": ("6.1", "7")}
WANTED = lint_table(TABLE, **OPTIONS).to_pylist()


def _library(name: str) -> Any:
    return pytest.importorskip(name, reason=f"{name} is not installed")


def test_pandas() -> None:
    pandas = _library("pandas")
    frame = pandas.DataFrame(TABLE.to_pydict(), index=[7, 3, 3, 9, 1])
    found = lint_pandas(frame, **OPTIONS)
    assert list(found.index) == list(frame.index)
    assert list(frame.columns) == ["id", "prompt"]
    plain = found.reset_index(drop=True)
    assert pa.Table.from_pandas(plain, schema=_schema()).to_pylist() == WANTED
    with pytest.raises(BatchError, match="holds no texts"):
        lint_pandas(pandas.DataFrame({"prompt": ["a", 1]}))
    _refuses(lint_pandas, pandas.DataFrame)


def test_polars() -> None:
    polars = _library("polars")
    found = lint_polars(polars.DataFrame(TABLE.to_pydict()), **OPTIONS)
    assert found.to_dicts() == WANTED
    _refuses(lint_polars, polars.DataFrame)


def test_duckdb() -> None:
    connection = _library("duckdb").connect()
    add_duckdb_function(connection, **OPTIONS)
    add_duckdb_function(connection, "of_81", settings=Settings(model="8.1"))
    connection.register("prompts", TABLE)
    rows = connection.sql("select id, prompt, mjlint(prompt) from prompts order by id").fetchall()
    assert [{"id": id, "prompt": text, **found} for id, text, found in rows] == WANTED
    count = "select count(*) from prompts where not of_81(prompt).ok"
    assert connection.sql(count).fetchall() == [(3,)]


def _schema() -> pa.Schema:
    return lint_table(TABLE, **OPTIONS).schema


def _refuses(lint: Any, frame: Any) -> None:
    for data, words in (
        ({"text": ["a"]}, "no column `prompt`"),
        ({"prompt": [1]}, "holds no texts"),
        ({"prompt": ["a"], "ok": [1]}, "`ok` is there already"),
    ):
        with pytest.raises(BatchError, match=words):
            lint(frame(data))
