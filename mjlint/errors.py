"""Every exception that a caller may meet, in one tree under `MjlintError`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol, cast


class MjlintError(Exception):
    """What mjlint raises; programs that catch this catch all of it."""


class _Finding(Protocol):
    """What a message of an error needs of a finding; `mjlint.Diagnostic` has it."""

    @property
    def code(self) -> str: ...

    @property
    def message(self) -> str: ...

    @property
    def help(self) -> str: ...

    @property
    def severity(self) -> str: ...


class Linted(Protocol):
    """What every report has, of a prompt or of a whole request."""

    @property
    def text(self) -> str:
        """What was linted."""

    @property
    def ok(self) -> bool:
        """False: something would be refused."""

    @property
    def diagnostics(self) -> Sequence[_Finding]:
        """In the order of the text."""

    @property
    def shown(self) -> Sequence[_Finding]:
        """The same without the text's secrets, for what may end in a log."""

    def fixed(self, unsafe: bool = False) -> str:
        """The text with its fixes."""


class LintedRequest(Linted, Protocol):
    """What the report of a request has besides."""

    @property
    def target(self) -> str:
        """The id of the vendor."""

    @property
    def endpoint(self) -> str:
        """The id of the endpoint."""


class PromptError(MjlintError, ValueError):
    """A prompt that Midjourney would refuse; ``report`` says why.

    ``report``: the report, or what makes it when it is first read.
    """

    def __init__(self, report: Linted | Callable[[], Linted]) -> None:
        super().__init__()
        self._report = report

    @property
    def report(self) -> Linted:
        """What was found."""
        if callable(self._report):
            self._report = self._report()
        return self._report

    @property
    def args(self) -> tuple[str]:  # type: ignore[override] # of every exception, but made when read
        return (str(self),)

    def __str__(self) -> str:
        return "; ".join(f"{d.message} [{d.code}]" for d in self._errors)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({str(self)!r})"

    @property
    def help(self) -> str:
        """What to do about the errors, one line each."""
        return "\n".join(d.help for d in self._errors if d.help)

    @property
    def _errors(self) -> list[_Finding]:
        return [d for d in self.report.shown if d.severity == "error"]

    def __reduce__(self) -> tuple[type[PromptError], tuple[Linted]]:
        return type(self), (self.report,)


class RefusedRequestError(PromptError):
    """A request that the vendor or Midjourney would refuse; ``report`` says why."""

    def __init__(self, report: LintedRequest | Callable[[], LintedRequest]) -> None:
        super().__init__(report)

    @property
    def report(self) -> LintedRequest:
        return cast(LintedRequest, super().report)


class UnreadableRequest(MjlintError, ValueError):  # noqa: N818 - it says what the request is
    """A request that cannot be checked: not JSON, no object, too long, too deep.

    ``at``: where, in characters from the start of the text.
    """

    def __init__(self, message: str, at: int = 0) -> None:
        super().__init__(message)
        self.message = message
        self.at = at

    def __reduce__(self) -> tuple[type[UnreadableRequest], tuple[str, int]]:
        return type(self), (self.message, self.at)


class UnknownTarget(MjlintError, ValueError):  # noqa: N818 - it says what the target is
    """A vendor or an endpoint that no table describes, or one that cannot be recognised."""


class RuleError(MjlintError):
    """A rule that does not keep the contract; the message begins with its file and line."""


class Mistake:
    """Something wrong in the settings.

    ``place``: the file, the environment variable or ``command line``. ``line``: counts from 1; None
    where there are no lines. ``message``: what is wrong, and what was expected.
    """

    # Every run of the program imports this module: a data class would take a millisecond to make.
    __slots__ = ("line", "message", "place")

    def __init__(self, place: str, line: int | None, message: str) -> None:
        self.place, self.line, self.message = place, line, message

    def __str__(self) -> str:
        if not self.place:
            return self.message
        where = self.place if self.line is None else f"{self.place}:{self.line}"
        return f"{where}: {self.message}"


class SettingsError(MjlintError, ValueError):
    """Settings that cannot be used; `mistakes` has all of them, in the order of the files."""

    def __init__(self, *mistakes: Mistake) -> None:
        self.mistakes = mistakes
        super().__init__("\n".join(map(str, mistakes)))

    def __reduce__(self) -> tuple[type[SettingsError], tuple[Mistake, ...]]:
        return type(self), self.mistakes
