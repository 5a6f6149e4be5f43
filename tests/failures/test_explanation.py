"""Every message is known: whole, cut short, in capitals, in JSON; an unknown one is told."""

from __future__ import annotations

import json
import pickle
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mjlint.failures.culprit import culprits
from mjlint.failures.explanation import explain
from mjlint.failures.table import Wording, failures
from mjlint.linting.linter import Linter
from mjlint.plugins.registry import builtin, for_prompts
from mjlint.settings.settings import Settings

DOCS = Path(__file__).parents[2] / "docs"
WORDINGS = failures().wordings
FENCE = re.compile(r"^```midjourney[^\n]*\n(.*?)^```", re.MULTILINE | re.DOTALL)
KEYS = [
    "status",
    "message",
    "error",
    "failReason",
    "prompt",
    "code",
    "progress",
    "description",
    "footer",
]

SPELLINGS = [
    # TTAPI's questions and answers, in the order of its page.
    ("Job Timeout", "job-timeout"),
    ("TTAPI Job Timeout", "job-timeout"),
    ("任务提交超时", "job-timeout"),
    ("[Banned prompt detected] Sorry! Our AI moderator thinks this...", "banned-prompt"),
    ("[Image denied] Request cancelled due to image filters...", "image-denied"),
    ("Failed to process your command...", "failed-command"),
    ("[Internal error] Something went wrong...", "internal-error"),
    ("[Internal server error] Apologies, something went wrong...", "internal-error"),
    ("Execution error, system exception...", "internal-error"),
    ("[Invalid link!]...", "invalid-link"),
    ("[Invalid link] Could not validate this link", "invalid-link"),
    ("Unknown Integration", "account-pool"),
    ("[Unknown Message]", "account-pool"),
    ("未知消息", "account-pool"),
    ("错误: 未知集成。", "account-pool"),
    ("[Invalid parameter] Invalid value ...", "invalid-parameter"),
    ("[Bad response] Internal Error.", "internal-error"),
    ("[TTAPI prompt filter] nsfw", "banned-prompt"),
    ("[TTAPI image filter] nsfw", "image-denied"),
    ("[Invalid prompt] 123", "invalid-prompt"),
    # Spellings of others.
    ("Unrecognised parameter(s): `chaso`", "invalid-parameter"),
    ("INVALID_PARAMETER", "invalid-parameter"),
    ("invalid_parameters", "invalid-parameter"),
    ("midjourney: queue full: your job queue is full", "queue-full"),
    ("IMAGE_BLOCKED", "image-denied"),
    ("content_policy_violation", "banned-prompt"),
    ("generation_timeout", "job-timeout"),
    ("banned prompt words：exposed", "banned-prompt"),
    ("可能包含敏感词", "banned-prompt"),
    ("prompt不能为空", "invalid-prompt"),
    ("队列已满，请稍后尝试", "queue-full"),
    ("排队中，前面还有2个任务", "queued"),
    ("任务不存在", "action-refused"),
    ("HTTP 402", "credits"),
    ("429 Too Many Requests", "rate"),
    ("499", "queue-full"),
    ("401 Unauthorized", "key"),
    ("504 Gateway Time-out", "internal-error"),
    ("400 Parameter error", "bad-request"),
    ("Blocked", "account"),
    ("Pending mod message", "account"),
    ("success", "success"),
]  # fmt: skip


@pytest.mark.parametrize(("message", "expected"), SPELLINGS)
def test_spellings(message: str, expected: str) -> None:
    for spelling in (message, message.upper(), f"  {message}\n", f"`{message}`"):
        assert explain(spelling).id == expected, spelling


def filled(wording: Wording) -> str:
    """The wording with something in the place of its names."""
    return re.sub(r"\{(\w+)\}", "12", wording.text)


