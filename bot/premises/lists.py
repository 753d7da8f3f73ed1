"""Members of lists in a message: is what is said of them so, in the relation that was asked?"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from bot.facts.factbase import (
    Bilingual,
    Entry,
    EntryKind,
    FactBase,
    Language,
    Member,
)
from bot.facts.templates import fill
from bot.facts.terms import Term
from bot.premises.listed import ListSentences, said_of
from bot.premises.message import Body, Claim, Mention, Message
from bot.premises.relations import RelationReader
from bot.premises.topics import TopicReader
from bot.premises.values import Sentences
from bot.premises.words import Expressions, Found, agencies, denied, expressions, small, tokens_of

_FIRST_PERSON = frozenset("i im ive my our we run work working".split())


_ROLES = {"organised": "organiser", "partnered": "partners", "took-part": "participants"}
"""The facts that tell who did it, by their role, where there is no list of them."""
_REACH = 5
_BRIEF = 6
"""Words of a question that asks nothing but whether somebody came."""
_AT = frozenset({"at", "inside", "near", "داخل", "قرب"})


_KINDS = {
    "organised": "organiser",
    "partnered": "partner",
    "took-part": "participant",
    "covered": "topic",
    "spoke": "speaker",
    "": "member",
}


class ListReader:
    """Compares with the lists of one release."""

    def __init__(self, base: FactBase, sentences: Sentences) -> None:
        self._base = base
        self._sentences = sentences
        self._lists = [entry for entry in base.entries.values() if entry.listing and entry.listing.relation]
        self._default = base.release.subjects[0].id if base.release.subjects else None
        self._about_bodies = {entry.id for entry in base.entries.values() if _tells_of_bodies(entry)}
        self._in_answers = {entry.id: _agencies_in(entry) for entry in self._lists}
        self._topics = TopicReader(base)
        self._relations = RelationReader(base)
        self._listed = ListSentences(sentences)
        listed = {_relation(one) for one in self._lists}
        self._without_list = {
            relation: base.playing(role) for relation, role in _ROLES.items() if relation not in listed
        }
        organiser = base.release.terms.get("organiser", Term())
        self._organiser = Expressions((name.one, "") for language in Language for name in organiser.names(language))

    @property
    def triggers(self) -> frozenset[str]:
        """The words of a subject that was covered; bodies have their own."""
        return self._topics.triggers

    @property
    def entries(self) -> frozenset[str]:
        """The lists of subjects: any word of a question that they answer may be one."""
        return self._topics.entries

    def claims(self, message: Message) -> list[Claim]:
        paid: list[Claim] = []
        mentions = [*self._topics.mentions(message)]
        for body in message.bodies:
            relation = self._relations.read(message, body) or self._relations.beside_a_subject(message, body)
            if relation == "paid":
                paid += self._paid(message, body)
            elif relation in self._without_list:
                paid += self._of_role(message, body, relation)
            else:
                mentions += self._of_body(message, body, relation)
        return [*paid, *self._listed.claims(mentions)]

    def _of_body(self, message: Message, body: Body, relation: str | None) -> Iterator[Mention]:
        if relation in (None, "took-part") and self._is_the_askers(message, body):
            return
        if relation is None and message.word(body.start - 1 - (message.word(body.start - 1) == "the")) in _AT:
            return  # "did it take place at the UN?": a place
        if (
            not self._relations.is_member(body)
            and self._is_unstated(message)
            and not self._asks_who_came(message, relation)
            and not self._relations.beside_a_subject(message, body)
        ):
            return  # which hotel, which trainers: the answer itself says that nobody is named
        organised = any(self._has(one, body) for one in self._lists if _relation(one) == "organised")
        if organised and relation == "involved":
            relation = "organised"
        if organised and relation != "organised":
            return  # whoever organised it is no partner of its own
        entry = self._asked(message, body, relation)
        if entry is None or entry.listing is None:
            return
        member = body.members.get(entry.id)
        belongs = member is not None and any(member.id == one.id for one in entry.listing.members)
        kind = _KINDS[entry.listing.relation or ""]
        if belongs:
            absent = self._is_absent(message, body)
            stayed = not absent and self._is_said_to_have_stayed(message, body)
            asked = relation is not None
            yield Mention(entry, kind, body.start, body.end, member, denied=absent, stayed=stayed, asked=asked)
            return
        if self._is_in_the_answer(message, body, entry):
            if relation is None:
                return
            yield Mention(entry, kind, body.start, body.end, open=True)
            return
        missing = self._name_of(message, body, member)
        own = member.says if member and missing is member.name else None
        asked = relation is not None
        yield Mention(entry, kind, body.start, body.end, missing=missing, says=own, asked=asked)

    def _of_role(self, message: Message, body: Body, relation: str) -> Iterator[Claim]:
        """Who is no organiser, partner or participant by the facts of that role, where a release lists none."""
        entries = self._without_list[relation]
        known = any(is_in_answer(message, body, entry.id) for entry in entries)
        own = relation == "organised" and self._organiser.find(message.tokens[body.start : body.end])
        if not entries or known or own or not message.polarity.asked:
            return
        missing = self._name_of(message, body, None)
        says = f"list-missing-{relation}" if missing else f"list-nobody-else-{relation}"
        sentence = self._sentences.general(says, missing=missing or "")
        yield Claim(_KINDS[relation], tuple(entry.id for entry in entries), sentence, body.start, body.end)

    def _name_of(self, message: Message, body: Body, member: Member | None) -> Bilingual | None:
        """How somebody who isn't named is called; one of several by the name that the list knows, else by its kind."""
        if not body.said:
            return said_of(message, body.start, body.end, member)
        return member.name if member else Bilingual(body.said, body.said)

    def _is_in_the_answer(self, message: Message, body: Body, entry: Entry) -> bool:
        """Whether the answer names it beside the members: an agency of the UN is part of the UN."""
        words = message.tokens[body.start : body.end]
        named = [one for one in agencies().find(words) if one.end - one.start >= len(words) - 1]
        return any(one.label in self._in_answers[entry.id] for one in named)

    def _is_the_askers(self, message: Message, body: Body) -> bool:
        """Whether it is where the asker works, or the question is what the asker may do: come, write, get a picture."""
        before = [token.word for token in message.tokens[max(0, body.start - 6) : body.start]]
        own = bool(_FIRST_PERSON & set(before)) and bool({"a", "an", "my", "our"} & set(before[-2:]))
        entries = [self._base.entries[id] for id in message.entry_ids if id in self._base.entries]
        wanted = [
            one
            for one in entries
            if one.kind is EntryKind.SERVICE or self._base.release.contact in (one.id, *one.nearby)
        ]
        near = message.tokens[max(0, body.start - _REACH) : body.end + 2]
        may = any(token.bare & small("allowed") for token in near)
        return own or bool(entries and len(wanted) == len(entries) and may)

    def _is_unstated(self, message: Message) -> bool:
        entries = [self._base.entries[id] for id in message.entry_ids if id in self._base.entries]
        return message.sure and bool(entries) and all(entry.kind is EntryKind.NOT_STATED for entry in entries)

    def _asks_who_came(self, message: Message, relation: str | None) -> bool:
        """Whether it is asked if somebody came, where what answers says only who may, or is about another matter that
        the name has: "did Walk Free take part?", "did Finance come?"."""
        attend = {entry.id for entry in self._base.playing("attend")}
        asked = message.polarity.asked and (set(message.entry_ids) <= attend or len(message.tokens) <= _BRIEF)
        return relation == "took-part" and asked

    def _asked(self, message: Message, body: Body, relation: str | None) -> Entry | None:
        """The list that the message asks about, by the relation, the subject, or what answers it."""
        subjects = _subjects(message, body, relation)
        answered = [entry for entry in self._lists if message.sure and entry.id in message.entry_ids]
        for subject in subjects:
            of = next((entry for entry in self._lists if _subject(entry) == subject), None)
            if of and subject != self._default:
                return of
        at_home = next((entry for entry in answered if self._has(entry, body)), None)
        if at_home and relation != "organised" and not (message.polarity.asks and relation == "took-part"):
            return at_home
        if relation == "involved":
            of_bodies = [one for one in (*answered, *self._lists) if _relation(one) in ("took-part", "partnered")]
            of_bodies.sort(key=lambda one: (one not in answered, _relation(one) != "took-part"))
            return next((one for one in self._lists if self._has(one, body)), next(iter(of_bodies), None))
        if relation in ("organised", "took-part"):
            return next((entry for entry in self._lists if _relation(entry) == relation), None)
        if relation == "partnered":
            return self._partnered(body, answered, subjects)
        if answered and answered[0].listing and answered[0].listing.relation != "covered":
            return next((entry for entry in answered if self._has(entry, body)), answered[0])
        if not self._is_about_event(message):
            return None
        if self._relations.is_member(body):
            return next((entry for entry in self._lists if self._has(entry, body)), None)
        return next((entry for entry in self._lists if _relation(entry) == "took-part"), None)

    def _partnered(self, body: Body, answered: Sequence[Entry], subjects: Collection[str]) -> Entry | None:
        """Of several lists of partners the one that has the body, or that answers."""
        partnered = [entry for entry in self._lists if _relation(entry) == "partnered"]
        with_it = [entry for entry in partnered if self._has(entry, body)]
        if with_it and not any(entry in answered for entry in partnered):
            return with_it[0]
        chosen = [entry for entry in answered if entry in partnered]
        partnered.sort(key=lambda entry: _subject(entry) not in (None, self._default))
        if self._default in subjects:
            chosen.sort(key=lambda entry: _subject(entry) not in (None, self._default))
        return next(
            iter([*[e for e in chosen if e in with_it], *(with_it if not subjects else []), *chosen, *partnered]),
            None,
        )

    def _is_about_event(self, message: Message) -> bool:
        first = message.spoken.first
        return message.spoken.names(self._default) or bool(
            first and set(message.entry_ids) & set(first.entry_ids) & self._about_bodies
        )

    def _has(self, entry: Entry, body: Body) -> bool:
        member = body.members.get(entry.id)
        return bool(member and entry.listing and any(member.id == one.id for one in entry.listing.members))

    def _is_absent(self, message: Message, body: Body) -> bool:
        """Whether the body is said to have stayed away, to have withdrawn, not to have taken part."""
        withdrew = self._withdrawals(message, body)
        if not withdrew:
            return message.polarity.negated and (message.polarity.asks or self._negates_relation(message))
        return not all(_is_negated(message, found.start) for found in withdrew)

    def _is_said_to_have_stayed(self, message: Message, body: Body) -> bool:
        """ "Health wasn't left out, was it?": what is denied is that it was absent."""
        return message.polarity.negated and message.polarity.asks and bool(self._withdrawals(message, body))

    def _withdrawals(self, message: Message, body: Body) -> list[Found]:
        states = expressions("states").find(message.tokens)
        return [one for one in states if one.label == "withdrew" and abs(one.start - body.start) <= _REACH + 2]

    def _negates_relation(self, message: Message) -> bool:
        """ "Why did Justice not take part?": a negation right before the word of the relation."""
        return any(_is_negated(message, found.start) for found in expressions("relations").find(message.tokens))

    def _paid(self, message: Message, body: Body) -> Iterator[Claim]:
        premise = next((one for one in self._base.release.premises if one.type == "paid"), None)
        asks = message.sure or message.polarity.asked
        if premise and asks and not set(premise.shown_by) & set(message.entry_ids):
            yield Claim("paid", premise.shown_by, self._sentences.general("correct-paid"), body.start, body.end)


