"""The judge: TDLib itself, asked about the same texts. Skipped where TDLib has no wheel for the platform."""

from __future__ import annotations

import pytest

from bench import tdlib
from bench.entities import compare
from bot.simulator.text.find import find
from bot.simulator.text.urls import top_level_domains

pytest.importorskip("tdjson", reason="TDLib (tdjson) has no wheel for this platform")
TEXTS = 3_000


def test_generated_texts_are_read_as_tdlib_reads_them() -> None:
    """`python -m bench.entities` has a hundred thousand, and shows where they differ."""
    for name, tally in compare(TEXTS, seed=2021).items():
        assert tally.agreed >= 0.999 * tally.texts, (name, tally.examples[:1])


def test_the_top_level_domains_are_those_that_tdlib_knows() -> None:
    words = {"notadomain", "txt", "py", "local", "example"}
    assert {word for word in top_level_domains() | words if tdlib.find(f"a.{word}")} == top_level_domains() | {"py"}


@pytest.mark.parametrize("template", ["#a{}b", "@abcd{}", "{}/ask", "iom.int/a{}b", "a{}b.int", "$KWD{}"])
def test_letters_of_every_script_count_as_tdlib_counts_them(template: str) -> None:
    """One character of each block of 37, wherever Python's Unicode and TDLib's both know it."""
    differing = [
        hex(code)
        for code in range(1, 0x1F000, 37)
        if not 0xD800 <= code < 0xE000 and chr(code).isprintable()
        and find(template.format(chr(code)), times=True) != tdlib.find(template.format(chr(code)))
    ]  # fmt: skip
    assert differing == []
