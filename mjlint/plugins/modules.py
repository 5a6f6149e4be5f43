"""Rules of one's own: found by import path, file, folder or entry point, checked, and held apart.

Nothing is looked for unless the settings name it. A plugin that does not keep the contract, or
fails while it is read, becomes a `Mistake` with its file and line, and one that fails while it
checks becomes a finding; the other rules go on.
"""

from __future__ import annotations

import importlib
import importlib.util
import pkgutil
import re
import sys
import traceback
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Final

from mjlint.diagnostic import Diagnostic, Severity
from mjlint.errors import Mistake, RuleError
from mjlint.plugins.broken import BROKEN
from mjlint.plugins.registry import rule_of
from mjlint.prompts.nodes import Node
from mjlint.rule import Context, Rule

ENTRY_POINTS: Final = "entry-points"
GROUP: Final = "mjlint.rules"
"""The group of entry points in which packages publish modules of rules."""

_CODE: Final = re.compile(r"(?!MJ\d)[A-Z]{2,}[0-9]{1,5}")
_NAME: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def load(
    plugins: Iterable[str], taken: Iterable[Rule], place: str = "plugins"
) -> tuple[list[Rule], list[Mistake]]:
    """The rules of some plugins, and what is wrong with the others.

    ``plugins``: import paths, paths of files and folders, ``entry-points`` or
    ``entry-points:name``. ``taken``: the rules whose codes and names are not to be had. ``place``:
    who names the plugins, for those that are not there.
    """
    mistakes: list[Mistake] = []
    found: list[Rule] = []
    for plugin in plugins:
        for item in _rules(plugin, place):
            if isinstance(item, Mistake):
                mistakes.append(item)
            else:
                found.append(item)
    good, refused = admitted(found, taken)
    return [guarded(one) for one in good], [*mistakes, *refused]


def admitted(found: Iterable[Rule], taken: Iterable[Rule]) -> tuple[list[Rule], list[Mistake]]:
    """The rules whose codes and names are well formed and free; what is wrong with the others."""
    owners: dict[str, str] = {}
    for own in taken:
        owners |= dict.fromkeys((own.code, own.name), f"mjlint's {own.name}")
    owners |= dict.fromkeys((BROKEN.code, BROKEN.name), f"mjlint's {BROKEN.name}")
    good: list[Rule] = []
    mistakes: list[Mistake] = []
    for one in found:
        wrong = ""
        if not isinstance(one.severity, Severity):
            wrong = f"the severity must be a `Severity`, not {one.severity!r}"
        elif not _CODE.fullmatch(str(one.code)):
            wrong = (
                f"the code `{one.code}` must be letters of your own, not MJ, and digits: `ST001`"
            )
        elif not _NAME.fullmatch(str(one.name)):
            wrong = f"the name `{one.name}` must be words in lower case with hyphens between"
        for label in (one.code, one.name):
            if not wrong and label in owners:
                wrong = f"`{label}` is taken by {owners[label]}"
        if wrong:
            mistakes.append(Mistake(one.path, _line_of_rule(one.path), wrong))
            continue
        owners |= dict.fromkeys((one.code, one.name), one.path)
        good.append(one)
    return good, mistakes


def guarded(one: Rule) -> Rule:
    """The same rule, whose failures are findings."""
    return replace(one, check=_Guard(one))


class _Guard:
    """A check that never raises."""

    def __init__(self, rule: Rule) -> None:
        self.rule, self.check, self.path = rule, rule.check, rule.path

    def __call__(self, node: object, context: Context) -> Iterator[Diagnostic]:
        found: list[Diagnostic] = []
        try:
            result = self.check(node, context)
            if not hasattr(result, "__iter__"):
                raise TypeError(f"`check` gave {result!r} instead of yielding findings")
            for item in result:
                if not isinstance(item, Diagnostic):
                    raise TypeError(f"`check` yielded {item!r}, which is no finding")
                if not 0 <= item.start <= item.end:
                    raise ValueError(f"`check` yielded the place {item.start}:{item.end}")
                found.append(item)
        except Exception as error:
            place = _place(error, self.path) or Mistake(self.path, None, "")
            where = self.path if place.line is None else f"{self.path}:{place.line}"
            start, end = (node.start, node.end) if isinstance(node, Node) else (0, 0)
            found.append(
                BROKEN.found(
                    (start, end),
                    f"the rule `{self.rule.name}` failed at {where}: {_said(error)}",
                    help="fix the rule, or take it out of `plugins`",
                )
            )
        return iter(found)


def _rules(plugin: str, place: str) -> Iterator[Rule | Mistake]:
    """The rules of one plugin."""
    if plugin == ENTRY_POINTS or plugin.startswith(ENTRY_POINTS + ":"):
        yield from _published(plugin.partition(":")[2], place)
    elif plugin.endswith((".py", ".toml")) or "/" in plugin or "\\" in plugin:
        yield from _from_path(Path(plugin), place)
    else:
        yield from _read(partial(importlib.import_module, plugin), plugin, place)


