from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from datetime import date, timedelta

from bot.desk.report import _COLUMNS, MARK, Report, as_csv, as_json, as_text, report
from bot.desk.report_html import as_html
from bot.direction import isolate
from tests.dialogue.stand_ins import BASE, StandIn

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


def made() -> Report:
    return report(LOGGED, START, UNTIL, StandIn().read)


def test_the_figures_count_messages_people_facts_and_ratings() -> None:
    found = made()
    assert (found.questions, found.people, found.likes, found.dislikes) == (8, 2, 1, 1)
    assert found.facts == {"dates": 2, "funding": 1, "place": 1, "safeguarding": 1}
    assert found.kinds["answer"] == 3
    assert found.languages == {"en": 7, "ar": 1}
    assert found.median_seconds == 0.2


def test_days_have_no_gaps() -> None:
    assert made().days == {date(2026, 3, 1): 2, date(2026, 3, 2): 0, date(2026, 3, 3): 6}


def test_what_found_no_answer_and_what_was_left_is_there_and_nothing_else() -> None:
    texts = {text for group in made().unanswered for text in group.texts}
    assert texts == {"who won", "<b>who won</b>", "date?", "where was it"}


def test_a_question_back_counts_for_no_fact() -> None:
    assert "release-date" not in made().facts


def test_the_text_has_the_figures_and_the_wordings() -> None:
    text = as_text(made())
    assert "8 messages answered, from 2 people" in text
    assert re.search(r"dates +2 +█+", text)
    assert "1 left for staff" in text


def test_nothing_asked_is_said_in_a_line() -> None:
    empty = report([], START, UNTIL, StandIn().read)
    assert as_text(empty).endswith("nothing was asked")
    assert as_json(empty)["questions"] == 0
    assert "<h1>" in as_html(empty, BASE)


def test_json_is_plain_and_tells_nobody_apart() -> None:
    written = json.dumps(as_json(made()))
    assert json.loads(written)["days"]["2026-03-02"] == 0
    assert '"a"' not in written


def test_the_page_escapes_what_people_wrote_and_gives_labels_in_both_languages() -> None:
    page = as_html(made(), BASE)
    assert "<b>who won" not in page
    assert "&lt;b&gt;who won" in page
    entry = BASE.entries["dates"]
    assert f"{isolate(entry.label.en)} · {isolate(entry.label.ar)}" in page
    assert 'dir="auto"' in page
    assert BASE.release.title.en in page
    assert BASE.release.title.ar in page


def test_the_table_has_a_line_a_message_and_nobody_in_it() -> None:
    lines = list(csv.DictReader(io.StringIO(as_csv(LOGGED).removeprefix(MARK))))
    assert len(lines) == len(LOGGED)
    assert tuple(lines[0]) == _COLUMNS
    assert lines[5]["facts"] == "dates release-date"
    assert lines[7]["question"] == ""


def test_a_spreadsheet_reads_arabic_and_short_figures() -> None:
    written = as_csv([replace(row("متى؟"), confidence=0.9123456789012345, seconds=0.123456789)])
    assert written.startswith(MARK)
    assert ",0.912,0.123," in written


def test_a_spreadsheet_runs_nothing_that_people_wrote() -> None:
    written = as_csv([row('=HYPERLINK("http://x")'), row("+1"), row("@x"), row("when = where")])
    questions = [line["question"] for line in csv.DictReader(io.StringIO(written.removeprefix(MARK)))]
    assert questions == ['\'=HYPERLINK("http://x")', "'+1", "'@x", "when = where"]


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
    assert "3 × from 2 people, place: Dubai" in as_text(found)
    assert '<td>place</td><td dir="auto">Dubai</td>' in as_html(found, BASE)
    assert "days: October; place: Dubai" in as_csv(logged)
