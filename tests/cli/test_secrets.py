"""29 kinds of secrets, and every output: none prints one."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from pathlib import Path

import httpx
import pyarrow as pa
import pytest

from mjlint.batch import lint_table
from mjlint.errors import PromptError
from mjlint.links.cache import FILE, Cache
from mjlint.links.verdict import State, Verdict
from mjlint.linting.linter import Linter
from mjlint.mcp.answers import answers
from mjlint.reports.formats import FORMATS
from mjlint.requests.transport import GuardTransport
from mjlint.server.diagnostics import diagnostics
from mjlint.server.documents import OWN, OpenDocuments
from mjlint.server.hints import hover
from mjlint.server.positions import Positions
from tests.cli.conftest import Program

SECRETS: list[str] = []


def secret(kind: str) -> str:
    """An invented one; what is printed may show its first four letters."""
    SECRETS.append(f"K{len(SECRETS):02}k{kind}AZ73")
    return SECRETS[-1]


TTAPI = "https://api.ttapi.io/midjourney/v1/imagine"
PROMPT = "a heron --AR 3:2 --chaos 500"
LINKS = (
    "https://x.org/a.png?token={0}",
    "https://u:{0}@x.org/a.png",
    "https://b.s3.amazonaws.com/a.png?X-Amz-Date=20200101T000000Z&X-Amz-Expires=60&X-Amz-Signature={0}",
    "https://b.s3.amazonaws.com/a.png?X-Amz-Security-Token={0}&AWSAccessKeyId=AKIA",
    "https://a.blob.core.windows.net/c/a.png?se=2020-01-01&sig={0}",
    "https://cdn.discordapp.com/attachments/1/2/a.png?ex=5f000000&is=5e000000&hm={0}",
    "http://localhost/a.png?key={0}",
    "https://x.org/a.png#access_token={0}",
    "https://x.org/s/path/a.png?secret={0}",
    "https://x.org/a.png?jwt={0}",
    "https://x.org/a.png?password={0}",
)
PROMPTS = [
    *(f"{link.format(secret('inlink'))} {PROMPT}" for link in LINKS),
    f"a heron --sref https://x.org/b.png?access_token={secret('reference')} --AR 3:2",
    f"{PROMPT} sk-proj-{secret('vendorkeyvendorkey')}",
    f"{PROMPT} Bearer {secret('bearerinprompt')}",
]
BODY = json.dumps({"prompt": PROMPT, "timeout": "5"})
FILES = {
    "a.sh": f"curl {TTAPI} -H 'TT-API-KEY: {secret('header')}' -d '{BODY}'\n",
    "b.sh": f'curl https://api.goapi.ai/mj/v2/imagine -H "X-API-Key: {secret("xapikey")}"'
    f" -H 'Authorization: Bearer {secret('authorization')}' -d '{BODY}'\n",
    "c.sh": f"curl '{TTAPI}?api_key={secret('query')}' -u user:{secret('user')}"
    f" -b 'sid={secret('cookie')}' -d '{BODY}'\n",
    "d.json": json.dumps(
        {
            "url": TTAPI,
            "headers": {"TT-API-KEY": secret("jsonheader")},
            "body": {
                "prompt": PROMPT,
                "hookUrl": f"https://hooks.x.org/h?token={secret('hooktoken')}",
                "timeout": "5",
            },
        }
    ),
    "e.json": json.dumps(
        {
            "prompt": PROMPT,
            "notifyHook": f"https://u:{secret('hookpassword')}@hooks.x.org/h",
            "api_key": secret("bodykey"),
            "timeout": "x",
        }
    ),
    "f-prompts.txt": "\n".join(PROMPTS) + "\n",
    "g.http": f"POST {TTAPI}?key={secret('httpquery')}\nTT-API-KEY: {secret('httpheader')}\n\n{BODY}\n",
    "h.jsonl": json.dumps(
        {"url": TTAPI, "headers": {"TT-API-KEY": secret("linesheader")}, "body": json.loads(BODY)}
    )
    + "\n",
    "i.sh": f"KEY={secret('shellvariable')}\ncurl {TTAPI} -H \"TT-API-KEY: $KEY\" -d '{BODY}'\n",
    "j.json": '{"prompt": "a heron --AR 3:2", "headers": {"Authorization": "'
    + secret("brokenjson")
    + '"}, broken',
}
CHECK = ("check", "--isolated", "--offline", "--select", "ALL")
OUTPUTS = {
    **{name: (*CHECK, "--output-format", name) for name in FORMATS},
    "debug": (*CHECK, "--output-format", "concise"),
    "diff": (*CHECK, "--diff", "--unsafe-fixes"),
    "fixes": (*CHECK, "--fix", "--unsafe-fixes", "--show-fixes"),
    "shown fixes": (*CHECK, "--show-fixes"),
    "baseline": (*CHECK, "--write-baseline", "new.json"),
    "statistics": (*CHECK, "--statistics", "--output-format", "json"),
    "comments": (*CHECK, "--add-ignores"),
    "reports": (*CHECK, "-o", "r.html", "--report", "sarif=r.sarif"),
    "step summary": (*CHECK, "--output-format", "github", "--report", "markdown=summary.md"),
    "listed files": ("files", "--isolated"),
    "listed prompts": ("prompts", "--isolated", "--all"),
    "listed prompts as JSON": ("prompts", "--isolated", "--all", "--output-format", "json"),
}


def test_there_are_29_kinds() -> None:
    assert len(SECRETS) == len(set(SECRETS)) == 29
    assert all(any(one in text for text in FILES.values()) for one in SECRETS)


@pytest.mark.parametrize("target", [(), ("--target", "ttapi")], ids=["", "ttapi"])
@pytest.mark.parametrize("name", OUTPUTS)
def test_no_output_prints_one(
    program: Program, monkeypatch: pytest.MonkeyPatch, name: str, target: tuple[str, ...]
) -> None:
    for file, text in FILES.items():
        Path(file).write_text(text)
    if name == "debug":
        monkeypatch.setenv("MJLINT_DEBUG", "1")
    arguments = OUTPUTS[name]
    result = program(*arguments, *(target if arguments[0] == "check" else ()), *FILES)
    assert result.code in (0, 1, 2)
    assert printed(result.out, result.err, *written()) == []


def test_the_answers_about_one_prompt_print_none(program: Program) -> None:
    message = "Invalid parameter: Unrecognized parameter(s): `AR`"
    for prompt in PROMPTS:
        report = Linter().lint(prompt)
        rows = lint_table(pa.table({"prompt": [prompt]})).to_pydict()
        told = [str(report), json.dumps(report.to_dict())]
        # What is fixed is there to be sent, as `fixed()` gives it.
        told += (line for line in answers([report]).splitlines() if not line.startswith("send"))
        del rows["prompt"]  # the column is the user's own
        for arguments in (
            ("check", "--isolated", "--prompt", prompt),
            ("explain", prompt),
            ("explain", "--output-format", "json", prompt),
            ("explain", "--prompt", prompt, message),
            ("explain", "--output-format", "json", "--prompt", prompt, message),
        ):
            result = program(*arguments)
            told += result.out, result.err
        assert printed(*told, repr(rows)) == []


def test_an_editor_is_shown_none() -> None:
    for name, text in FILES.items():
        snapshot = OpenDocuments().check(name, text, OWN)
        places = Positions(snapshot.lines, "utf-16")
        told = [repr(found) for found in diagnostics(snapshot, places, f"file:///{name}")]
        told += (repr(hover(snapshot, places, at)) for at in range(0, len(text), 5))
        assert printed(*told) == []


def test_the_log_of_the_guard_and_its_errors_have_none(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    told: list[str] = []

    def sent(request: httpx.Request) -> httpx.Response:
        return httpx.Response(200)

    url, headers = f"{TTAPI}?api_key={SECRETS[0]}", {"TT-API-KEY": SECRETS[1]}
    bodies = [{"prompt": prompt, "notifyHook": PROMPTS[1].split()[0]} for prompt in PROMPTS]
    for fixes in ("none", "safe"):
        with httpx.Client(
            transport=GuardTransport(httpx.MockTransport(sent), fixes=fixes)
        ) as client:
            for content in (*map(json.dumps, bodies), f'{{"prompt": "{PROMPTS[0]}'):
                try:
                    client.post(url, headers=headers, content=content)
                except PromptError as error:
                    told.append(f"{error} {error!r}")
    # The library that sends logs the whole URL itself.
    told += (record.getMessage() for record in caplog.records if record.name == "mjlint.guard")
    assert len(told) > len(PROMPTS)
    assert printed(*told) == []


def test_the_cache_of_links_has_none(tmp_path: Path) -> None:
    cache, links = Cache(tmp_path, 60), [prompt.split()[0] for prompt in PROMPTS]
    for link in links:
        cache.keep(Verdict(link, State.OK, status=200, final_url=link), 0)
    cache.save(0)
    assert printed((tmp_path / FILE).read_text()) == []


def test_what_a_batch_adds_has_none(program: Program) -> None:
    Path("in.jsonl").write_text("".join(json.dumps({"prompt": each}) + "\n" for each in PROMPTS))
    result = program("batch", "--isolated", "--jobs", "1", "in.jsonl", "out.jsonl")
    rows = [json.loads(line) for line in Path("out.jsonl").read_text().splitlines()]
    assert [row.pop("prompt") for row in rows] == PROMPTS  # the column is the user's own
    assert printed(result.out, result.err, repr(rows)) == []


def printed(*texts: str) -> list[str]:
    return [one for one in SECRETS if any(one in text for text in texts)]


def written() -> Iterator[str]:
    for file in Path().iterdir():
        if file.is_file() and file.name not in FILES:
            yield file.read_text(encoding="utf-8")
