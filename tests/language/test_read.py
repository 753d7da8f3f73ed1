from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.language.lexicon import Lexicon
from bot.language.question import Spoken
from bot.language.read import LONGEST_READ, Reader
from bot.language.vocabulary import Vocabulary


def test_a_message_is_normalised_repaired_and_grouped(reader: Reader) -> None:
    question = reader.read("  متى الوشرة؟ ")
    assert question.text == "  متى الوشرة؟ "
    assert question.typed == ("متي", "الوشره")
    assert question.words == ("متي", "الورشه")
    assert question.concepts == ("when", "workshop")
    assert question.spoken is Spoken.AR


def test_words_of_one_meaning_share_a_concept_across_languages(reader: Reader) -> None:
    concepts = {reader.read(text).concepts for text in ("when workshop", "متى ورشة", "امتى الورش", "meta elwarsha")}
    assert concepts == {("when", "workshop")}


def test_an_expression_of_two_words_is_one_concept(reader: Reader) -> None:
    assert reader.read("how many workshops").concepts == ("how-many", "workshop")


def test_a_message_typed_on_the_other_keyboard_is_read(reader: Reader) -> None:
    assert reader.read("ljn hg,vam").words == ("متي", "الورشه")
    assert reader.read("صاثى صشس فاث صخقنساخح").words == ("when", "was", "the", "workshop")


def test_a_pasted_article_is_read_no_further_than_needed(reader: Reader) -> None:
    assert len(" ".join(reader.read("متى " * 5_000).typed)) <= LONGEST_READ


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    reader = Reader(Lexicon.of([("when was the workshop", "en"), ("متى الورشة", "ar")]), Vocabulary.of([]))
    assert reader.read(text).text == text
