from __future__ import annotations

import pytest

from bot.dialogue.decision import Correction, Decision, Say
from bot.dialogue.holding import ALL, held_base
from bot.dialogue.render import Renderer
from bot.dialogue.reply import Kind
from bot.dialogue.wording import fact_sheet
from bot.facts.factbase import Bilingual, FactBase, Language
from bot.facts.ids import SAFEGUARDING
from bot.factsheet.content import sheet_of

from .stand_ins import BASE, LOCALES, NOW

CHECKED = {Language.EN: "This is being checked", Language.AR: "تجري مراجعة هذه المعلومة"}


def held(*names: str) -> FactBase:
    return held_base(BASE, names, LOCALES)


def words(base: FactBase, entry: str, language: Language) -> str:
    return Renderer(base, LOCALES).reply(Decision((Say(BASE.entries[entry]),), language)).text


@pytest.mark.parametrize("language", list(Language))
def test_a_held_fact_says_so_with_the_contact_and_without_a_source(language: Language) -> None:
    reply = Renderer(held("dates"), LOCALES).reply(Decision((Say(BASE.entries["dates"], yes=True),), language))

    assert reply.text.startswith(CHECKED[language])
    assert "dalothman@iom.int" in reply.text
    assert "2021" not in reply.text
    assert (reply.kind, reply.entry_ids, reply.paragraphs) == (Kind.SERVICE, ("dates",), ())


def test_nothing_is_put_right_by_what_is_held_but_staff_still_hear_of_it() -> None:
    wrong = Correction(Bilingual(ar="بل في 10.", en="No, on the 10th."), ("dates",), "days", "12 November")
    decision = Decision((Say(BASE.entries["dates"]),), Language.EN, corrections=(wrong,))
    reply = Renderer(held("dates"), LOCALES).reply(decision)

    assert "10th" not in reply.text
    assert reply.corrects == ()
    assert reply.premises == (("days", "12 November"),)


@pytest.mark.parametrize("language", list(Language))
def test_the_fact_sheets_say_so_too(language: Language) -> None:
    base = held("dates")
    text = "\n".join(block.text for block in fact_sheet(base, LOCALES, language))
    facts = sheet_of(base, LOCALES, language, NOW.date()).facts
    [page] = [fact for fact in facts if fact.label == BASE.entries["dates"].label[language]]

    assert CHECKED[language] in text
    assert [words.startswith(CHECKED[language]) for _, words in page.paragraphs] == [True]


def test_what_points_to_a_held_fact_says_so_in_its_place() -> None:
    silent = next(entry for entry in BASE.entries.values() if entry.nearby)
    [near, *_] = silent.nearby

    assert CHECKED[Language.EN] in words(held(near), silent.id, Language.EN)
    assert CHECKED[Language.EN] not in words(BASE, silent.id, Language.EN)


def test_the_whole_release_is_held_but_for_its_contact_and_courtesy() -> None:
    base = held(ALL)
    for entry in base.entries.values():
        courtesies = ("greeting", "thanks", "goodbye", "about-bot", SAFEGUARDING)
        is_open = entry.role in courtesies or entry.id == base.release.contact
        assert entry.held is not is_open, entry.id


def test_a_held_contact_is_named_nowhere() -> None:
    base = held(BASE.release.contact)
    for entry in base.entries:
        assert "dalothman" not in words(base, entry, Language.EN)


def test_what_somebody_in_danger_is_told_cannot_be_held() -> None:
    assert not held(SAFEGUARDING, ALL).entries[SAFEGUARDING].held


def test_what_is_held_is_another_version_and_nothing_held_is_the_same() -> None:
    assert held("no-such-entry") is BASE
    assert held("dates").content_hash != BASE.content_hash
    assert held("dates").content_hash != held(ALL).content_hash
