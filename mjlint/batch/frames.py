"""`lint_table` for data frames and DuckDB. Each library is imported when it is used."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, TypedDict, Unpack

import pyarrow as pa

from mjlint.batch.tables import BatchError, Columns, checked_schema, lint_table
from mjlint.settings.settings import Settings

if TYPE_CHECKING:
    import duckdb
    import pandas
    import polars


class TableOptions(TypedDict, total=False):
    """Those of `mjlint.batch.lint_table`."""

    settings: Settings | None
    fixed: bool
    prefix: str
    compare_model: tuple[str, str] | None


def lint_pandas(
    frame: pandas.DataFrame, column: str = "prompt", **options: Unpack[TableOptions]
) -> pandas.DataFrame:
    """The frame, index and all, with the columns that `lint_table` adds; raises what that raises."""
    import pandas

    def prompts() -> pa.Array:
        return pa.array(frame[column], from_pandas=True)

    new = _new(frame.columns, column, prompts, options).to_pandas()
    return pandas.concat([frame, new.set_index(frame.index)], axis=1)


def lint_polars(
    frame: polars.DataFrame, column: str = "prompt", **options: Unpack[TableOptions]
) -> polars.DataFrame:
    """The frame with the columns that `lint_table` adds; raises what that raises."""
    import polars

    new = _new(frame.columns, column, lambda: frame.get_column(column).to_arrow(), options)
    return frame.hstack(polars.DataFrame(new))


def add_duckdb_function(
    connection: duckdb.DuckDBPyConnection, name: str = "mjlint", **options: Unpack[TableOptions]
) -> None:
    """Let a connection call ``mjlint(prompt)``: a struct of the columns that `lint_table` adds.

    ``name``: what the function is called. Raises `SettingsError` as `mjlint.Linter` does.
    """

    def structs(prompts: pa.ChunkedArray) -> pa.ChunkedArray:
        return _new(["prompt"], "prompt", lambda: prompts, options).to_struct_array()

    kind = structs(pa.array([], pa.string())).type
    connection.create_function(
        name, structs, ["VARCHAR"], _sql(kind), type="arrow", null_handling="special"
    )


def _new(
    names: Iterable[object], column: str, prompts: Callable[[], pa.Array], options: TableOptions
) -> pa.Table:
    """The new columns for a frame with these names. ``prompts``: its column of prompts."""
    columns = Columns(
        column, options.get("fixed", False), options.get("prefix", ""), options.get("compare_model")
    )
    checked_schema(pa.schema([(str(name), pa.string()) for name in names]), columns)
    try:
        table = pa.table({column: prompts()})
    except (pa.ArrowInvalid, pa.ArrowTypeError):
        raise BatchError(f"the column `{column}` holds no texts") from None
    return lint_table(table, column, **options).drop_columns([column])


def _sql(kind: pa.DataType) -> str:
    """The type as DuckDB spells it."""
    if pa.types.is_struct(kind):
        fields = ", ".join(f'"{field.name}" {_sql(field.type)}' for field in kind)
        return f"STRUCT({fields})"
    if pa.types.is_list(kind):
        return f"{_sql(kind.value_type)}[]"
    return {pa.bool_(): "BOOLEAN", pa.int32(): "INTEGER"}.get(kind, "VARCHAR")
