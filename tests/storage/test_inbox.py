from __future__ import annotations

import asyncio
import json
from dataclasses import replace

from bot.storage import Answered, Incoming, Said, Storage, StorageError

from .conftest import Clock, opened, rows

ASKED = Incoming(7, '{"update_id": 7, "message": {"text": "when was it?"}}', "message", "hash", "private")
FITTING = (("dates", 0.9), ("place", 0.05), ("fees", 0.00004))
ANSWERED = Answered("message", "en", "when was it?", "answer", ("dates",), 0.9, FITTING)


async def test_what_is_accepted_is_in_the_file_before_the_call_returns(storage: Storage, address: str) -> None:
    assert await storage.inbox.accept(ASKED)

    assert await rows(address, "SELECT update_id, state FROM questions") == [(7, "pending")]


async def test_a_repeated_update_is_kept_once(storage: Storage) -> None:
    assert await storage.inbox.accept(ASKED)
    assert not await storage.inbox.accept(ASKED)

    assert len(await storage.inbox.pending()) == 1


async def test_what_waits_for_telegram_is_not_blamed_for_the_end_of_the_process(storage: Storage) -> None:
    await storage.inbox.accept(ASKED)
    await storage.inbox.begin_again(7)
    assert await storage.inbox.hold(7)
    [pending] = await storage.inbox.pending()
    assert pending.attempts == 0
    await storage.retention.forget("hash")
    assert not await storage.inbox.hold(7)


async def test_two_bots_may_have_the_same_update_number(storage: Storage, address: str, clock: Clock) -> None:
    other = await opened(address, clock, bot=2)
    await storage.inbox.accept(ASKED)

    assert await other.inbox.accept(ASKED)
    await other.inbox.fail(7, "x")
    assert [one.update_id for one in await storage.inbox.pending()] == [7]
    await other.close()


async def test_pending_updates_come_back_in_order_after_a_restart(storage: Storage, address: str, clock: Clock) -> None:
    for number in (9, 7, 8):
        await storage.inbox.accept(Incoming(number, f'{{"update_id": {number}}}', "message"))
    await storage.inbox.complete(7, ANSWERED, 0.1)
    await storage.close()

    again = await opened(address, clock)
    assert [(one.update_id, one.raw) for one in await again.inbox.pending()] == [
        (9, '{"update_id": 9}'),
        (8, '{"update_id": 8}'),
    ]
    await again.close()


async def test_completing_erases_the_raw_update_and_keeps_what_was_answered(
    storage: Storage, address: str, clock: Clock
) -> None:
    await storage.inbox.accept(ASKED)
    clock.wind(seconds=2)
    await storage.inbox.complete(7, ANSWERED, 0.25)

    row = await storage.log.find(7)
    assert row is not None
    assert (row.question, row.kind, row.facts, row.confidence) == ("when was it?", "answer", ("dates",), 0.9)
    assert row.candidates == (("dates", 0.9), ("place", 0.05))
    assert (row.seconds, row.person, row.chat_kind) == (0.25, "hash", "private")
    assert await rows(address, "SELECT raw FROM questions") == [(None,)]


async def test_a_failed_update_is_not_pending_and_keeps_no_words(storage: Storage, address: str) -> None:
    await storage.inbox.accept(ASKED)
    await storage.inbox.fail(7, "ValueError")

    assert await storage.inbox.pending() == ()
    assert await rows(address, "SELECT raw, failure FROM questions") == [(None, "ValueError")]


async def test_replays_are_counted_before_they_start(storage: Storage) -> None:
    await storage.inbox.accept(ASKED)
    await storage.inbox.begin_again(7)
    await storage.inbox.begin_again(7)

    assert [one.attempts for one in await storage.inbox.pending()] == [2]


async def test_only_the_person_who_asked_rates_an_answer(storage: Storage) -> None:
    await storage.inbox.accept(ASKED)
    await storage.inbox.complete(7, ANSWERED, 0.1)

    assert not await storage.inbox.rate(7, "somebody else", True)
    assert await storage.inbox.rate(7, "hash", False)
    row = await storage.log.find(7)
    assert row is not None
    assert row.feedback == -1


async def test_a_question_is_left_for_staff_once_and_only_while_it_is_there(storage: Storage) -> None:
    await storage.inbox.accept(ASKED)
    await storage.inbox.complete(7, ANSWERED, 0.1)

    assert await storage.inbox.leave_for_staff(7, "hash") is True
    assert await storage.inbox.leave_for_staff(7, "hash") is False
    assert await storage.inbox.leave_for_staff(8, "hash") is None
    row = await storage.log.find(7)
    assert row is not None
    assert row.is_left


async def test_a_number_that_telegram_gives_anew_is_another_update(storage: Storage, clock: Clock) -> None:
    start = clock()
    first = replace(ASKED, content=1)
    await storage.inbox.accept(first)
    other = replace(ASKED, raw='{"update_id": 7, "message": {"text": "who spoke?"}}', content=2)
    kept = await storage.inbox.accept(other)
    assert kept is not None, "the first one is waiting still, and this one isn't lost"
    assert kept.update_id != 7
    assert await storage.inbox.accept(other) is None
    assert await storage.inbox.accept(first) is None
    waiting = {one.update_id: json.loads(one.raw) for one in await storage.inbox.pending()}
    assert {number: (raw["update_id"], raw["message"]["text"]) for number, raw in waiting.items()} == {
        7: (7, "when was it?"),
        kept.update_id: (kept.update_id, "who spoke?"),
    }

    for number in waiting:
        await storage.inbox.complete(number, ANSWERED, 0.1)
    assert len(await storage.log.since(start)) == 2


async def test_what_an_older_version_accepted_counts_as_repeated_for_two_days(storage: Storage, clock: Clock) -> None:
    await storage.inbox.accept(ASKED)
    await storage.inbox.complete(7, ANSWERED, 0.1)
    await storage.database.change("UPDATE questions SET content = NULL")
    clock.wind(hours=30)
    assert not await storage.inbox.accept(ASKED), "Telegram repeats for a day what it isn't sure about"

    clock.wind(hours=20)
    assert await storage.inbox.accept(ASKED)


async def test_what_is_written_at_once_shares_a_transaction_and_one_mistake_spoils_only_itself(
    storage: Storage,
) -> None:
    accepted = [storage.inbox.accept(Incoming(number, "{}", "message")) for number in range(20)]
    mistaken = storage.database.change("INSERT INTO questions (id) VALUES (1)")
    *outcomes, mistake = await asyncio.gather(*accepted, mistaken, return_exceptions=True)

    assert [getattr(one, "update_id", None) for one in outcomes] == list(range(20))
    assert isinstance(mistake, StorageError)
    assert [one.update_id for one in await storage.inbox.pending()] == list(range(20))


async def test_a_version_that_the_retention_dropped_is_kept_again_with_the_next_answer(
    storage: Storage, clock: Clock
) -> None:
    answered = Answered("message", kind="answer", said=Said("aa", None, b"snapshot", b"text"))

    for number in (1, 2):
        await storage.inbox.accept(Incoming(number, "{}", "message"))
        await storage.inbox.complete(number, answered, 0.1)
        shown = await storage.proofs.of_update(number)
        assert shown is not None
        assert shown.said == answered.said
        clock.wind(days=91)
        assert await storage.retention.delete_expired() == 1
        assert await storage.proofs.of_update(number) is None
