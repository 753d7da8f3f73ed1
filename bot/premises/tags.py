"""What asks for confirmation of a statement: "right?", "…, didn't they?", «مو صح؟»."""

from __future__ import annotations

from bot.premises.words import Found, Words, expressions, section, small

_PRONOUNS = frozenset("it they he she we you i there that this".split())
_RIGHTS = "rights"
"""Its singular asks for assent: "…, right?"."""
_LEAST = 2
"""So many words at least say something that a tag can ask to confirm: "when was it?" asks for itself."""
ASKING = frozenset(
    "who whose whom what which when where why how whats whos wheres whens hows wat wen whn wut hw y".split()
)
"""English question words, in short messages too."""


def confirming(tokens: Words) -> list[Found]:
    """What asks for assent, from left to right: the words for it wherever they stand, and a tag at the end."""
    found = [one for one in expressions("confirm").find(tokens) if tokens[one.start].word != _RIGHTS]
    last = _tag(tokens) or _closer(tokens)
    return found if last is None or (found and found[-1].end > last.start) else [*found, last]


def _tag(tokens: Words) -> Found | None:
    """ "Didn't they", "was it", "did they not": an auxiliary and a pronoun behind a statement."""
    end = len(tokens) - (len(tokens) > _LEAST and tokens[-1].word == "not")
    start = end - 2
    if start < _LEAST or tokens[start + 1].word not in _PRONOUNS or tokens[start].word not in _auxiliaries():
        return None
    asks = any(token.word in ASKING for token in tokens[:start])
    return None if asks else Found("tag", start, len(tokens))


def _closer(tokens: Words) -> Found | None:
    """A word that asks for assent only as the last of a message: "ya?", «لا؟», "no?"."""
    last = len(tokens) - 1
    return Found("tag", last, last + 1) if last >= _LEAST and tokens[last].word in small("closers") else None


def _auxiliaries() -> frozenset[str]:
    return frozenset(section("auxiliaries")["aux"])
