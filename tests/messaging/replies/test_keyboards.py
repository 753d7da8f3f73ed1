from __future__ import annotations

from dataclasses import replace

import pytest

from bot.dialogue.reply import Button, Kind
from bot.facts.factbase import Language
from bot.messaging.replies.keyboards import keyboard
from bot.messaging.replies.sentences import service


def rows(*buttons: Button, kind: Kind = Kind.SERVICE) -> list[list[tuple[str, str]]]:
    markup = keyboard(replace(service((), Language.EN, buttons), kind=kind), 7, rated=True)
    assert markup is not None
    return [[(one.text, str(one.callback_data)) for one in row] for row in markup.inline_keyboard]


def test_short_labels_share_a_row_and_long_ones_do_not() -> None:
    long = Button("Permanent National Committee for trafficking", "fact:c")

    assert rows(Button("When", "fact:a"), Button("Who", "fact:b"), long) == [
        [("When", "fact:a"), ("Who", "fact:b")],
        [(long.label, "fact:c")],
    ]


def test_an_answer_can_be_rated_and_the_rating_names_its_question() -> None:
    assert rows(Button("When", "fact:a"), kind=Kind.ANSWER)[-1] == [("👍", "rate:up:7"), ("👎", "rate:down:7")]


def test_leaving_a_question_names_it() -> None:
    assert rows(Button("Leave it", "leave")) == [[("Leave it", "leave:7")]]


def test_an_action_that_telegram_would_refuse_is_left_out(caplog: pytest.LogCaptureFixture) -> None:
    assert rows(Button("When", "fact:a"), Button("Bad", "fact:" + "م" * 40)) == [[("When", "fact:a")]]
    assert "longer than 64 bytes" in caplog.text


def test_no_buttons_are_no_keyboard() -> None:
    assert keyboard(service((), Language.EN), 7, rated=True) is None
