from __future__ import annotations

import pytest

from bot.dialogue.decision import AskBack, Correction, Decision, NotFound, Part, Say
from bot.dialogue.render import Renderer, said_once
from bot.dialogue.reply import Block, BlockKind, Button, Kind, Reply
from bot.direction import FSI, PDI, bare, first_strong
from bot.facts.factbase import Bilingual, Language, Member
from bot.premises.listed import ListSentences
from bot.premises.message import granted
from bot.premises.values import Sentences
from tests.dialogue.stand_ins import BASE, HEALTH, JUSTICE, LOCALES

AR, EN = Language.AR, Language.EN
RENDERER = Renderer(BASE, LOCALES)


def say(entry_id: str, *members: Member, yes: bool = False, negative: bool = False) -> Say:
    entry = BASE.entries[entry_id]
    lead = granted(ListSentences(Sentences(LOCALES)).named(entry, members), negative) if members else None
    return Say(entry, yes or bool(members), negative, lead)


def render(*parts: Part, language: Language | None = EN, miss: int = 0, again: bool = False) -> Reply:
    return RENDERER.reply(Decision(parts, language, miss=miss, again=again))


def texts(reply: Reply, kind: BlockKind = BlockKind.TEXT) -> list[str]:
    return [bare(block.text) for block in reply.blocks if block.kind is kind]


def test_an_answer_has_its_source_and_what_lies_near() -> None:
    reply = render(say("dates"))
    assert texts(reply) == ["From 10 to 15 November."]
    assert texts(reply, BlockKind.SOURCE) == ["Release of 15 November 2021, paragraph 4"]
    assert reply.paragraphs == (4,)
    assert reply.buttons == (Button("Place", "fact:place"), Button("Contact", "fact:contact"))


def test_several_facts_have_a_heading_each_and_one_source() -> None:
    reply = render(say("dates"), say("place"))
    assert texts(reply, BlockKind.HEADING) == ["Dates", "Place"]
    assert texts(reply, BlockKind.SOURCE) == ["Release of 15 November 2021, paragraphs 3 and 4"]
    assert reply.entry_ids == ("dates", "place")
    assert reply.kind is Kind.ANSWER


def test_a_quotation_is_a_block_of_its_own_without_its_mark() -> None:
    assert texts(render(say("quote")), BlockKind.QUOTE) == ["“Part of it.”"]


def test_the_members_asked_for_come_before_the_list() -> None:
    lead, whole = texts(render(say("participants", HEALTH, JUSTICE)))
    assert lead == "Yes: the release names the Ministry of Health and the Ministry of Justice."
    assert whole == "These bodies:\n• Ministry of Health\n• Ministry of Justice"


def test_what_a_correction_has_said_is_not_said_again() -> None:
    said = Correction(Bilingual(ar="في الكويت، لا في دبي.", en="In Kuwait, not in Dubai."), ("place",))
    reply = RENDERER.reply(Decision((say("place"),), EN, corrections=(said,)))
    assert texts(reply) == ["In Kuwait, not in Dubai."]
    reply = RENDERER.reply(Decision((say("dates"),), EN, corrections=(said,)))
    assert texts(reply) == ["In Kuwait, not in Dubai.", "From 10 to 15 November."]


def test_what_is_said_anyway_does_not_follow_as_nearby() -> None:
    assert texts(render(say("phone"), say("contact"))).count("Write to Dana Al-Othman: dalothman@iom.int") == 1


def test_the_waw_of_a_list_is_attached_in_arabic() -> None:
    reply = render(say("participants", HEALTH, JUSTICE), language=AR)
    assert texts(reply)[0] == "نعم، ورد اسم وزارة الصحة ووزارة العدل."


def test_a_yes_about_no_list_is_a_word_of_its_own() -> None:
    assert texts(render(say("dates", yes=True)))[:2] == ["Yes.", "From 10 to 15 November."]


def test_what_was_asked_with_a_not_gets_its_own_yes_in_arabic() -> None:
    assert texts(render(say("dates", yes=True, negative=True), language=AR))[0] == "بلى."
    assert texts(render(say("participants", HEALTH, negative=True), language=AR))[0] == "بلى، ورد اسم وزارة الصحة."


def test_what_is_not_stated_is_followed_by_what_is_and_by_the_contact() -> None:
    reply = render(say("venue"))
    assert texts(reply) == [
        "No hotel is named.",
        "What it does say:",
        "In Kuwait.",
        "Press contact: Dana Al-Othman, dalothman@iom.int",
    ]
    assert (reply.kind, reply.entry_ids, reply.paragraphs) == (Kind.NOT_STATED, ("venue",), (3,))


def test_the_contact_is_not_named_twice() -> None:
    assert sum("dalothman@iom.int" in text for text in texts(render(say("phone")))) == 1


def test_nothing_found_offers_the_nearest_and_all_topics() -> None:
    reply = render(NotFound((BASE.entries["law"],)), miss=1)
    assert texts(reply)[0] == "I didn’t find that in the release of 15 November 2021."
    assert "dalothman@iom.int" in texts(reply)[-1]
    assert [button.action for button in reply.buttons] == ["fact:law", "topics"]
    assert (reply.kind, reply.entry_ids) == (Kind.UNKNOWN, ())


