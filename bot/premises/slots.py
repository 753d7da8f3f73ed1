"""Whom no list knows, told by the place in a question of yes or no: "did Gulfstar attend?", «كفى شاركت؟».

Who took part, was a partner or ran something stands between the auxiliary and the verb, behind "by" and "with", and in
Arabic on either side of the verb.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.facts.factbase import FactBase
from bot.premises.body_names import apart, is_arabic
from bot.premises.message import Body, Message
from bot.premises.places import places
from bot.premises.words import Found, Token, Words, expressions, section, small

_RELATIONS = ("took-part", "partnered", "organised", "involved", "learned")
_ACTIVE_ONLY = ("organised", "partnered")
"""What was organised or supported is no organiser and no partner."""
_LONGEST = 7
"""Words of the longest name that is taken for one."""
_SHORT = 16
"""Words of the longest question whose parts can be told by their places."""
_BY = frozenset("by with besides alongside مع ويا وياه معا m3a ma3 wiya".split())
_WAS = frozenset("was were is are been be wasnt werent isnt arent wuz wer".split())
_STOPS = frozenset("in at on for to this these في ب ف fi b bel fel or ولا او walla".split())


class SlotReader:
    """Finds whoever stands in the place of a participant, a partner or an organiser."""

    def __init__(self, base: FactBase) -> None:
        self._home = base.release.home
        lists = [one for one in base.entries.values() if one.listing and one.listing.relation]
        self._subjects = {one.id for one in lists if one.listing and one.listing.relation == "covered"}
        self._of_bodies = [one.id for one in lists if one.id not in self._subjects]

    def find(self, message: Message) -> Body | None:
        """The one that a question of yes or no asks about, if its place tells it."""
        tokens = message.tokens
        if len(tokens) > _SHORT or tokens.has(small("may_come")):
            return None
        if self._subjects & set(message.entry_ids):
            return None
        for found in [*expressions("relations").find(tokens), *_there(tokens)]:
            if found.label not in _RELATIONS or _is_noun(tokens, found):
                continue
            if found.label == "involved" and tokens[0].bare & small("existence"):
                continue  # «في إيميل أتواصل معكم؟»
            for start, end in self._places(tokens, found):
                span = _trimmed(tokens, start, end)
                if span and self._is_name(message, *span):
                    return Body(*span)
        return None

    def _places(self, tokens: Words, found: Found) -> Iterator[tuple[int, int]]:
        """Where its name may stand, the likeliest first."""
        if found.end < len(tokens) and tokens[found.end].word in _BY:
            yield found.end + 1, _until(tokens, found.end + 1)
            return
        start = _since(tokens, found.start)
        passive = found.label in _ACTIVE_ONLY and any(token.word in _WAS for token in tokens[start : found.start])
        if not passive or tokens[found.start].word in small("agents"):
            yield start, found.start
        if found.label not in _ACTIVE_ONLY and (is_arabic(tokens[found.start]) or tokens.arabizi):
            yield found.end, _until(tokens, found.end)

    def _is_name(self, message: Message, start: int, end: int) -> bool:
        """Whether words can be somebody's name: none of the question's own, nothing that the answers say of all."""
        inside = message.tokens[start:end]
        if end - start > _LONGEST or self._is_known(message, start, end) or _is_anybody(inside):
            return False
        if any(token.word.isdecimal() for token in inside):
            return False
        if any(spell.start < end and start < spell.end for spell in message.times):
            return False
        if any(not _is_capital(inside[one.start]) for name in _NO_NAME for one in expressions(name).find(inside)):
            return False
        home = places().at(message.tokens, start)
        if home and home.end == end and home.label == self._home:
            return False
        things = {at for one in expressions("things").find(inside) for at in range(one.start, one.end)}
        telling = [token for at, token in enumerate(inside) if not _is_small(message.tokens, start + at)]
        known = any(message.answers.has(id, telling) for id in (*self._of_bodies, *message.entry_ids))
        return bool(telling) and len(things) < len(inside) and not known

    def _is_known(self, message: Message, start: int, end: int) -> bool:
        """Whether words name what the release is about, and are no name of somebody's: not "Crescent Events"."""
        inside = message.tokens[start:end]
        office = expressions("titles").at(message.tokens, start)
        if office and office.end == end and end - start > 1:
            return False
        return message.answers.names(inside) and not (end - start > 1 and all(map(_is_capital, inside)))


_NO_NAME = ("numbers", "states", "negations", "nobody", "confirm", "beginning", "degrees", "law")


def _there(tokens: Words) -> Iterator[Found]:
    """ "Was the governor there?": not "was there a governor?"."""
    for at, token in enumerate(tokens):
        if at > 1 and token.word == "there" and tokens[at - 1].word not in _WAS:
            yield Found("took-part", at, at + 1)


def _is_anybody(tokens: Sequence[Token]) -> bool:
    """Whether a word means anybody, and is none of a name: "the public", not "the Public Works Company"."""
    named = len(tokens) > 1
    return any(one.bare & small("anybody") and not (named and _is_capital(one)) for one in tokens)


def _is_capital(token: Token) -> bool:
    return token.text[:1].isupper() and len(token.text) > 1


def _since(tokens: Words, end: int) -> int:
    """Where the words before one begin, at the last mark before it."""
    start = end
    while start > 0 and not apart(tokens, start - 1):
        start -= 1
    return start


def _until(tokens: Words, start: int) -> int:
    """Where the words behind one end: at a mark, a preposition, a word that says more."""
    end = start
    while end < len(tokens) and not (end > start and apart(tokens, end - 1)):
        said = expressions("relations").at(tokens, end) or expressions("confirm").at(tokens, end)
        if tokens[end].word in _STOPS or said:
            break
        end += 1
    return end


def _trimmed(tokens: Words, start: int, end: int) -> tuple[int, int] | None:
    """The words without those of the question at both ends."""
    while start < end and _is_small(tokens, start):
        start += 1
    while start < end and _is_small(tokens, end - 1):
        end -= 1
    return (start, end) if start < end else None


def _is_small(tokens: Words, position: int) -> bool:
    token = tokens[position]
    words = small("function") | small("question_small") | small("framing") | small("reporting") | small("leading")
    written = {token.word, token.word.removeprefix("و")}  # «كفى» is no «ك» and «في»
    return bool(written & words) or token.word in section("auxiliaries")["aux"]


def _is_noun(tokens: Words, found: Found) -> bool:
    """Whether a relation is a noun that is spoken of, "the participants", «الحضور», not "in partnership with"."""
    word = tokens[found.start].word
    if found.end < len(tokens) and tokens[found.end].word in _BY:
        return False
    return word.startswith("ال") or word in small("attendance")
