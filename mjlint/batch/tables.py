"""Arrow in, Arrow out: the rows of a table with what was found in the prompt of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from operator import attrgetter
from typing import Final, NamedTuple, TypeVar

import pyarrow as pa

from mjlint.diagnostic import ERROR, Diagnostic
from mjlint.errors import MjlintError
from mjlint.linting.linter import Linter, linter_for
from mjlint.settings.settings import Settings

Rows = TypeVar("Rows")
"""A `pyarrow.Table`, a `pyarrow.RecordBatch`, or anything else that gives its rows as Arrow."""

FINDING: Final = pa.struct(
    [
        ("code", pa.string()),
        ("name", pa.string()),
        ("severity", pa.string()),
        ("message", pa.string()),
        ("help", pa.string()),
        ("start", pa.int32()),
        ("end", pa.int32()),
        ("failure", pa.string()),
        ("reply", pa.string()),
        ("reply_basis", pa.string()),
        ("source", pa.string()),
    ]
)
"""One finding, as in `mjlint.Diagnostic`; ``start`` and ``end`` count characters of the prompt."""
_ADDED: Final = {
    "ok": pa.bool_(),
    "worst": pa.string(),
    "model": pa.string(),
    "findings": pa.list_(FINDING),
    "fixed": pa.string(),
    "change": pa.string(),
}
_ROW: Final = ("ok", "worst", "model", "fixed", "change")
_RANK: Final = attrgetter("rank")
_NOTHING: Final = (None,) * len(_ROW)
"""What there is to say of a row without a prompt."""


class Columns(NamedTuple):
    """What is read and what is added."""

    column: str = "prompt"
    fixed: bool = False
    prefix: str = ""
    models: tuple[str, str] | None = None
    """The account's default model before and after a change."""

    @property
    def added(self) -> dict[str, pa.DataType]:
        """The columns that are added, by their names."""
        wanted = {"fixed": self.fixed, "change": self.models is not None}
        return {self.prefix + name: kind for name, kind in _ADDED.items() if wanted.get(name, True)}


class BatchError(MjlintError, ValueError):
    """A table that cannot be linted; the message says why, in one line."""


def lint_table(
    table: Rows,
    column: str = "prompt",
    *,
    settings: Settings | None = None,
    fixed: bool = False,
    prefix: str = "",
    compare_model: tuple[str, str] | None = None,
) -> Rows:
    """The rows of a table, in their order, with what was found in the prompt of each.

    ``table``: a `pyarrow.Table` or `pyarrow.RecordBatch`, of which the same kind comes out, or a data
    frame that speaks Arrow (Polars, pandas 2.2), of which a `pyarrow.Table` comes out. Columns that
    are added: ``ok``, ``worst`` (error, warning, info or null), ``model``, ``findings`` (a list of
    `FINDING`) and, with ``fixed``, ``fixed``: the prompt with its safe fixes. With ``compare_model``,
    the account's default model before and after a change, the findings are those after it, and
    ``change`` says whether the prompt ``begins`` or ``ceases`` to be refused. All are null where the
    prompt is. ``prefix``: put before these names. Raises `BatchError` where the column is not there
    or holds no texts, or a name is taken, and `SettingsError` as `mjlint.Linter` does.
    """
    columns = Columns(column, fixed, prefix, compare_model)
    return linted(table, linter_for(settings or Settings()), columns)


def lint_batches(
    batches: Iterable[Rows],
    column: str = "prompt",
    *,
    settings: Settings | None = None,
    fixed: bool = False,
    prefix: str = "",
    compare_model: tuple[str, str] | None = None,
) -> Iterator[Rows]:
    """`lint_table` of each batch as it comes: what ``mapInArrow`` of Spark takes."""
    linter = linter_for(settings or Settings())
    columns = Columns(column, fixed, prefix, compare_model)
    for batch in batches:
        yield linted(batch, linter, columns)


def checked_schema(schema: pa.Schema, columns: Columns) -> pa.Schema:
    """The schema of what comes out. Raises `BatchError`."""
    column, new = columns.column, columns.added
    if (count := schema.names.count(column)) != 1:
        there = "no column" if not count else f"{count} columns"
        raise BatchError(f"there is {there} `{column}`; the columns are {', '.join(schema.names)}")
    kind = schema.field(column).type
    if pa.types.is_dictionary(kind):
        kind = kind.value_type
    if str(kind) not in ("string", "large_string", "string_view", "null"):
        raise BatchError(f"the column `{column}` holds no texts but {kind}")
    if taken := [name for name in schema.names if name in new]:
        raise BatchError(f"the column `{taken[0]}` is there already; give the new ones a prefix")
    fields = [*schema, *(pa.field(name, kind) for name, kind in new.items())]
    return pa.schema(fields, metadata=schema.metadata)


def linted(table: Rows, linter: Linter, columns: Columns) -> Rows:
    """`lint_table` with a linter that is there already."""
    rows = table if isinstance(table, pa.Table | pa.RecordBatch) else pa.table(table)
    schema = checked_schema(rows.schema, columns)
    at = rows.schema.get_field_index(columns.column)
    new = _arrays(rows.column(at).to_pylist(), linter, columns)
    made: Rows = type(rows).from_arrays([*rows.columns, *new], schema=schema)
    return made


def _arrays(prompts: list[str | None], linter: Linter, columns: Columns) -> list[pa.Array]:
    rows: list[tuple[object, ...]] = []
    every: list[Diagnostic] = []
    starts: list[int | None] = []
    old, new = columns.models or (None, None)
    for text in prompts:
        if text is None:
            rows.append(_NOTHING)
            starts.append(None)  # which makes the list null; the next start is its end
            continue
        starts.append(len(every))
        report = linter.lint(text, model=new)
        worst = fixed = change = None
        if found := report.diagnostics:
            worst = max([one.severity for one in found], key=_RANK)
            every += report.shown
        ok = worst is not ERROR
        if columns.fixed:
            fixed = report.fixed() if found else text
        if old is not None and linter.lint(text, model=old).ok is not ok:
            change = "ceases" if ok else "begins"
        rows.append((ok, worst, report.model.name, fixed, change))
    offsets = pa.array([*starts, len(every)], pa.int32())
    made = {"findings": pa.ListArray.from_arrays(offsets, _findings(every))}
    values = zip(*rows, strict=True) if rows else [()] * len(_ROW)
    made |= {name: pa.array(each, _ADDED[name]) for name, each in zip(_ROW, values, strict=True)}
    return [made[name.removeprefix(columns.prefix)] for name in columns.added]


def _findings(every: list[Diagnostic]) -> pa.StructArray:
    columns: list[list[object]] = [
        [d.code for d in every],
        [d.name for d in every],
        [d.severity for d in every],
        [d.message for d in every],
        [d.help or None for d in every],
        [d.start for d in every],
        [d.end for d in every],
        [d.failure for d in every],
        [d.reply for d in every],
        [d.reply_basis for d in every],
        [d.source or None for d in every],
    ]
    arrays = [pa.array(values, field.type) for values, field in zip(columns, FINDING, strict=True)]
    return pa.StructArray.from_arrays(arrays, fields=list(FINDING))
