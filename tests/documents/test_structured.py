"""JSON, YAML and TOML: which strings are prompts, through every spelling of a string."""

from __future__ import annotations

import json
import tomllib

import pytest
import yaml

from mjlint.diagnostic import Edit, edited
from mjlint.text.document import Fault
from mjlint.text.limits import MAXIMUM_REPEATED
from tests.documents.reading import items, placed, texts

KEYS = ["prompt", "midjourney_prompt", "mj_prompt", "mjPrompt", "imagine_prompt", "Prompt"]


@pytest.mark.parametrize("key", KEYS)
def test_keys(key: str) -> None:
    assert texts("a.json", json.dumps({"shots": [{key: "a heron", "alt": "no"}]})) == ["a heron"]
    assert texts("a.yaml", f"shots:\n  - {key}: a heron\n    alt: no\n") == ["a heron"]
    assert texts("a.toml", f"[[shots]]\n{key} = 'a heron'\nalt = 'no'\n") == ["a heron"]


@pytest.mark.parametrize("key", ["text", "imagine", "command"])
def test_keys_that_hold_prompts_now_and_then(key: str) -> None:
    strings = ["a heron", "a heron in mist --ar 3:2", "npm run x --fast"]
    assert texts("a.json", json.dumps([{key: each} for each in strings])) == strings[1:2]


def test_lists_and_tables_of_strings() -> None:
    assert texts("a.json", '{"prompts": ["a", "b"]}') == ["a", "b"]
    assert texts("a.json", '{"prompts": {"dawn": "a", "dusk": "b"}}') == ["a", "b"]
    assert texts("prompts.json", '["a", "b"]') == ["a", "b"]
    assert texts("words.json", '["a", "a heron here --v 7"]') == ["a heron here --v 7"]


def test_key_paths() -> None:
    text = '{"shots": [{"mj": {"visual": "a"}, "prompt": "b"}], "visual": "c"}'
    assert texts("x.json", text, keys=("mj.visual",)) == ["a"]
    assert texts("x.json", text, keys=("*.*.visual",)) == ["a"]
    assert texts("x.json", text, keys=("visual", "prompt")) == ["a", "b", "c"]


def test_fields_are_joined() -> None:
    text = '{"prefix": "oil, ", "prompt": "a heron", "params": "--AR 3:2"}'
    (prompt,) = placed("a.json", text)
    assert prompt.text == "oil, a heron --AR 3:2"
    at = prompt.text.index("--AR")
    edit = prompt.map.edit(Edit(at, at + 4, "--ar"))
    assert edit is not None
    assert edited(text, [edit]) == text.replace("--AR", "--ar")
    # Nothing that spans two fields can be written.
    assert prompt.map.edit(Edit(at - 1, at + 4, "")) is None
    behind = prompt.map.edit(Edit(at - 1, at - 1, " x"))
    assert behind is not None
    assert json.loads(edited(text, [behind]))["prompt"] == "a heron x"


@pytest.mark.parametrize(
    "field", ['"suffix": ".png"', '"prefix": "img_"', '"params": {"a": "--x"}']
)
def test_fields_that_are_something_else(field: str) -> None:
    assert texts("a.json", f'{{"prompt": "a heron", {field}}}') == ["a heron"]


@pytest.mark.parametrize(
    "others", [{"model": "gpt-4o"}, {"model": "dall-e-3"}, {"negative_prompt": "blurry"}]
)
def test_prompts_for_other_models_are_left_alone(others: dict[str, str]) -> None:
    assert texts("a.json", json.dumps({"prompt": "a heron", **others})) == []


@pytest.mark.parametrize(
    ("model", "name"), [("7", "7"), ("v6.1", "6.1"), ("midjourney", None), ("niji 6", "niji 6")]
)
def test_model(model: str, name: str | None) -> None:
    (prompt,) = placed("a.json", json.dumps({"prompt": "a", "model": model}))
    assert prompt.model == name