def _subjects(message: Message, body: Body, relation: str | None) -> Collection[str]:
    """What the body may be said of, the nearest first; where nothing is named, what answers: "does Justice take part in
    it?" is about the coming project there."""
    nearest = sorted(message.spoken.named, key=lambda pair: abs(pair[0].start - body.start))
    if not nearest and relation in ("partnered", "took-part") and message.spoken.answered:
        return (message.spoken.answered.id,)
    return tuple(dict.fromkeys(one.id for _, one in nearest))


def is_in_answer(message: Message, body: Body, entry_id: str) -> bool:
    """Whether an answer has a body by its words; WHO is no word of an answer, though "who" may be."""
    words = message.tokens[body.start : body.end]
    return all(word.text != "WHO" for word in words) and message.answers.has(entry_id, words)


def _is_negated(message: Message, position: int) -> bool:
    near = message.tokens[max(0, position - 2) : position]
    if denied(message.word(position)):
        return True
    return bool(expressions("negations").find(near)) or any(token.word in {"ما", "لا", "no"} for token in near)


def _agencies_in(entry: Entry) -> frozenset[str]:
    texts = (fill(entry.answer[language], entry.values, language) for language in Language)
    return frozenset(label for text in texts for label in agencies().labels(tokens_of(text)))


def _tells_of_bodies(entry: Entry) -> bool:
    """Whether an answer says who did what, so that a body beside the question must be among those it names."""
    texts = (fill(entry.answer[language], entry.values, language) for language in Language)
    labels = {found.label for text in texts for found in expressions("relations").find(tokens_of(text))}
    return entry.kind is EntryKind.STATED and bool(labels & {"organised", "took-part", "partnered"})


def _relation(entry: Entry) -> str | None:
    return entry.listing.relation if entry.listing else None


def _subject(entry: Entry) -> str | None:
    return entry.listing.subject if entry.listing else None
