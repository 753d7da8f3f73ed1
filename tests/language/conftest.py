from __future__ import annotations

import pytest

from bot.facts.followups import WordGroup
from bot.language.lexicon import Lexicon
from bot.language.read import Reader
from bot.language.vocabulary import Vocabulary

ENGLISH = ["When were the workshops held?", "where was the workshop", "who attended the workshops", "the organiser"]
ARABIC = ["متى عقدت الورشتان", "أين عقدت الورشة", "من حضر الورشة", "ما موضوع الورشة"]
ARABIZI = ["meta kanet el warsha", "wen el warsha", "mino 7athar", "meta el warsha"]


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    texts = [(t, "en") for t in ENGLISH * 2] + [(t, "ar") for t in ARABIC * 2] + [(t, "arabizi") for t in ARABIZI * 2]
    return Lexicon.of(texts, ["mazen", "iom"])


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    return Vocabulary.of(
        [
            WordGroup("when", ("when", "متى", "امتى", "meta", "what time")),
            WordGroup("workshop", ("workshop", "workshops", "ورشة", "ورش", "warsha")),
            WordGroup("how-many", ("how many", "كم عدد")),
        ]
    )


@pytest.fixture(scope="session")
def reader(lexicon: Lexicon, vocabulary: Vocabulary) -> Reader:
    return Reader(lexicon, vocabulary)
