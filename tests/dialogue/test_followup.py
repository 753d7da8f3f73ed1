from __future__ import annotations

import pytest

from bot.dialogue.context import Context
from bot.dialogue.followup import Choices, FollowUp
from bot.facts.factbase import Language
from bot.matching.ranking import Mentions, Ranking
from tests.dialogue.stand_ins import ARMY, BASE, HEALTH, NOW, RERANKER, THRESHOLDS, StandIn, ranking

UNDECIDED = ranking(unknown=0.94, greeting=0.03, law=0.03)

OFFERED = ("dates", "next-dates", "law")
CHOICES = Choices(BASE.follow_ups)


def after(*entry_ids: str) -> Context:
    return Context(entry_ids=entry_ids, at=NOW)


def read(text: str, last: str, found: Ranking = UNDECIDED, understanding: StandIn | None = None) -> Ranking:
    understanding = understanding or StandIn()
    follow_up = FollowUp(BASE, understanding, RERANKER, THRESHOLDS.answer)
    return follow_up.rank(understanding.read(text), found, after(last))


def first(found: Ranking) -> str:
    return found.candidates[0].id if found.candidates[0].confidence > found.unknown else "unknown"


@pytest.mark.parametrize(
    ("last", "text", "meant"),
    [
        ("spokesperson", "and what did he study?", "spokesperson-biography"),
        ("spokesperson", "شنو دارس؟", "spokesperson-biography"),
        ("spokesperson", "sho daras?", "spokesperson-biography"),
        ("quote", "who said it?", "spokesperson"),
        ("quote", "منو قالها؟", "spokesperson"),
        ("quote", "mino galha?", "spokesperson"),
        ("spokesperson-biography", "وفين؟", "spokesperson-biography"),
        ("dates", "and where?", "place"),
        ("dates", "wein?", "place"),
        ("dates", "والثانية؟", "dates"),
        ("place", "where exactly", "venue"),
        ("contact", "her mobile?", "phone"),
        ("contact", "ورقمها؟", "phone"),
        ("law", "its number?", "law"),
        ("law", "رقمه؟", "law"),
        ("law", "لأي سنة؟", "law"),
        ("next-project", "when does it begin?", "next-dates"),
        ("next-project", "متى يبلش؟", "next-dates"),
        ("next-project", "with which ministries?", "next-project"),
        ("next-project", "مع منو؟", "next-project"),
        ("next-project", "who's running it?", "next-project"),
        ("contact", "who is the boss there", "spokesperson"),
        ("topics", "tell me more about the second topic", "topics"),
        ("topics", "حدثني أكثر عن الموضوع الثاني", "topics"),
    ],
)
def test_a_short_message_is_understood_from_what_was_said(last: str, text: str, meant: str) -> None:
    assert first(read(text, last)) == meant


@pytest.mark.parametrize(
    ("last", "text"), [("spokesperson", "how old is he?"), ("contact", "متزوجة؟"), ("law", "وفي قطر؟")]
)
def test_what_the_release_has_nothing_on_stays_unknown(last: str, text: str) -> None:
    assert first(read(text, last, ranking(unknown=0.5, spokesperson=0.3, law=0.2))) == "unknown"


@pytest.mark.parametrize(
    "text",
    [
        "When were the workshops on trafficking held in Kuwait?",
        "متى عُقدت ورشتا مكافحة الاتجار في الكويت؟",
        "Where did the workshops take place last November?",
    ],
)
def test_a_complete_question_is_never_bent(text: str) -> None:
    found = read(text, "next-project", ranking(dates=0.9, next_dates=0.05))
    assert first(found) == "dates"
    assert found.candidates[0].confidence >= THRESHOLDS.answer


def test_a_message_that_leans_gives_way_to_words_that_are_clear() -> None:
    assert first(read("and the hotel's name?", "law", ranking(venue=0.97, law=0.01))) == "venue"


@pytest.mark.parametrize("text", ["😂", "?!", ""])
def test_a_message_without_words_means_nothing(text: str) -> None:
    assert read(text, "law") == UNDECIDED


def test_thanks_are_thanks_whatever_was_said() -> None:
    assert first(read("thanks", "law", ranking(thanks=0.95))) == "thanks"


def test_a_member_is_looked_for_in_the_list_that_names_it() -> None:
    text = "والصحة؟"
    understanding = StandIn(named={(text, "participants"): Mentions(named=(HEALTH,))})
    found = ranking(unknown=0.5, participants=0.1, purpose=0.1)
    assert first(read(text, "dates", found, understanding)) == "participants"


def test_a_name_of_a_list_in_a_clear_question_for_something_else_is_no_question_for_the_list() -> None:
    text = "the army, are they allowed in?"
    understanding = StandIn(named={(text, "participants"): Mentions(others=(ARMY,))})
    assert first(read(text, "participants", ranking(attend=0.97, participants=0.01), understanding)) == "attend"


