"""Which readers look at a message."""

from __future__ import annotations

from bot.premises.message import Claim, Message
from bot.premises.triggers import Reader, Triggers
from bot.premises.words import tokens_of


def _nothing(_: Message) -> list[Claim]:
    return []


TRIGGERS = Triggers(
    {
        "places": Reader(_nothing, frozenset({"dubai", "دبي"})),
        "days": Reader(_nothing, frozenset({"may"}), digits=True),
        "topics": Reader(_nothing, entries=frozenset({"topics"})),
        "emails": Reader(_nothing, mark="@"),
    }
)


def awake(text: str, *entry_ids: str) -> set[str]:
    return set(TRIGGERS.awake(tokens_of(text), text, entry_ids))


def test_a_reader_sleeps_where_nothing_is_for_it_to_look_at() -> None:
    assert awake("who came?", "participants") == set()


def test_a_word_a_figure_a_mark_or_the_answer_wakes_it() -> None:
    assert awake("وبدبي؟") == {"places"}  # with its particles attached
    assert awake("on the ١٢th") == {"days"}
    assert awake("a@b.example?") == {"emails"}
    assert awake("what was it about?", "topics") == {"topics"}
