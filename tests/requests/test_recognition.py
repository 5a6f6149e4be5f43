"""What in a file is surely a vendor's request, and what is left alone."""

from __future__ import annotations

import json

import pytest

from mjlint.diagnostic import Severity
from mjlint.language.vendors import vendor
from mjlint.requests.envelope import Envelope
from mjlint.requests.files import envelopes
from mjlint.requests.gate import Gate
from mjlint.requests.linter import RequestReport
from mjlint.requests.recognition import addressed, recognise
from mjlint.requests.resolving import read_object

URL = "https://api.ttapi.io/midjourney/v1/imagine"
FOX = "a fox"


def envelope(value: object) -> Envelope:
    (found,) = envelopes(json.dumps(value), "a.json")
    assert isinstance(found, Envelope)
    return found


def url_of(found: Envelope) -> str:
    return found.url.text if found.url is not None else ""


def claimed(value: object, target: str | None = None, *, alone: bool = False) -> str:
    """Vendor, endpoint and what told it; empty where nothing surely does."""
    found = envelope(value)
    body = read_object(found)
    named = vendor(target) if target is not None else None
    whose = recognise(url_of(found), found.header_names, body, target=named, alone=alone)
    if whose is None or not whose.sure:
        return ""
    return " ".join([whose.vendor.id, whose.endpoint.id, whose.how]).strip()


def addressee(found: Envelope, target: str | None = None) -> str:
    named = vendor(target) if target is not None else None
    whose = addressed(url_of(found), found.header_names, named)
    return whose.id if whose is not None else ""


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({"prompt": FOX}, ""),
        ({"prompt": FOX, "mode": "fast"}, "ttapi imagine"),
        ({"prompt": FOX, "model": "relax"}, "ttapi imagine"),
        ({"prompt": FOX, "mod": "fast"}, "ttapi imagine"),
        ({"promt": FOX, "mode": "fast"}, "ttapi imagine"),
        ({"mode": "fast"}, "ttapi imagine"),
        # Lists of prompts name the model, and have notes of their own.
        ({"prompt": FOX, "model": "8.2"}, ""),
        ({"prompt": FOX, "model": 6}, ""),
        ({"prompt": FOX, "model": "niji 6"}, ""),
        ({"prompt": FOX, "title": "fox", "tags": []}, ""),
        ({"prompt": FOX, "mode": "x", "title": "fox", "tags": [], "by": "me"}, ""),
        ({"name": "x", "version": "1"}, ""),
        ({}, ""),
    ],
)
def test_fields_of_the_named_vendor(value: dict[str, object], expected: str) -> None:
    assert claimed(value, "ttapi") == expected


@pytest.mark.parametrize("value", [{}, {"prompt": FOX}, {"promt": FOX}, {"prompt": None}])
def test_a_body_that_is_a_file_of_its_own(value: dict[str, object]) -> None:
    assert claimed(value, "ttapi", alone=True) == "ttapi imagine"


@pytest.mark.parametrize("value", [{"prompt": [FOX]}, {"prompt": FOX, "title": "fox"}])
def test_documents_of_prompts(value: dict[str, object]) -> None:
    assert claimed(value, "ttapi", alone=True) == ""


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({"url": URL, "body": {"prompt": FOX}}, "ttapi imagine address"),
        ({"url": URL, "body": {"anything": 1}}, "ttapi imagine address"),
        ({"headers": {"tt-api-key": "$KEY"}, "body": {"prompt": FOX}}, "ttapi imagine header"),
        ({"url": "https://x.dev/mj/submit/imagine", "body": {"prompt": FOX}},
         "midjourney-proxy imagine path"),
        ({"url": "https://x.dev/draw", "body": {"prompt": FOX, "hookUrl": ""}}, ""),
        # An address of the vendor's that no table knows.
        ({"url": "https://api.ttapi.io/flux/v1/generate", "body": {"prompt": FOX}}, ""),
        ({"prompt": FOX, "notifyHook": ""}, "midjourney-proxy imagine fields"),
        ({"prompt": FOX, "hookUrl": "", "mode": "fast"}, "ttapi imagine fields"),
        ({"prompt": FOX, "hookUrl": "", "title": ""}, ""),
        ({"prompt": FOX, "mode": "fast", "timeout": 300}, ""),
        ({"prompt": FOX, "index": 1, "state": "done"}, ""),
        ({"prompt": FOX, "aspect_ratio": "3:2", "created_at": "2026-01-01"}, ""),
        ({"model": "midjourney", "task_type": "imagine", "input": {"prompt": FOX}},
         "piapi task fields"),
    ],
)  # fmt: skip
def test_without_a_name(value: dict[str, object], expected: str) -> None:
    assert claimed(value) == expected


def test_an_address_wins() -> None:
    value = {"url": URL, "body": {"prompt": FOX}}
    assert claimed(value, "kie") == "ttapi imagine address"
    # A path alone is not sure: other services may have it.
    value = {"url": "https://x.dev/mj/submit/imagine", "body": {"prompt": FOX, "mode": "fast"}}
    assert claimed(value, "ttapi") == "ttapi imagine"


def test_addressed() -> None:
    assert addressee(envelope({"url": URL, "body": {}})) == "ttapi"
    other = envelope({"url": "https://x.dev/", "body": {}})
    open_host = envelope({"url": "https://$HOST/", "body": {}})
    assert addressee(other, "ttapi") == ""
    assert addressee(open_host) == ""
    assert addressee(open_host, "ttapi") == "ttapi"


