"""A guard in front of any function that sends prompts: what would be refused is never sent."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Awaitable, Callable, Mapping
from types import TracebackType
from typing import Any, Final, ParamSpec, TypeVar, cast, overload

from mjlint.language.vendors import vendor
from mjlint.linting.linter import Linter
from mjlint.requests.gate import Fixes
from mjlint.requests.linter import RequestLinter, lint_request, request_linter, target_name
from mjlint.settings.settings import Settings

P = ParamSpec("P")
R = TypeVar("R")

_ARGUMENTS: Final[tuple[str, ...]] = (
    "prompt",
    "prompts",
    "text",
    "body",
    "json",
    "payload",
    "request",
    "data",
)


class Guard:
    """Judges prompts and requests before they are sent; see `guard`."""

    def __init__(
        self,
        *,
        argument: str | None = None,
        target: str | None = None,
        endpoint: str | None = None,
        model: str | None = None,
        fixes: Fixes = "none",
        settings: Settings | None = None,
    ) -> None:
        self._argument = argument
        self._target = target
        self._receiver = target_name(vendor(target)) if target is not None else ""
        self._endpoint = endpoint
        self._model = model
        self._fixes = fixes
        self._settings = settings or Settings()
        self._requests: RequestLinter = request_linter(self._settings)

    def judge(self, what: R) -> R:
        """What may be sent: the prompt or request itself, or mended where that is allowed.

        ``what``: a prompt; a request's body as a mapping; a list or tuple of them. Anything else
        passes untouched. Raises `PromptError`, for the first of a list that would be refused.
        """
        judged: object = what
        if isinstance(what, str):
            judged = self._prompt(what)
        elif isinstance(what, Mapping):
            judged = self._request(what)
        elif isinstance(what, list | tuple) and type(what) in (list, tuple):
            items = [self.judge(item) for item in what]
            if any(new is not old for new, old in zip(items, what, strict=True)):
                judged = type(what)(items)
        return cast(R, judged)

    def _prompt(self, text: str) -> str:
        report = self._linter().lint(text, model=self._model)
        if report.ok:
            return text
        if self._fixes != "none":
            fixed = report.fixed(unsafe=self._fixes == "unsafe")
            if self._linter().lint(fixed, model=self._model).ok:
                return fixed
        report.raise_for_errors()
        return text

    def _linter(self) -> Linter:
        return self._requests.linter(self._receiver)

    def _request(self, body: Mapping[Any, Any]) -> object:
        try:
            report = lint_request(body, self._target, self._endpoint, self._settings)
        except ValueError:
            # Not JSON, or nobody's request: nothing is known of it.
            return body
        if report.ok:
            return body
        if self._fixes != "none":
            fixed = report.fixed(unsafe=self._fixes == "unsafe")
            if lint_request(fixed, report.target, report.endpoint, self._settings).ok:
                import json

                return json.loads(fixed)
        report.raise_for_errors()
        return body

    def __enter__(self) -> Callable[[R], R]:
        return self.judge

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        return None

    def __call__(self, function: Callable[P, R]) -> Callable[P, R]:
        """The function with the guard in front of it."""
        signature = inspect.signature(function)
        name = self._named(signature)
        extra = next((n for n, p in signature.parameters.items() if p.kind is p.VAR_KEYWORD), "")

        def judged(*args: P.args, **kwargs: P.kwargs) -> inspect.BoundArguments | None:
            try:
                bound = signature.bind(*args, **kwargs)
            except TypeError:
                # The function itself says what is wrong with the call.
                return None
            if name in bound.arguments:
                bound.arguments[name] = self.judge(bound.arguments[name])
            elif extra and name in bound.arguments.get(extra, ()):
                bound.arguments[extra][name] = self.judge(bound.arguments[extra][name])
            return bound

        if inspect.iscoroutinefunction(function):

            @functools.wraps(function)
            async def waiting(*args: P.args, **kwargs: P.kwargs) -> object:
                bound = judged(*args, **kwargs)
                called = (
                    function(*args, **kwargs)
                    if bound is None
                    else (function(*bound.args, **bound.kwargs))
                )
                return await cast(Awaitable[object], called)

            return cast(Callable[P, R], waiting)

        @functools.wraps(function)
        def calling(*args: P.args, **kwargs: P.kwargs) -> R:
            bound = judged(*args, **kwargs)
            if bound is None:
                return function(*args, **kwargs)
            return function(*bound.args, **bound.kwargs)

        return calling

    def _named(self, signature: inspect.Signature) -> str:
        """The name of the argument that holds the prompt."""
        kinds = {name: p.kind for name, p in signature.parameters.items()}
        plain = [
            n
            for n, kind in kinds.items()
            if kind not in (inspect.Parameter.VAR_POSITIONAL, inspect.Parameter.VAR_KEYWORD)
        ]
        if self._argument is not None:
            if self._argument in plain or inspect.Parameter.VAR_KEYWORD in kinds.values():
                return self._argument
            raise TypeError(
                f"the function has no argument {self._argument!r}; it has {', '.join(plain)}"
            )
        for wanted in _ARGUMENTS:
            if wanted in plain:
                return wanted
        return next((name for name in plain if name not in ("self", "cls")), "prompt")


@overload
def guard(function: Callable[P, R], /) -> Callable[P, R]: ...


@overload
def guard(
    *,
    argument: str | None = None,
    target: str | None = None,
    endpoint: str | None = None,
    model: str | None = None,
    fixes: Fixes = "none",
    settings: Settings | None = None,
) -> Guard: ...


def guard(
    function: Callable[P, R] | None = None,
    /,
    *,
    argument: str | None = None,
    target: str | None = None,
    endpoint: str | None = None,
    model: str | None = None,
    fixes: Fixes = "none",
    settings: Settings | None = None,
) -> Callable[P, R] | Guard:
    """Stand in front of a function that sends prompts, or of a block of code.

    ::

        @mjlint.guard
        def send(prompt): ...

        @mjlint.guard(argument="body", target="ttapi", fixes="safe")
        async def submit(client, body): ...

        with mjlint.guard(target="ttapi") as judge:
            send(judge(prompt))

    ``argument``: the name of the argument with the prompt or the request's body; where none is
    given, ``prompt``, ``text``, ``body`` or the like, else the first. ``target``, ``endpoint``: the
    vendor, for the body. ``model``: the account's default model. ``fixes``: ``"safe"`` or
    ``"unsafe"`` sends what would be refused after these fixes, if they are enough.

    The function is not called where something would be refused: `PromptError` is raised instead.
    What is accepted is handed over as it is. Raises `UnknownTarget` for a vendor that no table
    describes, `TypeError` for a function without the argument.
    """
    made = Guard(
        argument=argument,
        target=target,
        endpoint=endpoint,
        model=model,
        fixes=fixes,
        settings=settings,
    )
    return made if function is None else made(function)
