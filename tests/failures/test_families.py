"""Messages that nobody wrote down, told by the family of their wording, or by what they are about."""

from __future__ import annotations

import pytest

from mjlint.failures.explanation import explain

# Of each pair, the first is a family of wordings, the second is what only its subject tells.
FAMILIES = [
    ("queue-full", "任务队列已满", "You cannot run so many concurrent things"),
    ("credits", "GPU 时长已用完", "A payment method is missing"),
    ("account", "You have been temporarily banned", "该套餐已到期"),
    ("account-pool", "No available Midjourney accounts", "渠道异常"),
    ("action-restricted", "Turbo mode is only for Pro plans", "Permutations are limited to 4"),
    ("invalid-parameter", "`--cw` can only be used with --cref", "Style reference 9 is invalid"),
    ("invalid-link", "The URL does not point to an image", "IMAGE_DOWNLOAD_FAILED"),
    ("banned-prompt", "NSFW content detected", "This may conflict with our community guidelines"),
    ("key", "签名错误", "Could not validate credentials"),
    ("internal-error", "httpx.ReadTimeout: The read operation timed out", "网络波动，无法继续"),
]


@pytest.mark.parametrize(("kind", "family", "subject"), FAMILIES)
def test_a_message_that_nobody_wrote_down_is_told_by_its_words(
    kind: str, family: str, subject: str
) -> None:
    assert (explain(family).id, explain(family).means) == (kind, "")
    assert (explain(subject).id, explain(subject).means[:10]) == (kind, "no wording")


@pytest.mark.parametrize(
    "trace",
    [
        "KeyError: 'image'",
        "TypeError: cannot read properties of undefined (reading 'prompt')",
        "Error: Cannot find module 'image'",
        "My prompt is a boy in a queue, full of people",
        "an image of failure " * 30,
    ],
)
def test_what_is_no_answer_is_not_told_by_its_words(trace: str) -> None:
    assert not explain(trace).known


def test_a_vague_kind_gives_way_to_what_the_message_says() -> None:
    answer = {"message": "Your prompt was flagged", "type": "invalid_request_error"}
    assert explain(f"Error code: 400 - {{'error': {answer}}}").id == "banned-prompt"
    assert explain("Account balance is not enough").id == "credits"
