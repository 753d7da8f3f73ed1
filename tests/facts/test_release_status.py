"""Embargo and withdrawal in release.yaml."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.facts.loader import inspect, load
from tests.facts import folders


def problems(folder: Path, line: str) -> list[str]:
    folders.write(folder, folders.edited("release.yaml", "publisher:", f"{line}\npublisher:"))
    return [str(one) for one in inspect(folder).problems]


def test_an_embargo_is_an_instant_wherever_it_is_read(tmp_path: Path) -> None:
    assert problems(tmp_path, "embargo: 2026-12-03T10:00+03:00") == []
    assert load(tmp_path).release.embargo == datetime(2026, 12, 3, 7, tzinfo=UTC)


@pytest.mark.parametrize(
    ("written", "found", "fix"),
    [
        ("2026-12-03T10:00", "without its distance from UTC", "write 2026-12-03T10:00+03:00"),
        ("2026-12-03 10:00", "without its distance from UTC", "write 2026-12-03 10:00+03:00"),
        ("2026-12-03", "a day without an hour", "2026-12-03T00:00+03:00"),
        ("tomorrow at ten", "tomorrow at ten", "write it like 2026-12-03T10:00+03:00"),
        ("2026-12-03T25:00+03:00", "2026-12-03T25:00+03:00", "write it like"),
        ("[2026-12-03]", "a list or mapping", "write it like"),
    ],
)
def test_an_embargo_that_could_be_read_in_two_ways_is_refused(
    tmp_path: Path, written: str, found: str, fix: str
) -> None:
    [problem] = problems(tmp_path, f"embargo: {written}")
    assert problem.partition("release.yaml")[2].startswith(":3:")
    assert found in problem
    assert fix in problem


def test_another_status_is_refused_with_the_one_there_is(tmp_path: Path) -> None:
    [problem] = problems(tmp_path, "status: retracted")
    assert "withdrawn" in problem


def test_a_sentence_on_the_withdrawal_needs_the_status(tmp_path: Path) -> None:
    [problem] = problems(tmp_path, "withdrawal: {en: It was wrong., ar: كان خاطئًا.}")
    assert "status: withdrawn" in problem
    assert load_with(tmp_path, "status: withdrawn\nwithdrawal: {en: It was wrong., ar: كان خاطئًا.}") is not None


def load_with(folder: Path, lines: str) -> object:
    assert problems(folder, lines) == []
    return load(folder).release.withdrawal
