from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from xml.etree import ElementTree

from bot.desk.evaluate import Evaluation, as_json, as_svg, as_text, draw_risk_coverage, evaluate
from bot.desk.labelled import Verdict
from bot.dialogue.reply import Reply
from tests.desk.judging import case, clarify, reply, unknown

DATES, LAW, ARABIC = case("dates"), case("law", kind="stated"), case("place", language="ar")
CONVERSATIONS = [(DATES, LAW), (ARABIC,), (case("unknown"),)]
REPLIES = {
    DATES.question: reply("dates", sure=0.99),
    LAW.question: reply("topics", sure=0.95),
    ARABIC.question: reply("venue", sure=0.6),
}


def evaluated() -> Evaluation:
    return evaluate(CONVERSATIONS, lambda questions: [REPLIES.get(question, unknown()) for question in questions])


def test_turns_of_a_conversation_are_asked_together_and_judged_each() -> None:
    asked = []

    def ask(questions: Sequence[str]) -> Iterable[Reply]:
        asked.append(list(questions))
        return [clarify("dates", "law") for _ in questions]

    found = evaluate(CONVERSATIONS[:1], ask)
    assert asked == [[DATES.question, LAW.question]]
    assert [row.verdict for row in found.judged] == [Verdict.CLARIFIED, Verdict.CLARIFIED]


def test_the_text_has_the_table_the_figures_and_the_errors() -> None:
    text = as_text(evaluated(), 12)
    first, *lines = text.splitlines()
    assert first.split()[:4] == ["all", "4", "right", "50.0%"]
    assert any(line.split()[:4] == ["ar", "1", "right", "0.0%"] for line in lines)
    assert "off-topic answered with a fact: 0.0%" in lines
    assert "safeguarding: 0 of 0 caught, 0 false alarms in 4" in lines
    assert "    1 law -> topics" in lines
    sure, other = lines.index("wrong and at least 90% sure: 1"), lines.index("other errors: 1")
    assert lines[sure + 1] == f"  wrong     0.95 {LAW.question!r}: expected law; got topics"
    assert lines[other + 1] == f"  wrong     0.60 {ARABIC.question!r}: expected place; got venue"


def test_as_many_errors_are_listed_as_asked_for_and_all_are_counted() -> None:
    text = as_text(evaluated(), 0)
    assert "wrong and at least 90% sure: 1" in text
    assert LAW.question not in text
    assert "law -> topics" not in text


def test_the_json_has_the_same_figures_and_no_question() -> None:
    written = json.dumps(as_json(evaluated()))
    assert LAW.question not in written
    found = json.loads(written)
    assert found["slices"]["all"] == {
        "total": 4, "right": 0.5, "partial": 0, "clarified": 0, "abstained": 0, "wrong": 0.5,
    }  # fmt: skip
    assert found["confusions"] == [["law", "topics", 1], ["place", "venue", 1]]
    assert found["safeguarding"] == {"cases": 0, "caught": 0, "false": 0, "others": 4}
    assert found["risk_coverage"] == {"ar": [[1, 1]], "en": [[1 / 3, 0], [2 / 3, 0.5]]}
    assert [each["total"] for each in found["reliability"]] == [1, 1, 1]
    assert found["wrong_and_sure"] == [
        {"key": LAW.key, "expected": ["law"], "facts": ["topics"], "confidence": 0.95},
    ]


def test_the_picture_has_a_line_per_language() -> None:
    assert as_svg(evaluated()).count("<polyline") == 2


SVG = "{http://www.w3.org/2000/svg}"
CURVES = [("ar", [(0.1, 0.0), (0.5, 0.02), (1.0, 0.04)]), ("en <&>", [(0.5, 0.0)]), ("fr", [])]


def drawn() -> ElementTree.Element:
    return ElementTree.fromstring(draw_risk_coverage(CURVES))  # noqa: S314 - our own picture


def test_each_curve_has_a_line_and_its_name() -> None:
    picture = drawn()
    assert len(picture.findall(f"{SVG}polyline")) == 3
    names = [text.text for text in picture.findall(f"{SVG}text")]
    assert names[-3:] == ["ar", "en <&>", "fr"]


def test_lines_of_two_languages_can_be_told_apart() -> None:
    strokes = [line.get("stroke") for line in drawn().findall(f"{SVG}polyline")]
    assert len(set(strokes)) == 3


def test_more_coverage_is_further_right_and_more_risk_is_higher() -> None:
    line = drawn().findall(f"{SVG}polyline")[0].get("points") or ""
    points = [tuple(map(float, point.split(","))) for point in line.split()]
    assert len(points) == 3
    assert points == sorted(points)
    assert points[0][1] > points[1][1] > points[2][1]
    assert all(0 <= x <= 640 and 0 <= y <= 400 for x, y in points)


def test_nothing_answered_is_a_picture_all_the_same() -> None:
    assert ElementTree.fromstring(draw_risk_coverage([])).findall(f"{SVG}polyline") == []  # noqa: S314
