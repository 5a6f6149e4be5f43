"""The guard in front of a function or a block: what would be refused is never handed on."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Awaitable, Callable, Iterable
from types import TracebackType
from typing import Final, ParamSpec, TypeVar, cast

from mjlint.requests.parcels import Parcels, best_name
from mjlint.requests.sent import Fixes
from mjlint.settings.settings import Settings

P = ParamSpec("P")
R = TypeVar("R")

_BODIES: Final = (
    "body", "bodies", "json", "payload", "payloads", "request", "requests", "req", "data", "params",
    "parameters", "options", "fields", "form", "task", "job", "item", "items", "message", "messages",
    "input", "inputs", "description",
)  # fmt: skip
"""Names of what may hold a prompt, the surest first."""


class Guard:
    """Checks prompts and requests before they are sent; see `mjlint.guard`."""

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
        self._parcels = Parcels(target, endpoint, model, fixes, settings or Settings())

    def check(self, what: R) -> R:
        """What may be sent: the prompt or request itself, or fixed where that is allowed.

        ``what``: a prompt; a request's body as a mapping, JSON text or bytes; an object with a
        ``prompt``; a list or tuple of them. Anything else passes untouched. Raises `PromptError`,
        for the first of a list that would be refused.
        """
        return cast(R, self._parcels.passed(what))

    def __enter__(self) -> Callable[[R], R]:
        return self.check

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        return None

    def __call__(self, function: Callable[P, R]) -> Callable[P, R]:
        """The function with the guard in front of it. Raises `TypeError` where it has no argument
        for a prompt."""
        signature = _signature(function)
        name = self._named(signature)
        extra = next((n for n, p in signature.parameters.items() if p.kind is p.VAR_KEYWORD), "")

        def bound_to(*args: P.args, **kwargs: P.kwargs) -> inspect.BoundArguments | None:
            try:
                bound = signature.bind(*args, **kwargs)
            except TypeError:
                # The function itself says what is wrong with the call.
                return None
            if name in bound.arguments:
                bound.arguments[name] = self.check(bound.arguments[name])
            elif name in signature.parameters:
                default = signature.parameters[name].default
                checked = self.check(default)
                if checked is not default:
                    bound.arguments[name] = checked
            elif extra:
                more = bound.arguments.get(extra, {})
                found = name if name in more else _named(more)
                if found:
                    more[found] = self.check(more[found])
            return bound

        if inspect.iscoroutinefunction(function):

            @functools.wraps(function)
            async def waiting(*args: P.args, **kwargs: P.kwargs) -> object:
                bound = bound_to(*args, **kwargs)
                called = (
                    function(*args, **kwargs)
                    if bound is None
                    else function(*bound.args, **bound.kwargs)
                )
                return await cast(Awaitable[object], called)

            return cast(Callable[P, R], waiting)

        @functools.wraps(function)
        def calling(*args: P.args, **kwargs: P.kwargs) -> R:
            bound = bound_to(*args, **kwargs)
            if bound is None:
                return function(*args, **kwargs)
            return function(*bound.args, **bound.kwargs)

        return calling

    def _named(self, signature: inspect.Signature) -> str:
        """The name of the argument that holds the prompt."""
        parameters = signature.parameters.values()
        plain = [p for p in parameters if p.kind not in (p.VAR_POSITIONAL, p.VAR_KEYWORD)]
        names = [p.name for p in plain if p.name not in ("self", "cls")]
        takes_more = any(p.kind is p.VAR_KEYWORD for p in parameters)
        has = f"it has {', '.join(names)}" if names else "it has none"
        if self._argument is not None:
            if self._argument in names or takes_more:
                return self._argument
            raise TypeError(f"the function has no argument {self._argument!r}; {has}")
        found = _named(names) or next((p.name for p in plain if _has_prompt(p.annotation)), "")
        if not found and not takes_more:
            raise TypeError(
                f"none of the function's arguments is a prompt by its name ({has}): "
                "name it with `argument=`"
            )
        return found


def _signature(function: Callable[..., object]) -> inspect.Signature:
    """The arguments of a function, with the types that they are annotated with where possible."""
    try:
        return inspect.signature(function, eval_str=True)
    except Exception:
        # An annotation may name what is there for type checkers alone.
        try:
            return inspect.signature(function)
        except ValueError as error:
            raise TypeError(f"the arguments of {function!r} cannot be seen: {error}") from None


def _named(names: Iterable[str]) -> str:
    """The name of an argument that holds a prompt or a body; empty: none does."""
    names = list(names)
    return best_name(names) or next((wanted for wanted in _BODIES if wanted in names), "")


def _has_prompt(annotation: object) -> bool:
    """Whether a type declares an attribute ``prompt``, as data classes and pydantic's models do."""
    return isinstance(annotation, type) and any(
        "prompt" in vars(base).get("__annotations__", ()) for base in annotation.__mro__
    )
