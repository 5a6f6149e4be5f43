"""A vendor's answer -> the messages in it: plain text, or a job's JSON from fetch and webhook.

An answer says first whether anything failed at all: the words of a prompt that succeeded, or still
runs, are no message. JSON is also found inside a log line, inside other JSON, as Python prints it,
and where it is cut short.
"""

from __future__ import annotations

import json
import re
from collections import deque
from collections.abc import Mapping
from enum import Enum, auto
from typing import Final

from mjlint.failures.objects import objects
from mjlint.failures.posted import posted
from mjlint.text.patterns import pattern

MAXIMUM_LENGTH: Final = 1_000_000
"""Characters of an answer that are read at most."""
MAXIMUM_NODES: Final = 2_000
"""Values of a JSON answer that are looked at; the message is near the top."""
_CANDIDATES: Final = 24
_DEEPEST: Final = 4
"""JSON inside JSON inside … is opened so often."""

_ERRORS: Final = (
    "failreason", "fail_reason", "failure_reason", "raw_message", "error_message", "error_messages",
    "errormessage", "error_msg", "errormsg", "errmsg", "err_msg", "fail_msg", "failmsg", "error",
    "errors", "err", "failure", "failures", "error_description",
)  # fmt: skip
"""Keys that hold only what went wrong."""
_MESSAGES: Final = (
    *_ERRORS, "message", "messages", "description", "detail", "details", "reason", "msg", "content",
    "title", "result", "info", "cause", "footer.text", "statustext", "remark", "captcha_key",
)  # fmt: skip
_CODES: Final = ("code", "error_code", "errorcode", "type", "status_code", "statuscode", "errno")
_STATUSES: Final = (
    "status", "state", "task_status", "taskstatus", "job_status", "jobstatus", "finish_status",
)  # fmt: skip
_PROMPTS: Final = (
    "prompt", "prompten", "prompt_en", "full_prompt", "final_prompt", "finalprompt", "clean_prompt",
    "text",
)  # fmt: skip
_BANNED: Final = ("bannedword", "banned_word", "bannedwords", "banned_words")


class Status(Enum):
    """What an answer says of its job, before any words."""

    UNKNOWN = auto()
    FAILED = auto()
    RUNNING = auto()
    DONE = auto()


_SAID: Final = {
    **dict.fromkeys(("success", "succeed", "succeeded", "complete", "completed", "finished", "done"),
                    Status.DONE),
    **dict.fromkeys(("in_progress", "in progress", "processing", "pending", "pending_queue", "on_queue",
                     "queued", "queue", "running", "submitted", "not_start", "not_started", "waiting",
                     "started", "staged", "created", "starting", "progress", "generating"),
                    Status.RUNNING),
    **dict.fromkeys(("fail", "failed", "failure", "error", "cancel", "cancelled", "canceled",
                     "aborted", "banned", "blocked", "denied", "expired", "flagged", "moderated",
                     "rejected", "timeout", "timed_out"), Status.FAILED),
}  # fmt: skip
_BANS: Final = ("banned", "moderated")
"""Types of an event that say that its job was taken away."""
_KEY_VALUE: Final = re.compile(
    rf"(?<!last )[\"']?\b(?:{'|'.join(_STATUSES)})\b[\"']?\s*[=:]\s*[\"']?(\w+)", re.IGNORECASE
)
_CUT: Final = pattern(
    rf'"({"|".join(key for key in _MESSAGES if "." not in key)})"\s*:\s*"((?:[^"\\]|\\.)*)',
    re.IGNORECASE,
)
_PROMPT_FIELD: Final = re.compile(
    # `prompt='…'` in a log, `"prompt": "…"` in JSON that is cut short; not `Banned prompt: "…"`.
    rf"(?:\b(?:{'|'.join(_PROMPTS[:-1])})\s*=|(?:^|[{{\[(,])\s*[\"']?(?:{'|'.join(_PROMPTS)})[\"']?\s*:)"
    r"\s*(?:\"((?:[^\"\\]|\\.)*)\"?|'((?:[^'\\]|\\.)*)'?)",
    re.IGNORECASE,
)
_COMMAND: Final = re.compile(  # not the path `/mj/submit/imagine`, nor `/imagine command not found`
    r"(?<![\w./])/(?:imagine|video)\b(?! (?:command|failed|endpoint|returned)\b)"
    r"(?:[ \t]+prompt:)?[ \t]*([^\n]*)",
    re.IGNORECASE,
)
_STOPPED: Final = pattern(r"\(stopped\)", re.IGNORECASE)
_UNFINISHED: Final = pattern(r"\b\d{1,2}%\)|\(waiting to start\)", re.IGNORECASE)


class FailureMessage:
    """What an answer says."""

    __slots__ = ("banned", "codes", "errors", "messages", "progress", "prompt", "status")

    def __init__(self) -> None:
        self.messages: list[str] = []
        """The candidates for the failure's message, the likeliest first."""
        self.errors: list[str] = []
        """The same for what is given as an error."""
        self.codes: list[str] = []
        """What is said by a code alone."""
        self.status = Status.UNKNOWN
        self.prompt: str | None = None
        """The prompt that the answer carries."""
        self.progress: float | None = None
        """Percent, where the answer has it."""
        self.banned = ""
        """The word that the answer names as refused, in a field of its own."""

    @property
    def candidates(self) -> list[str]:
        """All that may be the message, the likeliest first, each once, at most `_CANDIDATES`."""
        return list(dict.fromkeys((*self.errors, *self.messages, *self.codes)))[:_CANDIDATES]


