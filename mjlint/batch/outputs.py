"""Arrow batches to a file: Parquet, JSON lines, CSV and TSV."""

from __future__ import annotations

import csv
import io
import json
import math
from collections.abc import Iterable
from typing import BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq

from mjlint.batch.inputs import LINE


def write(
    file: BinaryIO, kind: str, schema: pa.Schema, batches: Iterable[pa.RecordBatch], column: str
) -> None:
    """Write all batches in a format. ``column``: that of the prompts. Raises `OSError`."""
    if kind == "parquet":
        with pq.ParquetWriter(file, schema) as writer:
            for batch in batches:
                writer.write_batch(batch)
        return
    text = io.TextIOWrapper(file, encoding="utf-8", newline="")
    if kind == "jsonl":
        for batch in batches:
            text.writelines(map(_line, _rows(batch, column)))
    else:
        cells = csv.writer(text, delimiter="\t" if kind == "tsv" else ",", lineterminator="\n")
        cells.writerow(schema.names)
        for batch in batches:
            columns = [column.to_pylist() for column in batch.columns]
            cells.writerows(map(_cell, row) for row in zip(*columns, strict=True))
    text.detach()


def _rows(batch: pa.RecordBatch, column: str) -> list[dict[str, object]]:
    if LINE in batch.schema.names:
        batch = batch.select([name for name in batch.schema.names if name != column])
    rows: list[dict[str, object]] = batch.to_pylist()
    return rows


def _line(row: dict[str, object]) -> str:
    line = row.pop(LINE, None)
    made = _json(row)
    if not isinstance(line, str):
        return made + "\n"
    # The row goes on as it is in the file, to the letter.
    begun = line[:-1].rstrip()
    return f"{begun}{'' if begun == '{' else ', '}{made[1:]}\n"


def _json(value: object) -> str:
    try:
        return json.dumps(value, ensure_ascii=False, allow_nan=False, default=str)
    except ValueError:
        return json.dumps(_finite(value), ensure_ascii=False, default=str)


def _finite(value: object) -> object:
    """The value without numbers that JSON cannot spell."""
    match value:
        case float() if not math.isfinite(value):
            return None
        case dict():
            return {name: _finite(each) for name, each in value.items()}
        case list():
            return [_finite(each) for each in value]
        case _:
            return value


def _cell(value: object) -> object:
    match value:
        case bool():
            return "true" if value else "false"
        case list() | dict():
            return _json(value)
        case _:
            return value
