"""Files to Arrow batches: Parquet, JSON lines, CSV and TSV, always cut at the same rows."""

from __future__ import annotations

import csv
import json
import os
import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

import pyarrow as pa
import pyarrow.parquet as pq

from mjlint.batch.tables import BatchError

FORMATS: Final = {
    ".parquet": "parquet",
    ".pq": "parquet",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".tsv": "tsv",
}
LINE: Final = "\0line"
"""The column that holds each JSON line as it is in the file."""
_LONE: Final = re.compile("[\ud800-\udfff]")


def format_of(path: str) -> str:
    """``parquet``, ``jsonl``, ``csv`` or ``tsv``, by the suffix. Raises `BatchError`."""
    found = FORMATS.get(os.path.splitext(path)[1].lower())
    if found is None:
        raise BatchError(f"{path}: its format is unknown; the name ends in {', '.join(FORMATS)}")
    return found


def batches(path: str, column: str, names: frozenset[str], rows: int) -> Iterator[pa.RecordBatch]:
    """The rows of a file, so many at a time; at least one batch, which may be empty.

    ``names``: those that will be added. Raises `BatchError` and `OSError`.
    """
    match format_of(path):
        case "parquet":
            found = _parquet(path, rows)
        case "jsonl":
            found = _json_lines(path, column, names, rows)
        case kind:
            found = _csv(path, "\t" if kind == "tsv" else ",", column, rows)
    try:
        yield from found
    except UnicodeDecodeError as error:
        raise BatchError(f"{path}: is not UTF-8 ({error.reason})") from None
    except pa.ArrowException as error:
        raise BatchError(f"{path}: {str(error).splitlines()[0]}") from None


def _parquet(path: str, rows: int) -> Iterator[pa.RecordBatch]:
    with open(path, "rb") as opened, pq.ParquetFile(opened) as file:
        some = False
        for batch in file.iter_batches(rows):
            some = True
            yield batch
        if not some:
            schema = file.schema_arrow
            yield pa.RecordBatch.from_pylist([], schema=schema)


def _json_lines(
    path: str, column: str, names: frozenset[str], rows: int
) -> Iterator[pa.RecordBatch]:
    schema = pa.schema([(LINE, pa.string()), (column, pa.string())])
    with open(path, encoding="utf-8-sig") as file:
        lines = (each for each in enumerate(file, 1) if not each[1].isspace())
        some = False
        while (piece := list(islice(lines, rows))) or not some:
            some = True
            prompts = [_prompt(f"{path}:{row}", line, column, names) for row, line in piece]
            texts = [line.strip() for _, line in piece]
            yield pa.RecordBatch.from_arrays(
                [pa.array(texts, pa.string()), pa.array(prompts, pa.string())], schema=schema
            )


def _prompt(where: str, line: str, column: str, names: frozenset[str]) -> str | None:
    try:
        row = json.loads(line)
    except RecursionError:
        raise BatchError(f"{where}: is nested too deeply") from None
    except ValueError:
        raise BatchError(f"{where}: is not JSON") from None
    if not isinstance(row, dict):
        raise BatchError(f"{where}: is not a JSON object")
    if taken := [name for name in row if name in names]:
        raise BatchError(f"{where}: `{taken[0]}` is there already; give the new ones a prefix")
    text = row.get(column)
    if text is not None and not isinstance(text, str):
        raise BatchError(f"{where}: `{column}` is not a text")
    # Half of a character, which JSON can spell, has no place in Arrow; offsets stay as they are.
    return text if text is None or text.isascii() else _LONE.sub("\ufffd", text)


def _csv(path: str, delimiter: str, column: str, rows: int) -> Iterator[pa.RecordBatch]:
    with open(path, encoding="utf-8-sig", newline="") as file:
        reader = csv.reader(file, delimiter=delimiter)
        try:
            names = next(reader, [])
            lines = (line for line in reader if line)
            some = False
            while (piece := list(islice(lines, rows))) or not some:
                some = True
                yield _table(f"{path}:{reader.line_num}", names, piece, column)
        except csv.Error as error:
            raise BatchError(f"{path}:{reader.line_num}: {error}") from None


def _table(where: str, names: list[str], lines: list[list[str]], column: str) -> pa.RecordBatch:
    width = len(names)
    if any(len(line) > width for line in lines):
        raise BatchError(f"{where}: a row up to here has more cells than there are columns")
    filled = ([*line, *[None] * (width - len(line))] for line in lines)
    columns = list(zip(*filled, strict=True)) or [()] * width
    arrays = [
        # In a column of prompts an empty cell is no prompt.
        pa.array([cell or None for cell in cells] if name == column else cells, pa.string())
        for name, cells in zip(names, columns, strict=True)
    ]
    schema = pa.schema([(name, pa.string()) for name in names])
    return pa.RecordBatch.from_arrays(arrays, schema=schema)
