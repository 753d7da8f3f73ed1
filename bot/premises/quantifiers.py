"""How much of a list a message grants: nobody of it, or only some: "did nobody come?", "was it only Health?"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.facts.factbase import Bilingual, DateRange, Entry, EntryKind, FactBase
from bot.language.normalise import normalise, stem
from bot.premises.listed import names_of
from bot.premises.message import Claim, Message
from bot.premises.values import Sentences
from bot.premises.words import Found, expressions, small

_KINDS = {"organised": "organiser", "partnered": "partner", "took-part": "participant"}
"""Kinds of claims by what belonging to a list of bodies means."""
_AMONG = 3
"""So many words at most between "no" and whom there is said to be none of: "no other government body"."""
_NEAR = 2
"""So many small words at most between "only" and what it is said of: "only in the", "only took part the"."""


class QuantifierReader:
    """Compares with the lists and the days of one release."""

    def __init__(self, base: FactBase, sentences: Sentences) -> None:
        self._base = base
        self._sentences = sentences
        listed = [one for one in base.entries.values() if one.listing and len(one.listing.members) > 0]
        self._lists = [one for one in listed if one.listing and one.listing.relation in _KINDS]

    @property
    def triggers(self) -> frozenset[str]:
        """Words of which a message has one where it says that it was nobody, or that there was nothing of it."""
        return frozenset(expressions("nobody").triggers | {"no", "any", "اي"})

    def claims(self, message: Message) -> Iterator[Claim]:
        """That nobody came, helped or organised, or that there was nothing of it, where the release has it."""
        found = [*self._nobody(message)]
        yield from found or self._nothing(message)

    def _nothing(self, message: Message) -> Iterator[Claim]:
        """ "Why is there no quotation?", «ما ذكروا أي قانون؟», where that is what answers."""
        entries = [self._base.entries[id] for id in message.entry_ids if message.sure]
        if len(entries) != 1 or entries[0].kind is not EntryKind.STATED:
            return
        label = {stem(word) for text in (entries[0].label.en, entries[0].label.ar) for word in normalise(text).split()}
        for at, token in enumerate(message.tokens):
            none = token.word == "no" or (token.word in {"اي", "any"} and message.polarity.negated)
            behind = _unbroken(message, at)
            named = next((one for one in behind if label & {stem(form) for form in message.tokens[one].bare}), None)
            if none and named:
                sentence = self._sentences.general("correct-nothing")
                yield Claim("member", (entries[0].id,), sentence, at, named + 1)
                return

    def _nobody(self, message: Message) -> Iterator[Claim]:
        nobody = _nobody(message)
        relations = expressions("relations").labels(message.tokens)
        if nobody is None or not message.polarity.asked:
            return
        entry = next((one for one in self._lists if _relation(one) in relations and self._is_meant(message, one)), None)
        if entry is None or any(body.members.get(entry.id) for body in message.bodies):
            return
        sentence = self._sentences.general("correct-nobody")
        yield Claim(_KINDS[_relation(entry)], (entry.id,), sentence, nobody.start, nobody.end)

    def limited(self, message: Message, claims: Sequence[Claim]) -> list[Claim]:
        """The claims, of which those are false that are said of some alone and hold of others, too."""
        if not message.tokens.has(small("only")):
            return list(claims)
        whole = [self._of_others_too(one, claims) for one in claims]
        near = [one for one, others in zip(claims, whole, strict=True) if others and _is_only(message, one, claims)]
        return [self._not_only(one, claims) if one in near else one for one in claims]

    def _is_meant(self, message: Message, entry: Entry) -> bool:
        subject = entry.listing.subject if entry.listing else None
        first = message.spoken.first
        return subject in (None, first and first.id) or message.spoken.names(subject)

    def _of_others_too(self, claim: Claim, claims: Sequence[Claim]) -> bool:
        """Whether what holds of it holds of others that the message doesn't name."""
        if not claim.holds:
            return False
        if claim.member:
            entry = self._base.entries[claim.entry_ids[0]]
            named = {one.member.id for one in claims if one.member and one.holds and one.entry_ids == claim.entry_ids}
            return bool(entry.listing and {one.id for one in entry.listing.members} - named)
        if claim.kind != "days" or claim.premise is None or not isinstance(claim.said, Bilingual):
            return False
        spans = [value for value in claim.premise.values if isinstance(value, DateRange)]
        named_spans = sum(one.premise is claim.premise and one.holds for one in claims)
        return len(spans) > max(1, named_spans) and not _says_all(claim, spans)

    def _not_only(self, claim: Claim, claims: Sequence[Claim]) -> Claim:
        members = [one.member for one in claims if one.member and one.entry_ids == claim.entry_ids]
        said = names_of(members) if members else claim.said
        which = "days" if claim.kind == "days" else "members"
        return replace(claim, sentence=self._sentences.general(f"correct-only-{which}", said=said), member=None)


def _relation(entry: Entry) -> str:
    return (entry.listing.relation if entry.listing else None) or ""


def _nobody(message: Message) -> Found | None:
    """The words that say it was nobody: "nobody", "not a single one", "no … ministry", «لم … أي جهة»."""
    tokens = message.tokens
    if found := next(iter(expressions("nobody").find(tokens)), None):
        return found
    bodies = {one.start for one in expressions("things").find(tokens) if one.label == "bodies"}
    whoever = small("anybody") | small("whoever")
    for at, token in enumerate(tokens):
        none = token.word == "no" or (token.word in {"اي", "ay"} and message.polarity.negated)
        behind = range(at + 1, min(len(tokens), at + 1 + _AMONG))
        if none and (end := next((one for one in behind if one in bodies or tokens[one].bare & whoever), None)):
            return Found("nobody", at, end + 1)
    return None


def _unbroken(message: Message, at: int) -> Sequence[int]:
    """The words right behind one, up to a mark: not "no, the law"."""
    found: list[int] = []
    for one in range(at + 1, min(len(message.tokens), at + 1 + _AMONG)):
        if message.tokens[one].start - message.tokens[one - 1].end > 1 or message.tokens[one].word == "the":
            break
        found.append(one)
    return found


def _is_only(message: Message, claim: Claim, claims: Sequence[Claim]) -> bool:
    """Whether "only" stands beside what is said, or at the end of the message."""
    same = [one for one in claims if one.kind == claim.kind and one.entry_ids == claim.entry_ids]
    start, end = min(one.start for one in same), max(one.end for one in same)
    at_end = [at for at, token in enumerate(message.tokens) if at >= end and token.bare & small("only")]
    start = min((one.start for one in claims if _are_days(one) and start - one.end <= _NEAR), default=start)
    before = range(max(0, start - 1 - _NEAR), start)
    between = (message.tokens[at].bare for at in before)
    is_before = any(words & small("only") for words in between)
    return bool(at_end) or is_before


def _are_days(claim: Claim) -> bool:
    """ "Only two days, 10 and 11 November": how many they are goes before which."""
    return claim.kind == "count" and claim.premise is not None and claim.premise.noun == "days"


def _says_all(claim: Claim, spans: Sequence[DateRange]) -> bool:
    """Whether the words of a claim have the first and the last day: "only from the 10th to the 15th"."""
    said = claim.said.en if isinstance(claim.said, Bilingual) else claim.said
    return str(spans[0].first.day) in said and str(spans[-1].last.day) in said
