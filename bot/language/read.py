"""Text -> Question."""

from __future__ import annotations

from dataclasses import dataclass

from bot.language.correction import without_rejected
from bot.language.detect import detect
from bot.language.keyboard import other_keyboard
from bot.language.lexicon import Lexicon
from bot.language.normalise import normalise
from bot.language.question import Question
from bot.language.repair import repair
from bot.language.vocabulary import Vocabulary

LONGEST_READ = 2_000
"""Characters of a message that are read; a question is over long before, and a pasted article is none."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads messages with one lexicon and one vocabulary."""

    lexicon: Lexicon
    vocabulary: Vocabulary

    def read(self, text: str) -> Question:
        """The question in a message; any text will do."""
        meant = without_rejected(text)
        readable = meant[:LONGEST_READ]
        typed = tuple(normalise(readable).split())
        if retyped := other_keyboard(readable, typed, self.lexicon):
            readable, typed = retyped, tuple(normalise(retyped).split())
        words = repair(typed, self.lexicon)
        return Question(meant, detect(readable, typed, self.lexicon), typed, words, self.vocabulary.concepts(words))
