"""Whole requests: what is found, and the very characters in the file that it is found at."""

from __future__ import annotations

import json

import pytest

from mjlint import Settings
from mjlint.errors import RefusedRequestError, UnknownTarget, UnreadableRequest
from mjlint.requests.linter import RequestReport, lint_request
from tests.requests.reading import lint_file, recognised_in

PROMPT = "a lighthouse in fog"


def found(report: RequestReport) -> list[tuple[str, str, str]]:
    """Code, text of the place, severity."""
    return [(d.code, report.text[d.start : d.end], d.severity.value) for d in report.diagnostics]


def body(**fields: object) -> str:
    return json.dumps({"prompt": PROMPT, "mode": "fast", **fields})


CASES: list[tuple[str, str, list[tuple[str, str, str]]]] = [
    ("ttapi", body(), []),
    ("ttapi", body(timeout=300, hookUrl="", getUImages=True), []),
    ("ttapi", body(prompt=""), [("MJ601", '""', "error")]),
    ("ttapi", body(mode="relax", timeout=600), []),
    ("ttapi", body(hookUrl="{{hook}}"), []),
    ("acedata", body(timeout=480, translation=False), []),
    ("acedata", '{"prompt": "a cat", "timeout": 60}', []),
    ("kie", '{"taskType": "mj_txt2img", "prompt": "a cat --niji 6", "version": "niji6"}', []),
    (
        "kie",
        '{"taskType": "mj_txt2img", "prompt": "a cat --oref https://e.dev/a.png", "version": "6.1"}',
        [("MJ301", "--oref", "error")],
    ),
    (
        "midjourney-proxy",
        '{"prompt": "a cat --iw 2", "base64Array": ["data:image/png;base64,iVBORw0KGgo"]}',
        [],
    ),
    ("legnext", '{"text": "a cat", "callback": "https://api.heron.dev/x"}', []),
    ("legnext", '{"prompt": "a cat"}', []),
    ("userapi", '{"prompt": "a cat", "anything": 1}', []),
    (
        "linkrapi",
        '{"prompt": "a cat", "reference_image": "https://imgur.com/abc"}',
        [("MJ505", "https://imgur.com/abc", "error")],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("target", "text", "expected"), CASES)
def test_found(target: str, text: str, expected: list[tuple[str, str, str]]) -> None:
    report = lint_request(text, target=target)
    assert found(report) == expected
    assert report.ok == all(severity != "error" for _, _, severity in expected)
    for diagnostic in report.diagnostics:
        assert diagnostic.source
        assert not diagnostic.message.endswith(".")


def test_places_pass_through_escapes() -> None:
    text = '{\n "mode": "fast",\n '
    text += '"prompt": "\\u00e9t\\u00e9 \\ud83d\\ude00 \\"quoted\\"\\n--ar16:9 --v 7"}'
    report = lint_request(text, target="ttapi")
    assert found(report) == [("MJ021", "--ar16:9", "error")]
    assert report.fixed() == text.replace("--ar16:9", "--ar 16:9")
    assert report.prompt is not None
    assert report.prompt.text == 'été 😀 "quoted"\n--ar16:9 --v 7'


def test_fixes_are_escaped() -> None:
    text = '{"prompt": "a cat \\u2014ar 3:2", "mode": "fast"}'
    fixed = json.loads(lint_request(text, target="ttapi").fixed(unsafe=True))
    assert fixed["prompt"] == "a cat --ar 3:2"


def test_mapping() -> None:
    report = lint_request({"prompt": f"{PROMPT} 雾 --ar16:9", "mode": "fast"}, target="ttapi")
    assert [code for code, _, _ in found(report)] == ["MJ021"]
    assert json.loads(report.fixed())["prompt"] == f"{PROMPT} 雾 --ar 16:9"
    assert report.text.count("雾") == 1


CURL = """\
# submit
curl -s -X POST "https://api.ttapi.io/midjourney/v1/imagine" \\
  -H 'TT-API-KEY: 3f2a9c1e-77b0-4d5e-9c2a' -H "Content-Type: application/json" \\
  --data-raw '{"prompt": "it'\\''s a \\"cat\\" --ar16:9", "mode": "fast"}' | jq .
curl https://api.example.org/other -d 'a=b'
"""


HTTP = """\
@host = https://api.ttapi.io
### one
# @name imagine
POST {{host}}/midjourney/v1/imagine HTTP/1.1
TT-API-KEY: {{key}}
Content-Type: application/json

{"prompt": "a cat --ar16:9", "mode": "fast"}

### two
GET {{host}}/midjourney/v1/fetch?jobId=1

### three
POST https://api.legnext.ai/api/v1/diffusion
x-api-key: $LEGNEXT_KEY

{"text": "a cat --chaso 3"}
"""


def reports(text: str, name: str, target: str | None = None) -> list[RequestReport | ValueError]:
    return list(lint_file(text, name, target))


def test_curl() -> None:
    first, second = reports(CURL, "submit.sh")
    assert isinstance(first, RequestReport)
    assert isinstance(second, ValueError)
    assert (first.target, first.endpoint) == ("ttapi", "imagine")
    key = "3f2a9c1e-77b0-4d5e-9c2a"
    assert found(first) == [("MJ714", key, "warning"), ("MJ021", "--ar16:9", "error")]
    assert key not in "".join(d.message + d.help for d in first.diagnostics)
    assert first.masked() == CURL.replace(key, key[:4] + "…" * (len(key) - 4))
    assert first.fixed() == CURL.replace("--ar16:9", "--ar 16:9")


def test_a_quote_may_be_opened_again_any_number_of_times() -> None:
    quote = "'\\''"
    report, _ = reports(CURL.replace(quote, quote * 5_000), "submit.sh")
    assert isinstance(report, RequestReport)
    assert report.prompt is not None
    assert report.prompt.text.count("'") == 5_000


def test_http() -> None:
    first, second = reports(HTTP, "api.http")
    assert isinstance(first, RequestReport)
    assert isinstance(second, RequestReport)
    assert found(first) == [("MJ021", "--ar16:9", "error")]
    assert (second.target, second.endpoint) == ("legnext", "diffusion")
    assert found(second) == [("MJ101", "--chaso", "error")]
    assert first.fixed() == HTTP.replace("--ar16:9", "--ar 16:9")


def test_wrapped_and_lines() -> None:
    wrapped = json.dumps(
        {
            "url": "https://api.kie.ai/api/v1/mj/generate",
            "headers": {"TT-API-KEY": "x"},
            "body": {"taskType": "mj_txt2img", "prompt": "a cat", "speed": "relax"},
        },
        indent=1,
    )
    (report,) = reports(wrapped, "request.json")
    assert isinstance(report, RequestReport)
    assert found(report) == [("MJ715", "TT-API-KEY", "warning"), ("MJ704", '"relax"', "error")]
    inner = json.dumps(
        {"url": "https://api.ttapi.io/midjourney/v1/imagine", "body": body(timeout=60)}
    )
    (report,) = reports(inner, "request.json")
    assert isinstance(report, RequestReport)
    assert found(report) == [("MJ705", "60", "error")]
    lines = f"{body()}\n\nnonsense\n{body(mode='slow')}\n"
    good, bad, last = reports(lines, "batch.jsonl", target="ttapi")
    assert isinstance(good, RequestReport)
    assert isinstance(last, RequestReport)
    assert not good.diagnostics
    assert isinstance(bad, UnreadableRequest)
    assert lines[bad.at :].startswith("nonsense")
    assert found(last) == [("MJ704", '"slow"', "error")]
    mended = lines.replace('"slow"', '"Fast"').replace("a lighthouse", "a --ar16:9 lighthouse")
    *_, last = reports(mended, "batch.jsonl", target="ttapi")
    assert isinstance(last, RequestReport)
    assert last.fixed().splitlines()[:3] == mended.splitlines()[:3]
    assert '"mode": "fast"' in last.fixed().splitlines()[3]


UNREADABLE = [
    ("", "ends too early", 0),
    ("prompt=a+cat", "a value is expected", 0),
    ('{"prompt": "a cat"', "a comma or `}` is expected", 18),
    ('{"prompt": "a\ncat"}', "a line break", 13),
    ('{"prompt": "a cat}', "is not closed", 11),
    ("{'prompt': 1}", "a name in double quotes", 1),
    ('{"prompt" "a"}', "needs a colon", 10),
    ('{"prompt": "a"} x', "text follows its end", 16),
    ('{"a": 1,}', "a name in double quotes", 8),
    ('[{"prompt": "a cat"}]', "is a list, an object is expected", 0),
    ('"a cat"', "is a string, an object is expected", 0),
    ('{"a": ' + "[" * 5000, "deeper than 64 levels", 69),
    ('{"a":"' + "x" * 50_000_000 + '"}', "50,000,008 characters long", 0),
]


@pytest.mark.parametrize(("text", "message", "at"), UNREADABLE, ids=lambda value: str(value)[:20])
def test_unreadable(text: str, message: str, at: int) -> None:
    with pytest.raises(UnreadableRequest, match=message) as caught:
        lint_request(text, target="ttapi")
    assert caught.value.at == at


def test_ten_levels() -> None:
    text = '{"data":' * 10 + '{"prompt":"a cat"}' + "}" * 10
    report = lint_request(text, target="ttapi", endpoint="imagine")
    (missing,) = [d for d in report.diagnostics if d.message.startswith("`prompt` is missing")]
    assert [report.text[label.start : label.end] for label in missing.labels] == ['"a cat"']


def test_unknown_targets() -> None:
    with pytest.raises(UnknownTarget, match="did you mean `legnext`"):
        lint_request("{}", target="legnex")
    with pytest.raises(UnknownTarget, match="no endpoint `imagin`; known are imagine, action"):
        lint_request("{}", target="ttapi", endpoint="imagin")
    with pytest.raises(UnknownTarget, match="name the vendor with `target`"):
        lint_request({"prompt": "a cat", "mode": "fast"})
    with pytest.raises(UnreadableRequest, match="cannot be written as JSON"):
        lint_request({"prompt": object()}, target="ttapi")


RECOGNISED = [
    (CURL, "a.sh", "ttapi", "imagine"),
    (HTTP, "a.rest", "ttapi", "imagine"),
    ('{"prompt": "a", "hookUrl": ""}', "", "ttapi", "imagine"),
    ('{"prompt": "a", "botType": "MID_JOURNEY"}', "", "midjourney-proxy", "imagine"),
    ('{"prompt": "a", "notifyHook": "", "state": ""}', "", "midjourney-proxy", "imagine"),
    ('{"text": "a", "callback": "https://a.dev"}', "", "legnext", "diffusion"),
    (
        '{"model": "midjourney", "task_type": "imagine", "input": {"prompt": "a"}}',
        "",
        "piapi",
        "task",
    ),
    ('{"model": "midjourney", "prompt": "a"}', "", "apiframe", "generate"),
    ('{"model": "mj-v7", "prompt": "a"}', "", "evolink", "generate"),
    ('{"model": "mj-v7-remix", "prompt": "a"}', "", "evolink", "edit"),
    ('{"taskType": "mj_txt2img", "prompt": "a"}', "", "kie", "generate"),
    ('{"prompt": "a", "webhookOverride": ""}', "", "imaginepro", "imagine"),
    ('{"prompt": "a", "mode": "fast"}', "", None, None),
    ('{"prompt": "a"}', "", None, None),
    ('{"model": "gpt-image-1", "prompt": "a", "quality": "hd"}', "", None, None),
    ('{"name": "x", "version": "1.0"}', "package.json", None, None),
    ("[]", "", None, None),
    ("not JSON", "", None, None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name", "target", "endpoint"), RECOGNISED)
def test_recognised(text: str, name: str, target: str | None, endpoint: str | None) -> None:
    whose = recognised_in(text, name)
    assert (whose.vendor.id if whose else None) == target
    assert (whose.endpoint.id if whose else None) == endpoint


def test_errors_and_fines() -> None:
    report = lint_request(body(prompt=f"{PROMPT} --chaso 3"), target="ttapi")
    assert report.fined == ("[Invalid parameter]",)
    with pytest.raises(RefusedRequestError, match="MJ101"):
        report.raise_for_errors()
    assert lint_request(body(), target="ttapi").fined == ()


def test_settings() -> None:
    quiet = Settings(ignore=("MJ704",), severity={"short-timeout": "info"})
    report = lint_request(body(mode="slow", timeout=60), "ttapi", settings=quiet)
    assert found(report) == [("MJ705", "60", "info")]
