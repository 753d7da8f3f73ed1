"""Typing errors made on purpose: training on some teaches the matcher to read the others.

The errors are those of thumbs: a letter dropped, doubled, swapped with the next, or its neighbour on the keyboard.
"""

from __future__ import annotations

import random

from bot.language.slips import KEYBOARDS

SHARE = 0.3
"""The share of longer words that get an error, as careless phone typing has it."""
_LONG = 4


def mistyped(text: str, chance: random.Random) -> str:
    """The text with one error in about a third of its words of four letters and more."""
    return " ".join(
        _slip(word, chance) if len(word) >= _LONG and chance.random() < SHARE else word for word in text.split()
    )


def _slip(word: str, chance: random.Random) -> str:
    place = chance.randrange(len(word) - 1)
    before, letter, after = word[:place], word[place], word[place + 1 :]
    swapped = before + after[0] + letter + after[1:]
    beside = before + _neighbour(letter, chance) + after
    return chance.choice((before + after, before + 2 * letter + after, swapped, beside))


def _neighbour(letter: str, chance: random.Random) -> str:
    for row in KEYBOARDS:
        index = row.find(letter.lower())
        if index >= 0:
            return chance.choice(row[max(0, index - 1) : index] + row[index + 1 : index + 2])
    return letter