@pytest.mark.parametrize("wording", WORDINGS, ids=lambda wording: wording.text[:40])
def test_wordings(wording: Wording) -> None:
    text = filled(wording)
    whole = explain(text)
    assert (whole.id, whole.wording) == (wording.kind, wording.text)
    assert whole.cause
    assert whole.advice
    assert whole.sources
    titled = explain(f"[{failures().kinds[wording.kind].titles[0]}] {text}")
    assert titled.id == wording.kind
    body = json.dumps({"status": "FAILED", "message": text, "jobId": "1", "data": {"prompt": "x"}})
    wrapped = explain(body)
    assert (wrapped.id, wrapped.message, wrapped.prompt) == (wording.kind, text, "x")
    if len(text) > 40:
        assert explain(text[: len(text) * 3 // 4] + "…").id == wording.kind
        assert explain(body[: body.index('", "jobId') - 8]).id == wording.kind


JOBS = [
    # Where fetch, webhook and submit put the message.
    ({"status": "FAILED", "message": "Job Timeout", "data": {"prompt": "a cat"}}, "job-timeout"),
    ({"status": "FAILURE", "failReason": "[Invalid link] Could not"}, "invalid-link"),
    ({"code": 24, "description": "x", "properties": {"bannedWord": "y"}}, "banned-prompt"),
    ({"code": 23, "description": "?", "result": None}, "queue-full"),
    ({"error": {"code": "generation_timeout", "message": "?"}}, "job-timeout"),
    ({"error": {"code": 0, "raw_message": "", "message": "Unknown Message"}}, "account-pool"),
    (
        {"code": 200, "message": "success", "data": {"error": {"message": "Banned Prompt: gore"}}},
        "banned-prompt",
    ),
    (
        {"success": [], "failure": [{"type": "invalid_parameter", "message": "Invalid value"}]},
        "invalid-parameter",
    ),
    ({"data": {"task_result": {"error_messages": ["[Image denied]"]}}}, "image-denied"),
    ({"error": '{"message": "queue full", "code": 1}'}, "queue-full"),
    ({"errors": [{"msg": "Invalid request"}]}, "bad-request"),
    ({"success": [{"job_id": "1", "softban": True}], "failure": []}, "hidden"),
    ({"status": "SUCCESS", "message": "success", "data": {"jobId": "1"}}, "success"),
]  # fmt: skip


@pytest.mark.parametrize(("job", "expected"), JOBS)
def test_jobs(job: dict[str, object], expected: str) -> None:
    assert explain(json.dumps(job)).id == expected
    assert explain("\ufeff" + json.dumps(job, ensure_ascii=False, indent=4)).id == expected


def test_words_keep_their_case() -> None:
    assert dict(explain("Unrecognized parameter(s): `--Chaso`, `Foo`").words) == {
        "words": "--Chaso, Foo"
    }
    assert dict(explain("`--oref` is not compatible with `--version 8.2`").words) == {
        "flag": "oref",
        "model": "version 8.2",
    }


@pytest.mark.parametrize(
    "message",
    [
        "the weather is nice",
        "",
        "{}",
        "[]",
        "null",
        "{" * 5000,
        '["' * 300,
        "\x1b[31m\u202e",
        "ü" * 90000,
    ],
)
def test_unknown(message: str) -> None:
    explanation = explain(message)
    assert not explanation.known
    assert explanation.retry == "unknown"


def test_unknown_names_the_nearest() -> None:
    assert explain("Unrecogn parmeters: words").wording.startswith("Unrecognized")


def test_an_unknown_message_comes_with_a_report() -> None:
    found = explain("Frobnication failed at https://a.dev/a.png?token=SECRET-SECRET")
    assert found.report.startswith("Unknown failure message (mjlint ")
    assert "Frobnication failed at https://a.dev/a.png?token=SECR…" in found.report
    assert explain("Job Timeout").report == ""


@pytest.mark.parametrize("wrong", [None, 8.2, b"Job Timeout", ["Job Timeout"], float("nan")])
def test_wrong_types(wrong: object) -> None:
    with pytest.raises(TypeError, match=r"^explain\(\) takes a str or a dict, not \w+$"):
        explain(wrong)  # type: ignore[arg-type]


def test_plain_data() -> None:
    found = explain({"message": "Unrecognized parameter(s): chaso", "prompt": "a fox --chaso 3"})
    assert (
        pickle.loads(pickle.dumps(found))
        == found
        == explain({"message": "Unrecognized parameter(s): chaso", "prompt": "a fox --chaso 3"})
    )
    assert json.loads(json.dumps(found.to_dict())) == found.to_dict()
    assert found.to_dict()["words"] == {"words": "chaso"}
    with pytest.raises(AttributeError):
        found.id = "other"  # type: ignore[misc]


@settings(deadline=None, max_examples=60)
@given(st.one_of(st.text(), st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from(KEYS) | st.text(), inner),
).filter(lambda value: isinstance(value, dict))))  # fmt: skip
def test_any_answer_gives_an_explanation(answer: str | dict[str, object]) -> None:
    found = explain(answer)
    assert found.id in {*failures().kinds, "unknown"}
    json.dumps(found.to_dict())


