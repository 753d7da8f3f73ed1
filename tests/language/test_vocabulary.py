"""Groups of words that mean the same, found in messages."""

from __future__ import annotations

import pytest

from bot.facts.followups import WordGroup
from bot.language.normalise import normalise
from bot.language.vocabulary import Vocabulary


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("when was workshop", ("when", None, "workshop")),
        ("what time", ("when",)),  # an expression gives its group once
        ("what", (None,)),
        ("how many workshops", ("how-many", "workshop")),
        ("وامتى الورشه", ("when", "workshop")),
        ("elwarsha", ("workshop",)),
        ("ورشتها", (None,)),  # of another word than the plural and the singular that stand there
        ("", ()),
    ],
)
def test_words_have_their_groups_with_their_clitics_and_endings(
    vocabulary: Vocabulary, text: str, expected: tuple[str | None, ...]
) -> None:
    assert vocabulary.concepts(normalise(text).split()) == expected


def test_the_longest_expression_counts_and_every_word_is_in_one_span() -> None:
    vocabulary = Vocabulary.of([WordGroup("a", ("press",)), WordGroup("b", ("press office", "press office hours"))])
    words = "the press office hours of the press".split()
    spans = [*vocabulary.spans(words)]

    assert [word for _, span in spans for word in span] == words
    assert [(group, len(span)) for group, span in spans if group] == [("b", 3), ("a", 1)]


def test_the_first_group_keeps_a_word_that_stands_in_two() -> None:
    vocabulary = Vocabulary.of([WordGroup("a", ("Date",)), WordGroup("b", ("date!",))])
    assert vocabulary.concepts(["date"]) == ("a",)