def test_one_that_the_list_leaves_out_is_asked_of_the_list_spoken_of() -> None:
    text = "and the army?"
    understanding = StandIn(named={(text, "participants"): Mentions(others=(ARMY,))})
    found = ranking(unknown=0.6, participants=0.1)
    assert first(read(text, "participants", found, understanding)) == "participants"
    elsewhere = read(text, "law", found, understanding).candidates[0]
    assert elsewhere.id != "participants" or elsewhere.confidence < THRESHOLDS.answer


def test_a_word_of_the_last_answer_stays_with_it() -> None:
    assert (
        first(read("in Perpignan?", "spokesperson-biography", ranking(unknown=0.5, spokesperson_biography=0.1)))
        == "spokesperson-biography"
    )


def test_he_is_the_man_even_where_a_woman_was_spoken_of() -> None:
    assert first(read("what's his title", "contact")) == "spokesperson"
    assert first(read("what's her title", "contact")) == "contact"


@pytest.mark.parametrize(
    "text", ["what number do I call", "can you send someone", "she is afraid", "شنو الرقم؟", "ok", "ومتى يوصلون؟"]
)
def test_what_leans_on_a_danger_stays_there(text: str) -> None:
    assert read(text, "safeguarding", ranking(phone=0.9)).alarm


def test_a_clear_question_about_the_release_leaves_the_danger() -> None:
    found = ranking(dates=0.95)
    assert not read("when were the workshops", "safeguarding", found).alarm
    assert not read("and back to the workshops: when did they take place?", "safeguarding", found).alarm
    assert not read("طيب وبالنسبة للبيان، شو تاريخه؟", "safeguarding", found).alarm


@pytest.mark.parametrize(
    "text", ["can the workshop's people get her out?", "والمنظمة تقدر تطلعها من الورشة اللي حابسينها فيها؟"]
)
def test_the_release_named_in_a_call_for_help_doesnt_leave_the_danger(text: str) -> None:
    assert read(text, "safeguarding", ranking(contact=0.8, safeguarding=0.15)).alarm


def test_thanks_leave_the_danger_too() -> None:
    assert not read("thank you", "safeguarding", ranking(thanks=0.9)).alarm


def requested(text: str, context: Context) -> tuple[tuple[str, ...], Language | None] | None:
    follow_up = FollowUp(BASE, StandIn(), RERANKER, THRESHOLDS.answer)
    return follow_up.requested(follow_up.utterances.read(StandIn().read(text)), context)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("again please", None),
        ("مرة ثانية", None),
        ("in Arabic please", Language.AR),
        ("بالإنجليزي", Language.EN),
        ("say it in English", Language.EN),
        ("bel 3arabi", Language.AR),
    ],
)
def test_the_last_facts_can_be_asked_for_again(text: str, language: Language | None) -> None:
    assert requested(text, after("dates", "place")) == (("dates", "place"), language)


@pytest.mark.parametrize("text", ["her email again", "is there an English version of the law", "when"])
def test_a_question_is_no_request_to_repeat(text: str) -> None:
    assert requested(text, after("dates")) is None


def test_there_is_nothing_to_repeat_at_the_start() -> None:
    assert requested("again", Context()) is None


def choose(text: str, offered: tuple[str, ...] = OFFERED) -> tuple[str, ...] | None:
    return CHOICES.of(StandIn().read(text), offered, BASE.entries)


@pytest.mark.parametrize(
    "text", ["1", "١", "the first", "first one please", "الأولى", "أول وحدة", "awwal wa7da", "One."]
)
def test_the_first_by_any_name(text: str) -> None:
    assert choose(text) == ("dates",)


@pytest.mark.parametrize("text", ["2", "the second one", "الثاني", "تاني واحدة", "tani wa7da", "number two"])
def test_the_second_by_any_name(text: str) -> None:
    assert choose(text) == ("next-dates",)


@pytest.mark.parametrize("text", ["3", "the last one", "الأخيرة", "آخر واحد", "a5er wa7da", "التالتة"])
def test_the_last_by_any_name(text: str) -> None:
    assert choose(text) == ("law",)


@pytest.mark.parametrize("text", ["both", "كلهم", "kollhom", "all of them please"])
def test_all_of_them(text: str) -> None:
    assert choose(text) == OFFERED


@pytest.mark.parametrize("text", ["neither", "none of these", "ولا واحد", "wala wa7ed"])
def test_none_of_them(text: str) -> None:
    assert choose(text) == ()


def test_a_third_of_two_is_no_choice() -> None:
    assert choose("3", OFFERED[:2]) is None


@pytest.mark.parametrize(("text", "chosen"), [("law", "law"), ("the law please", "law"), ("next dates", "next-dates")])
def test_a_part_of_a_label_that_only_one_has(text: str, chosen: str) -> None:
    assert choose(text) == (chosen,)


@pytest.mark.parametrize("text", ["dates", "who took part in it", "", "?!", "please"])
def test_words_of_two_labels_or_of_none_are_left_to_the_matcher(text: str) -> None:
    assert choose(text) is None


def test_nothing_is_chosen_where_nothing_was_offered() -> None:
    assert choose("1", ()) is None
