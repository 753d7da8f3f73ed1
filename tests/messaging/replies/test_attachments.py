from __future__ import annotations

from dataclasses import replace

from bot.facts.factbase import Bilingual, Language
from bot.messaging.replies.attachments import card
from tests.messaging.harness import bayan


def lines(language: Language, **values: object) -> list[str]:
    release = bayan().base.release
    made = card(replace(release, values={**release.values, **values}), language)  # type: ignore[dict-item]
    assert made is not None
    return made.decode("utf-8").split("\r\n")


NAME = Bilingual(en="Dana Al-Othman", ar="دانة العثمان")


def test_a_card_has_name_organisation_and_address_in_the_persons_language() -> None:
    english = lines(Language.EN, contact_name=NAME, email="press@example.org")
    assert english[0] == "BEGIN:VCARD"
    assert english[-2:] == ["END:VCARD", ""]
    assert "FN:Dana Al-Othman" in english
    assert "EMAIL;TYPE=INTERNET,WORK:press@example.org" in english
    assert "N:العثمان;دانة;;;" in lines(Language.AR, contact_name=NAME, email="press@example.org")


def test_what_staff_write_cant_add_a_line() -> None:
    made = lines(Language.EN, contact_name=Bilingual(en="A\r\nTEL:1;2,3", ar="x"), email="a@b.c")
    assert not any(line.startswith("TEL") for line in made)
    assert "FN:A\\nTEL:1\\;2\\,3" in made


def test_without_a_named_contact_there_is_no_card() -> None:
    release = bayan().base.release
    assert card(replace(release, values={}), Language.EN) is None
