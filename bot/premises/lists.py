"""Members of lists in a message: is what is said of them so, in the relation that was asked?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.facts.factbase import Bilingual, Entry, EntryKind, FactBase, Language, Member, MemberList
from bot.facts.templates import fill
from bot.language.normalise import normalise
from bot.language.stems import stem
from bot.premises.bodies import Body
from bot.premises.claims import Claim
from bot.premises.message import Message
from bot.premises.polarity import Polarity
from bot.premises.sentences import Sentences, own_words
from bot.premises.tokens import Expressions, Found, Token, tokens_of
from bot.premises.words import expressions, small

_BY = frozenset("by من قبل طرف بواسطه يد تنظيم بتنظيم bi min".split())
_WITH = frozenset("with besides alongside مع ويا وياه معا معاهم معهم معكم معاكم وياهم وياكم m3a wiya".split())
_FIRST_PERSON = frozenset("i im ive my our we run work working".split())
_WEAK = frozenset(
    "made did hold held holding run running lead led leading do it عمل عملت عملوا دار دارت دارو سوي سوت made".split()
)
_REACH = 5
_SHORT = 14
"""Words of a question whose subject can be told from the rest of it."""


class ListReader:
    """Compares with the lists of one release."""

    def __init__(self, base: FactBase, sentences: Sentences) -> None:
        self._base = base
        self._sentences = sentences
        self._lists = [entry for entry in base.entries.values() if entry.listing and entry.listing.relation]
        self._default = base.release.subjects[0].id if base.release.subjects else None
        self._about_bodies = {entry.id for entry in base.entries.values() if _tells_of_bodies(entry)}
        self._topics = {
            entry.id: _topic_names(entry.listing)
            for entry in self._lists
            if entry.listing and entry.listing.relation == "covered"
        }

    def claims(self, message: Message, bodies: Sequence[Body], polarity: Polarity) -> list[Claim]:
        found: list[Claim] = []
        for body in bodies:
            found += self._of_body(message, body, polarity)
        return [*found, *self._of_topics(message, polarity)]

    # Bodies

    def _of_body(self, message: Message, body: Body, polarity: Polarity) -> Iterator[Claim]:
        relation = self._relation(message, body)
        if relation == "paid":
            yield from self._paid(message, body)
            return
        if relation in (None, "took-part") and self._is_the_askers(message, body):
            return
        if not self._is_member_somewhere(body) and self._is_unstated(message):
            return  # which hotel, which trainers: the answer itself says that nobody is named
        if relation != "organised" and any(
            self._has(one, body) for one in self._lists if _relation(one) == "organised"
        ):
            return  # whoever organised it is no partner of its own
        entry = self._asked(message, body, relation, polarity)
        if entry is None or entry.listing is None:
            return
        member = body.members.get(entry.id)
        belongs = member is not None and any(member.id == one.id for one in entry.listing.members)
        if belongs and member is not None:
            absent = self._is_absent(message, body, polarity)
            sentence = self._present(entry, member) if absent else None
            yield Claim(_KINDS[entry.listing.relation or ""], (entry.id,), sentence, body.start, body.end, member)
            return
        sentence = self._not_named(message, entry, body.start, body.end, member)
        yield Claim(_KINDS[entry.listing.relation or ""], (entry.id,), sentence, body.start, body.end)

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
        return own or bool(entries and len(wanted) == len(entries))

    def _is_unstated(self, message: Message) -> bool:
        entries = [self._base.entries[id] for id in message.entry_ids if id in self._base.entries]
        return message.sure and bool(entries) and all(entry.kind is EntryKind.NOT_STATED for entry in entries)

    def _relation(self, message: Message, body: Body) -> str | None:
        """What is said of the body: the relation of the nearest word that says one."""
        before = message.word(body.start - 1)
        if self._compound(message, body):
            return "organised"
        best: tuple[int, str] | None = None
        for found in expressions("relations").find(message.tokens):
            if found.label in ("covered", "spoke") or (body.start <= found.start < body.end):
                continue
            if found.label == "leads" and _gap(found, body) <= 2:
                return "leads"
            if found.label == "leads":
                continue
            if found.label == "organised" and not self._organises(message, body, found):
                continue
            if found.label == "partnered" and before in _WITH:
                return "partnered"
            if best is None or _gap(found, body) < best[0]:
                best = (_gap(found, body), found.label)
        return best[1] if best else None

    def _compound(self, message: Message, body: Body) -> bool:
        """ "UNHCR workshops", «ورش اليونيسف»: whose workshops they are."""
        event = [found for found, one in message.spoken.named if one.id == self._default]
        arabic = "\u0621" <= message.word(body.start)[:1] <= "\u06ff"
        for found in event:
            if not arabic and found.start == body.end and message.word(body.start - 1) not in _WITH | {"by"}:
                return not body.members or not self._is_member_somewhere(body)
            plain = not message.word(found.start).removeprefix("و").startswith("ال")
            if arabic and found.end == body.start and plain and message.word(body.start)[:1] not in "بل":
                return True
        return False

    def _is_member_somewhere(self, body: Body) -> bool:
        return any(
            entry.listing and any(member.id == one.id for one in entry.listing.members)
            for entry in self._lists
            for member in [body.members.get(entry.id)]
            if member
        )

    def _organises(self, message: Message, body: Body, found: Found) -> bool:
        """Whether the body did it: before the verb in English, right behind it in Arabic, or behind "by"."""
        words = message.tokens
        word = words[found.start].word
        if word in {"organiser", "organisers", "organizer", "organizers", "منظم", "المنظم", "منظمه", "المنظمه"}:
            return True
        if found.end <= body.start:
            between = [token.word for token in words[found.end : body.start]]
            arabic = "\u0621" <= word[:1] <= "\u06ff" or any(char.isdigit() for char in word)
            close = len(between) <= (1 if arabic else 2)
            if set(between) & _WITH:
                return False
            return close and (arabic or bool(set(between) & (_BY | {"of"})) or message.word(body.start - 1) in _BY)
        between = [token.word for token in words[body.end : found.start]]
        return (
            len(between) <= _REACH and not set(between) & {"and", *_WITH} and (word not in _WEAK or len(between) <= 3)
        )

    def _asked(self, message: Message, body: Body, relation: str | None, polarity: Polarity) -> Entry | None:
        """The list that the message asks about, by the relation, the subject, or what answers it."""
        subjects = {one.id for _, one in message.spoken.named}
        answered = [entry for entry in self._lists if entry.id in message.entry_ids]
        for subject in subjects - {self._default}:
            if of := next((entry for entry in self._lists if _subject(entry) == subject), None):
                return of
        at_home = next((entry for entry in answered if self._has(entry, body)), None)
        if at_home and relation != "organised" and not (polarity.asks and relation == "took-part"):
            return at_home
        if relation in ("organised", "took-part"):
            return next((entry for entry in self._lists if _relation(entry) == relation), None)
        if relation == "partnered":
            partnered = [entry for entry in self._lists if _relation(entry) == relation]
            with_it = [entry for entry in partnered if self._has(entry, body)]
            if with_it and not any(entry in answered for entry in partnered):
                return with_it[0]
            chosen = [entry for entry in answered if entry in partnered]
            return next(
                iter([*[e for e in chosen if e in with_it], *(with_it if not subjects else []), *chosen, *partnered]),
                None,
            )
        if answered and answered[0].listing and answered[0].listing.relation != "covered":
            return next((entry for entry in answered if self._has(entry, body)), answered[0])
        if not self._is_about_event(message):
            return None
        if self._is_member_somewhere(body):
            return next((entry for entry in self._lists if self._has(entry, body)), None)
        return next((entry for entry in self._lists if _relation(entry) == "took-part"), None)

    def _is_about_event(self, message: Message) -> bool:
        first = message.spoken.first
        return message.spoken.names(self._default) or bool(
            first and set(message.entry_ids) & set(first.entry_ids) & self._about_bodies
        )

    def _has(self, entry: Entry, body: Body) -> bool:
        member = body.members.get(entry.id)
        return bool(member and entry.listing and any(member.id == one.id for one in entry.listing.members))

    def _is_absent(self, message: Message, body: Body, polarity: Polarity) -> bool:
        """Whether the body is said to have stayed away, to have withdrawn, not to have taken part."""
        states = expressions("states").find(message.tokens)
        withdrew = [f for f in states if f.label == "withdrew" and abs(f.start - body.start) <= _REACH + 2]
        if not withdrew:
            return polarity.negated and (polarity.asks or self._negates_relation(message))
        return not all(_is_negated(message, found.start) for found in withdrew)

    def _negates_relation(self, message: Message) -> bool:
        """ "Why did Justice not take part?": a negation right before the word of the relation."""
        return any(_is_negated(message, found.start) for found in expressions("relations").find(message.tokens))

    def _present(self, entry: Entry, member: Member) -> Bilingual:
        """The yes of the list without its yes: that the release names the member is what puts it right."""
        listing = entry.listing
        if listing is None:
            raise ValueError("an entry without a list has no members")
        values = {**entry.values, "member": member.name}
        texts = {language: fill(listing.yes[language], values, language) for language in Language}
        return Bilingual(ar=_without_yes(texts[Language.AR]), en=_without_yes(texts[Language.EN]))

    def _not_named(self, message: Message, entry: Entry, start: int, end: int, member: Member | None) -> Bilingual:
        """That the release doesn't name it, in the asker's words where they are safe."""
        listing = entry.listing
        if listing is None:
            raise ValueError("an entry without a list names nobody")
        article = start > 0 and message.word(start - 1) == "the"
        words = own_words(_without_particle(message.tokens[start - article : end]), message.text)
        known = member is not None and _is_whole(message.tokens[start:end], member)
        texts = {}
        for language in Language:
            name = member.name[language] if known and member else words
            if name is None:
                texts[language] = fill(listing.not_named_unknown[language], entry.values, language)
            else:
                texts[language] = fill(listing.not_named[language], {**entry.values, "member": name}, language)
        return Bilingual(ar=texts[Language.AR], en=texts[Language.EN])

    def _paid(self, message: Message, body: Body) -> Iterator[Claim]:
        premise = next((one for one in self._base.release.premises if one.type == "paid"), None)
        if premise and message.sure and not set(premise.shown_by) & set(message.entry_ids):
            yield Claim("paid", premise.shown_by, self._sentences.general("correct-paid"), body.start, body.end)

    # Topics

    def _of_topics(self, message: Message, polarity: Polarity) -> Iterator[Claim]:
        for entry in self._lists:
            listing = entry.listing
            if listing is None or entry.id not in self._topics:
                continue
            covers = any(found.label == "covered" for found in expressions("relations").find(message.tokens))
            if entry.id not in message.entry_ids and not covers:
                continue
            found = self._topics[entry.id].find(message.tokens)
            members = {member.id: member for member in listing.members}
            others = {member.id: member for member in listing.others}
            for one in found:
                if entry.id not in message.entry_ids and not self._beside_cover(message, one):
                    continue
                if one.label in members:
                    negated = polarity.negated and polarity.asks and entry.id in message.entry_ids
                    sentence = self._present(entry, members[one.label]) if negated else None
                    yield Claim("topic", (entry.id,), sentence, one.start, one.end, members[one.label])
                elif entry.id in message.entry_ids or covers:
                    sentence = self._not_named(message, entry, one.start, one.end, others[one.label])
                    yield Claim("topic", (entry.id,), sentence, one.start, one.end)
            if not found and entry.id in message.entry_ids and polarity.asks and len(message.tokens) <= _SHORT:
                yield from self._unknown_topic(message, entry)

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

    def _unknown_topic(self, message: Message, entry: Entry) -> Iterator[Claim]:
        """A subject that nobody thought of: the longest run of words that the question itself doesn't need."""
        run = _left_over(message)
        if run is None or self._is_known(message.tokens[slice(*run)], entry):
            return
        if expressions("languages").find(message.tokens[slice(*run)]):
            return
        sentence = self._not_named(message, entry, run[0], run[1], None)
        yield Claim("topic", (entry.id,), sentence, *run)


