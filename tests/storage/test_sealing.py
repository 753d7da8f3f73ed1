"""Chat ids under a key."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.storage.sealing import Address, Sealer

ADDRESS = Address(-1001234567890, 987654321, 7)


def test_an_address_comes_back_under_its_key_and_for_its_chat_only() -> None:
    sealed = Sealer("k").seal("place", ADDRESS)

    assert Sealer("k").open("place", sealed) == ADDRESS
    assert Sealer("another").open("place", sealed) is None
    assert Sealer("k").open("another place", sealed) is None


def test_nobody_reads_the_numbers_or_sees_that_two_are_the_same() -> None:
    sealer = Sealer("k")
    one, other = sealer.seal("place", ADDRESS), sealer.seal("place", ADDRESS)

    assert one != other
    assert b"1234567890" not in one
    assert b"987654321" not in one


@pytest.mark.parametrize("spoil", [lambda sealed: b"", lambda sealed: sealed[:-1], lambda sealed: b"\0" + sealed[1:]])
def test_a_damaged_one_is_no_address(spoil: Callable[[bytes], bytes]) -> None:
    assert Sealer("k").open("place", spoil(Sealer("k").seal("place", ADDRESS))) is None
