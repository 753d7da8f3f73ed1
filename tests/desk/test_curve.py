from __future__ import annotations

from xml.etree import ElementTree

from bot.desk.curve import draw_risk_coverage

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
