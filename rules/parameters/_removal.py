"""Taking a parameter out of a prompt, for the fixes of several rules."""

from __future__ import annotations

from mjlint.rule import Edit, Fix, Parameter, Prompt


def removal(prompt: Prompt, parameter: Parameter) -> Edit:
    """Remove a parameter and the white space in front of it, or after it if nothing is in front.

    Not for one that is part of a permutation: its option would become another one.
    """
    start, end, source = parameter.start, parameter.end, prompt.source
    while start > 0 and source[start - 1].isspace():
        start -= 1
    while start == 0 and end < len(source) and source[end].isspace():
        end += 1
    return Edit(start, end, "")


def removed(prompt: Prompt, parameter: Parameter) -> Fix | None:
    """The fix that removes a parameter; None for one that is part of a permutation."""
    if parameter.branch:
        return None
    return Fix.of((removal(prompt, parameter),), f"Remove `{parameter.flag.text}`", unsafe=True)
