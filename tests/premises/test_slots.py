"""Whom no list knows, told by the place in a question."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

import pytest

from bot.direction import bare
from bot.facts.factbase import Entry
from bot.facts.loader import load
from tests.dialogue.stand_ins import ROOT
from tests.premises.conftest import Asked


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Did Gulfstar Logistics attend?", "Gulfstar Logistics"),
        ("Was Kestrel Security in the room?", "Kestrel Security"),
        ("Was Khaled Al-Jarrah there?", "Khaled Al-Jarrah"),
        ("zenith security came?", "zenith security"),
        ("Were schoolteachers there?", "schoolteachers"),
        ("كفى شاركت؟", "كفى"),
        ("هل حضر الشيخ أحمد النواف؟", "الشيخ أحمد النواف"),
        ("الوزير حضر؟", "الوزير"),
    ],
)
def test_a_name_in_the_place_of_a_participant_is_denied_in_the_words_of_the_asker(
    asked: Asked, text: str, name: str
) -> None:
    [claim] = asked(text, "participants").false
    assert claim.sentence
    assert name in claim.sentence.en
    assert claim.entry_ids == ("participants",)


@pytest.mark.parametrize("text", ["Is Tamdeen a partner?", "Was it held in partnership with Tamdeen?"])
def test_a_partner_is_looked_for_among_the_partners(asked: Asked, text: str) -> None:
    assert asked.corrects(text, "partners") == {"partners"}


@pytest.mark.parametrize(
    "text",
    [
        "Did many people attend?",
        "Can Gulfstar attend?",
        "Did government staff attend?",
        "Did frontline workers take part?",
        "Did they come from government bodies?",
        "Who attended?",
        "Was lunch organised?",
        "Did Kuwait take part?",
        "هل حضر أحد؟",
        "هل كان الحضور كبيرا؟",
        "شارك العاملون في الخطوط الأمامية؟",
    ],
)
def test_nobody_is_denied_who_is_anybody_or_whom_the_answer_speaks_of(asked: Asked, text: str) -> None:
    assert asked(text, "participants").false == ()


def test_where_nothing_is_sure_a_name_is_denied_only_if_nothing_else_is_said(asked: Asked) -> None:
    assert asked.unsure("Did Gulfstar Logistics attend?").false
    assert asked.unsure("Did Gulfstar Logistics attend the football final?").false == ()


@pytest.mark.parametrize(("text", "body"), [("Is the WHO a partner?", True), ("Is he the one who came?", False)])
def test_one_body_is_a_question_word_but_for_its_capitals(asked: Asked, text: str, body: bool) -> None:
    assert bool(asked(text, "partners").false) is body


def test_where_a_release_lists_nobody_its_facts_by_role_tell_who_it_was(asked: Asked) -> None:
    base = load(ROOT / "knowledge")
    new = Asked(replace(base, entries=MappingProxyType({id: _unlisted(one) for id, one in base.entries.items()})))
    assert new.corrects("Was it organised by UNICEF?", "organiser") == {"organiser"}
    assert new.corrects("Is the WHO a partner?", "partners") == {"partners"}
    assert new.corrects("Was it organised by IOM?", "organiser") == set()
    assert not new("Is the WHO a partner?", "partners").yes


def _unlisted(entry: Entry) -> Entry:
    """The entry with its list's members in the answer alone."""
    return replace(entry, listing=None) if entry.listing else entry


def test_a_list_of_anything_says_no_more_than_that_a_name_is_not_there(asked: Asked) -> None:
    base = load(ROOT / "knowledge")
    topics = base.entries["topics"]
    assert topics.listing
    plain = replace(topics.listing, relation=None, not_named=None, caveat=None, named_not=None, yes=None)
    new = Asked(replace(base, entries=MappingProxyType({**base.entries, "topics": replace(topics, listing=plain)})))
    [sentence] = new.sentences("Is child marriage there?", "topics")
    assert bare(sentence) == "The release doesn’t name child marriage under “Topics”."


@pytest.mark.parametrize(
    "text",
    ["يقولون حضر ٢٠٠ واحد صج؟", "بيقولوا حضر ١٠٠ زلمة، صح؟", "قالولي شارك ٣٠٠ شخص صحيح؟", "يشاع شارك مية شخص صح؟"],
)
def test_who_says_so_is_nobody_who_came(asked: Asked, text: str) -> None:
    assert asked(text, "participant-count").false == ()
