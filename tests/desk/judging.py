"""Cases and replies made by hand."""

from __future__ import annotations

from bot.desk.labelled import Case, Judged, judge
from bot.dialogue.reply import Kind, Reply
from bot.facts.factbase import Language


def case(*expected: str, language: str = "en", variety: str = "", kind: str = "", all_needed: bool = False) -> Case:
    question = f"{language} {variety} {kind} {' '.join(expected)}?"
    return Case(question, language, variety, kind, expected, all_needed, key=question.encode().hex())


def reply(*facts: str, kind: Kind = Kind.ANSWER, sure: float = 0.9) -> Reply:
    return Reply(kind, Language.EN, facts, sure, (), ())


def unknown(sure: float = 0.9) -> Reply:
    return reply(kind=Kind.UNKNOWN, sure=sure)


def clarify(*offered: str, sure: float = 0.5) -> Reply:
    return reply(*offered, kind=Kind.CLARIFY, sure=sure)


def right(sure: float = 0.9, language: str = "en") -> Judged:
    return judge(case("dates", language=language), reply("dates", sure=sure))


def wrong(sure: float = 0.9, language: str = "en") -> Judged:
    return judge(case("dates", language=language), reply("law", sure=sure))
