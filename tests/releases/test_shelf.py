"""Which releases are open, and what becomes of them when their folders change."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.dialogue.context import Context
from bot.errors import UserError
from bot.releases.shelf import PUBLIC, STAFF, Shelf
from tests.releases.shelves import BRIDGE, EMBARGO, HOUR, VACCINES, WORKSHOPS, shelf, write

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


def names(found: Shelf) -> list[str]:
    return [one.name for one in found.editions]


def asked(found: Shelf, text: str, context: Context | None = None) -> str:
    return found.read(PUBLIC, NOW).answer(text, context or Context(), NOW).reply.text


def test_a_new_folder_is_opened_and_the_others_are_taken_over(tmp_path: Path) -> None:
    write(tmp_path, WORKSHOPS)
    before = shelf(tmp_path)
    write(tmp_path, BRIDGE)
    after = shelf(tmp_path, before)

    assert names(after) == [BRIDGE, WORKSHOPS]
    assert after.editions[1] is before.editions[0]


def test_a_mistake_in_one_folder_leaves_its_old_state_and_the_others_in_use(tmp_path: Path) -> None:
    for name in (WORKSHOPS, VACCINES):
        write(tmp_path, name)
    before = shelf(tmp_path)
    write(tmp_path, VACCINES, changes={"facts/doses.yaml": "- id: [\n"})
    write(tmp_path, BRIDGE, changes={"release.yaml": "title: [\n"})
    after = shelf(tmp_path, before)

    assert names(after) == [VACCINES, WORKSHOPS]
    assert set(after.problems) == {VACCINES, BRIDGE}
    assert "500" in asked(after, "doses")


def test_where_none_can_be_opened_the_mistake_is_told(tmp_path: Path) -> None:
    write(tmp_path, BRIDGE, changes={"release.yaml": "title: [\n"})

    with pytest.raises(UserError, match=r"release\.yaml"):
        shelf(tmp_path)


def test_a_deleted_folder_is_gone(tmp_path: Path) -> None:
    for name in (WORKSHOPS, VACCINES):
        write(tmp_path, name)
    before = shelf(tmp_path)
    (tmp_path / "releases" / VACCINES).rename(tmp_path / VACCINES)

    assert names(shelf(tmp_path, before)) == [WORKSHOPS]


def test_an_embargo_that_is_added_hides_a_release_that_was_open(tmp_path: Path) -> None:
    for name in (WORKSHOPS, BRIDGE):
        write(tmp_path, name)
    before = shelf(tmp_path)
    write(tmp_path, BRIDGE, EMBARGO)
    after = shelf(tmp_path, before)

    assert [one.name for one in after.read(PUBLIC, NOW).editions] == [WORKSHOPS]
    assert [one.name for one in after.read(STAFF, NOW).editions] == [BRIDGE, WORKSHOPS]
    assert [one.name for one in after.read(PUBLIC, HOUR).editions] == [BRIDGE, WORKSHOPS]


def test_a_conversation_at_a_release_that_is_hidden_since_goes_on_at_another(tmp_path: Path) -> None:
    for name in (WORKSHOPS, BRIDGE):
        write(tmp_path, name)
    at_bridge = shelf(tmp_path).read(PUBLIC, NOW).answer("length", Context(), NOW).context
    write(tmp_path, BRIDGE, EMBARGO)

    assert "36" not in asked(shelf(tmp_path), "length", at_bridge)
    assert "January" in asked(shelf(tmp_path), "when", at_bridge)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("when by the previous release", "Vaccination"),
        ("the latest release when", "Bridge"),
        ("last week's release when", "Vaccination"),
        ("when is it by the release of 10 February", "Workshops"),
        ("البيان السابق متى", "تطعيم"),
        ("متى في بيان الأسبوع الماضي", "تطعيم"),
        ("بيان 10 فبراير متى", "ورش"),
    ],
)
def test_a_release_is_named_by_its_age_or_its_day(tmp_path: Path, text: str, expected: str) -> None:
    for name in (WORKSHOPS, VACCINES, BRIDGE):
        write(tmp_path, name)

    assert expected in asked(shelf(tmp_path), text).splitlines()[-1]


@pytest.mark.parametrize("text", ["when jetty", "متى الرصيف"])
def test_a_release_is_named_by_what_its_event_is_called(tmp_path: Path, text: str) -> None:
    write(tmp_path, WORKSHOPS, "terms: {event: {en: {one: jetty, many: jetties}, ar: {one: رصيف}}}\n")
    write(tmp_path, BRIDGE)

    assert "Bridge" in asked(shelf(tmp_path), "when")
    assert asked(shelf(tmp_path), text).splitlines()[-1] != asked(shelf(tmp_path), "when").splitlines()[-1]


def test_a_typed_choice_answers_which_release(tmp_path: Path) -> None:
    for name in (WORKSHOPS, VACCINES, BRIDGE):
        write(tmp_path, name)
    reading = shelf(tmp_path).read(PUBLIC, NOW)
    there = reading.answer("trainers", Context(), NOW).context
    asked_back = reading.answer("when in jahra", there, NOW)
    chosen = reading.answer("vaccination", asked_back.context, NOW)

    assert [name for name, _ in asked_back.context.which] == [BRIDGE, VACCINES]
    assert "It opens on 1 March." in chosen.reply.text
