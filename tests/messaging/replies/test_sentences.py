from __future__ import annotations

import re

import pytest

from bot.dialogue.context import Context
from bot.facts.factbase import Language
from bot.messaging.replies.sentences import said, words
from tests.messaging.harness import ROOT, bayan

MENTIONED = {
    found
    for path in (ROOT / "bot" / "messaging").rglob("*.py")
    for found in re.findall(
        r'"((?:button|command|not-text|stats|unanswered|reload|group|inline|topics|question|feedback|language|edited|heading'
        r'|private|bot|help|document|conversation|stale|slow|ask)-[a-z-]+[a-z])"',
        path.read_text("utf-8"),
    )
}  # fmt: skip


@pytest.mark.parametrize("language", [*Language])
def test_every_sentence_that_is_named_is_there_in_both_languages(language: Language) -> None:
    locales = bayan().locales
    missing = {name for name in MENTIONED if not locales.has(language, name)} - {"topics-back"}

    assert len(MENTIONED) > 30
    assert missing == set()


def test_where_the_language_is_not_known_both_are_given() -> None:
    both = said(bayan(), Context(), "error")

    assert len(both.blocks) == 2
    assert words(bayan(), Context(spoken=Language.EN), "button-back") == "Back"
    assert words(bayan(), Context(), "button-back").endswith(" · Back")
