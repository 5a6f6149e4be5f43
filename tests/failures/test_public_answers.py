"""Answers that public programs give or quote, each with where it was read; read on 2026-11-26.

``a public client``: the code was read without the name of its repository, so its like proves less.
"""

from __future__ import annotations

import pytest

from mjlint.failures.explanation import explain

TRUEAI = "github.com/trueai-org/midjourney-proxy"
CIPHER = "github.com/cipher-x-sudo/midjourney-proxy"
ONE_API = "github.com/ye4293/one-api, relay/controller/midjourney.go"
WEBMAN = "github.com/webman-php/midjourney-proxy"
MUTINY = "github.com/Artificial-Sweetener/Mutiny-SDK, errors and tests"
JUYEONG = "github.com/JuyeongYi/PythonMidjourneyAPIClient"

ANSWERS = [
    ("禁止上传", "action-restricted", TRUEAI),
    ("未开启 REMIX，无法使用视频扩展功能", "action-restricted", TRUEAI),
    ("请重新登录", "key", TRUEAI),
    ("注册太频繁", "rate", TRUEAI),
    ("上传图片到加速站点异常", "internal-error", TRUEAI),
    ("服务不支持", "bad-request", TRUEAI),
    ("个性化配置不存在", "invalid-parameter", TRUEAI),
    ("服务器未响应上次的心跳，将进行重连", "discord", TRUEAI),
    ("The channel to which this task belongs has been disabled", "account-pool", ONE_API),
    ('{"description":"该任务所属渠道已被禁用","type":"upstream_error"}', "account-pool", ONE_API),
    ("sour_base64_and_target_base64_is_required", "bad-request", ONE_API),
    ("read_response_body_failed", "internal-error", ONE_API),
    ('{"error":{"message":"Invalid URL (POST /v1/mj/submit/imagine)"}}', "bad-request", ONE_API),
    ("Discord instance(123) not found", "account-pool", WEBMAN),
    ("Invalid image from https://cdn.site.org/a.png", "invalid-link", WEBMAN),
    ("DISCORD:1 WSS Heartbeat timeout", "discord", WEBMAN),
    ("midjourney_id not found in JWT payload", "key", JUYEONG),
    ("Upscale timed out with no results", "job-timeout", "github.com/BAWES/midjourney-api"),
    (
        "Midjourney /imagine command not found in guild",
        "discord",
        "github.com/BAWES/midjourney-api",
    ),
    ("related task must be in SUCCESS status", "action-refused", CIPHER),
    ("Failed to submit inpaint: HTTP 401", "key", CIPHER),
    ("Task is not running", "action-refused", MUTINY),
    ("Must provide 2-5 base64 images", "bad-request", MUTINY),
    ("Tiles are only available for imagine results", "action-restricted", MUTINY),
    (
        '{"embeds":[{"title":"Sorry, something went wrong","footer":{"text":"decline-revise-frolic"}}]}',
        "banned-prompt",
        MUTINY,
    ),
    ("**a fox --v 6** - <@123> (Stopped)", "output-filter", "useapi.net, discord-api-part-2"),
    ("upscale timed out after 300s (last status: pending)", "job-timeout", "a client of LinkrAPI"),
    ("Midjourney 提交失敗: 500", "internal-error", "a client in traditional Chinese"),
    ("Token refresh response missing access_token", "key", "a client of Midjourney's MCP server"),
    (
        '{"message":"You need to verify your account in order to perform this action.","code":40002}',
        "account",
        "discord.com/developers/docs, opcodes",
    ),
    ('{"captcha_key":["captcha-required"],"captcha_sitekey":"x"}', "account", "discord.com"),
    (
        "🤖️：您存在任务正在运行中，请稍后再试～",
        "queue-full",
        "github.com/ConnectAI-E/Feishu-Midjourney",
    ),
    ("imagine task 7 failed to request, status code: 401", "key", "haojie06/midjourney-http"),
    ("all accounts are busy or unhealthy", "account-pool", "github.com/ihmily/midjourney-api"),
    (
        "Task already terminal: 7 status=FAILED",
        "action-refused",
        "github.com/ihmily/midjourney-api",
    ),
    ("quality 3 must be one of 0.25, 0.5, 1, 2, 4", "invalid-parameter", "github.com/ehmo/mj"),
    ("couldn't send click interaction: context deadline exceeded", "internal-error", "bulkai"),
    ("Midjourney returned no image URLs", "internal-error", "a client of Midjourney's website"),
    ("active subscription is required", "account", "a fork of new-api"),
    ("you must be logged in", "key", "a client of Midjourney's website"),
    ("In queue, 3 tasks ahead", "queued", CIPHER),
    ("Submission successful", "success", CIPHER),
    (
        (
            '{"message":"You have exceeded the MONTHLY quota for Requests on your current plan, BASIC. '
            'Upgrade your plan"}'
        ),
        "credits",
        "rapidapi.com",
    ),
    ('{"error":true,"msg":"empty access code"}', "key", "github.com/ChatAnyTeam/ChatAny/issues/48"),
    ("Request method 'GET' not supported", "bad-request", "mouxangithub/…-on-wechat, issue 28"),
    (
        (
            '{"success": false, "error": "GENERATION_START_FAILED", "message": "Failed to start image '
            'generation. Your credits have been refunded. Please try again."}'
        ),
        "internal-error",
        "docs.babysea.ai/developer/errors",
    ),
    ("creation policy violation", "banned-prompt", "platform.vidu.com/docs/error-code"),
    ('{"detail":"webhook not supported"}', "bad-request", "cloud.seaart.ai, errors"),
    (
        '{"code":455,"msg":"Service is currently undergoing maintenance"}',
        "internal-error",
        "kie.ai",
    ),
    (
        "{'type': 'banned', 'content': '**a fox --ar 1:1** - <@1> (93%) (fast)', 'embeds': []}",
        "banned-prompt",
        "github.com/yokonsan/midjourney-api/issues/68",
    ),
    (
        "Kie.ai error: 502 - Invalid JSON response",
        "internal-error",
        "a public client of kie.ai, which has got no JSON from it",
    ),
    (
        "Midjourney 图片分区必须是 1 到 4",
        "bad-request",
        "MidjourneyApiError of a public client",
    ),
    (
        "This model is not available in your region.",
        "action-restricted",
        "github.com/anomalyco/opencode/issues/41518",
    ),
    (
        '{"status":"failed","code":1400,"error":"A required parameter is missing."}',
        "bad-request",
        "wavespeed.ai/docs/error-codes",
    ),
    ("内容被安全过滤器拦截", "vendor-filter", "docs.crazyrouter.com/reference/status-codes"),
    (
        "Недостаточно средств на балансе GPTunnel",
        "credits",
        "a public client of GPTunnel",
    ),
    (
        "MIDJOURNEY_API_KEY not set",
        "key",
        "a public client of useapi.net",
    ),
    (
        '{"code":400,"msg":"您的提示词被网站标记为违反内容政策","data":{"taskId":"task12345"}}',
        "vendor-filter",
        "docs.kie.ai, callbacks of 4o and Flux Kontext",
    ),
    ("提示词可能有不良内容", "banned-prompt", "a public bot"),
    (
        '{"error":{"message":"no available key","type":"new_api_error"}}',
        "account-pool",
        "new-api, types of errors",
    ),
    ("Discord did not return a DM channel.", "discord", "a public client"),
    (
        "Midjourney /imagine failed (429): slow down",
        "rate",
        "own wording, in the shape of a public client",
    ),
    ("작업 처리 시간 초과", "job-timeout", "docs.evolink.ai, Korean page of error codes"),
    (
        "APIMart Midjourney 提交失败 HTTP 402（未返回 task_id）",
        "credits",
        "a public client",
    ),
    (
        "MJ Imagine failed: 可用账号不足",
        "account-pool",
        "own wording, in the shape of a public client",
    ),
    (
        "Failed to parse APIFRAME response: Unexpected end of JSON input",
        "internal-error",
        "a public client",
    ),
    (
        "APIFrame Error: Model not supported: midjourney-v9",
        "bad-request",
        "a public client",
    ),
    (
        "Midjourney 请求失败 (402): no funds",
        "credits",
        "own wording, in the shape of a public client",
    ),
    (
        '{"code":26,"description":"操作受限"}',
        "action-restricted",
        "own wording, midjourney-proxy shape",
    ),
    (
        '{"code":4,"description":"do_request_failed upstream timeout"}',
        "internal-error",
        "new-api, relay of Midjourney, with a cause",
    ),
]


