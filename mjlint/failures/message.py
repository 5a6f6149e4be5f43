"""A vendor's answer -> the messages in it: plain text, or a job's JSON from fetch and webhook."""

from __future__ import annotations

import json
import re
from collections import deque
from typing import Final, NamedTuple

MAXIMUM_LENGTH: Final = 1_000_000
"""No answer is longer; what stands beyond is not read."""
MAXIMUM_NODES: Final = 2_000
"""How many values of a JSON answer are looked at; the message stands near the top."""

_KEYS: Final = (
    "failreason", "fail_reason", "raw_message", "error_message", "error_messages", "errormessage",
    "error_msg", "message", "description", "detail", "reason", "msg", "error", "errors", "failure",
    "failures", "fail_msg", "failmsg",
)  # fmt: skip
_PROMPTS: Final = ("prompt", "prompten", "full_prompt", "finalprompt", "text")
_CUT: Final = re.compile(rf'"({"|".join(_KEYS)})"\s*:\s*"((?:[^"\\]|\\.)*)', re.IGNORECASE)


class FailureMessage(NamedTuple):
    """What an answer says."""

    messages: tuple[str, ...]
    """The candidates for the failure's message, the likeliest first."""
    prompt: str | None
    """The prompt that the answer carries."""


def read(text: str) -> FailureMessage:
    """The messages of an answer; any text gives at least one, unless it is empty."""
    text = text[:MAXIMUM_LENGTH].strip().lstrip("\ufeff")
    if text[:1] in ("{", "[", '"'):
        try:
            data: object = json.loads(text)
        except RecursionError:
            data = None
        except ValueError:
            # A bracket may also begin a title, and JSON may be cut short.
            found = [_unescaped(match[2]) for match in _CUT.finditer(text)]
            return FailureMessage(tuple(message for message in found if message) or (text,), None)
        answer = _walk(data)
        if answer.messages:
            return answer
    return FailureMessage((text,) if text else (), None)


def _walk(data: object) -> FailureMessage:
    """Look through JSON level by level."""
    messages: list[str] = []
    codes: list[str] = []
    prompt: str | None = None
    if isinstance(data, str):
        return read(data) if data[:1] == "{" else FailureMessage((data,), None)
    pending: deque[tuple[str, object]] = deque([("", data)])
    for _ in range(MAXIMUM_NODES):
        if not pending:
            break
        key, value = pending.popleft()
        if isinstance(value, dict):
            type_, message = value.get("type"), value.get("message")
            if isinstance(type_, str) and isinstance(message, str) and key.startswith("fail"):
                messages.append(f"[{type_}] {message}")
            pending.extend((str(name).lower(), item) for name, item in value.items())
        elif isinstance(value, list):
            pending.extend((key, item) for item in value)
        elif isinstance(value, str) and value.strip():
            if key in _KEYS:
                messages.append(value)
            elif key in _PROMPTS and prompt is None:
                prompt = value
            elif key in ("code", "error_code", "errorcode", "type"):
                codes.append(value)
        elif key == "softban" and value is True:
            messages.append(key)
        elif key in ("code", "error_code", "status_code", "statuscode") and isinstance(value, int):
            codes.append(f"code {value}")
    # Messages that are JSON themselves, as resellers pass them on.
    opened = [inner for m in messages for inner in (_inner(m) if m[:1] == "{" else (m,))]
    return FailureMessage(tuple(dict.fromkeys([*opened, *codes])), prompt)


def _inner(message: str) -> tuple[str, ...]:
    try:
        data = json.loads(message)
    except (ValueError, RecursionError):
        return (message,)
    found = [
        value
        for name, value in (data.items() if isinstance(data, dict) else ())
        if isinstance(value, str) and name.lower() in _KEYS
    ]
    return tuple(found) or (message,)


def _unescaped(text: str) -> str:
    """The text of a JSON string that may lack its end."""
    try:
        return str(json.loads(f'"{text}"', strict=False))
    except ValueError:
        return text
