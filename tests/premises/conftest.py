from __future__ import annotations

from dataclasses import replace

import pytest

from bot.facts.factbase import FactBase, Language
from bot.facts.loader import load
from bot.language.detect import Spoken
from bot.language.lexicon import Lexicon
from bot.language.read import Reader
from bot.language.vocabulary import Vocabulary
from bot.premises.message import Premises
from bot.premises.reader import PremiseReader
from tests.dialogue.stand_ins import LOCALES, ROOT


class Asked:
    """Reads premises with the packaged knowledge, without the matcher: tests say which entry answers."""

    def __init__(self, base: FactBase) -> None:
        self._reader = Reader(Lexicon.of([]), Vocabulary.of(base.vocabulary))
        self._premises = PremiseReader(base, LOCALES)

    def __call__(self, text: str, *entry_ids: str) -> Premises:
        return self._premises.read(self._reader.read(text), entry_ids)

    def in_arabizi(self, text: str, *entry_ids: str) -> Premises:
        """Where the message is known to be in Arabizi."""
        return self._premises.read(replace(self._reader.read(text), spoken=Spoken.ARABIZI), entry_ids)

    def unsure(self, text: str) -> Premises:
        """Where nothing answers it surely."""
        return self._premises.read(self._reader.read(text), (), sure=False)

    def sentences(self, text: str, *entry_ids: str, language: Language = Language.EN) -> list[str]:
        found = self(text, *entry_ids).false
        return [claim.sentence[language] for claim in found if claim.sentence]

    def corrects(self, text: str, *entry_ids: str) -> set[str]:
        return {id for claim in self(text, *entry_ids).false for id in claim.entry_ids}


@pytest.fixture(scope="session")
def asked() -> Asked:
    return Asked(load(ROOT / "knowledge"))