@pytest.mark.parametrize(("answer", "kind", "source"), ANSWERS)
def test_an_answer_of_a_public_program(answer: str, kind: str, source: str) -> None:
    assert explain(answer).id == kind, source


def test_the_fault_that_is_named_first_counts() -> None:
    """What comes after it is advice: `Upgrade your plan` is none of the reasons."""
    full = "You have reached the maximum number of running jobs. Upgrade your plan for more."
    assert explain(full).id == "queue-full"
    assert explain("Relax mode is not available on your plan").id == "action-restricted"


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        ("Midjourney submit failed: HTTP 402", "credits"),
        ("Midjourney submit failed: HTTP 403, Banned prompt detected", "banned-prompt"),
        ("HTTP 403: the prompt may contain sensitive words", "banned-prompt"),
        ("Midjourney submit failed: HTTP 500", "internal-error"),
    ],
)
def test_a_status_says_more_than_that_something_failed(answer: str, kind: str) -> None:
    assert explain(answer).id == kind


def test_an_image_is_at_fault_where_the_answer_says_so() -> None:
    assert explain("We detected unsafe content in the uploaded image").id == "image-denied"
    assert explain("We detected unsafe content in the prompt").id == "banned-prompt"


@pytest.mark.parametrize(
    "trace",
    [
        "PermissionError: [Errno 13] Permission denied: '/var/log/mj.log'",
        "cannot import name 'Midjourney' from 'midjourney'",
        "panic: runtime error: index out of range [3] with length 3",
    ],
)
def test_a_fault_of_the_asking_program_is_none_of_an_answer(trace: str) -> None:
    assert not explain(trace).known
