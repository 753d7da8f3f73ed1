"""Expressions in messages, whatever their forms."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.premises.words import Expressions, expressions, tokens_of

NAMES = Expressions(
    [("the Ministry of Health", "health"), ("Health", "h"), ("وزارة الصحة", "health"), ("وزارة", "a ministry")]
)
SECTIONS = ("relations", "states", "bodies", "confirm", "things")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("did the Ministry of Health come?", [("health", 1, 5)]),
        ("Health came", [("h", 0, 1)]),
        ("وهل حضرت وزارة الصحة؟", [("health", 2, 4)]),
        ("بوزارة صحة", [("health", 0, 2)]),
        ("the ministry", []),
    ],
)
def test_the_longest_is_found_with_or_without_article_and_particles(
    text: str, expected: list[tuple[str, int, int]]
) -> None:
    assert [(one.label, one.start, one.end) for one in NAMES.find(tokens_of(text))] == expected


def test_strict_ones_are_found_as_they_are_written() -> None:
    ministry = Expressions([("العدل", "justice")], strict=True)

    assert ministry.find(tokens_of("والعدل"))
    assert not ministry.find(tokens_of("عدل"))


def test_no_message_is_looked_through_for_its_article() -> None:
    assert "the" not in NAMES.triggers
    assert NAMES.triggers >= {"ministry", "health"}


@pytest.mark.parametrize("name", SECTIONS)
@given(data=st.data())
def test_whatever_is_found_has_woken_its_reader(name: str, data: st.DataObject) -> None:
    known = expressions(name)
    word = st.sampled_from(sorted(known.firsts | known.triggers)) | st.sampled_from(["the", "el", "of", "was", "من"])
    tokens = tokens_of(" ".join(data.draw(st.lists(word, max_size=6))))

    if any(known.at(tokens, at) for at in range(len(tokens))):
        assert tokens.has(known.triggers)
        assert known.find(tokens)