_KINDS = {
    "organised": "organiser",
    "partnered": "partner",
    "took-part": "participant",
    "covered": "topic",
    "spoke": "speaker",
    "": "member",
}
_YES = ("Yes: ", "Yes, ", "نعم، ", "نعم: ")


def _gap(found: Found, body: Body) -> int:
    return found.start - body.end if found.start >= body.end else body.start - found.end


def _is_negated(message: Message, position: int) -> bool:
    near = message.tokens[max(0, position - 2) : position]
    return bool(expressions("negations").find(near)) or any(token.word in {"ما", "لا", "no"} for token in near)


def _without_yes(text: str) -> str:
    for yes in _YES:
        if text.startswith(yes):
            rest = text.removeprefix(yes)
            return rest[:1].upper() + rest[1:]
    return text


def _tells_of_bodies(entry: Entry) -> bool:
    """Whether an answer says who did what, so that a body beside the question must be among those it names."""
    texts = (fill(entry.answer[language], entry.values, language) for language in Language)
    labels = {found.label for text in texts for found in expressions("relations").find(tokens_of(text))}
    return entry.kind is EntryKind.STATED and bool(labels & {"organised", "took-part", "partnered"})


def _relation(entry: Entry) -> str | None:
    return entry.listing.relation if entry.listing else None


