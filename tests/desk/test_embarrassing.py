"""Sound files that would embarrass all the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.desk.embarrassing import embarrassing
from bot.facts.loader import inspect
from tests.facts.folders import edited, write


def warnings(folder: Path) -> list[str]:
    inspection = inspect(folder)
    assert inspection.base is not None, inspection.problems
    return [str(problem).partition("warning: ")[2] for problem in embarrassing(inspection.base, inspection.samples)]


def test_a_role_that_journalists_always_ask_about_is_missed(tmp_path: Path) -> None:
    (found,) = [line for line in warnings(write(tmp_path, {})) if "journalists ask" in line]
    assert "funding" in found
    assert "contact" not in found.partition(", which")[0].split(", ")


def test_a_fact_without_a_sample_is_named(tmp_path: Path) -> None:
    folder = write(tmp_path, {"tests/when.yaml": "- {ask: When was it?, expect: dates}\n"})
    found = [line for line in warnings(folder) if line.startswith("no sample")]
    assert [line.partition(";")[0] for line in found] == [
        "no sample for “contact”", "no sample for “participants”", "no sample for “venue”",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("english", "arabic", "said"),
    [
        ("It cost 44 million rials.", "بلغت كلفتها 44 مليون ريال.", ""),
        ("There are 48,700 panels.", "فيها 48,700 لوح.", ""),
        ("There are 42,000 homes.", "فيها ٤٢ ألف بيت.", ""),
        ("It opens at 8:30 a.m. with two tanks.", "تفتح في الثامنة والنصف وفيها خزانان.", ""),
        ("There are 48,700 panels.", "فيها 47,800 لوح.", "48,700 in the answer of “venue” in `en`, not in `ar`"),
        ("It rose by 26.4 points.", "ارتفعت 24.6 نقطة.", "26.4 in the answer of “venue” in `en`, not in `ar`"),
    ],
)
def test_numbers_that_the_languages_dont_share_are_named(tmp_path: Path, english: str, arabic: str, said: str) -> None:
    answer = "{en: The release doesn't say., ar: لا يذكر البيان ذلك.}"
    folder = write(tmp_path, edited("not-stated.yaml", answer, f'{{en: "{english}", ar: "{arabic}"}}'))
    found = [line for line in warnings(folder) if "in the answer of" in line]
    assert any(line.startswith(said) for line in found) if said else found == []


def test_another_releases_names_are_found(tmp_path: Path) -> None:
    old = tmp_path / "knowledge" / "releases" / "old"
    write(
        old,
        edited("release.yaml", "en: IOM Kuwait, ar: المنظمة الدولية للهجرة في الكويت", "en: Sun Water, ar: مياه الشمس"),
    )
    new = write(
        tmp_path / "knowledge" / "releases" / "new",
        edited("not-stated.yaml", "The release doesn't say.", "Sun Water doesn't say."),
    )
    found = [line for line in warnings(new) if "a name of the release" in line]
    assert found
    assert found[0].startswith("“sun water” in “venue”, a name of the release old")
