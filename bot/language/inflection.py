"""An Arabic word without what is put before and behind it, in the standard language and the dialects: بيكتبوها is يكتب.

A stem joins the forms of one word and may be no word at all; these are the words themselves, for a table that has them
in one form only. Which of them is one, the table knows.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

_BEFORE = tuple("وال فال بال كال هال لل ولل عال ال و ف ب ل ك ه ع م ش".split())
_BEFORE_VERBS = tuple("بي بت بن با كي كت كن غي غت هي هت هن حي حت سي ست سن سا ي ت ن ا دي عم".split())
_BEHIND = tuple(
    "هما كما تها تهم وها وهم وه لها لهم هم هن ها نا كم ني لي لو له ات ون ين ان وا ته تي ه ي ك ت و ش ا".split()
)
_OF_FEMININES = frozenset("ه ات ته تها تهم ها نا هم ي ت تي".split())
"""Endings in whose place a noun may end in ه (which normalising makes of ة)."""
_FEMININE = "ه"
_SHORTEST = 3
_CACHED_WORDS = 5_000
_OF_VERB, _OF_ENDING, _OF_FEMININE = 0.3, 0.5, 0.2
"""What is taken for less likely than a word without its article, where as many letters go."""


@lru_cache(_CACHED_WORDS)
def bare_forms(word: str) -> tuple[str, ...]:
    """The forms that a normalised Arabic word may come from, those that lose the fewest letters first."""
    costs: dict[str, float] = {}
    for form, cost in _forms(word):
        if len(form) >= _SHORTEST and form != word:
            costs[form] = min(cost, costs.get(form, cost))
    return tuple(sorted(costs, key=lambda form: (costs[form], form)))


def _forms(word: str) -> Iterator[tuple[str, float]]:
    begun = [word, *(word[len(each) :] for each in _BEFORE if word.startswith(each))]
    yield from ((form, len(word) - len(form)) for form in begun)
    verbs = [form[len(each) :] for form in begun for each in _BEFORE_VERBS if form.startswith(each)]
    for form in (*begun, *verbs):
        lost = len(word) - len(form)
        yield form, lost + _OF_VERB
        for ending in _BEHIND:
            if form.endswith(ending):
                bare = form.removesuffix(ending)
                yield bare, lost + len(ending) + _OF_ENDING
                if ending in _OF_FEMININES:
                    yield bare + _FEMININE, lost + len(ending) + _OF_FEMININE
