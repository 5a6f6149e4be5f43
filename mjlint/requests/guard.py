"""`mjlint.guard`: nothing that would be refused is sent, whichever way it would leave.

In front of a function or a block (`Guard`), or of every HTTP library of the process (`install`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, ParamSpec, TypeVar, overload

from mjlint.requests.decorator import Guard
from mjlint.requests.gate import Gate
from mjlint.requests.sent import Fixes, OnUnjudged
from mjlint.settings.settings import Settings

P = ParamSpec("P")
R = TypeVar("R")


class GuardFactory:
    """Puts a guard in front of functions, blocks, and whole processes."""

    @overload
    def __call__(self, function: Callable[P, R], /) -> Callable[P, R]: ...

    @overload
    def __call__(
        self,
        /,
        *,
        argument: str | None = None,
        target: str | None = None,
        endpoint: str | None = None,
        model: str | None = None,
        fixes: Fixes = "none",
        settings: Settings | None = None,
    ) -> Guard: ...

    def __call__(
        self,
        function: Callable[..., object] | None = None,
        /,
        *,
        argument: str | None = None,
        target: str | None = None,
        endpoint: str | None = None,
        model: str | None = None,
        fixes: Fixes = "none",
        settings: Settings | None = None,
    ) -> object:
        """A guard in front of a function that sends prompts, or of a block of code.

        ::

            @mjlint.guard
            def send(prompt): ...

            @mjlint.guard(argument="body", target="ttapi", fixes="safe")
            async def submit(client, body): ...

            with mjlint.guard(target="ttapi") as checked:
                send(checked(prompt))

        ``argument``: the name of the argument with the prompt or the request's body; where none is
        given, ``prompt``, a name that ends in ``prompt``, ``text``, ``body`` or the like.
        ``target``, ``endpoint``: the vendor, for the body. ``model``: the account's default model.
        ``fixes``: ``"safe"`` or ``"unsafe"`` sends what would be refused after these fixes, if
        they are enough.

        The function is not called where something would be refused: `PromptError` is raised.
        What is accepted is handed over as it is. Raises `UnknownTarget` for a vendor that no table
        describes, `TypeError` for a function without such an argument.
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

    def install(
        self,
        *,
        target: str | None = None,
        hosts: Mapping[str, str] | None = None,
        fixes: Fixes = "none",
        settings: Settings | None = None,
        on_unjudged: OnUnjudged = "log",
    ) -> Gate:
        """Guard every request that this process sends with httpx, httpx2, requests, aiohttp or
        urllib, whether they are imported before or after.

        The arguments are `Gate`'s, and so is what is returned: its ``counts`` say what became of
        the requests. A second call replaces the first. Raises `UnknownTarget`.
        """
        from mjlint.requests.process import start

        gate = Gate(
            target=target, hosts=hosts, fixes=fixes, settings=settings, on_unjudged=on_unjudged
        )
        start(gate)
        return gate

    def uninstall(self) -> None:
        """Send requests as before `install`; without one, nothing happens."""
        from mjlint.requests.process import stop

        stop()


guard: Final = GuardFactory()
