"""What is no answer to a job stays unexplained: prompts, and what other programs and services say."""

from __future__ import annotations

import pytest

from mjlint.failures.explanation import explain

FOREIGN = [
    "TypeError [ERR_INVALID_URL]: Invalid URL\n    at new URL (node:internal/url:611:13)",
    "fatal: unable to access 'https://github.com/a/b.git/': The requested URL returned error: 403",
    'psycopg2.errors.UniqueViolation: duplicate key value violates unique constraint "jobs_pkey"',
    "openai.BadRequestError: Error code: 400 - {'error': {'code': 'billing_hard_limit_reached'}}",
    "Error response from daemon: pull access denied for a, or may require 'docker login'",
    "Button.__init__() got an unexpected keyword argument 'custom_id'",
    "Potential NSFW content was detected in one or more images. A black image will be returned.",
    "stripe.error.CardError: Your card was declined.",
    "ffmpeg: Invalid data found when processing input",
    "Uncaught SyntaxError: Unexpected token 'export'",
    "Failed to compile.\nModule not found: Error: Can't resolve './mj'",
    "npm ERR! code E401\nnpm ERR! Incorrect or missing password.",
]
PROMPTS = [
    "a broken server on fire, sign says access denied, cinematic --ar 3:2 --v 7",
    "an invalid in a wheelchair looking at a failed harvest, oil painting --stylize 300",
    "server room full of missing cables, red warning lights --v 7 --stylize 250",
    "A man waits in an endless queue at the bank because his account was blocked, gouache",
    "blocked road sign, flooded street, missing cat posters on a wall, rainy night",
    "a vending machine that is out of order, error 404 on its screen, neon alley, 35mm",
]
ANSWERS = [
    ("--cref is not compatible with --version 7", "invalid-parameter"),
    ("Invalid value for `--ar` 16x9 --v 7", "invalid-parameter"),
    ("Job failed, queue full: a fox, red --ar 3:2 --v 7", "queue-full"),
    ("A required field is missing from the request", "bad-request"),
    ("An active subscription is required, please renew it", "account"),
    ("Discord bot, fatal: Unknown Message", "account-pool"),
    ("git pull of the worker's log: Unknown Integration", "account-pool"),
    ("请求失败 (400)", "bad-request"),
    ("请求失败 (503)", "internal-error"),
    ("上游返回 502", "internal-error"),
    ("绘图失败：垫图数量不能超过 5 张", "bad-request"),
    ("绘图失败：未知原因", "internal-error"),
    ('{"code": -1, "msg": "无效的 API Key"}', "key"),
    ("Image generation failed: Error: Blocked by AI moderator", "banned-prompt"),
    ("Blocked: You have been blocked from accessing Midjourney.", "account"),
    ("**a kite --v 7** - <@11107> (Relaxed, 40%)", "queued"),
]
EUROPEAN = [
    ("Ungültiger Parameter: --stilize", "invalid-parameter"),
    ("Unbekannte Nachricht", "account-pool"),
    ("Integrazione sconosciuta", "account-pool"),
    ("Votre file d'attente est pleine", "queue-full"),
    ("Guthaben reicht nicht aus", "credits"),
    ("Se detectó contenido prohibido en el prompt", "banned-prompt"),
    ("Trop de requêtes, réessayez plus tard", "rate"),
    ("Clave de API no válida", "key"),
    ("Ihr Konto wurde vorübergehend gesperrt: Konto gesperrt", "account"),
    ("Délai d’attente dépassé", "job-timeout"),
]


@pytest.mark.parametrize("text", [*FOREIGN, *PROMPTS])
def test_what_is_no_answer_to_a_job_stays_unexplained(text: str) -> None:
    assert explain(text).id == "unknown"


@pytest.mark.parametrize(("text", "kind"), [*ANSWERS, *EUROPEAN])
def test_an_answer_that_looks_like_one_is_explained(text: str, kind: str) -> None:
    assert explain(text).id == kind
