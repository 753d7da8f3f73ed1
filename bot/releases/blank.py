"""A Bayan without a release: it has the sentences that any bot needs, and nothing to ask about."""

from __future__ import annotations

from datetime import date
from types import MappingProxyType

from bot.bayan import Bayan
from bot.facts.factbase import Bilingual, FactBase, Release
from bot.facts.fields import UTC
from bot.language.detect import Spoken
from bot.language.read import Question
from bot.locales import Locales
from bot.matching.parts import InLight
from bot.matching.ranking import Mentions, Ranked, Ranking

_NO_NAME = Bilingual(ar="", en="")


class _Deaf:
    """Understands nothing: there is nothing to be understood."""

    def read(self, text: str) -> Question:
        return Question(text, Spoken.NONE, (), (), ())

    def parts(self, whole: Ranked, in_light: InLight) -> tuple[Ranked, ...]:  # noqa: ARG002
        return (whole,)

    def rank(self, question: Question) -> Ranking:  # noqa: ARG002
        return Ranking((), 1.0)

    def asks_with(self, word: str) -> bool:  # noqa: ARG002
        return False

    def mentions(self, question: Question, entry_id: str) -> Mentions:  # noqa: ARG002
        return Mentions()


def blank(like: FactBase, locales: Locales) -> Bayan:
    """For a reader who may know of no release; only where it lies is `like` another one."""
    base = FactBase(
        release=Release(_NO_NAME, date.min, _NO_NAME, "", MappingProxyType({}), UTC),
        entries=MappingProxyType({}),
        vocabulary=(),
        content_hash="",
        phrasings_hash="",
        folder=like.folder.parent,
        general=like.general,
    )
    return Bayan.of(base, locales, _Deaf())
