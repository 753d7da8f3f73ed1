"""What speaks for an entry besides the words of a message."""

from __future__ import annotations

from dataclasses import replace

from bot.dialogue.signs import Echoes, SignReader, Signs
from bot.dialogue.utterance import UtteranceReader
from bot.matching.ranking import Mentions
from tests.dialogue.stand_ins import ARMY, BASE, HEALTH, StandIn


def signs(text: str, *spoken_of: str, thread: str | None = None, named: Mentions | None = None) -> Signs:
    understanding = StandIn(named={(text, "participants"): named or Mentions()})
    question = understanding.read(text)
    utterance = UtteranceReader(BASE.follow_ups).read(question)
    return SignReader(BASE, understanding).read(question, utterance, spoken_of, thread)


def test_the_table_says_what_a_question_word_asks_for_after_an_entry() -> None:
    assert signs("and where?", "dates").expected == ("place",)
    assert signs("and where?", "dates").bare


def test_after_two_entries_what_is_written_for_few_comes_first() -> None:
    both = signs("when?", "next-project", "funding")
    assert both.expected[0] == "next-dates"


def test_he_is_somebody_whom_the_release_names_where_nothing_else_was_about_them() -> None:
    text = "what did he study?"
    assert signs(text, "dates").spoken_of == ("spokesperson",)
    assert signs(text, "spokesperson-biography").spoken_of == ("spokesperson-biography",)


def test_neighbours_are_what_an_entry_leads_to() -> None:
    assert [*signs("and?", "dates").near] == ["place", "contact"]
    assert [*signs("and?", "venue").near] == ["place"]


def test_a_name_on_a_list_speaks_for_it_and_one_that_is_left_out_only_while_the_list_is_spoken_of() -> None:
    assert signs("and Health?", "dates", named=Mentions(named=(HEALTH,))).listed == "participants"
    assert signs("and the army?", "participants", named=Mentions(others=(ARMY,))).listed == "participants"
    assert signs("and the army?", "law", named=Mentions(others=(ARMY,))).listed is None


def test_all_of_a_conversation_s_thread_is_about_it() -> None:
    thread = next(iter(BASE.follow_ups.threads))
    assert signs("and?", "dates", thread=thread.id).about == thread.entry_ids
    assert signs("and?", "dates").about == ()


def test_words_echo_the_answers_that_have_them_and_few_others() -> None:
    echoes = Echoes(BASE.entries)
    assert echoes.shares(["perpignan"]) == {"spokesperson-biography": 1.0}
    assert echoes.shares(["perpignan", "zebra"]) == {"spokesperson-biography": 0.5}
    assert echoes.shares([]) == {}


def test_a_word_that_many_answers_have_tells_nothing() -> None:
    place = BASE.entries["place"]
    few = {str(number): replace(place, id=str(number)) for number in range(3)}
    assert Echoes(few).shares(["kuwait"]) == {"0": 1.0, "1": 1.0, "2": 1.0}
    assert Echoes({**few, "3": replace(place, id="3")}).shares(["kuwait"]) == {}
