"""Every reply as Telegram reads it: TDLib, which is what its apps are made of, is the judge."""

from __future__ import annotations

import re

import pytest

from bench import tdlib
from bot.bayan import Bayan
from bot.desk.readers import addresses
from bot.dialogue.context import Context
from bot.dialogue.reply import Reply
from bot.facts.factbase import Language
from bot.facts.loader import inspect
from bot.messaging.replies.formatting import pieces
from bot.simulator.text.entities import Entity
from tests.dialogue.stand_ins import NOW

pytest.importorskip("tdjson", reason="TDLib (tdjson) has no wheel for this platform")
_NUMBER = re.compile(r"[0-9][0-9.,–]*[0-9]|[0-9]")
_LOOKS = {"bold", "italic", "blockquote"}


def links(text: str, entities: list[Entity]) -> list[str]:
    units = text.encode("utf-16-le")
    return [units[2 * one.offset : 2 * (one.offset + one.length)].decode("utf-16-le") for one in entities]


def replies(bayan: Bayan, language: Language) -> list[Reply]:
    """Every entry shown and every sample asked, by somebody who reads that language."""
    context = Context(spoken=language, interface=language)
    shown = [bayan.show(entry, context, NOW).reply for entry in bayan.base.entries]
    return shown + [bayan.answer(sample.ask, context, NOW).reply for sample in inspect(bayan.base.folder).samples]


@pytest.mark.parametrize("language", list(Language))
def test_every_address_link_and_number_of_every_reply_is_whole(bayan: Bayan, language: Language) -> None:
    seen = 0
    for reply in replies(bayan, language):
        for piece in pieces(reply):
            message = tdlib.parse(piece.html, "html")
            found = links(message.text, tdlib.find(message.text))
            meant = list(addresses(message.text))
            seen += len(meant)

            assert {one.type for one in message.entities} <= _LOOKS
            assert sorted(found) == sorted(meant), message.text
            for number in _NUMBER.findall(message.text):
                assert not any(number in link and link not in meant for link in found), message.text
    assert seen >= len(list(Language)) * 2
