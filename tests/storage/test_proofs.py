"""An answer is found by its code, and only as long as it is kept."""

from __future__ import annotations

from bot.storage import Answered, Incoming, Said, Storage, Trace


async def answered(storage: Storage, number: int = 1) -> None:
    said = Said("c0ffee" * 10, "abc", b"snapshot", b"words")
    await storage.inbox.accept(Incoming(number, "{}", "message", "p1", "private"))
    trace = Trace("p1", "c1")
    answer = Answered("message", "en", "when?", "answer", ("dates",), 0.9, trace=trace, said=said)
    await storage.inbox.complete(number, answer, 0.1)


async def test_what_was_said_is_found_by_its_code_and_by_its_update(storage: Storage) -> None:
    await answered(storage)
    shown = await storage.proofs.of_update(1)
    assert shown is not None
    assert (shown.facts, shown.language, shown.said.text) == (("dates",), "en", b"words")
    assert await storage.proofs.by_code(shown.code) == shown


async def test_of_what_is_forgotten_neither_finds_anything(storage: Storage) -> None:
    await answered(storage)
    shown = await storage.proofs.of_update(1)
    assert shown is not None
    await storage.retention.forget("p1")
    assert await storage.proofs.by_code(shown.code) is None
    assert await storage.proofs.of_update(1) is None


async def test_a_code_of_nothing_finds_nothing(storage: Storage) -> None:
    await answered(storage)
    for code in ("", "QFRC8-VH4RH", "no code at all"):
        assert await storage.proofs.by_code(code) is None
