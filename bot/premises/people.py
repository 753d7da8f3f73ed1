"""People of the release in a message: by another office, sex or body, in another's part, or another in theirs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.facts.factbase import (
    FactBase,
    PersonPremise,
)
from bot.premises.message import Body, Claim, Message
from bot.premises.names import Named, OtherNameReader, PeopleNames
from bot.premises.offices import Office, OfficeReader
from bot.premises.places import country_of, places
from bot.premises.speakers import SpeakerReader
from bot.premises.values import Sentences, own_words
from bot.premises.words import Expressions, Found, Token, expressions, section, small

_PRONOUNS = {"m": frozenset({"he", "his", "him"}), "f": frozenset({"she", "her", "hers"})}


_SCHOOLS = frozenset({"university", "college", "جامعه", "كليه", "jam3a", "jame3a"})


_OF = frozenset("of from at with in من في بتاعه بتاع تبع لدي عند مال ديال taba3 min men bta3et".split())


_LINKS = frozenset(
    "the a an is as he she هو هي هوي هوا هوه هيي ال our ده دا هذا اللي was kan howe howwe howwa huwa huwe "
    "speaking acting بصفته بصفتها بوصفه بوصفها يكون".split()
)
"""May stand between a name and an office: "Mazen is the minister"."""
_APART = 3
"""So many of these at most."""
_BEFORE_A_NAME = frozenset("of the dr mr mrs ms السيد السيده الاستاذ الاستاذه الدكتور الدكتوره د".split())
"""May stand between an office and a name: "minister, Dr Mazen"."""
_IN = frozenset("in for في ب بـ".split())
_NO_VERB = frozenset("اليس اليست ليس ليست كان كانت".split())
"""Before a name, no word of what was done to whom stands behind it."""
_COPULAS = frozenset("is was being هو هي هوي هوا هوه هيي يكون كان huwa huwe howe howwe howwa kan".split())


class PeopleReader:
    """Compares with the people of one release."""

    def __init__(self, base: FactBase, sentences: Sentences) -> None:
        self._names = PeopleNames(base)
        self._other_names = OtherNameReader(base, sentences, self._names)
        self._offices = OfficeReader(self._names)
        self._speakers = SpeakerReader(base, sentences, self._names, self._offices)
        self._sentences = sentences
        self._home = base.release.home

    @property
    def triggers(self) -> frozenset[str]:
        """Words of which a message has one where it is about people."""
        names = self._names
        own = names.first.triggers | names.family.triggers | names.titles.triggers
        return (
            own
            | expressions("first_names").triggers
            | Expressions.of({"spoke": section("relations")["spoke"]}).triggers
            | small("opening")
            | {"open"}
        )

    def claims(self, message: Message) -> list[Claim]:
        """Everything about people that the message takes for granted."""
        tokens, bodies = message.tokens, message.bodies
        named = self._names.named(tokens)
        found = [*self._other_names.claims(message, named)]
        wrong = {at for claim in found for at in range(claim.start, claim.end)}
        for one in named:
            if one.start not in wrong:
                found += self._about(message, one, bodies)
        found += self._by_title(message, named, bodies)
        found += self._by_another_office(message)
        found += self._speakers.claims(message, named, bodies)
        if not any(not claim.holds for claim in found):
            found += [
                Claim("person", one.person.shown_by, None, one.start, one.end, weak=not self._spoke(message, one))
                for one in named
            ]
            found += self._titles_that_hold(tokens)
            found += self._roles_that_hold(message, named)
            found += self._offices_that_hold(message, named)
        return found

    def _about(self, message: Message, one: Named, bodies: Sequence[Body]) -> Iterator[Claim]:
        tokens, person = message.tokens, one.person
        if office := self._office_beside(message, one):
            start, end = min(office.start, one.start), max(office.end, one.end)
            yield self._another_office(message, person, office, start, end)
        elif role := self._others_title(tokens, one):
            owner = self._names.people[role.label]
            said = own_words(tokens[one.start : one.end], message.text) or ""
            sentence = self._sentences.general("correct-role", name=owner.name, title=owner.title, said=said)
            yield Claim(
                "person",
                (*owner.shown_by, *person.shown_by),
                sentence,
                min(role.start, one.start),
                max(role.end, one.end),
            )
        if self._other_sex(tokens, one):
            message_id = "correct-sex-female" if person.female else "correct-sex-male"
            sentence = self._sentences.general(message_id, name=person.name)
            yield Claim("person", person.shown_by, sentence, one.start, one.end)
        for body in bodies:
            if self._belongs(tokens, one, body):
                said = own_words(tokens[body.start : body.end], message.text) or ""
                sentence = self._sentences.general(
                    "correct-affiliation", name=person.name, title=person.title, said=said
                )
                yield Claim("person", person.shown_by, sentence, one.start, body.end)

    def _spoke(self, message: Message, one: Named) -> bool:
        return one.person.relation == "spoke" and message.tokens.has(small("opening"))

    def _titled(self, tokens: Sequence[Token]) -> set[str]:
        return {found.label for found in self._names.titles.find(tokens) if found.end - found.start > 1}

    def _by_title(self, message: Message, named: Sequence[Named], bodies: Sequence[Body]) -> Iterator[Claim]:
        """Somebody who is only called by office, as another sex or as not quite that: "the deputy chief of mission"."""
        tokens = message.tokens
        for found in self._names.titles.find(tokens):
            if found.end - found.start < 2:
                continue
            one = Named(self._names.people[found.label], found.start, found.end, family=False)
            if not named and self._other_sex(tokens, one):
                message_id = "correct-sex-female" if one.person.female else "correct-sex-male"
                sentence = self._sentences.general(message_id, name=one.person.name)
                yield Claim("person", one.person.shown_by, sentence, found.start, found.end)
            behind = next((body for body in bodies if body.start == found.end), None)
            if (
                behind
                and not self._names.bodies.at(tokens, behind.start)
                and not self._names.bodies.at(tokens, found.start)
            ):
                said = own_words(tokens[behind.start : behind.end], message.text) or ""
                sentence = self._sentences.general(
                    "correct-affiliation", name=one.person.name, title=one.person.title, said=said
                )
                yield Claim("person", one.person.shown_by, sentence, found.start, behind.end)
            if (abroad := self._abroad(message, found)) is not None:
                said = own_words(tokens[found.start : abroad.end], message.text) or ""
                sentence = self._sentences.general(
                    "correct-title-of-person", name=one.person.name, title=one.person.title, said=said
                )
                yield Claim("person", one.person.shown_by, sentence, found.start, abroad.end)
            around = (tokens[found.start - 1 : found.start], tokens[found.end : found.end + 1])
            if any(expressions("not_quite").find(near) for near in around):
                sentence = self._sentences.general("correct-name", name=one.person.name, title=one.person.title)
                yield Claim("person", one.person.shown_by, sentence, found.start, found.end)

    def _abroad(self, message: Message, title: Found) -> Found | None:
        """Another country right behind a title: "head of mission in Lebanon", «رئيس المكتب في لبنان»."""
        at = title.end + (message.word(title.end) in _IN)
        found = places().at(message.tokens, at) if at > title.end else None
        return found if found and country_of(found.label) != self._home else None

    def _by_another_office(self, message: Message) -> Iterator[Claim]:
        """One office that is said to be another: "is the mayor the head of mission?"."""
        titles = [one for one in self._names.titles.find(message.tokens) if one.end - one.start > 1]
        for office in self._offices.find(message) if titles else ():
            for own in titles:
                start, end = min(office.start, own.start), max(office.end, own.end)
                between = [message.word(at) for at in range(min(office.end, own.end), max(office.start, own.start))]
                joined = message.word(start - 1) in _COPULAS or not _COPULAS.isdisjoint(between)
                if joined and len(between) <= _APART and all(word in _LINKS for word in between):
                    yield self._another_office(message, self._names.people[own.label], office, start, end)

    def _another_office(self, message: Message, person: PersonPremise, office: Office, start: int, end: int) -> Claim:
        said = own_words(message.tokens[office.start : office.end], message.text) or ""
        sentence = self._sentences.general("correct-title-of-person", name=person.name, title=person.title, said=said)
        return Claim("person", person.shown_by, sentence, start, end)

    def _office_beside(self, message: Message, one: Named) -> Office | None:
        """An office next to the name that the person doesn't hold."""
        for office in self._offices.find(message):
            if self._is_rightly_theirs(message, office, one.person):
                continue
            before, behind = range(office.end, one.start), range(one.end, office.start)
            words = [message.word(at) for at in (*before, *behind)]
            if office.end <= one.start and len(words) <= 1 and all(word in _BEFORE_A_NAME for word in words):
                return office
            linked = len(words) <= _APART and all(word in _LINKS for word in words)
            if one.end <= office.start and linked and (words or not self._is_an_object(message, one, office)):
                return office
        return None

    def _is_rightly_theirs(self, message: Message, office: Office, person: PersonPremise) -> bool:
        """Forms of address say nothing of an office, «د. مازن»; a speaker speaks for others."""
        speaks = office.label == "spokesperson-of" and person.relation == "spoke"
        own = office.label == "representative" and self._offices.is_own(message, office, person)
        return office.label == "doctor" or speaks or own

    def _is_an_object(self, message: Message, one: Named, office: Office) -> bool:
        """Whether an office right behind a name is another's: «شكر مازن وزير العدل», he thanked him."""
        tokens = message.tokens
        if one.start == 0 or tokens[one.start].word.isascii() or office.start > one.end:
            return False
        if tokens[office.start].start - tokens[one.end - 1].end > 1:
            return False  # a comma stands between them
        before = tokens[one.start - 1]
        speaking = ("quote", "relations", "study", "titles", "honorifics")
        said = any(expressions(name).at(tokens, one.start - 1) for name in speaking)
        small_words = small("function") | small("question_small") | _NO_VERB
        return not (said or before.bare & small_words)

    def _others_title(self, tokens: Sequence[Token], one: Named) -> Found | None:
        """The title of another person of the release right beside the name: "Dana, the chief of mission"."""
        for found in self._names.titles.find(tokens):
            if found.label == one.person.id or (
                found.end - found.start < 2
                and found.label != "contact"
                and tokens[found.start].word in {"chief", "boss", "head"}
            ):
                continue
            if self._own_titles_of(one.person, tokens, found):
                continue
            between = range(one.end, found.start) if found.start >= one.end else range(found.end, one.start)
            links = {"the", "a", "is", "as", "our", "هي", "هو", "she", "he", "was", "being", "your"}
            bodies = self._names.bodies
            if len(between) <= 2 and all(tokens[at].word in links or bodies.at(tokens, at) for at in between):
                return found
        return None

    def _own_titles_of(self, person: PersonPremise, tokens: Sequence[Token], found: Found) -> bool:
        said = " ".join(token.word for token in tokens[found.start : found.end])
        return any(said == " ".join(name.split()).casefold() for name in person.titles)

    def _other_sex(self, tokens: Sequence[Token], one: Named) -> bool:
        wrong = "m" if one.person.female else "f"
        said = any(token.word in _PRONOUNS[wrong] for token in tokens)
        said = said or any(found.label == wrong for found in expressions("sexes").find(tokens))
        if said:
            return len({n.person.id for n in self._names.named(tokens)} | self._titled(tokens)) == 1
        for found in expressions("honorifics").find(tokens):
            if found.label == wrong and found.end in (one.start, one.start - 1):
                exact = tokens[found.start].word
                return not (wrong == "m" and exact.endswith("ه"))
        return False

    def _belongs(self, tokens: Sequence[Token], one: Named, body: Body) -> bool:
        """Whether a body is said to be the person's: "Dana from the Foreign Ministry"."""
        own = self._names.bodies.at(tokens, body.start) or self._names.titles.at(tokens, body.start)
        if own is not None or body.start < one.end:
            return False
        if any(token.bare & _SCHOOLS for token in tokens[body.start : body.end]):
            return False
        between = [tokens[at].word for at in range(one.end, body.start)]
        attached = (
            body.start == one.end
            and tokens[body.start].word.startswith(("ب", "لل"))
            and len(tokens[body.start].word) > 3
        )
        return attached or (
            1 <= len(between) <= 2 and between[0] in _OF and (len(between) == 1 or between[1] in {"the", "ال"})
        )

    def _offices_that_hold(self, message: Message, named: Sequence[Named]) -> Iterator[Claim]:
        """ "Dana works for UNICEF", "Salem heads the mission": a person and the body that is theirs."""
        serves = [at for at, token in enumerate(message.tokens) if token.bare & small("serving")]
        theirs = self._names.bodies.find(message.tokens)
        for one in named:
            if one.family and serves and theirs:
                words = [*serves, one.start, *(at for own in theirs for at in (own.start, own.end - 1))]
                yield Claim("person", one.person.shown_by, None, min(words), max(words) + 1)

    def _roles_that_hold(self, message: Message, named: Sequence[Named]) -> Iterator[Claim]:
        """Whom to write to: the contact by whole name, beside the title or a word for getting in touch."""
        asked = message.tokens.has(small("contacting"))
        for one in named:
            if one.family and one.person.relation != "spoke" and set(message.entry_ids) == set(one.person.shown_by):
                titled = any(found.label == one.person.id for found in self._names.titles.find(message.tokens))
                if asked or titled:
                    yield Claim("person", one.person.shown_by, None, one.start, one.end)

    def _titles_that_hold(self, tokens: Sequence[Token]) -> Iterator[Claim]:
        for found in self._names.titles.find(tokens):
            if found.end - found.start > 1:
                yield Claim("person", self._names.people[found.label].shown_by, None, found.start, found.end)
