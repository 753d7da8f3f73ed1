"""What the desk's commands say on a terminal, in the language of whoever sits there."""

from __future__ import annotations

from bot.desk.new.columns import PAGES
from bot.desk.new.release_lines import RELEASE_LINES
from bot.desk.phrases import Phrases
from bot.direction import bare
from bot.facts.factbase import Language
from bot.locales import Argument, Locales
from bot.packaged import packaged
from bot.problems import KnowledgeError, Problem


class Spoken:
    """Sentences by their id, and what is wrong in its own words."""

    def __init__(self, language: str, locales: Locales, phrases: Phrases) -> None:
        self.language = Language(language)
        self._locales = locales
        self._phrases = phrases

    @classmethod
    def of(cls, language: str) -> Spoken:
        """With the sentences that come with Bayan: those of the settings may be what `bayan check` finds broken."""
        folder = packaged("locales")
        phrases = Phrases.load(folder, _of_the_sheet()) if language == Language.AR else Phrases({})
        return cls(language, Locales.load(folder), phrases)

    def __call__(self, message_id: str, **arguments: Argument) -> str:
        """A sentence of locales/*/desk.ftl. The marks of direction are for Arabic: others copy what they read."""
        text = self._locales.text(self.language, f"desk-{message_id}", **arguments)
        return text if self.language is Language.AR else bare(text)

    def problem(self, problem: Problem) -> str:
        """The problem in one line."""
        return self._phrases.problem(problem) if self.language is Language.AR else str(problem)

    def said(self, sentence: str) -> str:
        """A sentence of the program's own, in Arabic where that is the language and the catalogue has it."""
        return (self.language is Language.AR and self._phrases.found(sentence)) or sentence

    def refusal(self, error: Exception) -> str:
        """Why a command ends, in one line of Arabic; nothing where the catalogue doesn't have it."""
        if not isinstance(error, KnowledgeError):
            why = self._phrases.found(" ".join(str(error).split()))
            return self("refused", why=why) if why else ""
        first, more = self.problem(error.problems[0]), len(error.problems) - 1
        return self("and-more", problem=first, count=more, command="bayan check") if more else first


def _of_the_sheet() -> dict[str, str]:
    """What its pages, columns and lines are for stands with them, in both languages."""
    columns = (column for page in PAGES for column in page.columns)
    helps = [*(page.help for page in PAGES), *(one.help for one in columns), *(line.help for line in RELEASE_LINES)]
    return dict(helps)
