"""The picture of /stats: it is one, its bars have the right heights on the right side, and any label fits."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from PIL import Image

from bot.facts.factbase import Language
from bot.factsheet.chart import _AMBER, _BLUE, Chart, Column, chart_png

DAYS = tuple(Column(f"{day}/11", *counts) for day, counts in ((24, (8, 2)), (25, (0, 0)), (26, (5, 0))))
CHART = Chart(
    Language.EN, "Questions", "A release", "Answered", "Open", DAYS, "Asked most", (("Dates", 8), ("Place", 2))
)
ARABIC = replace(CHART, language=Language.AR, title="الأسئلة", facts=(("موعد الورشتين", 8), ("المكان", 2)))


def picture(chart: Chart) -> Image.Image:
    return Image.open(io.BytesIO(chart_png(chart))).convert("RGB")


def area(image: Image.Image, colour: tuple[int, int, int], part: tuple[float, float, float, float]) -> int:
    """Pixels of a colour in a part of the picture, given in shares of its width and height."""
    wide, high = image.size
    left, top, right, bottom = part
    cut = image.crop((int(left * wide), int(top * high), int(right * wide), int(bottom * high)))
    return sum(count for count, pixel in cut.getcolors(1 << 24) or () if pixel == colour)


@pytest.mark.parametrize(("chart", "first", "last"), [(CHART, 0.0, 2 / 3), (ARABIC, 2 / 3, 0.0)])
def test_days_run_as_the_language_is_read_and_bars_are_as_high_as_what_they_count(
    chart: Chart, first: float, last: float
) -> None:
    image = picture(chart)
    one, other = ((share, 0.25, share + 1 / 3, 0.72) for share in (first, last))

    assert image.size[0] in (1080, 1081)
    assert area(image, _BLUE, one) == pytest.approx(8 / 5 * area(image, _BLUE, other), rel=0.03)
    assert area(image, _AMBER, one) == pytest.approx(area(image, _BLUE, one) / 4, rel=0.05)
    assert area(image, _AMBER, other) == 0


def test_a_label_of_any_length_stays_on_its_side() -> None:
    long = replace(CHART, facts=(("W" * 300, 8),), title="Questions", subtitle="م" * 400)
    labels = picture(long).crop((int(0.46 * 1080), 900, int(0.5 * 1080), 1000))

    assert len(labels.getcolors() or ()) <= 3


def test_one_day_and_nothing_asked_for_is_a_picture_too() -> None:
    assert picture(replace(CHART, days=(Column("1/1", 0, 0),), facts=())).size[0] in (1080, 1081)
