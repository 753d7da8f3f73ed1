from __future__ import annotations

from dataclasses import replace

import yaml

from bot.desk import suggest
from bot.desk.alike import Group
from bot.desk.spoken import Spoken
from bot.desk.suggest import Suggestion, suggestion
from bot.direction import bare
from bot.facts.models import PhrasingsFile
from bot.matching.ranking import Ranking
from tests.dialogue.stand_ins import BASE, StandIn, ranking

from .logged import row


def suggested(*texts: str, found: Ranking) -> Suggestion:
    group = Group(tuple(row(text, number=number) for number, text in enumerate(texts)))
    read = StandIn().read
    return suggestion(group, [(read(text), found) for text in group.texts], BASE.entries)


def as_text(suggestions: list[Suggestion], language: str = "en") -> str:
    return suggest.as_text(suggestions, Spoken.of(language))


def test_likely_entries_are_guessed_and_services_never() -> None:
    one = suggested("what days", "which days", found=ranking(dates=0.4, greeting=0.3, law=0.01))
    assert [entry.id for entry in one.guesses] == ["dates"]


def test_what_stands_in_the_text_can_be_pasted_as_it_is() -> None:
    one = suggested('say "when": now', "وش التاريخ", "- dash", found=ranking(dates=0.4))
    written = yaml.safe_load(as_text([one]))
    assert PhrasingsFile.model_validate(written)
    assert written == {"en": ['say "when": now', "- dash"], "ar": ["وش التاريخ"]}


def test_the_text_names_the_files_where_the_lines_may_belong() -> None:
    text = as_text([suggested("what days", found=ranking(dates=0.4, law=0.2))])
    assert "phrasings/dates.yaml or phrasings/law.yaml" in text
    assert "phrasings/unknown/" in text


def test_a_question_on_which_the_release_is_silent_may_become_an_entry() -> None:
    text = as_text([suggested("what are the side effects", found=ranking(unknown=0.5, dates=0.4))])
    assert "add to not-stated.yaml" in text
    assert "nearby: [dates]" in text


def test_without_a_guess_only_unknown_is_offered() -> None:
    text = as_text([suggested("who won", found=ranking(unknown=0.99, dates=0.01))])
    assert "dates.yaml" not in text
    assert "phrasings/unknown/" in text


def test_a_wording_over_several_lines_stays_one_line() -> None:
    assert suggested("when\nwas it", found=ranking()).wordings == {"en": ("when was it",)}


def test_words_that_no_phrasing_has_are_named() -> None:
    group = Group((row("when was the plastome", number=0),))
    question = replace(StandIn().read("when was the plastome"), foreign=("plastome",))
    assert "no phrasing has: plastome" in as_text([suggestion(group, [(question, ranking(dates=0.4))], BASE.entries)])


def test_an_arab_desk_is_told_in_arabic_what_to_add_where() -> None:
    text = bare(as_text([suggested("what days", "which days", found=ranking(dates=0.4, law=0.2))], "ar"))
    assert text.startswith("# 1. سُئل مرتين\n")
    dates, law = (BASE.entries[id].label.ar for id in ("dates", "law"))
    assert f"# إن كان السؤال عن «{dates}» أو «{law}»: أضيفوا إلى phrasings/dates.yaml أو phrasings/law.yaml\n" in text
    assert yaml.safe_load(text) == {"en": ["what days", "which days"]}