def test_the_second_miss_in_a_row_offers_people() -> None:
    once, twice = render(NotFound(), miss=1), render(NotFound(), miss=2)
    assert "leave" not in [button.action for button in once.buttons]
    assert "leave" in [button.action for button in twice.buttons]
    assert LOCALES.text("en", "offer-people") in texts(twice)


def test_asking_back_has_a_button_for_each_choice() -> None:
    reply = render(AskBack((BASE.entries["dates"], BASE.entries["law"])))
    assert (reply.kind, reply.entry_ids) == (Kind.CLARIFY, ("dates", "law"))
    assert [button.action for button in reply.buttons] == ["fact:dates", "fact:law"]
    assert texts(reply) == [LOCALES.text("en", "clarify")]


def test_asking_back_states_nothing_and_so_names_no_source() -> None:
    reply = render(AskBack((BASE.entries["dates"], BASE.entries["document"])))
    assert not texts(reply, BlockKind.SOURCE)


def test_a_choice_that_fitted_nothing_is_asked_for_in_other_words() -> None:
    asked = AskBack((BASE.entries["dates"], BASE.entries["law"]))
    assert texts(render(asked, again=True)) == [LOCALES.text("en", "clarify-again")]


def test_a_part_that_was_not_found_is_one_line_beside_the_answer() -> None:
    reply = render(say("dates"), NotFound((BASE.entries["law"],)))
    assert texts(reply) == ["From 10 to 15 November.", "I didn’t find that in the release of 15 November 2021."]
    assert (reply.kind, reply.entry_ids) == (Kind.ANSWER, ("dates",))


def test_thanks_get_a_short_word_the_second_time() -> None:
    assert texts(render(say("thanks"), again=True)) == [LOCALES.text("en", "thanks-again")]


def test_safeguarding_offers_nothing_else() -> None:
    reply = render(say("safeguarding"), language=AR)
    assert (reply.buttons, reply.kind, reply.private) == ((), Kind.SERVICE, True)
    assert "112" in reply.text


def test_a_greeting_offers_where_to_start() -> None:
    assert [button.action for button in render(say("greeting")).buttons] == [
        "fact:overview",
        "fact:place",
        "fact:dates",
    ]


def test_the_document_is_a_sheet_of_every_stated_fact_in_the_order_of_the_release() -> None:
    reply = render(say("document"))
    headings = texts(reply, BlockKind.HEADING)
    assert headings[0] == "Overview (Paragraph 1)"
    assert headings[-1] == "Spokesperson biography (Paragraph 9)"
    assert len(headings) == sum(bool(entry.paragraphs) for entry in BASE.entries.values())
    assert reply.entry_ids == ("document",)


def test_where_the_language_cannot_be_told_both_are_given_in_text_and_buttons() -> None:
    reply = render(say("dates"), language=None)
    assert "From 10 to 15 November." in reply.text
    assert "من 10 إلى 15 نوفمبر." in reply.text
    assert reply.buttons[0].label == "زر في · Place".replace("زر في", BASE.entries["place"].label.ar)


def test_a_third_language_gets_one_line_in_each_of_ours() -> None:
    reply = RENDERER.reply(Decision((NotFound(),), None, note="other-language"))
    assert [first_strong(block.text) for block in reply.blocks] == ["ar", "en"]
    assert reply.buttons == ()


@pytest.mark.parametrize("entry_id", BASE.entries)
def test_each_line_of_an_arabic_reply_starts_with_an_arabic_letter(entry_id: str) -> None:
    reply = render(say(entry_id), language=AR)
    lines = [line for block in reply.blocks for line in block.text.splitlines()]
    assert all(first_strong(line.lstrip("•«“ ")[:1]) == "ar" for line in lines), lines


def test_latin_words_inside_arabic_are_isolated_once() -> None:
    text = render(say("contact"), language=AR).text
    assert f"{FSI}dalothman@iom.int{PDI}" in text
    assert FSI + FSI not in text


def test_marks_are_in_pairs() -> None:
    for entry_id in BASE.entries:
        for language in Language:
            text = render(say(entry_id), language=language).text
            assert text.count(FSI) == text.count(PDI)


def test_what_a_question_takes_for_granted_is_put_right_before_the_answer() -> None:
    wrong = Correction(Bilingual(ar="ورشتان لا ثلاث.", en="Two workshops, not three."), ("overview", "dates"))
    reply = RENDERER.reply(Decision((Say(BASE.entries["dates"]),), EN, corrections=(wrong,)))
    assert reply.text.startswith("Two workshops, not three.\n\nFrom 10 to 15")
    assert reply.corrects == ("overview", "dates")


@pytest.mark.parametrize(
    ("answer", "left"),
    [
        ("They were held in Oman. Two halls were used.", ["Two halls were used."]),
        ("They were held in Oman.", []),
        ("Two halls were used. They were held in Oman.", ["Two halls were used. They were held in Oman."]),
    ],
)
def test_what_was_just_put_right_isnt_said_once_more(answer: str, left: list[str]) -> None:
    before = ["They were held in \u2068Oman\u2069, not in Dubai."]
    assert [block.text for block in said_once([Block(BlockKind.TEXT, answer)], before)] == left


def test_of_a_quotation_nothing_is_cut_off() -> None:
    quoted = Block(BlockKind.QUOTE, "They were held in Oman. It was hot.")
    assert [*said_once([quoted], ["They were held in Oman."])] == [quoted]