@pytest.mark.parametrize(
    ("version", "name"), [("7", "7"), ("v6.1", "6.1"), ("v2", None), ("1.0", None), (3, None)]
)
def test_version_of_a_text_is_no_model(version: str | int, name: str | None) -> None:
    (prompt,) = placed("a.json", json.dumps({"prompt": "a", "version": version}))
    assert prompt.model == name


@pytest.mark.parametrize("key", ["prompt_cues", "promptTerms", "prompt_keywords", "prompt_tips"])
def test_pieces_of_prompts_are_no_prompts(key: str) -> None:
    assert texts("midjourney/a.json", json.dumps({key: ["keep the same face and hair"]})) == []


YAML_SCALARS = [
    "plain --AR x",
    "plain and\n      wrapped --AR x",
    "'it''s --AR x'",
    "'two\n\n      rows --AR x'",
    '"caf\\u00e9 \\"q\\" --AR x\\n"',
    '"joined \\\n       --AR x"',
    "|\n      lit\n      eral --AR x",
    "|-\n      lit\n        in --AR x\n",
    ">-\n      folded\n      --AR x\n\n      more",
    ">\n      folded\n        deeper\n      --AR x\n",
    "|2-\n        kept --AR x",
    "&anchor 'a --AR x'",
]


@pytest.mark.parametrize("scalar", YAML_SCALARS)
def test_yaml_scalars(scalar: str) -> None:
    text = f"# remark\nlist:\n  - prompt: {scalar}\n    id: 1\n"
    (prompt,) = placed("a.yaml", text)
    value = yaml.safe_load(text)["list"][0]["prompt"]
    assert prompt.text == value
    at = value.index("--AR")
    edit = prompt.map.edit(Edit(at, at + 4, "--ar"))
    assert edit == Edit(text.index("--AR"), text.index("--AR") + 4, "--ar")
    changed = yaml.safe_load(edited(text, [edit]))["list"][0]
    assert changed == {"prompt": value.replace("--AR", "--ar"), "id": 1}


@pytest.mark.parametrize(
    ("scalar", "text"),
    [
        ("a heron", "a: b"),
        ("a heron", "a #b"),
        ("a heron", ""),
        ("a heron", "- b"),
        ("[a b]", "a, b"),
    ],
)
def test_yaml_plain_scalar_that_cannot_hold_it(scalar: str, text: str) -> None:
    (prompt,) = placed("a.yaml", f"prompt: {scalar}\n")
    assert prompt.map.edit(Edit(0, len(prompt.text), text)) is None


def test_yaml_aliases_and_documents() -> None:
    text = "base: &b --ar 3:2 --AR 1:1\nprompt: a heron\nsuffix: *b\n---\nprompt: a fox\n"
    one, two = placed("a.yaml", text)
    assert (one.text, two.text) == ("a heron --ar 3:2 --AR 1:1", "a fox")
    assert one.map.edit(Edit(17, 21, "--ar")) is None


@pytest.mark.parametrize(
    "text",
    [
        "prompts: [&a 'a heron --AR 3:2', *a, *a]\n",
        "x: &a 'a heron --AR 3:2'\nprompts: [*a, *a]\nprompt: *a\n",
        "prompts:\n- prompt: &a a heron --AR 3:2\n- prompt: *a\n- {prompt: *a}\n",
    ],
)
def test_string_that_aliases_repeat_is_read_once(text: str) -> None:
    (one,) = placed("a.yaml", text)
    assert one.text == "a heron --AR 3:2"


def test_string_that_aliases_repeat_is_read_again_with_other_strings_or_models() -> None:
    text = (
        "- {prompt: &a a heron, suffix: --ar 3:2}\n- {prompt: *a, suffix: --ar 2:3}\n"
        "- {prompt: *a, model: '7'}\n- {prompt: *a, suffix: --ar 2:3}\n--- \n- prompt: &a a fox\n"
    )
    found = [(one.text, one.model) for one in placed("a.yaml", text)]
    assert found == [
        ("a heron --ar 3:2", None), ("a heron --ar 2:3", None), ("a heron", "7"), ("a fox", None)
    ]  # fmt: skip


