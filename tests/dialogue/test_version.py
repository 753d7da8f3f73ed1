from __future__ import annotations

import json
import zlib
from dataclasses import replace
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.dialogue.decision import Decision, NotFound, Say
from bot.dialogue.render import Renderer
from bot.dialogue.version import Snapshot
from bot.facts.factbase import Bilingual, Language

from .stand_ins import BASE, LOCALES

RENDERER = Renderer(BASE, LOCALES, "c0ffee")
SNAPSHOT = Snapshot.read(RENDERER.version.data)


def reply(entry: str, language: Language = Language.EN) -> str:
    return RENDERER.reply(Decision((Say(BASE.entries[entry]),), language)).text


@pytest.mark.parametrize("language", list(Language))
def test_an_answer_is_kept_in_a_few_bytes_and_read_again(language: Language) -> None:
    text = reply("dates", language)
    packed = SNAPSHOT.pack(text, ["dates"], language)

    assert SNAPSHOT.unpack(packed, ["dates"], language) == text
    assert len(packed) < 40


def test_where_nothing_is_found_is_kept_small_too() -> None:
    text = RENDERER.reply(Decision((NotFound(),), Language.AR, miss=1)).text
    assert len(SNAPSHOT.pack(text, [], "ar")) < 40


@given(st.text(), st.sampled_from([("dates",), ("dates", "gone"), ()]), st.sampled_from(["ar", "en"]))
def test_any_text_comes_back_as_it_was(text: str, entries: tuple[str, ...], language: str) -> None:
    assert SNAPSHOT.unpack(SNAPSHOT.pack(text, entries, language), entries, language) == text


def test_with_another_version_or_damaged_it_is_refused_rather_than_given_otherwise() -> None:
    changed = {**BASE.entries, "dates": replace(BASE.entries["dates"], answer=Bilingual(ar="غدًا.", en="Tomorrow."))}
    other = Renderer(replace(BASE, content_hash="d", entries=MappingProxyType(changed)), LOCALES)
    packed = SNAPSHOT.pack(reply("dates"), ["dates"], "en")

    for snapshot, data in ((Snapshot.read(other.version.data), packed), (SNAPSHOT, packed[:-1]), (SNAPSHOT, b"")):
        with pytest.raises(ValueError, match="a text that"):
            snapshot.unpack(data, ["dates"], "en")


def test_a_snapshot_of_a_form_that_isnt_known_is_refused() -> None:
    for data in (b"rubbish", zlib.compress(json.dumps({"form": 2}).encode())):
        with pytest.raises(ValueError, match="a snapshot"):
            Snapshot.read(data)


def test_a_version_changes_with_a_fact_and_with_a_sentence() -> None:
    facts = Renderer(replace(BASE, content_hash="d"), LOCALES)
    file = replace(LOCALES.files[0], text=f"{LOCALES.files[0].text}\nnew = one\n")
    sentences = Renderer(BASE, replace(LOCALES, files=(file, *LOCALES.files[1:])))

    assert len({one.version.hash for one in (RENDERER, facts, sentences)}) == 3
    assert Renderer(BASE, LOCALES).version == RENDERER.version


def test_what_the_release_is_silent_on_leads_to_what_is_given_in_its_place() -> None:
    silent = next(entry for entry in BASE.entries.values() if entry.nearby)
    sources = list(SNAPSHOT.sources([silent.id, "gone"]))

    assert [one.id for one in sources] == [silent.id, *silent.nearby]
    assert sources[0].paragraphs == ()
