from __future__ import annotations

from bot.desk.alike import groups
from bot.facts.followups import WordGroup
from bot.language.lexicon import Lexicon
from bot.language.read import Reader
from bot.language.vocabulary import Vocabulary

from .logged import row

READER = Reader(
    Lexicon.of([("who won the cup", "en"), ("من فاز بالكأس", "ar")]),
    Vocabulary.of([WordGroup("cup", ("cup", "كأس")), WordGroup("won", ("won", "فاز", "كسب"))]),
)


def grouped(*questions: str) -> list[list[str]]:
    asked = [row(question, number=number) for number, question in enumerate(questions)]
    return [[one.question or "" for one in group.asked] for group in groups(asked, READER.read)]


def test_like_questions_stand_together_the_largest_group_first() -> None:
    found = grouped("what is the dress code", "who won the cup", "who won the cup?", "so who won that cup")
    assert found == [["who won the cup", "who won the cup?", "so who won that cup"], ["what is the dress code"]]


def test_words_that_mean_the_same_join_dialects() -> None:
    assert len(grouped("من فاز بالكأس", "من كسب الكأس", "وين الفندق")) == 2


def test_the_wording_asked_most_leads() -> None:
    asked = [row("who won"), row("who won the cup", number=2), row("who won the cup", number=3)]
    group = groups(asked, READER.read)[0]
    assert group.texts[0] == "who won the cup"


def test_what_was_left_for_staff_is_counted() -> None:
    asked = [row("who won the cup"), row("who won the cup", number=2, is_left=True)]
    assert [(len(group.asked), group.left) for group in groups(asked, READER.read)] == [(2, 1)]


def test_messages_whose_words_werent_kept_are_passed_over() -> None:
    assert groups([row(None)], READER.read) == ()


def test_noise_is_no_trouble() -> None:
    assert len(grouped("???", "", "😀", "a" * 3000)) == 3
