"""What followers are told of a correction."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from types import MappingProxyType
from zoneinfo import ZoneInfo

from bot.bayan import Bayan
from bot.dialogue.reply import BlockKind
from bot.direction import bare
from bot.facts.factbase import Bilingual, Correction, Language
from bot.messaging.replies.corrections import answer, correction, label_of
from bot.storage.records import Follow
from tests.messaging.harness import KeywordUnderstanding, bayan

TOLD_AT = datetime(2026, 3, 1, 21, 30, tzinfo=UTC)
"""After midnight where the release is."""


def corrected(*entries: str) -> Bayan:
    old = bayan()
    mark = Correction(date(2026, 3, 2), Bilingual(ar="تأجّلت.", en="It was put off."))
    new = {id: replace(old.base.entries[id], correction=mark) for id in entries}
    release = replace(old.base.release, timezone=ZoneInfo("Asia/Kuwait"))
    base = replace(old.base, release=release, entries=MappingProxyType({**old.base.entries, **new}))
    return Bayan.of(base, old.locales, KeywordUnderstanding())


def follow(entry: str, said: str = "Once.", number: int = 1) -> Follow:
    return Follow(number, entry, "two-workshops", "old", said, TOLD_AT)


def test_the_day_is_that_of_the_release_not_of_the_server() -> None:
    told = bare(correction(corrected("dates"), Language.EN, (follow("dates"),)).text)
    assert "On 2 March 2026 you were told" in told


def test_two_in_a_group_who_follow_the_same_read_it_once() -> None:
    reply = correction(corrected("dates"), Language.EN, (follow("dates"), follow("dates", number=2)))
    assert [block.kind for block in reply.blocks].count(BlockKind.HEADING) == 1


def test_two_corrections_are_one_message_whose_button_ends_both() -> None:
    both = corrected("dates", "participants")
    one = correction(both, Language.EN, (follow("dates"),))
    two = correction(both, Language.EN, (follow("dates"), follow("participants", number=2)))
    assert [block.kind for block in two.blocks].count(BlockKind.HEADING) == 2
    assert one.buttons[0].action.endswith(":dates")
    assert two.buttons[0].action != one.buttons[0].action


def test_what_was_said_at_length_is_cut_between_words_and_says_so() -> None:
    said = "word " * 2000
    [quote] = [
        block
        for block in correction(corrected("dates"), Language.EN, (follow("dates", said),)).blocks
        if block.kind is BlockKind.QUOTE
    ]
    assert quote.text.endswith("word …")
    assert len(quote.text) < len(said)


def test_of_words_that_are_no_longer_known_only_the_day_is_said() -> None:
    reply = correction(corrected("dates"), Language.EN, (follow("dates", ""),))
    assert not [block for block in reply.blocks if block.kind is BlockKind.QUOTE]


def test_an_answer_that_was_waited_for_names_the_question_and_gives_what_is_known_now() -> None:
    known = bayan()
    reply = known.offered("dates", Language.EN)
    assert reply is not None
    told = answer(known, Language.EN, "when " * 500, TOLD_AT, reply)
    assert reply.text in told.text
    assert len(told.text) < len(reply.text) + 1000


def test_an_entry_that_is_gone_still_has_a_name_to_stop_it_by() -> None:
    assert label_of(bayan(), None, Language.EN)
    assert label_of(bayan(), None, Language.AR) != label_of(bayan(), None, Language.EN)