CULPRITS = [
    ("Unrecognized parameter(s): chaso", "a cat --chaso 5 --ar 3:2", ["--chaso"]),
    ("`--oref` is not compatible with `--version 7`", "a cat --sref random", []),
    ("--cref is not compatible with --version 7", "a cat --cref https://e.co/a.png", ["--cref"]),
    ("`--stylize` must be between 0 and 1000", "a cat --ar 3:2 --s 2000", ["2000"]),
    ("banned prompt words: blood", "a knight in Blood, bloodless", ["Blood"]),
    ("Cannot use `--sw` without a `--sref`", "a cat --sw 200", ["--sw"]),
    ("Prompts with a negative total weight are not allowed", "a::1 b::-2 --v 5.2", None),
    ("`--stylize` must be between 0 and 1000", "a cat --s 2000 --chaos 140", ["2000"]),
    ("You don't have a personalized style to use with --p yet!", "a vole --p --v 7", ["--p"]),
    ("Unrecognized parameter(s): –v, 5", "Engine 5, an island ::2 —s 100 –v 5", ["–v", "5"]),
    ('{"code": 24, "properties": {"bannedWord": "gore"}}', "gore on a wall --v 7", ["gore"]),
]  # fmt: skip


@pytest.mark.parametrize(("message", "prompt", "expected"), CULPRITS)
def test_culprits(message: str, prompt: str, expected: list[str] | None) -> None:
    found = culprits(explain(message), prompt)
    for culprit in found:
        assert 0 <= culprit.start <= culprit.end <= len(prompt)
    if expected is None:
        assert found
    else:
        firsts = [prompt[c.start : c.end] for c in found]
        # What the message names is all that is marked.
        assert [
            first[: len(want)] for first, want in zip(firsts, expected, strict=True)
        ] == expected


def test_what_a_rule_predicts_is_known_as_its_failure() -> None:
    """The replies that rules foresee on the examples of their own pages."""
    quiet = tuple(rule.name for rule in for_prompts() if not rule.default)
    linter = Linter(Settings(extend_select=quiet))
    blocks = [block for rule in for_prompts() for block in FENCE.findall(rule.page)]
    prompts = {prompt for block in blocks for prompt in (block.strip(), *block.strip().split("\n"))}
    replies = {
        (d.name, d.reply)
        for p in prompts
        for d in linter.lint(p).diagnostics
        if d.reply is not None
    }
    assert len({name for name, _ in replies}) > 20
    for name, reply in replies:
        assert name in explain(reply).rules, (name, reply)


def test_rules_exist() -> None:
    names = {rule.name for rule in builtin()}
    for kind in failures().kinds.values():
        assert set(kind.rules) <= names, kind.id
    for wording in WORDINGS:
        assert set(wording.rules) <= names, wording.text


def test_sets_of_sets_are_no_answer() -> None:
    """Python cannot hold them, and says so in another way than for what it cannot read."""
    assert explain("failed: {6, {7, 8.2}}").message == "failed: {6, {7, 8.2}}"
