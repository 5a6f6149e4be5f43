"""Records of data: what is beside a text, around it, or in the string that it is in."""

from __future__ import annotations

import json

import pytest

from mjlint.diagnostic import Edit, edited
from tests.documents.reading import placed, texts


def test_record_among_prompts_has_keys_of_its_own() -> None:
    records = [{"id": "owl", "tool": "Midjourney v6.1", "text": "an owl --ar 3:2"}]
    assert texts("a.json", json.dumps({"prompts": records})) == ["an owl --ar 3:2"]


def test_records_of_the_same_shape_may_differ_in_how_they_ended() -> None:
    ends = ["passed", "failed", "done", "skipped"]
    records = [
        {"title": f"an owl in mist --ar 3:{n}", "state": end} for n, end in enumerate(ends, 1)
    ]
    assert texts("a.json", json.dumps(records)) == [records[1]["title"], records[2]["title"]]


def test_who_speaks_is_no_tool() -> None:
    spoken = json.dumps({"from": "gpt", "value": "an owl in mist --ar 3:2"})
    assert texts("a.json", spoken) == ["an owl in mist --ar 3:2"]
    assert texts("a.json", spoken.replace("from", "via")) == []
    assert texts("a.json", spoken.replace('from": "gpt', 'provider": "stability')) == []


@pytest.mark.parametrize(
    "record",
    [
        {"type": "string", "description": "an owl in mist --ar 3:2"},
        {"type": "string", "example": "an owl in mist --ar 3:2"},
        {"tool": "Owlmotion 2", "text": "an owl in mist --ar 3:2"},
        {"type": "object", "properties": {"p": {"default": "an owl in mist --ar 3:2"}}},
        {"class_type": "CLIPTextEncode", "inputs": {"text": "an owl in mist --ar 3:2"}},
        {"type": "CLIPTextEncode", "widgets_values": ["an owl in mist --ar 3:2"]},
    ],
)
def test_schemas_and_nodes_of_other_tools(record: dict[str, object]) -> None:
    assert texts("a.json", json.dumps([record])) == []
    assert texts("a.json", json.dumps([{"type": "owl", "x": "an owl in mist --ar 3:2"}])) != []


def test_json_in_a_string() -> None:
    body = json.dumps({"n": 1, "prompt": 'an "old" owl in mist --AR 3:2'}, indent=1)
    text = json.dumps({"request": {"mode": "raw", "raw": body}})
    (prompt,) = placed("a.json", text)
    at = prompt.text.index("--AR")
    edit = prompt.map.edit(Edit(at, at + 4, "--ar"))
    assert edit is not None
    assert edited(text, [edit]) == text.replace("--AR", "--ar")
    assert placed("a.json", text.replace("raw", "flux")) == []
    assert texts("a.json", json.dumps({"body": f"={body}"})) == [prompt.text]
    assert placed("a.yaml", 'body: \'{"prompt": "an owl in mist\'') == []
