from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.detect import Spoken
from bot.language.lexicon import Lexicon
from bot.language.read import LONGEST_READ, Reader, said_once, without_rejected
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


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("no, the training, not the project", "no, the training"),
        ("when did the paper come out, not the workshops?", "when did the paper come out ?"),
        ("not the opening speech, who taught?", "who taught?"),
        ("who came, not how to come", "who came"),
        ("apart from IOM, who took part?", "who took part?"),
        ("لا قصدي الورشة مو المشروع", "لا قصدي الورشة"),
        ("البيان نفسه متى طلع، مو الورش؟", "البيان نفسه متى طلع ؟"),
        ("مو الورش، البيان متى طلع؟", "البيان متى طلع؟"),
        ("I don’t want the dates, I want the place", "I want the place"),
        ("لا أريد التواريخ أريد المكان", "أريد المكان"),
        ("la agsid el warsha mo el mashroo3", "la agsid el warsha"),
    ],
)
def test_what_is_said_not_to_be_meant_is_left_out(said: str, meant: str) -> None:
    assert " ".join(without_rejected(said).split()) == meant


@pytest.mark.parametrize(
    "text",
    [
        "I work all day, not paid, not allowed out",
        "he says I am his, not free to go",
        "هو ما يدفع لي، مو مخليني أطلع",
        "not the dates",
        "who, if not only IOM?",
        "هل شاركت وزارة الصحة ولا العدل",
        "الورشة الأولى لا الثانية",
    ],
)
def test_everything_else_stays(text: str) -> None:
    assert without_rejected(text) == text


@given(st.text())
def test_something_is_always_left_of_what_had_words(text: str) -> None:
    assert any(map(str.isalpha, without_rejected(text))) == any(map(str.isalpha, text))


@pytest.mark.parametrize(
    ("text", "once"),
    [
        ("متى الورشة متى الورشة متى الورشة", "متى الورشة"),
        ("el warsha emta " * 30, "el warsha emta"),
        ("blah blah blah", "blah"),
        ("bye bye", "bye bye"),
        ("who spoke and who came", "who spoke and who came"),
        ("when was it, when was the first one", "when was it, when was the first one"),
    ],
)
def test_what_is_said_again_and_again_is_read_once(text: str, once: str) -> None:
    assert said_once(text) == once
