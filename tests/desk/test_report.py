from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.desk.report import Day, Report, as_json, report
from bot.desk.report_csv import MARK, figures_csv, messages_csv
from bot.desk.report_html import as_html
from bot.desk.report_text import as_text
from bot.desk.report_words import Worded, Words, worded
from bot.direction import bare, first_strong
from bot.facts.factbase import Bilingual, FactBase, Language
from bot.locales import Locales
from bot.storage import LoggedQuestion
from bot.storage.office_figures import OfficeFigures
from tests.dialogue.stand_ins import BASE, ROOT, StandIn

from .logged import START, row

UNTIL = START + timedelta(days=7)
LOGGED = [
    row("when was it", "answer", ("dates",), number=1, feedback=1, seconds=0.1),
    row("متى كانت", "answer", ("dates",), number=2, person="b", language="ar", seconds=0.3),
    row("who paid", "not_stated", ("funding",), number=3, days=2, feedback=-1),
    row("who won", number=4, days=2),
    row("<b>who won</b>", number=5, days=2, person="b"),
    row("date?", "clarify", ("dates", "release-date"), number=6, days=2),
    row("where was it", "answer", ("place",), number=7, days=2, is_left=True),
    row(None, "service", ("safeguarding",), number=8, days=2, person=None),
]


LOCALES = Locales.load(ROOT / "locales")
OTHER = replace(
    BASE, folder=BASE.folder.parent / "other", release=replace(BASE.release, title=Bilingual("بيان", "Other"))
)
KUWAIT = ZoneInfo("Asia/Kuwait")


def made(logged: Sequence[LoggedQuestion] = LOGGED, office: OfficeFigures | None = None) -> Report:
    return report(logged, START, UNTIL, StandIn().read, office)


def words(language: str = "en", bases: Sequence[FactBase] = (BASE,)) -> Words:
    return Words(Language(language), LOCALES, bases)


def drawn(
    found: Report, language: str = "en", bases: Sequence[FactBase] = (BASE,), *, has_office: bool = False
) -> Worded:
    return worded(found, words(language, bases), KUWAIT, has_office=has_office)


def test_the_figures_count_messages_people_facts_and_ratings() -> None:
    found = made()
    assert (found.questions, found.people, found.likes, found.dislikes) == (8, 2, 1, 1)
    assert found.facts == {"": {"dates": 2, "funding": 1, "place": 1, "safeguarding": 1}}
    assert as_json(found)["facts"] == {"dates": 2, "funding": 1, "place": 1, "safeguarding": 1}
    assert found.kinds["answer"] == 3
    assert found.languages == {"en": 7, "ar": 1}
    assert found.median_seconds == 0.2


def test_days_have_no_gaps() -> None:
    assert made().days == {date(2026, 3, 1): Day(2), date(2026, 3, 2): Day(), date(2026, 3, 3): Day(3, 3)}


def test_a_day_is_the_office_s_own() -> None:
    late = [row("when was it", "answer", ("dates",), days=0.4)]  # 21:36 UTC
    assert list(report(late, START, UNTIL, StandIn().read, zone=KUWAIT).days) == [date(2026, 3, 2)]


def test_what_staff_asked_of_the_bot_is_no_question() -> None:
    assert made([*LOGGED, replace(LOGGED[0], surface="staff"), replace(LOGGED[0], surface="keep")]) == made()


def test_what_found_no_answer_and_what_was_left_is_there_and_nothing_else() -> None:
    texts = {text for group in made().unanswered for text in group.texts}
    assert texts == {"who won", "<b>who won</b>", "date?", "where was it"}


def test_a_question_back_counts_for_no_fact() -> None:
    assert "release-date" not in made().facts[""]


def test_the_text_has_the_figures_and_the_wordings() -> None:
    text = bare(as_text(drawn(made())))
    assert "Messages answered: 8\n  People: 2\n" in text
    assert re.search(r"Dates +2 +█+", text)
    assert "1 question, 1 left for staff\n      where was it" in text
    assert BASE.release.title.en in text.splitlines()[0]


