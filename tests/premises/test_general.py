"""A new release has its values and lists, and no sentence for any of them: the general ones serve."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

import pytest

from bot.direction import bare
from bot.facts.factbase import Entry, FactBase, Language
from bot.facts.loader import load
from tests.dialogue.stand_ins import LOCALES, ROOT
from tests.premises.conftest import Asked


@pytest.fixture(scope="module")
def new() -> Asked:
    return Asked(_without_sentences(load(ROOT / "knowledge")))


def _without_sentences(base: FactBase) -> FactBase:
    release = replace(
        base.release,
        premises=tuple(replace(one, says=None) for one in base.release.premises),
        subjects=tuple(replace(one, says=None) for one in base.release.subjects),
    )
    entries = MappingProxyType({id: _plain(entry) for id, entry in base.entries.items()})
    return replace(base, release=release, entries=entries)


def _plain(entry: Entry) -> Entry:
    if entry.listing is None:
        return entry
    others = tuple(replace(one, says=None) for one in entry.listing.others)
    listing = replace(
        entry.listing, others=others, yes=None, named_not=None, not_named=None, not_named_unknown=None, caveat=None
    )
    return replace(entry, listing=listing)


SAID = {
    ("who came in March?", "participants"): """
        The release gives 10–11 and 14–15 November 2021 for the workshops, not March.""",
    ("did the release come out on 3 November?", "release-date"): """
        The release was issued on 15 November 2021, not 3 November.""",
    ("were the workshops in Oman?", "place"): "The release names Kuwait as the place, not Oman.",
    ("were there three workshops?", "workshop-count"): "The number in the release is two, not three.",
    ("did the Ministry of Oil take part?", "participants"): """
        The release doesn’t name the Ministry of Oil among those who took part.""",
    ("did the Ministry of Oil and the Ministry of Health take part?", "participants"): """
        The release names the Ministry of Health among those who took part, but not the Ministry of Oil.""",
    ("were they postponed?", "overview"): """
        According to the release, it has taken place. It says nothing about any postponement.""",
    ("هل عُقدت ثلاث ورش؟", "workshop-count"): "العدد الوارد في البيان 2، لا 3.",
    ("هل شاركت وزارة النفط ووزارة العدل؟", "participants"): """
        يذكر البيان وزارة العدل بين المشاركين، ولا يذكر وزارة النفط.""",
    ("هل أُجّلت الورشتان؟", "overview"): "بحسب البيان، تمّ ذلك فعلًا. ولا يذكر البيان شيئًا عن أي تأجيل.",
}


@pytest.mark.parametrize(("asks", "said"), SAID.items())
def test_general_sentences_say_what_is_so(new: Asked, asks: tuple[str, str], said: str) -> None:
    language = Language.EN if asks[0].isascii() else Language.AR
    assert [bare(one) for one in new.sentences(*asks, language=language)] == [said.strip()]


def test_a_general_yes_names_a_body_with_its_article(new: Asked) -> None:
    lead = new("did the Ministry of Justice take part?", "participants").lead("participants")
    assert lead is not None
    assert bare(lead.en) == "Yes: the release names the Ministry of Justice among those who took part."


@pytest.mark.parametrize("relation", ["organised", "partnered", "took-part", "spoke", "covered", "any"])
@pytest.mark.parametrize("what", ["named", "missing", "nobody-else"])
def test_each_relation_has_its_sentences(relation: str, what: str) -> None:
    for language in Language:
        assert LOCALES.text(language, f"list-{what}-{relation}", member="X", missing="X")
