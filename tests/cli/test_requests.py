"""`mjlint check` on whole requests: every kind of file, what is shown of it, and what is not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Program, Result
from tests.cli.requests import BODY, HTTP, KEY, SCRIPT, URL

LIST = "the request is a list, an object is expected"


def found(result: Result) -> list[tuple[int, int, str]]:
    """Row, column and rule of each finding of a JSON report."""
    return [
        (d["location"]["row"], d["location"]["column"], d["name"])
        for d in json.loads(result.out)["diagnostics"]
    ]


def check(program: Program, *arguments: str) -> Result:
    return program("check", *arguments, "--output-format", "json")


def test_body(program: Program) -> None:
    Path("request.json").write_text(BODY)
    result = check(program, "request.json", "--target", "ttapi")
    assert (result.code, result.err) == (1, "")
    assert found(result) == [
        (1, 37, "glued-value"), (1, 48, "unknown-field"), (1, 77, "wrong-type")
    ]  # fmt: skip
    assert json.loads(result.out)["diagnostics"][0]["request"] == {
        "target": "ttapi",
        "endpoint": "imagine",
    }
    # Without the name of a vendor nobody knows whose it is.
    assert found(check(program, "request.json")) == [(1, 37, "glued-value")]


def test_full_report_names_the_vendor(program: Program) -> None:
    Path("a.json").write_text(json.dumps({"url": URL, "body": {"prompt": "a fox", "mode": "slow"}}))
    result = program("check", "a.json")
    assert result.code == 1
    assert "= request: TTAPI, imagine (recognised by its URL)\n" in result.out
    assert result.err == (
        "mjlint: note: a.json: checked as a request to TTAPI (recognised by its URL)\n"
    )
    assert program("check", "a.json", "--quiet").err == ""


def test_an_address_wins_over_the_name(program: Program) -> None:
    body = {"url": "https://api.legnext.ai/api/v1/diffusion", "body": {"text": "a fox --ar16:9"}}
    Path("a.json").write_text(json.dumps(body))
    result = check(program, "a.json", "--target", "ttapi")
    assert [name for _, _, name in found(result)] == ["glued-value"]
    assert json.loads(result.out)["diagnostics"][0]["request"]["target"] == "legnext"


def test_script(program: Program) -> None:
    Path("send.sh").write_text(SCRIPT)
    result = check(program, "send.sh")
    assert found(result) == [(5, 19, "committed-key"), (6, 39, "glued-value")]
    assert result.code == 1
    Path("send.curl").write_text(SCRIPT)
    assert found(check(program, "send.curl")) == found(result)


def test_http_file_with_its_comments(program: Program) -> None:
    Path("two.http").write_text(HTTP)
    assert found(check(program, "two.http")) == [(14, 21, "glued-value"), (15, 13, "wrong-type")]


def test_lines_are_checked_each_for_itself(program: Program) -> None:
    lines = [
        '{"prompt": "a fox --ar16:9", "mode": "fast", "timeout": "300"}',
        '{"prompt": "a fox", "model": "8.2"}',
        '{"prompt": "a fox --chaos 500", "model": "6.1", "title": "a fox", "id": 3}',
        "[1]",
        '{"prompt": "a fox",',
        json.dumps({"url": "https://api.legnext.ai/api/v1/diffusion", "body": {"text": "--v 7"}}),
    ]
    Path("batch.jsonl").write_text("\n".join(lines))
    result = check(program, "batch.jsonl", "--target", "ttapi")
    assert found(result) == [
        (1, 19, "glued-value"), (1, 57, "wrong-type"), (3, 27, "value-out-of-range"),
        (6, 70, "empty-prompt"),
    ]  # fmt: skip
    assert result.code == 2
    assert result.err.splitlines() == [
        "mjlint: error: batch.jsonl:4:1: the request is a list, an object is expected",
        "mjlint: error: batch.jsonl:5:20: not JSON: a name in double quotes is expected",
        "mjlint: note: batch.jsonl: checked as a request to LegNext (recognised by its URL)",
    ]


def test_large_batch_in_several_processes(program: Program) -> None:
    line = json.dumps({"prompt": "a fox --ar16:9", "mode": "fast", "timeout": 300})
    Path("batch.jsonl").write_text(f"{line}\n" * 9000)
    result = program(
        "check", "batch.jsonl", "--target", "ttapi", "-j", "2", "--statistics",
        "--output-format", "json",
    )  # fmt: skip
    counts = json.loads(result.out)
    assert counts["prompts"] == counts["refused"] == 9000
    assert counts["fined"] == [
        {
            "target": "ttapi",
            "vendor": "TTAPI",
            "classes": {"[Invalid parameter]": 9000},
            "per_day": 30,
            "beyond": 8970,
            "after": "what was held for a refused prompt is kept",
        }
    ]


def test_folder(program: Program) -> None:
    for name, text in (("a.json", BODY), ("b.http", HTTP), ("c.sh", SCRIPT), ("d.sh", "make\n")):
        Path(name).write_text(text)
    result = check(program, "--target", "ttapi")
    assert {d["filename"] for d in json.loads(result.out)["diagnostics"]} == {
        "a.json", "b.http", "c.sh",
    }  # fmt: skip
    assert result.code == 1
    assert [line.split()[0] for line in program("files", ".").out.splitlines()] == [
        "a.json", "b.http", "c.sh", "d.sh",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "text", "arguments"),
    [
        ("a.sh", SCRIPT, ()),
        ("a.json", json.dumps({"url": URL, "headers": {"TT-API-KEY": KEY}, "body": BODY}), ()),
        ("a.json", BODY.replace("relax", "relax\", \"apiKey\": \"" + KEY), ("--target", "ttapi")),
        ("a.jsonl", BODY.replace("relax", "relax\", \"token\": \"" + KEY), ("--target", "ttapi")),
        ("a.http", HTTP.replace("{{key}}", KEY), ()),
        ("a.sh", f"curl '{URL}?api_key={KEY}' -d '{{\"prompt\": \"a --ar16:9\"}}'", ()),
    ],
)  # fmt: skip
@pytest.mark.parametrize("how", ["full", "json", "sarif", "html", "gitlab", "github", "--diff"])
def test_a_key_is_never_shown(
    program: Program, name: str, text: str, arguments: tuple[str, ...], how: str
) -> None:
    Path(name).write_text(text)
    shown = ("--diff",) if how == "--diff" else ("--output-format", how)
    result = program("check", name, *arguments, *shown)
    assert "ar16:9" in result.out or how == "--diff"
    written = result.out + result.err
    assert KEY not in written
    assert KEY[9:] not in written
    assert "sk-0123456789abcdef" not in written
    if how == "json":
        assert "committed-key" in written
    assert Path(name).read_text() == text


@pytest.mark.parametrize(
    ("name", "text", "where", "message"),
    [
        ("a.json", '{"prompt": "a fox" "mode"}', ":1:20", "not JSON: a comma or `}` is expected"),
        ("a.json", "", ":1:1", "not JSON: it ends too early"),
        (
            "a.json",
            '[{"prompt": "a fox", "mode": "fast"}]',
            ":1:1",
            f"{LIST}: write one request a line into a `.jsonl` file",
        ),
        (
            "a.json",
            '\n{"prompt": "a fox", "mode": ' + "[" * 3000 + "]" * 3000 + "}",
            ":2:228",
            "nested deeper than 200 levels",
        ),
        (
            "a.json",
            json.dumps({"prompt": "a fox", "image": "A" * 32_000_000}),
            ":1:1",
            "the file is 32,000,032 characters long; at most 32,000,000 are read",
        ),
        (
            "a.json",
            json.dumps({"url": URL, "body": '{"prompt": '}),
            ":1:77",
            "the request is not JSON: it ends too early",
        ),
        ("a.sh", f"true\ncurl {URL} -d '[1]'", f":2:{len(URL) + 11}",
         "the request is a list, an object is expected"),
        ("a.sh", f"curl {URL} -d 'a=b'", f":1:{len(URL) + 11}",
         "the request is not JSON: a value is expected, not `a`"),
        ("a.http", f"POST {URL}\n\n{{\n prompt}}", ":4:2",
         "the request is not JSON: a name in double quotes is expected"),
        ("a.sh", "curl https://example.org/ -d '{\"title\": 1}'", "",
         "no request to a vendor is found in it"),
    ],
)  # fmt: skip
def test_bad_input(program: Program, name: str, text: str, where: str, message: str) -> None:
    Path(name).write_text(text)
    Path("good.jsonl").write_text('{"prompt": "a fox --ar16:9"}')
    result = program("check", name, "good.jsonl", "--target", "ttapi", "-q")
    assert result.code == 2
    # One clear line, and the other file is judged all the same.
    errors = [line for line in result.err.splitlines() if "note" not in line]
    assert errors == [f"mjlint: error: {name}{where}: {message}"]
    assert "good.jsonl:1:19" in result.out


def test_unknown_vendor(program: Program) -> None:
    Path("a.json").write_text(BODY)
    result = program("check", "a.json", "--target", "ttapy")
    assert result.code == 2
    assert result.err == "mjlint: error: there is no target `ttapy`; did you mean `ttapi`?\n"


def test_ten_levels(program: Program) -> None:
    value: object = 1
    for _ in range(10):
        value = {"in": value}
    Path("a.json").write_text(json.dumps({"prompt": "a --ar16:9", "mode": "fast", "x": value}))
    result = check(program, "a.json", "--target", "ttapi")
    assert [name for _, _, name in found(result)] == ["glued-value", "unknown-field"]


def test_asks_for_the_vendor(program: Program) -> None:
    Path("a.sh").write_text('curl $URL -d \'{"prompt": "a --ar16:9"}\'')
    result = program("check", "a.sh")
    assert result.code == 2
    assert result.err.endswith("no request to a vendor is found in it; name it with `--target`\n")
    assert found(check(program, "a.sh", "--target", "kie"))[0][2] == "missing-field"
    # Nobody asked for this very file.
    assert program("check", ".").code == 0


@pytest.mark.parametrize(
    "text",
    [
        '{"title": "heron", "tags": ["a"], "prompt": "a heron --ar 3:2", "model": "8.2"}',
        '{"prompts": ["a heron --ar 3:2"]}',
        '[{"prompt": "a heron --ar 3:2", "model": "7", "tags": []}, {"prompt": "a fox"}]',
        '{"prompt": ["a heron --ar 3:2", "a fox"]}',
        '{"name": "mjlint", "version": "1.0", "private": true, "scripts": {}}',
    ],
)
def test_lists_of_prompts_stay_what_they_are(program: Program, text: str) -> None:
    Path("a.json").write_text(text)
    for arguments in ((), ("--target", "ttapi"), ("--target", "kie")):
        assert found(check(program, "a.json", *arguments)) == []
        assert check(program, "a.json", *arguments).code == 0


def test_slots_make_a_template(program: Program) -> None:
    body = {"prompt": "a {{animal}} --ar16:9", "mode": "fast"}
    Path("a.json").write_text(json.dumps({"url": URL, "body": body}))
    result = check(program, "a.json")
    assert [name for _, _, name in found(result)] == ["placeholder", "glued-value"]
    assert result.code == 1


def test_settings_of_a_file_hold_for_its_requests(program: Program) -> None:
    Path("a.json").write_text(BODY)
    Path("mjlint.toml").write_text(
        'target = "ttapi"\nignore = ["wrong-type"]\n[severity]\nunknown-field = "error"\n'
    )
    result = check(program, "a.json")
    assert [name for _, _, name in found(result)] == ["glued-value", "unknown-field"]
    assert json.loads(result.out)["diagnostics"][1]["severity"] == "error"


def test_statistics_in_the_vendors_words(program: Program) -> None:
    Path("a.jsonl").write_text(
        '{"prompt": "a --chaso 3", "mode": "fast"}\n{"prompt": "a --ar16:9"}\n'
        '{"prompt": "--ar 3:2"}\n{"prompt": "a fox"}\n'
    )
    result = program("check", "a.jsonl", "--target", "ttapi", "--statistics")
    assert (
        "failures that TTAPI counts, in prompts\n"
        "  [Invalid parameter]  2\n"
        "  [Invalid prompt]     1\n"
        "  3 in all; 0 of them would be fined, beyond the 30 of a day: "
        "what was held for a refused prompt is kept\n"
    ) in result.out
    assert "TTAPI" not in program("check", "a.jsonl", "--statistics").out
    # One whose counting nobody has described.
    assert "counts" not in program("check", "a.jsonl", "--target", "kie", "--statistics").out