def test_in_arabic_every_line_begins_with_arabic_but_a_name_of_the_files() -> None:
    text = as_text(drawn(made([one for one in LOGGED if one.language == "ar"]), "ar", has_office=True))
    assert "الأشخاص: 1" in text
    assert "لغات الردود\n  العربية: 1" in text
    assert [line for line in text.split("\n") if line.strip() and first_strong(line) != "ar"] == []


def test_nothing_asked_has_its_figures_and_no_empty_charts() -> None:
    empty = report([], START, UNTIL, StandIn().read)
    assert "Messages answered: 0" in as_text(drawn(empty))
    assert as_json(empty)["questions"] == 0
    page = as_html(drawn(empty))
    assert "<h1>" in page
    assert "<table>" not in page
    assert "<figure>" not in page


@pytest.mark.parametrize(
    ("seconds", "en", "ar"),
    [(20, "1 minute", "دقيقة واحدة"), (150, "2 minutes", "دقيقتان"), (20 * 3600, "20 hours", "20 ساعة")],
)
def test_how_long_a_person_took_is_said_in_minutes_or_hours(seconds: float, en: str, ar: str) -> None:
    found = made(office=OfficeFigures(handed_closed=1, answer_seconds=seconds))
    assert ("Median time to a person’s answer", en) in [(name, bare(value)) for name, value in drawn(found).office]
    assert ("وسيط زمن جواب المكتب", ar) in [(name, bare(value)) for name, value in drawn(found, "ar").office]


def test_the_press_office_stands_there_only_where_there_is_one_or_was() -> None:
    def shown(found: Report, has_office: bool) -> bool:
        return "press office" in dict(drawn(found, has_office=has_office).office).__repr__()

    asked = made(office=OfficeFigures(handed_open=1))
    assert [shown(made(), False), shown(made(), True), shown(asked, False)] == [False, True, True]
    assert ("Median time to a person’s answer", "nobody has answered yet") in drawn(asked).office


def test_of_several_releases_each_fact_and_open_question_says_which() -> None:
    logged = [
        replace(row("when was it", "answer", ("dates",), number=1), release=BASE.name),
        replace(row("when was it", "answer", ("dates",), number=2), release="other"),
        replace(row("who won", number=3), release="other"),
        replace(row("who won", number=4), release=BASE.name),
    ]
    found = drawn(made(logged), bases=(BASE, OTHER))
    facts = [(bare(name), count) for name, count in found.bars[0].rows]
    assert facts == [(f"Dates ({BASE.release.title.en})", 1), ("Dates (Other)", 1)]
    assert found.bars[1].title == "Messages by release"
    assert found.bars[1].rows == ((BASE.release.title.en, 2), ("Other", 2))
    assert [bare(one.title).count("(Other)") for one in found.unanswered] == [1, 0]
    assert (found.title, found.titles) == (
        "What was asked about \u20682\u2069 releases",
        (BASE.release.title.en, "Other"),
    )


def test_json_is_plain_and_tells_nobody_apart() -> None:
    written = json.dumps(as_json(made()))
    assert json.loads(written)["days"]["2026-03-02"] == 0
    assert '"a"' not in written


def test_the_page_escapes_what_people_wrote_and_stands_in_its_language_s_direction() -> None:
    page = as_html(drawn(made()))
    assert "<b>who won" not in page
    assert "&lt;b&gt;who won" in page
    assert 'dir="auto"' in page
    assert '<html lang="en" dir="ltr">' in page
    arabic = as_html(drawn(made(), "ar"))
    assert '<html lang="ar" dir="rtl">' in arabic
    title, label = BASE.release.title.ar, BASE.entries["dates"].label.ar
    assert f"<h1>{title}</h1>" in arabic
    assert f"<title>{title}" in arabic
    assert f"<td>{label}</td>" in arabic
    seen = re.sub("<[^>]*>", "", arabic.partition("</style>")[2].partition("<ol>")[0])
    assert re.findall("[A-Za-z]{3,}", seen) == ["funding"]  # which this base has no label for


