"""Who sent an update, and where an answer to them goes."""

from __future__ import annotations

from typing import Any

import pytest
from telegram import Bot, Update

from bot.facts.factbase import Language
from bot.messaging.sender import Sender, address_of, sender_of, writing_to
from bot.storage.pseudonyms import Pseudonyms

HASHES = Pseudonyms("k")
NOURA = {"id": 7, "is_bot": False, "first_name": "Noura", "language_code": "ar-KW"}
ROBOT = {"id": 8, "is_bot": True, "first_name": "Robot"}


def found(update: dict[str, Any]) -> Sender | None:
    return sender_of(Update.de_json({"update_id": 1, **update}, Bot("1:x")), HASHES)


def message(kind: str = "private", by: dict[str, Any] | None = NOURA, **more: Any) -> dict[str, Any]:
    body = {"message_id": 3, "date": 1, "chat": {"id": 5, "type": kind}, "text": "when?", **more}
    return {"message": body | ({"from": by} if by else {})}


def sent(kind: str = "private", by: dict[str, Any] | None = NOURA, **more: Any) -> Sender:
    sender = found(message(kind, by, **more))
    assert sender is not None
    return sender


def test_in_private_the_answer_is_no_reply_and_in_a_group_it_is() -> None:
    private, group = sent(), sent("supergroup")

    assert (private.is_private, private.reply_to) == (True, None)
    assert (group.is_private, group.reply_to) == (False, 3)
    assert (private.person, private.place) == (HASHES.person(7), HASHES.place(5))


def test_only_a_forums_topic_is_a_place_of_its_own() -> None:
    assert sent("supergroup", message_thread_id=9, is_topic_message=True).thread == 9
    assert sent("supergroup", message_thread_id=9).thread is None


def test_two_bots_never_answer_each_other_without_end() -> None:
    assert found(message("group", ROBOT)) is None
    assert found(message("group", None)) is None


def test_administrators_in_the_groups_name_are_nobody_else() -> None:
    in_its_name = {"sender_chat": {"id": -1009, "type": "supergroup"}}
    assert sent("supergroup", ROBOT, **in_its_name).person == HASHES.person(-1009)


def test_a_press_under_the_bots_own_message_is_the_pressers() -> None:
    under = message(by=ROBOT)["message"]
    pressed = found({"callback_query": {"id": "1", "from": NOURA, "chat_instance": "1", "data": "x", "message": under}})

    assert pressed is not None
    assert pressed.person == HASHES.person(7)


@pytest.mark.parametrize(
    ("code", "expected"), [("ar-KW", Language.AR), ("en", Language.EN), ("fr", None), (None, None)]
)
def test_the_interface_counts_where_it_is_one_of_our_languages(code: str | None, expected: Language | None) -> None:
    assert sent(by={**NOURA, "language_code": code}).interface is expected


def test_whoever_is_written_to_later_is_written_to_where_they_were() -> None:
    sender = sent("supergroup", message_thread_id=9, is_topic_message=True)
    later = writing_to(sender.person, sender.place, address_of(sender))

    assert (later.chat_id, later.user_id, later.thread) == (sender.chat_id, sender.user_id, sender.thread)
    assert later.reply_to is None
