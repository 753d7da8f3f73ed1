"""What is said at both sides of a question to the press office."""

from __future__ import annotations

from datetime import UTC, datetime

from bot.dialogue.context import Context
from bot.dialogue.reply import BlockKind
from bot.direction import bare
from bot.facts.factbase import Language
from bot.messaging.replies import office
from bot.office_hours import OfficeHours
from bot.storage import Address, Handover
from tests.messaging.harness import bayan

AT = datetime(2026, 3, 1, 9, tzinfo=UTC)
"""A Sunday, at noon in Kuwait."""
EN = Context(spoken=Language.EN)
HOURS = OfficeHours.read("Sun-Thu 08:00-16:00")


def handed(turns: int = 0, language: str = "en") -> Handover:
    where = Address(1002, 1002)
    return Handover(
        7, "person", "place", where, language, 1, 10, ("dates", "gone"), True, AT, None, AT, "asker", turns, None
    )


def test_the_asker_hears_until_when_the_office_is_there_or_when_it_is_again() -> None:
    now = bare(office.sent(bayan(), EN, handed(), HOURS, AT).text)
    friday = bare(office.sent(bayan(), EN, handed(), HOURS, datetime(2026, 3, 6, 9, tzinfo=UTC)).text)
    assert "until 16:00" in now
    assert "from 08:00 on 8 March 2026" in friday
    assert "16:00" not in bare(office.sent(bayan(), EN, handed(), None, AT).text)


def test_staff_read_the_question_and_what_was_spoken_of_and_nothing_of_who_asked() -> None:
    reply = office.to_staff(bayan(), Context(), handed(), "which hall?", "unknown")
    told = bare(reply.text)
    assert told.count("which hall?") == 2, "in both languages, as nobody knows theirs"
    assert "Dates" in told or "When" in told
    for hidden in ("1002", "person", "place"):
        assert hidden not in told
        assert hidden not in str(reply.buttons)


def test_who_has_asked_back_twice_is_told_that_it_ends_here() -> None:
    first = bare(office.from_office(bayan(), handed(), "In a hall.", is_changed=False).text)
    last = bare(office.from_office(bayan(), handed(office.MOST_TURNS), "In a hall.", is_changed=False).text)
    assert "To ask back, reply" in first
    assert "To ask back, reply" not in last
    assert "press contact" in last


def test_what_staff_wrote_stands_apart_in_the_askers_language() -> None:
    reply = office.from_office(bayan(), handed(language="ar"), "In <b>a</b> hall.", is_changed=True)
    [quote] = [block for block in reply.blocks if block.kind is BlockKind.QUOTE]
    assert quote.text == "In <b>a</b> hall."
    assert reply.language is Language.AR or "المكتب الصحفي" in reply.text


def test_who_gets_no_answer_gets_the_contact_and_who_closed_it_doesnt() -> None:
    def said(by: str, *, was_answered: bool = False) -> str:
        return bare(office.closed(bayan(), EN, by, "q" * 900, is_asker=True, was_answered=was_answered).text)

    assert "Dana" in said("silence")
    assert "Dana" not in said("silence", was_answered=True)
    assert "Dana" not in said("asker")
    assert len(said("silence")) < 900
