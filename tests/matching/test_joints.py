from __future__ import annotations

import pytest

from bot.facts.followups import WordGroup
from bot.language.normalise import normalise
from bot.language.vocabulary import Vocabulary
from bot.matching.joints import MOST, JointReader, Kind

ASKING = Vocabulary.of(
    [
        WordGroup("when", ("when", "متى")),
        WordGroup("who", ("who", "مين", "من هو")),
        WordGroup("which", ("which", "أي", "أنهي")),
        WordGroup("how-many", ("how many", "كم")),
    ]
)
JOINTS = JointReader(ASKING, frozenset(map(normalise, ("متى", "الشركاء", "المواضيع"))).__contains__)


def pieces(text: str) -> list[str]:
    """The text cut at every joint."""
    joints = JOINTS.read(text)
    begins = [0, *(joint.end for joint in joints)]
    ends = [*(joint.start for joint in joints), len(text)]
    found = [text[begin:end].strip() for begin, end in zip(begins, ends, strict=True)]
    return [piece for piece in found if any(map(str.isalnum, piece))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("dates, hotel and budget", ["dates", "hotel", "budget"]),
        ("how many came how many stayed", ["how many came", "how many stayed"]),
        ("who came in which year", ["who came", "in which year"]),
        ("1) dates 2) topics 3) e-mail", ["dates", "topics", "e-mail"]),
        ("1- التواريخ ٢- المواضيع", ["التواريخ", "المواضيع"]),
        ("First, the dates. Second, the topics.", ["the dates", "the topics."]),
        ("المواضيع والشركاء", ["المواضيع", "والشركاء"]),
        ("مين شارك متى بدأت", ["مين شارك", "متى بدأت"]),
    ],
)
def test_a_message_could_come_apart_where_something_new_may_begin(text: str, expected: list[str]) -> None:
    assert pieces(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "مع أنهي وزارات",
        "وزارة الصحة",
        "when",
        "",
        "1",
    ],
)
def test_nothing_is_cut_from_what_belongs_together(text: str) -> None:
    assert len(pieces(text)) < 2


def test_a_preposition_goes_with_the_question_word_behind_it() -> None:
    assert pieces("متى بدأت مع أنهي وزارات") == ["متى بدأت", "مع أنهي وزارات"]


def test_one_number_is_no_list() -> None:
    assert Kind.NUMBERED not in {joint.kind for joint in JOINTS.read("workshop 1 in which hotel")}


def test_a_story_has_only_so_many_joints() -> None:
    assert len(JOINTS.read("this, and that, " * 50)) == MOST


@pytest.mark.parametrize(
    "text",
    [
        "he studied at which university",
        "the course was in which hotel?",
        "كانت الورشة في أي فندق؟",
        "they came with which ministry",
    ],
)
def test_a_preposition_behind_what_asks_nothing_belongs_to_that(text: str) -> None:
    assert JOINTS.read(text) == []


@pytest.mark.parametrize("text", ["who came?", "متى بدأت؟", "which hotel?!\n", "who came, "])
def test_there_is_no_joint_at_the_end(text: str) -> None:
    assert JOINTS.read(text) == []
