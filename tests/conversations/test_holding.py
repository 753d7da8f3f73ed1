"""With everything held, nothing that the release states gets out, whatever is asked."""

from __future__ import annotations

import pytest

from bot.bayan import Bayan
from bot.dialogue.context import Context
from bot.dialogue.holding import ALL
from bot.direction import bare
from bot.facts.factbase import EntryKind, Language
from bot.facts.ids import DOCUMENT
from bot.facts.loader import inspect
from tests.dialogue.stand_ins import NOW

_TELLING = 20
"""Letters of a line that nothing else says by chance."""


@pytest.mark.parametrize("language", list(Language))
def test_no_line_of_a_held_release_is_said_to_anybody(bayan: Bayan, language: Language) -> None:
    about = [
        entry
        for entry in bayan.base.entries.values()
        if entry.id != bayan.base.release.contact and (entry.kind is not EntryKind.SERVICE or entry.role == DOCUMENT)
    ]
    secret = {
        line
        for entry in about
        for line in bare(bayan.show(entry.id, Context(spoken=language), NOW).reply.text).splitlines()
        if len(line) >= _TELLING and not line.startswith(("Press contact", "جهة الاتصال"))
    }
    silenced, context = bayan.holding({ALL}), Context(interface=language)
    asked = [sample.ask for sample in inspect(bayan.base.folder).samples]
    replies = [silenced.answer(question, context, NOW).reply for question in asked]
    replies += [silenced.show(id, Context(spoken=language), NOW).reply for id in bayan.base.entries]
    replies += [reply for question in asked for reply in silenced.suggest(question, language)]
    contact = set(bare(bayan.show(bayan.base.release.contact, Context(spoken=language), NOW).reply.text).splitlines())
    said = {line for reply in replies for line in bare(reply.text).splitlines()}

    assert len(secret) > 30
    assert secret & said - contact == set()
