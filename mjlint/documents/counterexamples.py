"""Prompts that a document quotes as wrong: ``Midjourney refuses `a fox --v7` ``, a column ``Wrong``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from mjlint.text.patterns import pattern

WRONG: Final = "an example of what is wrong"
_SIGNS: Final = "❌✗✘✖🚫👎⛔"
_WORDS: Final = (
    r"wrong|incorrect|invalid|not like this|not this|don['’]?ts?|faulty|refused|rejected|fails?"
    r"|falsch|ungültig|fehlerhaft|so nicht|mauvais|incorrecte?|invalide|à éviter|incorrecto"
    r"|incorreto|errado|inválido|sbagliato|errato|scorretto|fout|źle|błędnie|неправильно|неверно|плохо|yanlış"
    r"|错误|錯誤|错|不要|誤り?|間違い|ダメ|悪い例|NG|잘못|나쁜 예"
)
_WEAK: Final = (
    r"bad|avoid|never|broken|before|schlecht|vorher|faux|avant|mal|antes|prima|до|前|改前|修改前"
)
"""Words that may as well be a title, if nothing is with them."""
_NOUNS: Final = (
    r"examples?|prompts?|ways?|syntax|input|usage|version|form"
    r"|beispiele?|exemples?|ejemplos?|exemplos?|esempio?"
)
_LABEL: Final = pattern(
    rf"[\s\W]*(?:(?:{_WORDS})(?:[ _-]*(?:{_NOUNS}))?|(?:{_WEAK})[ _-]*(?:{_NOUNS})"
    rf"|(?:{_NOUNS})[ _-]*(?:{_WORDS}|{_WEAK})|(?P<weak>{_WEAK})"
    r"|(?:(?:steps|how) )?to reproduce|expected(?: result| behaviou?r)?|actual(?: result| behaviou?r)?"
    r"|test (?:cases?|plan)|schritte zum nachstellen|pasos para reproducir|复现步骤"
    r"|(?:common|typical|frequent)[ _-]+(?:errors?|mistakes?|pitfalls?|problems?)|(?:häufige|typische) fehler"
    r"|erreurs fréquentes|errores (?:comunes|frecuentes)|常见错误|よくある間違い)"
    r"(?:[ ]+[\d#.]+)?[\s\W]*",
    re.IGNORECASE,
)
_OUTCOME: Final = pattern(
    r"[\s\W]*(?:expected|actual|errors?|problem|mistake|erwartet|fehler|attendu|erreur|esperado|预期)"
    r"(?: (?:result|behaviou?r|output|message))?[\s\W]*",
    re.IGNORECASE,
)
"""A column of what comes of a test."""
_LEAD: Final = pattern(
    rf"[ \t>*+•-]*(?:[{_SIGNS}]|[*_`]*(?:{_WORDS}|bad|avoid|schlecht)[*_`]*[ \t]*[:：])",
    re.IGNORECASE,
)
_SPEAKS: Final = pattern(
    r"""\b(?:refus(?:e[sd]?|al|ing)|reject(?:s|ed|ion)?|fail(?:s|ed|ing|ure)?|errors?|wrong(?:ly)?
    |invalid|incorrect(?:ly)?
    |mistakes?|mistyped|typos?|misspel\w+|instead\ of|rather\ than|becomes?
    |turned\ into|rewritten|flag(?:s|ged)|warns?
    |(?:never|not|don['’]t|avoid|stop)\ (?:writ|typ|us|send|put|paste|do)\w*
    |not\ (?:allowed|valid|accepted)|linter|parser
    |(?:no|without)\ (?:commas?|colons?|spaces?|dots?|full\ stops?|periods?|dashes)
    |(?:kein|ohne)\w*\ (?:komma\w*|leerzeichen|punkte?|doppelpunkte?)|sans\ (?:virgules?|espaces?)
    |sin\ (?:comas?|espacios?)
    |falsch\w*|fehler\w*|statt|ungültig\w*|abgelehnt|lehnt|scheitert
    |(?:nicht|nie(?:mals)?)\ (?:schreib|tipp|nutz)\w*
    |refus[eé]e?|erreurs?|incorrecte?|invalide|au\ lieu|rejet\w*
    |rechaz\w+|incorrect[oa]|inválid[oa]|en\ vez
    |en\ lugar|em\ vez|rejeit\w+|errad[oa]|sbagliat[oa]|rifiut\w+|invece
    |ошибк\w+|неправильн\w+|неверн\w+|вместо|нельзя|hata\w*|yanlış\w*|yerine|błąd\w*|zamiast|fout\w*|in\ plaats)\b
    |错误|錯誤|拒绝|拒絕|不要|不能|而不是|会失败|報錯|报错|エラー|間違|誤り|拒否|ではなく|오류|잘못|대신""",
    re.IGNORECASE | re.VERBOSE,
)
_TURNING: Final = pattern(
    r"linter|parser|instead|rather|becom|turned|rewritten|statt|lieu|en |em |invece|вместо|yerine|zamiast|in ",
    re.IGNORECASE,
)
"""What leads as well to what is right."""
_RULE: Final = pattern(r"[\W_]*MJ\d{3}\b")
"""A title that is the code of a rule, whose page shows what breaks it."""
_ENDS: Final = pattern(r"[.!?。！？](?=[\s*_)]|\Z)|[。！？]|\n(?=\s*(?:[-*+]|\d+[.)])\s)")
_QUOTED: Final = pattern(r"`[^`]*`")
_TURNS: Final = pattern(r"`*\s*(?:→|⇒|➜|➡️?|->|=>|-->)\s*[`\"“]?\w")


def is_wrong_label(text: str, *, title: bool = False) -> bool:
    """Whether a heading (a ``title``), label, column or key says that what it holds is wrong."""
    if any(sign in text for sign in _SIGNS) or (title and _RULE.match(text) is not None):
        return True
    found = _LABEL.fullmatch(text)
    return found is not None and not (title and found["weak"])


def tests(columns: Iterable[str]) -> bool:
    """Whether the rows of a table with these columns are tests, whose prompts are wrong on purpose."""
    return any(_OUTCOME.fullmatch(column) is not None for column in columns)


def is_called_wrong(text: str) -> bool:
    """Whether a text itself begins with a word or a sign that it is wrong: ``Wrong: …``."""
    return _LEAD.match(text) is not None


def leads_to_wrong(text: str) -> bool:
    """Whether the last sentence of a text says that something is wrong or refused: ``This one fails:``."""
    start = _last_sentence(text.rstrip("?？"))
    return any(not _TURNING.match(found.group()) for found in _SPEAKS.finditer(text, start))


def _last_sentence(text: str) -> int:
    """Where the last sentence of a text begins."""
    return max((match.end() for match in _ENDS.finditer(text)), default=0)


def is_quoted_as_wrong(before: str, after: str) -> bool:
    """Whether the sentence around a quoted prompt says that it is wrong, or turns it into another.

    ``before``, ``after``: the text around it.
    """
    if _TURNS.match(after):
        return True
    after = _QUOTED.sub(" ", after)
    before = _QUOTED.sub(" ", before)
    start = _last_sentence(before)
    end = _ENDS.search(after)
    if _LEAD.match(before[start:]):
        return True
    return any(
        _SPEAKS.search(part) is not None
        for part in (before[start:], after[: end.start()] if end is not None else after)
    )
