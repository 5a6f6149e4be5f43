"""CSV and TSV: columns by their heads, cells through their quotation marks."""

from __future__ import annotations

import csv
import io

import pytest

from mjlint.diagnostic import Edit, edited
from mjlint.text.document import Fault
from tests.documents.reading import items, placed, texts


@pytest.mark.parametrize("head", ["prompt", "Prompt", "PROMPT TEXT", "midjourney_prompt"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_column_and_delimiter(head: str, delimiter: str) -> None:
    text = f"id{delimiter}{head}\r\n1{delimiter}a heron\r\n"
    assert texts("a.csv", text) == ["a heron"]


def test_cells() -> None:
    text = 'id,Prompt,note\n1,"a ""big"" cat,\non a mat --AR",x\n\n2,plain,\n3,,\n'
    one, two = placed("a.csv", text)
    assert one.text == 'a "big" cat,\non a mat --AR'
    assert (two.text, two.row) == ("plain", 5)
    at = one.text.index("--AR")
    edit = one.map.edit(Edit(at, at + 4, '"'))
    assert edit is not None
    (_, cells, *_) = csv.reader(io.StringIO(edited(text, [edit])))
    assert cells == ["1", 'a "big" cat,\non a mat "', "x"]
    assert two.map.edit(Edit(0, 1, "a,b")) is None
    assert two.map.edit(Edit(0, 1, "ab")) is not None


def test_joined_columns_and_model() -> None:
    (prompt,) = placed("a.tsv", "prompt\tparams\tmodel\na, b\t--ar 3:2\t7\n")
    assert (prompt.text, prompt.model) == ("a, b --ar 3:2", "7")


def test_named_column() -> None:
    assert texts("a.csv", "Visual,prompt\na,b\n", keys=("visual",)) == ["a"]
    assert texts("a.csv", "prompt/x\na,b/c\n", delimiter="/") == ["a,b"]


def test_ragged_rows_are_one_fault_and_the_rest_is_read() -> None:
    text = "id,prompt\n1,a cat, black\n2,a dog\n3\n4,b\n"
    one, two, fault = items("a.csv", text)
    assert [one.text, two.text] == ["a dog", "b"]  # type: ignore[union-attr]
    assert fault == Fault(
        "the row is ragged: it has 3 cells and the head 2; put a prompt with commas in "
        "quotation marks (so is 1 more row)",
        2,
        9,
    )


def test_faults() -> None:
    assert items("a.csv", "id,x\n1,2\n") == [
        Fault("no column is headed `prompt`; the columns are `id`, `x`", 1, 1)
    ]
    assert items("a.csv", "id,x\n1,2\n", searched=True) == []
    assert items("a.csv", 'prompt\na\n"b\n')[1:] == [
        Fault("the quotation mark is never closed", 3, 1)
    ]
    assert items("a.csv", 'prompt\n"b" c\n') == [
        Fault("the cell goes on after its quotation mark", 2, 4)
    ]
    assert items("a.csv", "") == []
