"""``mjlint explain``: what a failure's message means, and where in the prompt it comes from."""

from __future__ import annotations

import json
import re
import sys
from typing import TYPE_CHECKING, Final

import click

from mjlint.cli.options import text_or_json
from mjlint.terminal.cells import clean, width
from mjlint.text.masking import hidden_in, masked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mjlint.failures.culprit import Culprit
    from mjlint.failures.explanation import Explanation

MAXIMUM_INPUT: Final = 1_000_000
"""How much of standard input is read; a vendor's answer is far shorter."""

_CONTEXT: Final = 60
_RETRY: Final = {
    "after a fix": "only after a fix",
    "once": "yes, once",
    "yes": "yes, with a pause",
    "later": "yes, later",
    "no": "no",
    "no need": "there is no need",
    "unknown": "not known",
}


_CODE: Final = re.compile(r"MJ\d{3}", re.IGNORECASE)
_OPTION: Final = re.compile(r"--?[a-z][a-z-]*(=.*)?")


@click.command(context_settings={"ignore_unknown_options": True})
@click.argument("message", nargs=-1, type=click.UNPROCESSED)
@click.option("--prompt", metavar="TEXT", help="Find what caused it in this prompt.")
@text_or_json
def explain(message: tuple[str, ...], prompt: str | None, output_format: str) -> None:
    """Say what a failure's MESSAGE means, and what to do.

    MESSAGE is what Midjourney or a vendor answered: its words, or the JSON of a job. Without it, or
    with -, standard input is read. The code of a rule, such as MJ021, shows the rule's page. Exits
    with 0 if the message is known, with 1 if it is not.
    """
    text = _text(message)
    if _CODE.fullmatch(text.strip()):
        from mjlint.cli.rule import rule

        click.get_current_context().invoke(
            rule, rule_name=text.strip(), output_format=output_format
        )
        return

    from mjlint.failures.explanation import explain as explain_message

    explanation = explain_message(text)
    prompt = prompt if prompt is not None else explanation.prompt
    found: tuple[Culprit, ...] = ()
    if prompt is not None and explanation.failed and explanation.known:
        from mjlint.failures.culprit import culprits

        found = culprits(explanation, prompt)
    if output_format == "json":
        click.echo(json.dumps(_record(explanation, prompt, found), ensure_ascii=True, indent=2))
    else:
        for line in _lines(explanation, prompt, found):
            click.echo(line)
    if not explanation.known:
        click.get_current_context().exit(1)


def _text(message: tuple[str, ...]) -> str:
    """The message: its words, or what is on standard input."""
    for word in message[:-1] if len(message) > 1 else ():
        # A message may begin with dashes, but it is one argument then.
        if _OPTION.fullmatch(word):
            raise click.UsageError(f"no such option '{word}' (put the message in quotes)")
    text = " ".join(message)
    if text in ("", "-"):
        if not message and sys.stdin.isatty():
            raise click.UsageError("give the message, or send it through standard input")
        if text == "-" or not message:
            text = sys.stdin.buffer.read(MAXIMUM_INPUT).decode("utf-8-sig", errors="replace")
    if not text.strip():
        raise click.UsageError("the message is empty")
    return text


def _lines(
    explanation: Explanation, prompt: str | None, found: tuple[Culprit, ...]
) -> Iterator[str]:
    shown = clean(masked(explanation.message))
    same = shown.casefold() == explanation.title.casefold()
    rest = "" if same else f": {shown[:200]}{'…' if len(shown) > 200 else ''}"
    yield f"{explanation.title}{rest}"
    if explanation.means:
        yield f"  says     {explanation.means}"
    yield f"  cause    {explanation.cause}"
    for count, advice in enumerate(explanation.advice):
        yield f"  {'' if count else 'do':8} {advice}"
    if not explanation.known:
        if explanation.wording:
            yield f"  nearest  {explanation.wording}"
        yield "  report   if Midjourney or a vendor sent it, please report it with these lines,"
        yield "           without what is private:"
        yield ""
        yield from (f"  {clean(line)}" for line in explanation.report.splitlines())
        return
    yield f"  retry    {_RETRY[explanation.retry]}"
    yield f"  charged  {explanation.charged}"
    if explanation.counted:
        yield "  fined    vendors count it among the refused prompts of the day"
    if explanation.rules:
        yield f"  rules    {', '.join(explanation.rules)}"
    for count, source in enumerate(explanation.sources):
        yield f"  {'' if count else 'source':8} {source}"
    if prompt is None or not explanation.failed:
        return
    yield ""
    if not found:
        yield "nothing in the prompt explains it"
    hidden = hidden_in(prompt)
    for culprit in found:
        yield from _excerpt(masked(prompt), _safe(culprit, hidden))


def _excerpt(prompt: str, culprit: Culprit) -> Iterator[str]:
    """The part of the prompt around a culprit, underlined, and what is wrong."""
    start = max(0, culprit.start - _CONTEXT)
    end = min(len(prompt), culprit.end + _CONTEXT)
    before = clean(prompt[start : culprit.start])
    marked = clean(prompt[culprit.start : culprit.end])
    yield f"  {'…' if start else ''}{before}{marked}{clean(prompt[culprit.end : end])}"
    code = f" [{culprit.code}]" if culprit.code else ""
    indent = " " * width(("…" if start else "") + before)
    yield f"  {indent}{'^' * max(1, width(marked))} {clean(culprit.message)}{code}"
    if culprit.help:
        yield f"  {indent}help: {clean(culprit.help)}"


def _record(
    explanation: Explanation, prompt: str | None, found: tuple[Culprit, ...]
) -> dict[str, object]:
    return {
        "version": 1,
        "explanation": explanation.to_dict(),
        "prompt": None if prompt is None else masked(prompt),
        "culprits": [
            {
                "start": culprit.start,
                "end": culprit.end,
                "message": culprit.message,
                "help": culprit.help,
                "code": culprit.code or None,
            }
            for culprit in (_safe(each, hidden_in(prompt or "")) for each in found)
        ],
    }


def _safe(culprit: Culprit, hidden: set[str]) -> Culprit:
    from dataclasses import replace  # most messages come without a prompt

    message, help = masked(culprit.message, hidden), masked(culprit.help, hidden)

    return replace(culprit, message=message, help=help)
