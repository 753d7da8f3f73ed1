"""Subjects that the event is said to have covered, compared with those that the release lists."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.facts.factbase import (
    Entry,
    FactBase,
    Member,
    MemberList,
)
from bot.language.normalise import normalise, stem
from bot.premises.listed import said_of
from bot.premises.message import Mention, Message
from bot.premises.words import Expressions, Found, Token, expressions, section, small

_NO_SUBJECT = (
    "relations", "states", "confirm", "auxiliaries", "negations", "beside", "numbers", "ordinals", "beginning",
    "lengths", "lasting", "things", "locative",
)  # fmt: skip
"""Words that are no part of a subject's name."""
_SEVERAL = frozenset("topics subjects themes مواضيع المواضيع موضوعات الموضوعات محاور المحاور".split())
_NEAR = 4
"""So many words at most between a subject and what says that it was left out."""
_SHORT = 18
"""Words of a question whose subject can be told from the rest of it."""


class TopicReader:
    """Compares with the subjects that one release lists."""

    def __init__(self, base: FactBase) -> None:
        self._topics = {
            entry.id: _topic_names(entry.listing)
            for entry in base.entries.values()
            if entry.listing and entry.listing.relation in ("covered", None)
        }
        self._lists = [base.entries[id] for id in self._topics]

    @property
    def triggers(self) -> frozenset[str]:
        if not self._lists:
            return frozenset()
        covered, subjects = section("relations")["covered"], section("things")["subjects"]
        return Expressions.of({"covered": covered, "subjects": subjects}).triggers

    @property
    def entries(self) -> frozenset[str]:
        return frozenset(self._topics)

    def mentions(self, message: Message) -> Iterator[Mention]:
        covers = any(found.label == "covered" for found in expressions("relations").find(message.tokens))
        for entry in self._lists:
            if entry.listing and entry.listing.relation is None:
                if entry.id in message.entry_ids:
                    yield from self._named(message, entry, self._topics[entry.id].find(message.tokens), asked=False)
                continue
            unsure = covers and not message.sure and message.polarity.asked and _says_who_covered(message)
            answers = entry.id in message.entry_ids or unsure or self._asks_for_subjects(message)
            if not (answers or covers):
                continue
            found = self._topics[entry.id].find(message.tokens)
            yield from self._named(message, entry, found, asked=covers)
            if found or not answers:
                continue
            if laws := expressions("law_kinds").find(message.tokens):
                yield _missing(message, entry, laws[0].start, laws[0].end)
            elif (covers or len(message.entry_ids) == 1) and message.polarity.asks and len(message.tokens) <= _SHORT:
                yield from self._unknown_topic(message, entry)

    def _asks_for_subjects(self, message: Message) -> bool:
        """Whether a question that nothing answers surely is about subjects by its own words: "among the topics?"."""
        found = expressions("things").find(message.tokens)
        several = any(one.label == "subjects" and message.word(one.start) in _SEVERAL for one in found)
        return not message.sure and message.polarity.asked and several

    def _named(self, message: Message, entry: Entry, found: Sequence[Found], *, asked: bool) -> Iterator[Mention]:
        """The subjects that are known by name, those of the list and the others."""
        listing, answers = entry.listing, entry.id in message.entry_ids
        members = {member.id: member for member in listing.members} if listing else {}
        others = {member.id: member for member in listing.others} if listing else {}
        kind = "topic" if listing and listing.relation else "member"
        for one in found:
            if message.word(one.start) in section("auxiliaries")["aux"]:
                continue  # "DO" is dissolved oxygen
            if one.start in message.known_elsewhere or not (answers or self._beside_cover(message, one)):
                continue
            if one.label in members:
                negated = message.polarity.negated and message.polarity.asks and answers
                left_out = message.polarity.asked and _is_left_out(message, one)
                denied, stayed = negated != left_out, negated and left_out
                yield Mention(entry, kind, one.start, one.end, members[one.label], denied, stayed, asked=asked)
            else:
                missing = _missing(message, entry, one.start, one.end, others[one.label])
                yield replace(missing, kind=kind, asked=asked)

    def _beside_cover(self, message: Message, one: Found) -> bool:
        """Whether a subject is named beside a word such as "session" or "covered"."""
        covers = (f for f in expressions("relations").find(message.tokens) if f.label == "covered")
        return any(min(abs(f.start - one.end), abs(one.start - f.end)) <= 2 for f in covers)

    def _is_known(self, tokens: Sequence[Token], entry: Entry) -> bool:
        """Whether a word of it is one of the subjects': then it may be one of them in other words."""
        listing = entry.listing
        if listing is None:
            return False
        names = (name for member in listing.members for name in (member.name.en, member.name.ar, *member.aliases))
        known = {stem(word) for name in names for word in normalise(name).split()}
        return any(stem(form) in known for token in tokens for form in token.bare)

    def _unknown_topic(self, message: Message, entry: Entry) -> Iterator[Mention]:
        """A subject that nobody thought of: the longest run of words that the question itself doesn't need."""
        run = _left_over(message)
        if run is None or self._is_known(message.tokens[slice(*run)], entry):
            return
        if expressions("languages").find(message.tokens) or not (
            message.sure or message.spoken.named or _is_all(message, run)
        ):
            return
        yield _missing(message, entry, *run)


def _is_left_out(message: Message, topic: Found) -> bool:
    """Whether a subject is said to have been left out."""
    states = (one for one in expressions("states").find(message.tokens) if one.label == "withdrew")
    return any(min(abs(one.start - topic.end), abs(topic.start - one.end)) <= _NEAR for one in states)


def _says_who_covered(message: Message) -> bool:
    """Whether it was the event that covered a subject, or "they" did: not "can you teach me?"."""
    they = message.tokens.has(small("they"))
    plural = any(token.word.endswith(("وا", "تو", "توا", "و")) for token in message.tokens)
    return bool(message.spoken.named) or they or plural


def _is_all(message: Message, run: tuple[int, int]) -> bool:
    """Whether a subject is all that a question says."""
    said = {at for one in expressions("relations").find(message.tokens) for at in range(one.start, one.end)}
    return all(
        at in message.idle or at in said or run[0] <= at < run[1] or token.bare & _framing()
        for at, token in enumerate(message.tokens)
    )


def _missing(message: Message, entry: Entry, start: int, end: int, member: Member | None = None) -> Mention:
    return Mention(entry, "topic", start, end, missing=said_of(message, start, end, member))


def _topic_names(listing: MemberList) -> Expressions:
    return Expressions(
        (text, member.id)
        for member in (*listing.members, *listing.others)
        for text in (member.name.en.removeprefix("the "), member.name.ar, *member.aliases)
    )


def _framing() -> frozenset[str]:
    """Words that ask, and report what is asked about."""
    return small("question_small") | small("framing") | small("reporting")


def _left_over(message: Message) -> tuple[int, int] | None:
    tokens = message.tokens
    taken = {
        at for name in _NO_SUBJECT for found in expressions(name).find(tokens) for at in range(found.start, found.end)
    }
    taken |= {at for spell in message.times for at in range(spell.start, spell.end)}
    taken |= {at for found, _ in message.spoken.named for at in range(found.start, found.end)}
    best: tuple[int, int] | None = None
    start = None
    for at in range(len(tokens) + 1):
        free = at < len(tokens) and at not in taken and not tokens[at].bare & _framing() and len(tokens[at].word) > 2
        if free and start is None:
            start = at
        elif start is not None and (not free or tokens[at].start - tokens[at - 1].end > 1):
            if best is None or at - start >= best[1] - best[0]:
                best = (start, at)
            start = at if free else None
    return best