def test_every_chart_says_what_it_counts() -> None:
    page = as_html(drawn(made()))
    assert page.count('<th class="count">Messages</th>') == page.count("<table>")
    assert '<i class="open"></i>Without an answer' in page
    assert 'title="Tue 3 Mar: 6"' in page


def test_many_days_are_drawn_by_week() -> None:
    month = [row("when", "answer", ("dates",), number=day, days=day) for day in range(60)]
    page = as_html(drawn(made(month)))
    assert page.count('class="day"') == 9
    assert 'title="Sun 1 Mar: 7"' in page


def test_the_table_has_a_line_a_message_and_nobody_in_it() -> None:
    lines = list(csv.DictReader(io.StringIO(messages_csv(LOGGED, words()).removeprefix(MARK))))
    assert len(lines) == len(LOGGED)
    assert lines[5]["Facts"] == "dates release-date"
    assert lines[5]["Reply"] == "Asked to clarify"
    assert lines[7]["Question"] == ""


def test_a_spreadsheet_reads_arabic_and_short_figures() -> None:
    written = messages_csv([replace(row("متى؟"), confidence=0.9123456789012345, seconds=0.123456789)], words("ar"))
    assert written.startswith(f"{MARK}الوقت,اللغة,")
    assert ",0.912,0.123," in written


def test_a_spreadsheet_runs_nothing_that_people_wrote() -> None:
    asked = [row('=HYPERLINK("http://x")'), row("+1"), row("@x"), row("when = where")]
    questions = [line["Question"] for line in csv.DictReader(io.StringIO(messages_csv(asked, words())[1:]))]
    assert questions == ['\'=HYPERLINK("http://x")', "'+1", "'@x", "when = where"]
    figures = [line["Name"] for line in csv.DictReader(io.StringIO(figures_csv(drawn(made(asked)))[1:]))]
    assert {name[0] for name in figures}.isdisjoint("=+-@")
    assert any("HYPERLINK" in name for name in figures)


def test_the_figures_have_a_line_each() -> None:
    office = OfficeFigures(corrections=3, handed_open=1)
    lines = list(csv.reader(io.StringIO(figures_csv(drawn(made(office=office))).removeprefix(MARK))))
    assert ["Corrections and the press office", "Corrections sent", "3"] in lines
    assert ["Facts asked for", "Dates", "2"] in lines
    assert ["Messages by day", "2026-03-02", "0"] in lines


def test_what_people_wrongly_took_for_granted_is_counted_by_people() -> None:
    place, month = ("place", "Dubai"), ("days", "October")
    logged = [
        row("who spoke in Dubai", "answer", ("spokesperson",), number=1, corrects=(place,)),
        row("and in dubai, who came?", "answer", ("participants",), number=2, corrects=(("place", "dubai"),)),
        row("the October workshops in Dubai", "answer", ("dates",), number=3, person="b", corrects=(month, place)),
    ]
    found = report(logged, START, UNTIL, StandIn().read)
    assert as_json(found)["premises"] == [
        {"kind": "place", "said": "Dubai", "people": 2, "messages": 3},
        {"kind": "days", "said": "October", "people": 1, "messages": 1},
    ]
    assert "The place was “Dubai”: 3 messages from 2 people" in bare(as_text(drawn(found)))
    assert "المكان هو «Dubai»: 3 رسائل من شخصين" in bare(as_text(drawn(found, "ar")))
    assert "<td>The place was “\u2068Dubai\u2069”</td>" in as_html(drawn(found))
    assert "The date was “October”; The place was “Dubai”" in messages_csv(logged, words())
