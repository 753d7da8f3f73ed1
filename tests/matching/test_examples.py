from __future__ import annotations

import random

from bot.facts.factbase import Phrasing
from bot.facts.followups import WordGroup
from bot.language.lexicon import everyday_frequencies
from bot.matching.examples import EXCHANGED_EVERY, MISTYPED_EVERY, Exchange, careless
from bot.problems import Place

CHANCE = random.Random(0)  # noqa: S311 - no secrets
ASKING = [WordGroup("when", ("when", "متى"), asks=True)]


def phrasings(*lines: tuple[str, str, str]) -> list[Phrasing]:
    return [Phrasing(text, entry_id, script, Place("x.yaml")) for text, entry_id, script in lines]


def test_exchanged_phrasings_keep_what_asks_and_lose_what_is_ours() -> None:
    exchange = Exchange(everyday_frequencies(), ASKING)
    asked = phrasings(("when was the workshop held", "dates", "en"), ("متى عقدت الورشة الثانية", "dates", "ar"))
    made = list(exchange.exchanged(asked * 40, (), CHANCE))
    assert len(made) == 80 // EXCHANGED_EVERY
    assert all(text.split()[0] in ("when", "متي") for text in made)
    assert all({"workshop", "held"} - set(text.split()) for text in made if text.isascii())
    assert any(text.isascii() for text in made)
    assert not all(text.isascii() for text in made)


def test_calls_for_help_and_arabizi_are_left_alone() -> None:
    exchange = Exchange(everyday_frequencies(), ASKING)
    asked = phrasings(
        ("they hold my passport here", "safeguarding", "en"), ("meta kanet el warsha", "dates", "arabizi")
    )
    assert list(exchange.exchanged(asked * 40, {"safeguarding"}, CHANCE)) == []


def test_every_few_phrasings_come_with_typing_errors() -> None:
    asked = phrasings(*((f"which ministries attended workshop {n}", "participants", "en") for n in range(20)))
    made = list(careless(asked, CHANCE))
    assert len(made) == 20 // MISTYPED_EVERY
    assert any(text != phrasing.text for (text, _), phrasing in zip(made, asked[::MISTYPED_EVERY], strict=True))