def judged(url: str, **body: object) -> RequestReport | None:
    return Gate().report("POST", url, {}, json.dumps(body).encode())


BAD = "a heron --ar16:9"
CREF = "a heron --cref https://cdn.heron.dev/a.png"


@pytest.mark.parametrize(
    ("url", "body"),
    [
        ("https://api.piapi.ai/api/v1/task", {"model": "kling", "input": {"prompt": BAD}}),
        ("https://kinovi.ai/api/v1/jobs/createTask", {"model": "sora", "inputs": {"prompt": BAD}}),
        ("https://api.evolink.ai/v1/images/generations", {"model": "gpt-image-2", "prompt": BAD}),
        ("https://api.apixo.ai/api/v1/generateTask/flux-2", {"input": {"prompt": BAD}}),
        ("https://api.openai.com/v1/images/generations",
         {"model": "gpt-image-1", "prompt": f"midjourney, {BAD}"}),
        ("https://api.openai.com/v1/chat/completions",
         {"model": "gpt-5", "messages": [{"role": "user", "content": f"midjourney {BAD}"}]}),
        ("https://api.acedata.cloud/midjourney/tasks", {"id": "1", "action": "retrieve"}),
    ],
)  # fmt: skip
def test_a_body_for_another_model_is_not_checked(url: str, body: dict[str, object]) -> None:
    assert judged(url, **body) is None


@pytest.mark.parametrize(
    ("url", "body", "endpoint"),
    [
        ("https://api.ttapi.io./MIDJOURNEY//v1/imagine/", {"prompt": BAD}, "ttapi imagine"),
        ("https://api.302.ai/mj/submit/modal", {"taskId": "1", "prompt": BAD},
         "midjourney-proxy modal"),
        ("https://x.dev/mj-relax/mj/submit/shorten", {"prompt": BAD}, "midjourney-proxy shorten"),
        ("https://api.thenextleg.io/v2/imagine", {"msg": BAD}, "imaginepro imagine_v2"),
        ("https://api.piapi.ai/api/v1/task",
         {"model": "midjourney", "task_type": "inpaint", "input": {"prompt": BAD}},
         "piapi follow-up"),
        ("https://x.dev/v1/chat/completions",
         {"model": "midjourney", "messages": [
             {"role": "system", "content": "draw --chaso"}, {"role": "user", "content": BAD},
             {"role": "assistant", "content": "which?"}]},
         "openai-compatible chat"),
        ("https://x.dev/v1/chat/completions",
         {"model": "mj-chat", "messages": [
             {"role": "user", "content": [{"type": "text", "text": BAD}]}]},
         "openai-compatible chat"),
    ],
)  # fmt: skip
def test_a_prompt_is_found_wherever_the_vendor_takes_it(
    url: str, body: dict[str, object], endpoint: str
) -> None:
    report = judged(url, **body)
    assert report is not None
    assert f"{report.target} {report.endpoint}" == endpoint
    errors = [d for d in report.diagnostics if d.severity is Severity.ERROR]
    assert [(d.code, report.text[d.start : d.end]) for d in errors] == [("MJ021", "--ar16:9")]


@pytest.mark.parametrize(
    ("url", "body"),
    [
        ("https://api.acedata.cloud/midjourney/imagine", {"prompt": CREF, "version": "6.1"}),
        ("https://api.kie.ai/api/v1/mj/generate",
         {"taskType": "mj_txt2img", "prompt": CREF, "version": 6.1}),
        ("https://kinovi.ai/api/v1/jobs/createTask",
         {"model": "midjourney-v6.1", "inputs": {"prompt": CREF}}),
        # Fields that no table knows, and that look like a model: nobody can tell which.
        ("https://api.ttapi.io/midjourney/v1/imagine", {"prompt": CREF, "model_version": "6.1"}),
        ("https://x.dev/mj/submit/imagine", {"prompt": CREF, "mjVersion": "?"}),
    ],
)  # fmt: skip
def test_a_field_that_chooses_the_model_is_read(url: str, body: dict[str, object]) -> None:
    report = judged(url, **body)
    assert report is not None
    assert report.ok, report.diagnostics


def test_without_such_a_field_the_default_model_counts() -> None:
    report = judged("https://api.ttapi.io/midjourney/v1/imagine", prompt=CREF, mode="fast")
    assert report is not None
    assert [d.name for d in report.diagnostics] == ["incompatible-parameter"]
    assert not report.ok


@pytest.mark.parametrize(
    ("url", "body"),
    [
        ("https://api.acedata.cloud/midjourney/imagine", {"action": "upscale1", "image_id": "1"}),
        ("https://api.acedata.cloud/midjourney/imagine",
         {"action": "variation_region", "image_id": "1", "mask": "iVBORw0KGgo="}),
        ("https://api.legnext.ai/api/v1/video-diffusion", {"jobId": "1", "imageNo": 0}),
        ("https://api.legnext.ai/api/v1/video-diffusion",
         {"prompt": "https://cdn.heron.dev/a.png"}),
        ("https://api.imaginepro.ai/api/v1/nova/button", {"messageId": "1", "button": "U1"}),
        ("https://api.evolink.ai/v1/images/generations", {"model": "mj-v7-upscale"}),
    ],
)  # fmt: skip
def test_actions_need_no_prompt(url: str, body: dict[str, object]) -> None:
    report = judged(url, **body)
    assert report is not None
    assert report.ok, report.diagnostics