def _subject(entry: Entry) -> str | None:
    return entry.listing.subject if entry.listing else None


def _without_particle(tokens: Sequence[Token]) -> Sequence[Token]:
    """The words without an attached "and" or "in" before a name: «والتربية», «ووزارة التجارة», «بالداخلية»."""
    if not tokens or tokens[0].text[:1] not in ("و", "ب"):
        return tokens
    first, rest = tokens[0], tokens_of(tokens[0].text[1:])
    named = rest and ((rest[0].word.startswith("ال") and len(rest[0].word) > 3) or expressions("bodies").at(rest, 0))
    return (replace(first, start=first.start + 1), *tokens[1:]) if named else tokens


def _is_whole(tokens: Sequence[Token], member: Member) -> bool:
    """Whether the words are no more than one of the member's names: a kind ("embassies") keeps the asker's words."""
    names = Expressions((name, "") for name in (member.name.en.removeprefix("the "), member.name.ar))
    found = names.at(tokens, 0) if tokens else None
    return found is not None and found.end == len(tokens)


def _topic_names(listing: MemberList) -> Expressions:
    return Expressions(
        (text, member.id)
        for member in (*listing.members, *listing.others)
        for text in (member.name.en.removeprefix("the "), member.name.ar, *member.aliases)
    )


def _left_over(message: Message) -> tuple[int, int] | None:
    tokens = message.tokens
    taken = {
        at
        for name in ("relations", "states", "confirm", "auxiliaries", "negations", "beside")
        for found in expressions(name).find(tokens)
        for at in range(found.start, found.end)
    }
    taken |= {at for found, _ in message.spoken.named for at in range(found.start, found.end)}
    best: tuple[int, int] | None = None
    start = None
    for at in range(len(tokens) + 1):
        free = (
            at < len(tokens)
            and at not in taken
            and tokens[at].word not in small("question_small")
            and len(tokens[at].word) > 2
        )
        if free and start is None:
            start = at
        elif not free and start is not None:
            if best is None or at - start >= best[1] - best[0]:
                best = (start, at)
            start = None
    return best