def _from_path(path: Path, place: str) -> Iterator[Rule | Mistake]:
    if path.is_dir():
        files = [
            file
            for file in sorted(path.iterdir())
            if file.suffix in (".py", ".toml")
            and not file.name.startswith(("_", "test_", "conftest"))
        ]
        if not files:
            yield Mistake(place, None, f"the folder `{path}` has no rule in it")
        for file in files:
            yield from _from_path(file, place)
    elif not path.is_file():
        yield Mistake(place, None, f"there is no plugin `{path}`")
    elif path.suffix == ".toml":
        from mjlint.errors import SettingsError
        from mjlint.plugins.tables import rules_of

        try:
            yield from rules_of(path)
        except SettingsError as error:
            yield from error.mistakes
    else:
        yield from _read(partial(_import_file, path), str(path), place)


def _published(name: str, place: str) -> Iterator[Rule | Mistake]:
    from importlib.metadata import distributions

    from mjlint.plugins.local import installed_path

    # A checkout may have the metadata of a package, too; only what is installed counts.
    found = {
        (point.name, point.value): point
        for distribution in distributions(path=installed_path())
        for point in distribution.entry_points.select(group=GROUP)
    }
    points = [point for point in found.values() if name in ("", point.name)]
    if not points:
        which = f"named `{name}` " if name else ""
        yield Mistake(place, None, f"no installed package has an entry point {which}in `{GROUP}`")
    for point in sorted(points, key=lambda point: point.name):
        yield from _read(point.load, point.value, place)


def _read(load: Callable[[], object], name: str, place: str) -> Iterator[Rule | Mistake]:
    """The rules of a module or package, which is first loaded."""
    try:
        module = load()
        if not isinstance(module, ModuleType):
            raise TypeError(f"`{name}` is no module")
        if hasattr(module, "read") and not hasattr(module, "RULE"):
            # A format of documents, which it registered by itself.
            return
        if not hasattr(module, "__path__") or hasattr(module, "RULE"):
            yield rule_of(module)
            return
        inner = [
            f"{module.__name__}.{info.name}"
            for info in pkgutil.iter_modules(module.__path__)
            if not info.name.startswith(("_", "test_", "conftest"))
        ]
    except RuleError as error:
        yield _mistake(error)
        return
    except (Exception, SystemExit) as error:
        if isinstance(error, ModuleNotFoundError) and error.name in (name, name.partition(".")[0]):
            hint = f"; write `./{name.replace('.', '/')}.py` for a file next to the settings"
            yield Mistake(place, None, f"there is no module `{name}`{hint}")
        else:
            found = _place(error, name)
            yield found or Mistake(place, None, f"the plugin `{name}` fails: {_said(error)}")
        return
    if not inner:
        yield Mistake(module.__file__ or name, 1, f"the package `{name}` has no rule in it")
    for each in inner:
        yield from _read(partial(importlib.import_module, each), each, place)


def _import_file(path: Path) -> ModuleType:
    """A module from a file, without a change of the import path."""
    name = f"mjlint_plugin_{abs(hash(str(path.resolve()))):x}_{path.stem}"
    if name in sys.modules:
        return sys.modules[name]
    spec = importlib.util.spec_from_file_location(name, path)
    if spec is None or spec.loader is None:
        raise ImportError(f"`{path}` cannot be imported")
    module = importlib.util.module_from_spec(spec)
    # Data classes of the module look themselves up there.
    sys.modules[name] = module
    try:
        spec.loader.exec_module(module)
    except BaseException:
        del sys.modules[name]
        raise
    return module


def _place(error: BaseException, name: str) -> Mistake | None:
    """The file and line of a plugin where an error came from."""
    if isinstance(error, SyntaxError) and error.filename:
        return Mistake(error.filename, error.lineno, _said(error))
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if not _ours(frame.filename)]
    exact = [frame for frame in own if frame.filename == name]
    for frame in [*reversed(exact), *reversed(own)]:
        return Mistake(frame.filename, frame.lineno, _said(error))
    return None


def _ours(filename: str) -> bool:
    """Whether a frame is of mjlint or of Python's own importing."""
    if filename.startswith("<frozen"):
        return True
    path = Path(filename).resolve()
    return (
        path == Path(__file__).resolve() or path.parent == Path(importlib.__file__).parent.resolve()
    )


def _said(error: BaseException) -> str:
    return f"{type(error).__name__}: {error}" if str(error) else type(error).__name__


def _mistake(error: RuleError) -> Mistake:
    """`RuleError` begins with file and line."""
    found = re.match(r"(.*?):(\d+): (.*)", str(error), re.DOTALL)
    if found is None:
        return Mistake("plugins", None, str(error))
    return Mistake(found[1], int(found[2]), found[3])


def _line_of_rule(path: str) -> int | None:
    """Where a file says ``RULE =``."""
    try:
        lines = Path(path).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return None
    return next((n for n, line in enumerate(lines, 1) if line.startswith("RULE")), None)
