"""What Telegram finds in a text, and what it makes of entities that a call brings itself."""

from __future__ import annotations

from typing import Any

import pytest

from bot.simulator import refusals
from bot.simulator.refusals import Refusal
from bot.simulator.text.entities import Formatted
from bot.simulator.text.find import find
from bot.simulator.text.formatting import format_text, message_text

FOUND = {
    "اقرأ www.iom.int/kw?x=1.": ["url www.iom.int/kw?x=1"],
    "kuwait.ae و bbc.co.uk": ["url kuwait.ae", "url bbc.co.uk"],
    "(en.wikipedia.org/wiki/IOM_(agency))": ["url en.wikipedia.org/wiki/IOM_(agency)"],
    "see iom.int/kw، ثم": ["url iom.int/kw،"],
    "end.Of the sentence, file.txt": [],
    "dal.othman@iom.int, dal+x@iom.int": ["email dal.othman@iom.int", "email dal+x@iom.int"],
    "البريد ⁨press@iom.int⁩،": ["email press@iom.int"],
    "@BayanPressBot @abc @gif x@abcde": ["mention @BayanPressBot", "mention @gif"],
    "#الكويت #2021 #a#b #عُقدت": ["hashtag #الكويت", "hashtag #ع"],
    "$KWD $kwd": ["cashtag $KWD"],
    "/ask@BayanPressBot /a/b <b>/x": ["bot_command /ask@BayanPressBot"],
    "4111 1111 1111 1111": ["bank_card_number 4111 1111 1111 1111"],
    "+965 0000 0001, 10:30, 1.2.3": [],
    "tg://resolve?domain=x": ["url tg://resolve?domain=x"],
}


@pytest.mark.parametrize(("text", "expected"), FOUND.items(), ids=FOUND)
def test_finds_what_telegram_finds(text: str, expected: list[str]) -> None:
    units = text.encode("utf-16-le")
    assert [f"{one.type} {units[2 * one.offset : 2 * one.end].decode('utf-16-le')}" for one in find(text)] == expected


def entity(kind: str, offset: int, length: int, **fields: Any) -> dict[str, Any]:
    return {"type": kind, "offset": offset, "length": length, **fields}


def given(text: str, *entities: dict[str, Any]) -> list[tuple[str, int, int, str]]:
    found = format_text(text, "", list(entities))
    return [(one.type, one.offset, one.length, one.detail) for one in found.entities]


def test_of_nested_links_the_outer_stays_and_equal_neighbours_join() -> None:
    links = [entity("text_link", 0, 4, url="a.bc"), entity("text_link", 1, 2, url="d.ef")]
    assert given("abcd", *links) == [("text_link", 0, 4, "http://a.bc/")]
    assert given("abcd", entity("bold", 0, 2), entity("bold", 2, 2)) == [("bold", 0, 4, "")]


def test_code_and_dates_hold_no_other_formatting() -> None:
    assert given("abcd", entity("bold", 0, 4), entity("code", 1, 2)) == [
        ("bold", 0, 1, ""), ("code", 1, 2, ""), ("bold", 3, 1, ""),
    ]  # fmt: skip
    date = entity("date_time", 0, 4, unix_time=1636923600, date_time_format="D")
    assert given("يومx", date, entity("italic", 0, 4)) == [("date_time", 0, 4, "D")]


def test_what_crosses_anothers_edge_is_cut_there() -> None:
    link = entity("text_link", 2, 4, url="a.bc")
    assert given("abcdef", entity("bold", 0, 4), link) == [
        ("bold", 0, 2, ""), ("text_link", 2, 4, "http://a.bc/"), ("bold", 2, 2, ""),
    ]  # fmt: skip


def test_what_is_found_yields_to_what_is_marked() -> None:
    assert given("iom.int", entity("code", 0, 3)) == [("code", 0, 3, "")]
    assert given("iom.int", entity("url", 0, 3)) == [("url", 0, 7, "")]


@pytest.mark.parametrize(
    ("broken", "words"),
    [
        (entity("bold", -1, 1), "receive an entity with incorrect offset -1"),
        (entity("bold", 9, 1), "entity begins after the end of the text at UTF-16 offset 9"),
        (entity("bold", 1, 2), "entity begins in a middle of a UTF-16 symbol at byte offset 4"),
        (
            entity("bold", 0, 1),
            "entity beginning at UTF-16 offset 0 ends in a middle of a UTF-16 symbol at byte offset 4",
        ),
        ({"type": "bold", "offset": 0}, "can't parse MessageEntity: Can't find field \"length\""),
        (entity("bold", 0, True), 'can\'t parse MessageEntity: Field "length" must be a Number'),
        (entity("text_link", 0, 2, url="http://x:0/"), "Wrong port number specified in the URL"),
        (entity("date_time", 0, 2, unix_time=5, date_time_format="z"), "Invalid date-time format specified"),
        ("bold", "can't parse MessageEntity: expected an Object"),
    ],
)
def test_entities_that_cannot_be_are_refused(broken: dict[str, Any], words: str) -> None:
    with pytest.raises(Refusal) as caught:
        format_text("😀ab", "", [broken])
    assert words in caught.value.description


def test_marks_of_direction_in_a_row_and_unseen_texts() -> None:
    assert format_text("a\u200f\u200eb\u202ec", "", []) == Formatted("a\u200c\u200ebc")
    with pytest.raises(Refusal, match=refusals.TEXT_BLANK.description):
        message_text("\u2800\u3000\u200f", "", [], refusals.TEXT_LONG)
