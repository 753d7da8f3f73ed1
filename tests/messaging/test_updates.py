"""An update as Telegram wrote it, as a row, and parsed; who sent it, and where an answer to them goes."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram import Bot, Update

from bot.facts.factbase import Language
from bot.messaging.updates import (
    Sender,
    UnreadableError,
    address_of,
    asks_to_forget,
    incoming,
    lane_of,
    parsed,
    received_at,
    sender_of,
    unwrapped,
    wrapped,
    writing_to,
)
from bot.storage.chats import Pseudonyms

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
HASHES = Pseudonyms("k")
BOT = Bot("1:x")
NOURA = {"id": 7, "is_bot": False, "first_name": "Noura", "language_code": "ar-KW"}
ROBOT = {"id": 8, "is_bot": True, "first_name": "Robot"}
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


def message(
    text: str = "when?", *, kind: str = "private", chat: int = 5, by: dict[str, Any] | None = NOURA, **more: Any
) -> dict[str, Any]:
    body = {"message_id": 3, "date": 1, "chat": {"id": chat, "type": kind}, "from": by, "text": text, **more}
    return {"update_id": 1, "message": body}


def test_what_is_wrapped_comes_out_as_it_was_and_what_has_no_number_is_no_update() -> None:
    raw = {"update_id": 4, "message": {"what": "nobody has heard of"}}
    whole = wrapped(raw)

    assert whole is not None
    assert unwrapped(Update.de_json(whole, BOT)) == raw
    assert unwrapped(Update(5)) is None
    assert wrapped({"message": {}}) is None


def test_a_row_says_who_wrote_where_and_by_which_way_without_their_numbers() -> None:
    row = incoming(message(kind="supergroup", chat=-100777), HASHES)

    assert (row.surface, row.chat_kind, row.person) == ("message", "supergroup", HASHES.person(7))
    assert row.lane == HASHES.place(-100777)
    assert "100777" not in f"{row.person}{row.lane}{row.content}"


def test_who_writes_in_a_groups_name_is_known_by_that_name() -> None:
    row = incoming(message(kind="supergroup", sender_chat={"id": -1009}), HASHES)
    assert row.person == HASHES.person(-1009)


def test_the_same_update_brought_again_has_the_same_content_in_whatever_order_its_keys_come() -> None:
    one = message()
    other = {"message": dict(reversed(one["message"].items())), "update_id": 1}

    assert incoming(one, HASHES).content == incoming(other, HASHES).content
    assert incoming(one, HASHES).content != incoming(message("who?"), HASHES).content


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        ({"update_id": 2**63}, "its number is out of range"),
        ({"update_id": -1}, "its number is out of range"),
        (message("half a character: \ud83d"), "half a character"),
    ],
)
def test_what_no_database_keeps_is_refused_in_words_of_ours(raw: dict[str, Any], why: str) -> None:
    with pytest.raises(UnreadableError, match=f"^{why}$"):
        incoming(raw, HASHES)


@given(st.text(), JSON)
def test_any_object_with_a_number_is_kept_or_refused(surface: str, content: Any) -> None:
    raw = {"update_id": 8, surface: content}
    try:
        row = incoming(raw, HASHES)
    except UnreadableError:
        return
    assert json.loads(row.raw) == raw
    assert len(row.surface) <= 32


def test_a_press_stands_in_the_line_of_its_chat_and_an_inline_query_in_its_persons() -> None:
    press = {"update_id": 2, "callback_query": {"id": "1", "from": {"id": 7}, "message": {"chat": {"id": 5}}}}
    query = {"update_id": 3, "inline_query": {"id": "1", "from": {"id": 5}, "query": "when"}}

    assert lane_of(press) == lane_of(message(chat=5))
    assert lane_of(query) != lane_of(message(chat=5))  # a private chat has its person's number


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (message("/forget"), True),
        (message("\u200f/Forget@bayan_bot"), True),
        (message("/forget", kind="group"), False),
        (message("/forgetting"), False),
        ({"update_id": 1, "edited_message": message("/forget")["message"]}, False),
    ],
)
def test_what_asks_to_forget_is_seen_before_it_stands_in_line(raw: dict[str, Any], expected: bool) -> None:
    assert asks_to_forget(raw) is expected


def test_a_command_behind_marks_of_direction_is_a_command() -> None:
    raw = message("\u200f\u200e /ask متى @bayan", entities=[{"type": "mention", "offset": 12, "length": 6}])
    update = parsed(raw, BOT, NOW)

    assert update.message is not None
    assert update.message.text == "/ask متى @bayan"
    assert [(one.type, update.message.parse_entity(one)) for one in update.message.entities] == [
        ("bot_command", "/ask"),
        ("mention", "@bayan"),
    ]
    assert received_at(update) == NOW


def found(update: dict[str, Any]) -> Sender | None:
    return sender_of(Update.de_json({"update_id": 1} | update, BOT), HASHES)


def sent(kind: str = "private", by: dict[str, Any] | None = NOURA, **more: Any) -> Sender:
    sender = found(message(kind=kind, by=by, **more))
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
    assert found(message(kind="group", by=ROBOT)) is None
    assert found(message(kind="group", by=None)) is None


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
