"""One gate in front of every HTTP library of a process, imported before or after."""

from __future__ import annotations

import functools
import importlib.abc
import importlib.util
import inspect
import sys
from collections.abc import Callable, Iterator, Sequence
from importlib.machinery import ModuleSpec
from threading import Lock, local
from types import ModuleType
from typing import Any, Final, NamedTuple

from mjlint.requests.gate import LOGGER, Gate


class Patch(NamedTuple):
    """A method that was replaced."""

    owner: type
    name: str
    original: Callable[..., Any]
    guarded: Callable[..., Any]


_LOCK: Final = Lock()
_PATCHES: Final[list[Patch]] = []
_current: Gate | None = None


def start(gate: Gate) -> None:
    """Let a gate decide on all requests of the process from now on."""
    global _current
    with _LOCK:
        _current = gate
        if _WATCHER not in sys.meta_path:
            sys.meta_path.insert(0, _WATCHER)
    for name in _LIBRARIES:
        module = sys.modules.get(name)
        if module is not None:
            _patch(name, module)


def stop() -> None:
    """Put everything back."""
    global _current
    with _LOCK:
        _current = None
        if _WATCHER in sys.meta_path:
            sys.meta_path.remove(_WATCHER)
        for patch in reversed(_PATCHES):
            # What someone else has put over it stays, and finds no gate.
            if vars(patch.owner).get(patch.name) is patch.guarded:
                setattr(patch.owner, patch.name, patch.original)
        _PATCHES.clear()


def _patch(name: str, module: ModuleType) -> None:
    # Imports are done before the lock is taken: an import that waits for another thread, which
    # waits for this lock, would wait for ever.
    methods = list(_LIBRARIES[name](module))
    with _LOCK:
        for owner, method, guarded in methods:
            now = vars(owner)[method]
            if all(now is not patch.guarded for patch in _PATCHES):
                replacement = _over(now, guarded)
                setattr(owner, method, replacement)
                _PATCHES.append(Patch(owner, method, now, replacement))


def _over(original: Callable[..., Any], guarded: Callable[..., Any]) -> Callable[..., Any]:
    """A method that asks the gate first."""
    if inspect.iscoroutinefunction(original):

        @functools.wraps(original)
        async def waiting(*args: Any, **kwargs: Any) -> Any:
            return await guarded(original, *args, **kwargs)

        return waiting

    @functools.wraps(original)
    def calling(*args: Any, **kwargs: Any) -> Any:
        return guarded(original, *args, **kwargs)

    return calling


Method = tuple[type, str, Callable[..., Any]]


def _httpx(module: ModuleType) -> Iterator[Method]:
    from mjlint.requests.httpx_requests import apassed, passed

    def send(original: Any, client: Any, request: Any, *args: Any, **kwargs: Any) -> Any:
        if _current is not None:
            request = passed(_current, request)
        return original(client, request, *args, **kwargs)

    async def asend(original: Any, client: Any, request: Any, *args: Any, **kwargs: Any) -> Any:
        if _current is not None:
            request = await apassed(_current, request)
        return await original(client, request, *args, **kwargs)

    yield module.Client, "send", send
    yield module.AsyncClient, "send", asend


def _requests(module: ModuleType) -> Iterator[Method]:
    from mjlint.requests.requests_adapter import passed

    def send(original: Any, session: Any, request: Any, *args: Any, **kwargs: Any) -> Any:
        if _current is not None:
            request = passed(_current, request)
        return original(session, request, *args, **kwargs)

    yield module.Session, "send", send


def _aiohttp(module: ModuleType) -> Iterator[Method]:
    if not hasattr(module, "ClientMiddlewareType"):
        LOGGER.warning("aiohttp %s is not guarded: 3.12 or newer is needed", module.__version__)
        return
    from mjlint.requests.aiohttp_middleware import GUARDS, middleware

    async def request(original: Any, session: Any, *args: Any, **kwargs: Any) -> Any:
        if _current is not None:
            own = kwargs.get("middlewares")
            own = session._middlewares if own is None else own
            if not any(hasattr(each, GUARDS) for each in own):
                kwargs["middlewares"] = (*own, middleware(_current))
        return await original(session, *args, **kwargs)

    yield module.ClientSession, "_request", request


def _urllib(module: ModuleType) -> Iterator[Method]:
    from mjlint.requests.urllib_requests import passed

    def open_(
        original: Any, opener: Any, fullurl: Any, data: Any = None, *args: Any, **kwargs: Any
    ) -> Any:
        if _current is None or (data is None and isinstance(fullurl, str)):
            return original(opener, fullurl, data, *args, **kwargs)
        request = module.Request(fullurl, data) if isinstance(fullurl, str) else fullurl
        if data is not None:
            request.data = data
        passed(_current, request)
        return original(opener, request, None, *args, **kwargs)

    yield module.OpenerDirector, "open", open_


_LIBRARIES: Final[dict[str, Callable[[ModuleType], Iterator[Method]]]] = {
    "httpx": _httpx,
    "httpx2": _httpx,
    "requests": _requests,
    "aiohttp": _aiohttp,
    "urllib.request": _urllib,
}


class _Watcher(importlib.abc.MetaPathFinder):
    """Sees a library being imported after `install`."""

    def __init__(self) -> None:
        self._busy = local()

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if name not in _LIBRARIES or getattr(self._busy, "now", False):
            return None
        self._busy.now = True
        try:
            spec = importlib.util.find_spec(name)
        finally:
            self._busy.now = False
        if spec is not None and spec.loader is not None:
            spec.loader = _Loader(spec.loader)
        return spec


class _Loader(importlib.abc.Loader):
    """Loads a library as its own loader does, then guards it."""

    def __init__(self, loader: importlib.abc.Loader) -> None:
        self._loader = loader

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        return self._loader.create_module(spec)

    def exec_module(self, module: ModuleType) -> None:
        spec = module.__spec__
        if spec is not None:
            spec.loader = module.__loader__ = self._loader
        self._loader.exec_module(module)
        if _current is not None and spec is not None:
            _patch(spec.name, module)


_WATCHER: Final = _Watcher()