def read(answer: str | Mapping[str, object]) -> FailureMessage:
    """The messages of an answer; any text gives at least one, unless it is empty."""
    found = FailureMessage()
    if isinstance(answer, str):
        _read_text(answer[:MAXIMUM_LENGTH].strip().lstrip("\ufeff"), found, 0)
    else:
        _walk(answer, found, 0)
    if found.status is Status.UNKNOWN and found.progress is not None and not found.errors:
        found.status = Status.DONE if found.progress >= 100 else Status.RUNNING
    return found


def _read_text(text: str, found: FailureMessage, depth: int, key: str = "") -> None:
    """A text, and the JSON in it."""
    rest = text
    if depth < _DEEPEST:
        for start, end, data in objects(text):
            _walk(data, found, depth + 1)
            rest = rest.replace(text[start:end], " ", 1)
    if text[:1] == '"' and rest == text:
        try:
            data = json.loads(text)
        except (ValueError, RecursionError):
            data = None
        if isinstance(data, str):
            _read_text(data, found, depth + 1, key)
            return
    for match in _KEY_VALUE.finditer(rest if not depth else ""):
        _say(_SAID.get(match[1].lower()), found)
    for match in _PROMPT_FIELD.finditer(rest):
        found.prompt = found.prompt or _unescaped(match[1] or match[2] or "") or None
    if rest.lstrip()[:1] == "{" and (cut := [m for m in _CUT.finditer(rest) if m[2]]):
        # JSON that is cut short.
        for match in cut[:20]:
            _message(match[1].lower(), _unescaped(match[2]), found)
        return
    _message(key, _PROMPT_FIELD.sub(" ", rest), found)


def _walk(data: object, found: FailureMessage, depth: int) -> None:
    """Look through JSON level by level."""
    pending: deque[tuple[str, object]] = deque([("", data)])
    for _ in range(MAXIMUM_NODES):
        if not pending:
            return
        key, value = pending.popleft()
        if isinstance(value, Mapping):
            _titled(key, value, found)
            pending.extend((_key(key, str(name).lower()), item) for name, item in value.items())
        elif isinstance(value, list | tuple):
            pending.extend((key, item) for item in value)
        elif isinstance(value, str) and value.strip():
            _field(key, value.strip(), found, depth)
        elif key == "progress" and isinstance(value, int | float):
            found.progress = float(value)
        elif key == "softban" and value is True:
            found.messages.append(key)
        elif key == "success" and isinstance(value, bool):
            _say(Status.DONE if value else Status.FAILED, found)
        elif key in _CODES and isinstance(value, int) and not isinstance(value, bool):
            found.codes.append(f"code {value}")


def _key(parent: str, name: str) -> str:
    """What a field is about, by its name and its parent's: a message inside an error is an error."""
    if parent == "footer":
        return f"footer.{name}"
    return "error" if parent in _ERRORS and name in _MESSAGES else name


def _titled(key: str, value: Mapping[object, object], found: FailureMessage) -> None:
    """A title or type and the message that belongs to it, as Discord's embeds and the web have them."""
    title = value.get("title") or (value.get("type") if key.startswith("fail") else None)
    message = value.get("description") or value.get("message")
    if isinstance(title, str) and isinstance(message, str) and title and message:
        _message("error" if key.startswith("fail") else "message", f"[{title}] {message}", found)


def _field(key: str, value: str, found: FailureMessage, depth: int) -> None:
    if key in _STATUSES:
        said = _SAID.get(value.lower())
        _say(said, found)
        if said in (None, Status.FAILED):
            found.codes.append(value)
    elif key == "progress":
        number = value.rstrip("% ")
        found.progress = float(number) if number.isdecimal() and number.isascii() else None
    elif key in _PROMPTS:
        found.prompt = found.prompt or value
    elif key in _BANNED:
        found.banned = found.banned or value
    elif key in _CODES:
        found.codes.append(value)
        if value.lower() in _BANS:
            _say(Status.FAILED, found)
    elif key in _MESSAGES:
        if "{" in value and depth < _DEEPEST:
            _read_text(value, found, depth, key)
        else:
            _message(key, value, found)
    elif value[:1] in ("{", "[") and depth < _DEEPEST:  # an answer inside another one
        for _, _, data in objects(value):
            _walk(data, found, depth + 1)


def _message(key: str, text: str, found: FailureMessage) -> None:
    """Note a message without the prompt that is repeated in it."""
    if (job := posted(text)) is not None:
        begin, middle, rest, end = job
        found.prompt = found.prompt or text[begin + 2 : middle].strip()
        if _STOPPED.search(text, rest, end):
            _say(Status.FAILED, found)
            found.errors.append("(Stopped)")
        _say(Status.RUNNING if _UNFINISHED.search(text, rest, end) else Status.DONE, found)
        text = text[:begin] + text[end:]
    for match in _COMMAND.finditer(text):
        found.prompt = found.prompt or match[1].strip() or None
    text = _COMMAND.sub("", text).strip()
    if text and text != found.prompt:
        (found.errors if key in _ERRORS else found.messages).append(text)


def _say(status: Status | None, found: FailureMessage) -> None:
    """Note a status: a failure outweighs all others, and a job that runs one that is done."""
    if status is None or found.status is Status.FAILED:
        return
    if status is Status.DONE and found.status is Status.RUNNING:
        return
    found.status = status


def _unescaped(text: str) -> str:
    """The text of a JSON string that may lack its end."""
    for end in range(len(text), max(len(text) - 6, -1), -1):
        try:
            return str(json.loads(f'"{text[:end]}"', strict=False))
        except ValueError:
            continue
    return text
