"""An update as Telegram wrote it, as a row, and parsed."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram import Bot, Update

from bot.messaging.transport.raw_update import (
    UnreadableError,
    asks_to_forget,
    incoming,
    lane_of,
    parsed,
    received_at,
    unwrapped,
    wrapped,
)
from bot.storage.pseudonyms import Pseudonyms

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
HASHES = Pseudonyms("k")
BOT = Bot("1:x")
NOURA = {"id": 7, "is_bot": False, "first_name": "Noura"}
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


def message(text: str = "when?", *, kind: str = "private", chat: int = 5, **more: Any) -> dict[str, Any]:
    body = {"message_id": 3, "date": 1, "chat": {"id": chat, "type": kind}, "from": NOURA, "text": text, **more}
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
