"""A Bayan over several releases as one reader may know them; in Telegram: test_in_telegram.py, test_embargo_….py."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from bot.dialogue.context import Context
from bot.dialogue.reply import Kind
from bot.direction import bare
from bot.facts.factbase import Language
from bot.releases.reading import Reading
from bot.releases.shelf import PUBLIC, STAFF, Reader
from tests.messaging.harness import DANGER
from tests.releases.shelves import BRIDGE, EMBARGO, VACCINES, WORKSHOPS, shelf, write

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
BEFORE = datetime(2026, 3, 1, 11, tzinfo=UTC)
WITHDRAWN = "status: withdrawn\n"


def reading(root: Path, reader: Reader = PUBLIC, **more: str) -> Reading:
    """Of the bridge, the vaccines and the workshops, each with lines of its own."""
    for name in (BRIDGE, VACCINES, WORKSHOPS):
        write(root, name, more.get(name.partition("-")[0], ""))
    return shelf(root).read(reader, NOW)


def test_the_conversation_is_at_the_release_that_answered(tmp_path: Path) -> None:
    found = reading(tmp_path)
    turn = found.answer("when is the vaccination", Context(), NOW)
    assert turn.reply.release == turn.context.release == VACCINES
    assert found.answer("when", turn.context, NOW).reply.release == VACCINES


def test_what_only_points_is_answered_with_what_was_spoken_of(tmp_path: Path) -> None:
    found = reading(tmp_path)
    turn = found.answer("when", Context(), NOW)
    other = found.answer("previous release?", turn.context, NOW)
    assert other.reply.release == VACCINES
    assert other.reply.entry_ids == ("dates",)


def test_between_two_one_is_chosen_by_its_title(tmp_path: Path) -> None:
    found = reading(tmp_path)
    asked = found.answer("when in jahra", Context(release=WORKSHOPS, at=NOW), NOW)
    assert asked.reply.kind is Kind.CLARIFY
    assert [name for name, _ in asked.context.which] == [BRIDGE, VACCINES]
    chosen = found.answer("vaccination", asked.context, NOW)
    assert chosen.reply.release == VACCINES
    assert chosen.reply.entry_ids == ("dates",)
    assert chosen.context.which == ()


def test_danger_is_never_a_choice_between_releases(tmp_path: Path) -> None:
    found = reading(tmp_path)
    asked = found.answer("when in jahra", Context(release=WORKSHOPS, at=NOW), NOW)
    assert found.answer(f"vaccination took my {DANGER}", asked.context, NOW).reply.private


def test_the_public_finds_nothing_of_a_release_under_embargo(tmp_path: Path) -> None:
    public = reading(tmp_path, bridge=EMBARGO)
    assert public.find(BRIDGE) is None
    assert not public.has(BRIDGE)
    assert public.answer("how long is the bridge", Context(), NOW).reply.release != BRIDGE
    assert public.answer("when", Context(release=BRIDGE, at=NOW), NOW).reply.release == VACCINES
    assert all(one.release != BRIDGE for one in public.suggest("length", Language.EN))


def test_staff_see_it_below_a_notice(tmp_path: Path) -> None:
    staff = reading(tmp_path, STAFF, bridge=EMBARGO)
    reply = staff.answer("length", Context(), NOW).reply
    assert reply.release == BRIDGE
    assert "16:00" in reply.blocks[0].text
    assert staff.notice(Language.EN) == reply.blocks[0].text
    assert staff.speaking_of(BRIDGE).base.name == BRIDGE


def test_a_withdrawn_release_says_only_that_it_is_and_who_to_ask(tmp_path: Path) -> None:
    found = reading(tmp_path, bridge=WITHDRAWN)
    reply = found.answer("length", Context(release=BRIDGE, at=NOW), NOW).reply
    assert reply.kind is Kind.SERVICE
    assert "36 km" not in reply.text
    assert "dana@example.org" in reply.text
    assert BRIDGE not in [one.base.name for one in found.each()]
    assert all("36 km" not in one.text for one in found.suggest("length", Language.EN))


def test_where_nothing_is_out_only_somebody_in_danger_is_answered(tmp_path: Path) -> None:
    write(tmp_path, BRIDGE, EMBARGO)
    found = shelf(tmp_path).read(PUBLIC, BEFORE)
    assert found.here is None
    assert found.answer(f"they took my {DANGER}", Context(), BEFORE).reply.private
    nothing = found.answer("length", Context(), BEFORE).reply
    assert nothing.release is None
    assert "36 km" not in nothing.text
    assert found.suggest("length", Language.EN) == ()
    assert found.closed(Context()) is not None


def test_each_answer_names_its_release_where_there_are_several(tmp_path: Path) -> None:
    several = reading(tmp_path / "three").answer("when", Context(), NOW).reply
    write(tmp_path / "one", BRIDGE)
    alone = shelf(tmp_path / "one").read(PUBLIC, NOW).answer("when", Context(), NOW).reply
    assert "Bridge to Jahra is finished" in bare(several.blocks[-1].text)
    assert "Bridge" not in alone.blocks[-1].text
