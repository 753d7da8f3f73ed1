from __future__ import annotations

import gc

import pytest

from bot.garbage import without_collecting


def test_the_collector_rests_inside_and_goes_on_after_an_error() -> None:
    with pytest.raises(ZeroDivisionError):
        _divide_inside()
    assert gc.isenabled()


def _divide_inside() -> float:
    with without_collecting():
        assert not gc.isenabled()
        return 1 / 0


def test_a_collector_that_was_off_stays_off() -> None:
    gc.disable()
    try:
        with without_collecting():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
