"""A message is found in whatever it comes in: JSON, logs, traces, Discord's embeds, cut short."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from mjlint.failures.explanation import explain
from mjlint.failures.message import read
from tests.growth import assert_linear

MESSAGES = [
    ("Job Timeout", "job-timeout"),
    ("ttapi Job Timeout。", "job-timeout"),
    ("[Banned prompt detected] Sorry! Our AI moderator thinks this...", "banned-prompt"),
    ("[Image denied] Request cancelled due to image filters...", "image-denied"),
    ("Failed to process your command...", "failed-command"),
    ("[Internal error] Something went wrong...", "internal-error"),
    ("[Internal server error] Apologies, something went wrong...", "internal-error"),
    ("Execution error, system exception...", "internal-error"),
    ("[Invalid link!] Could not validate this link. Please try again later.", "invalid-link"),
    ("Unknown Integration", "account-pool"),
    ("Unknown Message", "account-pool"),
    ("未知消息", "account-pool"),
    ("未知集成", "account-pool"),
    ("[Invalid parameter] Invalid value provided for argument --ar", "invalid-parameter"),
]

TRACE = '  File "/app/worker.py", line 88, in run\n    raise JobFailed(res["message"])'


def _cut(text: str, share: float) -> str:
    return text[: max(9, int(len(text) * share))]


WRAPPINGS: dict[str, Callable[[str], str]] = {
    "exact": lambda m: m,
    "cut, with dots": lambda m: f"{_cut(m, 0.8)}…",
    "upper case": str.upper,
    "lower case": str.lower,
    "a job": lambda m: json.dumps(
        {"status": "FAILED", "jobId": "7f3", "message": m, "data": {"prompt": "a fox --v 7"}}
    ),
    "not ASCII in JSON": lambda m: json.dumps(
        {"status": "FAILED", "message": m}, ensure_ascii=False
    ),
    "an embed": lambda m: json.dumps(
        {
            "content": "",
            "embeds": [{"type": "rich", "title": m, "description": f"{m}\n/imagine a fox"}],
        }
    ),
    "a JavaScript trace": lambda m: (
        f"Error: {m}\n    at poll (/app/midjourney.js:212:13)\n    at next"
    ),
    "after words": lambda m: f"The vendor says: {m}",
    "after a status": lambda m: f"HTTP 200: {m}",
    "JSON in JSON": lambda m: json.dumps(
        {"code": 4, "description": json.dumps({"status": "FAILED", "message": m})}
    ),
    "wrapped": lambda m: m.replace(" ", "\n"),
    "JSON, cut": lambda m: json.dumps({"status": "FAILED", "message": m}, ensure_ascii=False)[:-2],
    "a Python dict": lambda m: repr({"status": "FAILED", "message": m, "data": None}),
    "a Python trace": lambda m: (
        f"Traceback (most recent call last):\n{TRACE}\nworker.JobFailed: {m}"
    ),
    "a log line": lambda m: f"2026-05-02 11:20:31,114 ERROR worker:88 job 7f3 failed: {m}",
    "before words": lambda m: f"{m} (job 7f3, request id 20250822)",
    "quoted": lambda m: f"> **{m}**",
    "JSON in a log line": lambda m: f"INFO webhook body: {json.dumps({'message': m})} after 3 s",
    "after two lines": lambda m: f"retrying\ngiving up after 3 attempts\n{m}",
}


@pytest.mark.parametrize("wrapping", WRAPPINGS)
@pytest.mark.parametrize(("message", "expected"), MESSAGES)
def test_wrapped(message: str, expected: str, wrapping: str) -> None:
    assert explain(WRAPPINGS[wrapping](message)).id == expected


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        # What the account says comes before what the prompt did.
        (
            "blocked from accessing Midjourney for 1 hour for generating content that violates our rules",
            "account",
        ),
        ("Error: You have triggered an abuse alert", "account"),
        ("Please subscribe to Midjourney to use this command", "account"),
        ('{"code": 3, "description": "无可用的账号实例"}', "account-pool"),
        ("当前分组 vip 下对于模型 mj_imagine 无可用渠道", "account-pool"),
        ("提交失败，队列已满，请稍后重试", "queue-full"),
        ("您的账号已被封禁：内容违规", "account"),
        # Requests, not parameters of the prompt.
        ("dimensions参数错误", "bad-request"),
        ('{"code": 4, "description": "参数错误"}', "bad-request"),
        ("base64格式错误", "bad-request"),
        # Gateways.
        ("<html><title>520: Web server is returning an unknown error</title></html>", "internal-error"),
        ("error code: 524", "internal-error"),
        ("error code: 1015", "rate"),
        ("upstream connect error or disconnect/reset before headers. reset reason: overflow",
         "internal-error"),
        # Codes and statuses, where nothing else is said.
        ('{"content": "BUTTON_NOT_FOUND", "type": "button"}', "action-refused"),
        ("DescribeApi failed with status 429", "rate"),
        ("AxiosError: Request failed with status code 402", "credits"),
        ("{ message: 'Unknown Channel', code: 10003 }", "discord"),
        # A translation is a family of wordings.
        ("处理命令失败", "failed-command"),
        ("[图片被拒绝] 由于图像过滤器，请求已取消", "image-denied"),
        ("[内部错误] 出了点问题", "internal-error"),
        ("此链接无效", "invalid-link"),
    ],
)  # fmt: skip
def test_kinds(message: str, expected: str) -> None:
    assert explain(message).id == expected


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ({"status": "SUCCESS", "prompt": "a sign that says something went wrong"}, "success"),
        (
            {"status": "IN_PROGRESS", "prompt": "banned prompt detected", "failReason": None},
            "queued",
        ),
        ({"task": {"status": "completed"}, "input": {"prompt": "Job Timeout"}}, "success"),
        ({"progress": "41%", "prompt": "queue full"}, "queued"),
        ({"content": "**an internal error** - <@123> (fast)", "attachments": [{}]}, "success"),
        ({"content": "**an internal error** - <@123> (41%) (fast)"}, "queued"),
        ({"status": "success", "data": {"status": "failed", "error": "Queue full"}}, "queue-full"),
        (
            {"code": 1, "data": '{"status": "FAILURE", "failReason": "Invalid link"}'},
            "invalid-link",
        ),
        ({"status": "FAILURE", "failReason": "", "prompt": "something went wrong"}, "unknown"),
        ({"status": "SUCCESS", "error": {"message": "Banned Prompt: gore"}}, "banned-prompt"),
        ("job 9 status=SUCCESS prompt='something went wrong'", "success"),
    ],
)
def test_status_before_words(answer: dict[str, object] | str, expected: str) -> None:
    assert explain(answer).id == expected
    assert isinstance(answer, str) or explain(json.dumps(answer)).id == expected


@pytest.mark.parametrize(
    "text",
    [
        "the weather in Lisbon is mild today",
        "see you at 429 Main Street",
        "the road is blocked by snow",
        "ModuleNotFoundError: No module named 'midjourney'",
        "TypeError: cannot read properties of undefined (reading 'id')",
        "a fox --v 7 --ar 3:2",
        "please slow the car down",
        "midjourney",
        "BUTTON",
    ],
)
def test_other_texts_are_unknown(text: str) -> None:
    found = explain(text)
    assert not found.known
    assert found.wording == "", "nothing is near"


def test_the_end_of_a_wording_is_not_the_wording() -> None:
    """`Image processing failed` is about an image; its last two words are about anything."""
    assert explain("processing failed").id != explain("Image processing failed").id


def test_the_prompt_of_an_embed() -> None:
    embed = {
        "title": "Invalid parameter",
        "description": "Unrecognized parameter(s): `stilize`\n/imagine a vole in straw --stilize 30",
        "footer": {"text": "/imagine a vole in straw --stilize 30"},
    }
    found = explain({"embeds": [embed]})
    assert (found.id, found.words) == ("invalid-parameter", (("words", "stilize"),))
    assert found.prompt == "a vole in straw --stilize 30"


def test_advice_of_a_wording() -> None:
    found = explain("blocked from accessing Midjourney for 1 hour for generating content that violates "
                    "our Community Guidelines")  # fmt: skip
    assert found.retry == "later"
    assert found.advice[0].startswith("Stop the batch")
    assert dict(found.words)["time"] == "1 hour"


@pytest.mark.parametrize("unit", ["** ", "** - ", "** - <@"])
def test_many_marks_of_a_post_are_linear(unit: str) -> None:
    assert_linear(lambda count: read(unit * count), 2_000, 40_000)