def test_aliases_that_repeat_too_much() -> None:
    length = MAXIMUM_REPEATED // 100
    rows = "".join(f"- {{prompt: a heron {n}, suffix: *a}}\n" for n in range(102))
    text = f"- &a '--no {'x' * length}'\n{rows}"
    *_, last = items("a.yaml", text)
    assert isinstance(last, Fault)
    assert last.message.startswith("aliases repeat more than 4,000,000 characters")
    assert last.row == 101


TOML_STRINGS = [
    '"caf\\u00e9 \\"q\\" --AR x"',
    "'literal --AR x'",
    '"""\nlong \\\n   joined --AR x "q" """',
    "'''\nraw it's\n--AR x'''",
    '"""q "" --AR x"""""',
]


@pytest.mark.parametrize("string", TOML_STRINGS)
def test_toml_strings(string: str) -> None:
    text = f"# a = '\n[[a.b]]\n[x.'y z']\nprompt = {string} # c\nid = [1, 'x', {{p = 2}}]\n"
    (prompt,) = placed("a.toml", text)
    value = tomllib.loads(text)["x"]["y z"]["prompt"]
    assert prompt.text == value
    at = value.index("--AR")
    edit = prompt.map.edit(Edit(at, at + 4, "--ar"))
    assert edit is not None
    assert edited(text, [edit]) == text.replace("--AR", "--ar")


@pytest.mark.parametrize(
    ("name", "text", "message", "row", "column"),
    [
        ("a.json", '{"prompt": "a",\n "b": [1,}', "not JSON: a value is expected, not `}`", 2, 10),
        ("a.json", '{"prompt": ', "not JSON: it ends too early", 1, 12),
        ("a.yaml", "prompt: [a\nb: c", "not YAML: did not find expected ',' or ']'", 2, 2),
        (
            "a.yaml",
            "prompt: a: b",
            "not YAML: mapping values are not allowed in this context",
            1,
            10,
        ),
        ("a.yaml", "x: 1\nprompt: \x07", "not YAML: control characters are not allowed", 2, 9),
        ("a.toml", 'x = 1\nprompt = "a', "not TOML: unterminated string", 2, 12),
        ("a.toml", "prompt = \n", "not TOML: invalid value", 1, 10),
    ],
)
def test_broken_file(name: str, text: str, message: str, row: int, column: int) -> None:
    *_, fault = items(name, text)
    assert isinstance(fault, Fault)
    assert fault == Fault(message, row, column)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.json", '{"prompt": ' + "[" * 5000 + "]" * 5000 + "}"),
        ("a.yaml", "prompt: " + "[" * 5000 + "]" * 5000),
        ("a.toml", "prompt = " + "[" * 5000 + "]" * 5000),
    ],
)
def test_nested_too_deeply(name: str, text: str) -> None:
    (fault,) = items(name, text)
    assert isinstance(fault, Fault)
    assert "nest" in fault.message


def test_files_of_a_folder_without_a_sign_of_prompts_are_not_checked() -> None:
    assert items("tsconfig.json", "{ // remark\n}", searched=True) == []
    assert len(items("tsconfig.json", "{ // remark\n}")) == 1


def test_json_lines_with_other_keys() -> None:
    text = '{"mj_prompt": "a"}\n{"prompt": "b", "params": "--v 7"}\n{"x": {"prompt": "c"}}\n'
    found = placed("a.jsonl", text)
    assert [(p.text, p.row) for p in found] == [("a", 1), ("b --v 7", 2), ("c", 3)]
    assert items("a.jsonl", '{"messages": []}\n', searched=True) == []


def test_a_table_of_what_parameters_do_is_joined_to_no_prompt() -> None:
    legend = {
        "--ar": "Aspect ratio",
        "--s": "Style, from 0 to 1000 (e.g., --s 250)",
        "--v": "Version",
    }
    text = json.dumps({"mj": {"prompt": "a heron", "parameters": legend}})
    assert texts("a.json", text) == ["a heron"]
