"""People of the release in a message: by another name, office, sex or body, or in another's part."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from bot.facts.factbase import FactBase, PersonPremise
from bot.language.normalise import normalise
from bot.premises.bodies import Body
from bot.premises.claims import Claim
from bot.premises.message import Message
from bot.premises.sentences import Sentences, own_words
from bot.premises.tokens import Expressions, Found, Token
from bot.premises.words import expressions, small

_PRONOUNS = {"m": frozenset({"he", "his", "him"}), "f": frozenset({"she", "her", "hers"})}
_ABU = frozenset({"ابو", "بو", "ابي"})
_SON = frozenset({"بن", "ابن", "عبد", "ال"})
_LATIN_ARTICLES = frozenset({"al", "el", "bin", "ben", "abu", "abou", "abo", "bu", "ibn", "aboul", "abul"})
_SPELLED_ALIKE, _SLIP = 80, 80
"""How alike (of 100) a family name in other letters, or with a slip, is to the one that is meant."""
_SCHOOLS = frozenset({"university", "college", "جامعه", "كليه", "jam3a", "jame3a"})
_OF = frozenset("of from at with in من في بتاعه بتاع تبع لدي عند مال ديال taba3 min men bta3et".split())
_CAPITALS_APART = frozenset("iom un the release kuwait chief mission mr mrs ms dr and or is was".split())


@dataclass(frozen=True, slots=True)
class Named:
    """A person whom a message names, by which words; `family` is false where only the first name was said."""

    person: PersonPremise
    start: int
    end: int
    family: bool


class PeopleReader:
    """Compares with the people of one release."""

    def __init__(self, base: FactBase, sentences: Sentences) -> None:
        self._base = base
        self._people = {person.id: person for person in base.release.people}
        self._first = Expressions((name, one.id) for one in base.release.people for name in one.first)
        self._family = Expressions((name, one.id) for one in base.release.people for name in one.family)
        self._own_titles = Expressions((name, one.id) for one in base.release.people for name in one.titles)
        self._bodies = Expressions((name, one.id) for one in base.release.people for name in one.bodies)
        self._sentences = sentences

    def claims(self, message: Message, bodies: Sequence[Body]) -> list[Claim]:
        """Everything about people that the message takes for granted."""
        tokens = message.tokens
        named = self._named(tokens)
        found = [
            *self._other_names(message, named),
            *self._other_first_names(message, named),
            *self._somebody_else(message, named),
        ]
        wrong = {at for claim in found for at in range(claim.start, claim.end)}
        for one in named:
            if one.start not in wrong:
                found += self._about(message, one, bodies)
        found += self._by_title(message, named, bodies)
        found += self._speakers(message, named, bodies)
        if not any(not claim.holds for claim in found):
            found += [
                Claim("person", one.person.shown_by, None, one.start, one.end, weak=not self._spoke(message, one))
                for one in named
            ]
            found += self._titles_that_hold(tokens)
            found += self._roles_that_hold(message, named)
        return found

    def _named(self, tokens: Sequence[Token]) -> list[Named]:
        firsts, families = self._first.find(tokens), self._family.find(tokens)
        found: list[Named] = []
        taken: set[int] = set()
        for one in firsts:
            person = self._people[one.label]
            family = next((f.end for f in families if f.start == one.end and f.label == one.label), None)
            end = family or self._spelled_family(tokens, one.end, person)
            found.append(Named(person, one.start, end or one.end, end is not None))
            taken |= set(range(one.start, found[-1].end))
        found += [
            Named(self._people[one.label], one.start, one.end, True)
            for one in families
            if one.start not in taken and not (one.start > 0 and one.start - 1 in taken)
        ]
        return found

    def _other_names(self, message: Message, named: Sequence[Named]) -> Iterator[Claim]:
        """A first name with another's family name, or with one that nobody in the release has."""
        tokens = message.tokens
        for one in self._first.find(tokens):
            person = self._people[one.label]
            if any(n.start == one.start and n.family for n in named):
                continue
            other = next((f for f in self._family.find(tokens) if f.start == one.end and f.label != one.label), None)
            if other is not None or self._has_other_family(tokens, one.end, person):
                end = other.end if other else one.end + 1
                yield self._named_otherwise(person, one.start, end)

    def _other_first_names(self, message: Message, named: Sequence[Named]) -> Iterator[Claim]:
        """Another first name before a family name of the release: "Karim AboulHosn"."""
        tokens = message.tokens
        firsts = {one.end: one for one in expressions("first_names").find(tokens)}
        for one in named:
            first = firsts.get(one.start)
            if first and not self._first.at(tokens, one.start) and not self._first.at(tokens, first.start):
                yield self._named_otherwise(one.person, first.start, one.end)
            elif not first and one.start > 1 and self._first.at(tokens, one.start) is None:
                before = tokens[one.start - 1]
                plain = before.text[:1].isupper() and len(before.word) > 3 and not self._apart(tokens, one.start - 1)
                if (
                    plain
                    and self._own_titles.at(tokens, one.start - 1) is None
                    and not self._in_title(tokens, one.start - 1)
                ):
                    yield self._named_otherwise(one.person, one.start - 1, one.end)

    def _somebody_else(self, message: Message, named: Sequence[Named]) -> Iterator[Claim]:
        """Another's whole name in a question about one of the release's people: "Where did Karim Haddad study?"."""
        tokens = message.tokens
        for first in expressions("first_names").find(tokens):
            inside = any(one.start - 1 <= first.start < one.end and one.family for one in named)
            if inside or not self._is_whole_name(tokens, first):
                continue
            person = self._meant(message)
            if person is not None:
                yield self._named_otherwise(person, first.start, min(len(tokens), first.end + 1))
                return

    def _is_whole_name(self, tokens: Sequence[Token], first: Found) -> bool:
        if first.end >= len(tokens) or self._apart(tokens, first.end) or tokens[first.end].word in small("function"):
            return False
        behind = tokens[first.end]
        if tokens[first.start].word == "علي" and behind.word.startswith("ال"):
            return False  # «على الهواء»: the preposition, as many write it
        if "\u0621" <= behind.word[:1] <= "\u06ff":
            more = expressions("first_names").at(tokens, first.end) is not None
            return more or (behind.word.startswith("ال") and len(behind.word) > 4) or behind.word in _ABU | _SON
        return behind.text[:1].isupper() or behind.word in _LATIN_ARTICLES

    def _meant(self, message: Message) -> PersonPremise | None:
        """Whom the question is about: by a title in it, or because only that person's life or words answer it."""
        titled = {found.label for found in self._own_titles.find(message.tokens) if found.end - found.start > 1}
        if len(titled) == 1:
            return self._people[titled.pop()]
        if not message.sure or not message.entry_ids:
            return None
        related = {
            one.id: {*one.shown_by, *(id for shown in one.shown_by for id in self._nearby(shown))}
            for one in self._people.values()
        }
        return next((self._people[id] for id, own in related.items() if set(message.entry_ids) <= own), None)

    def _nearby(self, entry_id: str) -> tuple[str, ...]:
        studies = [p.shown_by for p in self._base.release.premises if p.type == "study"]
        relation = {one.relation for one in self._people.values() if entry_id in one.shown_by}
        return tuple(id for ids in studies for id in ids) if "spoke" in relation else ()

    def _in_title(self, tokens: Sequence[Token], position: int) -> bool:
        return any(found.start <= position < found.end for found in self._own_titles.find(tokens))

    def _has_other_family(self, tokens: Sequence[Token], position: int, person: PersonPremise) -> bool:
        if position >= len(tokens) or self._apart(tokens, position):
            return False
        token = tokens[position]
        if "\u0621" <= token.word[:1] <= "\u06ff":
            if self._is_slip(tokens, position, person):
                return False
            if token.word in _ABU | _SON:
                return position + 1 < len(tokens)
            plain = token.word.startswith("ال") and len(token.word) > 4
            return plain and self._family.at(tokens, position) is None
        if token.word in _LATIN_ARTICLES:
            if position + 1 >= len(tokens) or self._apart(tokens, position + 1):
                return False
            whole = token.word + tokens[position + 1].word
            return not self._is_spelling(whole, person) and not self._is_spelling(tokens[position + 1].word, person)
        named = token.text[:1].isupper() or token.word.startswith(("al", "el", "bin", "abu"))
        return named and len(token.word) > 3 and not self._is_spelling(token.word, person)

    def _spelled_family(self, tokens: Sequence[Token], position: int, person: PersonPremise) -> int | None:
        """The end of the family name in Latin letters of the writer's own: "abou hassan"."""
        if position + 1 >= len(tokens) or tokens[position].word not in _LATIN_ARTICLES:
            return None
        whole = tokens[position].word + tokens[position + 1].word
        return position + 2 if self._is_spelling(whole, person) else None

    def _is_spelling(self, word: str, person: PersonPremise) -> bool:
        """Whether a Latin word is the family name once more: Arabic names have many spellings."""
        return any(
            fuzz.ratio(word, name.replace(" ", "").casefold()) >= _SPELLED_ALIKE
            for name in person.family
            if name.isascii()
        )

    def _is_slip(self, tokens: Sequence[Token], position: int, person: PersonPremise) -> bool:
        """Whether an Arabic word is the family name with a slip: «الحسنن». A long vowel more makes another name:
        «الحسين» is not «الحسن»."""
        said = " ".join(
            token.word for token in tokens[position : position + (2 if tokens[position].word in _ABU else 1)]
        )
        for name in person.family:
            truth = normalise(name)
            if _core(said) != _core(truth) and any(_core(said).count(v) > _core(truth).count(v) for v in "اوي"):
                continue
            if fuzz.ratio(said, truth) >= _SLIP:
                return True
        return False

    def _apart(self, tokens: Sequence[Token], position: int) -> bool:
        word = tokens[position].word
        return (
            word in _CAPITALS_APART
            or self._own_titles.at(tokens, position) is not None
            or self._bodies.at(tokens, position) is not None
            or any(
                expressions(name).at(tokens, position)
                for name in ("relations", "titles", "beside", "study", "degrees", "quote", "honorifics", "confirm")
            )
        )

    def _named_otherwise(self, person: PersonPremise, start: int, end: int) -> Claim:
        sentence = self._sentences.general("correct-name", name=person.name, title=person.title)
        return Claim("person", person.shown_by, sentence, start, end)

    def _about(self, message: Message, one: Named, bodies: Sequence[Body]) -> Iterator[Claim]:
        tokens, person = message.tokens, one.person
        if office := self._office_beside(message, one):
            said = own_words(tokens[office.start : office.end], message.text) or ""
            sentence = self._sentences.general(
                "correct-title-of-person", name=person.name, title=person.title, said=said
            )
            yield Claim("person", person.shown_by, sentence, min(office.start, one.start), max(office.end, one.end))
        elif role := self._others_title(tokens, one):
            owner = self._people[role.label]
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
        return one.person.relation == "spoke" and any(token.bare & small("opening") for token in message.tokens)

    def _titled(self, tokens: Sequence[Token]) -> set[str]:
        return {found.label for found in self._own_titles.find(tokens) if found.end - found.start > 1}

    def _by_title(self, message: Message, named: Sequence[Named], bodies: Sequence[Body]) -> Iterator[Claim]:
        """Somebody who is only called by office, as another sex or as not quite that: "the deputy chief of mission"."""
        tokens = message.tokens
        for found in self._own_titles.find(tokens):
            if found.end - found.start < 2:
                continue
            one = Named(self._people[found.label], found.start, found.end, family=False)
            if not named and self._other_sex(tokens, one):
                message_id = "correct-sex-female" if one.person.female else "correct-sex-male"
                sentence = self._sentences.general(message_id, name=one.person.name)
                yield Claim("person", one.person.shown_by, sentence, found.start, found.end)
            behind = next((body for body in bodies if body.start == found.end), None)
            if behind and not self._bodies.at(tokens, behind.start) and not self._bodies.at(tokens, found.start):
                said = own_words(tokens[behind.start : behind.end], message.text) or ""
                sentence = self._sentences.general(
                    "correct-affiliation", name=one.person.name, title=one.person.title, said=said
                )
                yield Claim("person", one.person.shown_by, sentence, found.start, behind.end)
            around = (tokens[found.start - 1 : found.start], tokens[found.end : found.end + 1])
            if any(expressions("not_quite").find(near) for near in around):
                sentence = self._sentences.general("correct-name", name=one.person.name, title=one.person.title)
                yield Claim("person", one.person.shown_by, sentence, found.start, found.end)

    def _office_beside(self, message: Message, one: Named) -> Found | None:
        """An office next to the name that the person doesn't hold; "Dr" before a name is an office too."""
        tokens = message.tokens
        for found in expressions("titles").find(tokens):
            if self._own_titles.at(tokens, found.start) or found.label == "spokesperson-of":
                continue
            if found.end == one.start or (
                found.end == one.start - 1 and tokens[found.end].word in {"of", "the", "dr", "mr"}
            ):
                return found
            behind = range(one.end, one.end + 3)
            if found.start in behind and all(
                tokens[at].word
                in {
                    "the",
                    "a",
                    "an",
                    "is",
                    "as",
                    "هو",
                    "هي",
                    "هوي",
                    "هوا",
                    "هوه",
                    "هيي",
                    "ال",
                    "our",
                    "ده",
                    "دا",
                    "هذا",
                    "اللي",
                    "was",
                    "kan",
                    "howe",
                    "howwe",
                    "howa",
                    "huwa",
                    "huwe",
                }
                for at in range(one.end, found.start)
            ):
                return found
        return None

    def _others_title(self, tokens: Sequence[Token], one: Named) -> Found | None:
        """The title of another person of the release right beside the name: "Dana, the chief of mission"."""
        for found in self._own_titles.find(tokens):
            if found.label == one.person.id or (
                found.end - found.start < 2
                and found.label != "contact"
                and tokens[found.start].word in {"chief", "boss", "head"}
            ):
                continue
            if self._own_titles_of(one.person, tokens, found):
                continue
            between = range(one.end, found.start) if found.start >= one.end else range(found.end, one.start)
            links = {"the", "a", "is", "as", "our", "هي", "هو", "she", "he", "was", "being", "iom", "your"}
            if len(between) <= 2 and all(tokens[at].word in links for at in between):
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
            return len({n.person.id for n in self._named(tokens)} | self._titled(tokens)) == 1
        for found in expressions("honorifics").find(tokens):
            if found.label == wrong and found.end in (one.start, one.start - 1):
                exact = tokens[found.start].word
                return not (wrong == "m" and exact.endswith("ه"))
        return False

    def _belongs(self, tokens: Sequence[Token], one: Named, body: Body) -> bool:
        """Whether a body is said to be the person's: "Dana from the Foreign Ministry"."""
        own = self._bodies.at(tokens, body.start) or self._own_titles.at(tokens, body.start)
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

    def _speakers(self, message: Message, named: Sequence[Named], bodies: Sequence[Body]) -> Iterator[Claim]:
        """Somebody else who is said to have spoken at the opening: an office, a body, another person."""
        speaker = next((one for one in self._people.values() if one.relation == "spoke"), None)
        if speaker is None or not self._speaks(message):
            return
        tokens = message.tokens
        if any(one.person.id == speaker.id for one in named):
            return
        others = [(one.start, one.end) for one in named if self._is_speaker(message, one.start)]
        for found in expressions("titles").find(tokens):
            if not self._own_titles.at(tokens, found.start) and self._is_speaker(message, found.start):
                others.append((found.start, self._with_name(tokens, found.end, bodies)))
        others += self._heads_of_others(tokens, bodies)
        if not others:
            others = [
                (body.start, body.end)
                for body in bodies
                if not self._bodies.at(tokens, body.start) and self._speech_of(message, body)
            ]
        for start, end in others[:1]:
            said = own_words(tokens[start:end], message.text) or ""
            sentence = self._sentences.general("correct-speaker", name=speaker.name, title=speaker.title, said=said)
            yield Claim("speaker", speaker.shown_by, sentence, start, end)

    def _heads_of_others(self, tokens: Sequence[Token], bodies: Sequence[Body]) -> list[tuple[int, int]]:
        """ "The head of UNDP": whoever leads another body than the speaker's."""
        heads = expressions("heads_of").find(tokens)
        return [
            (head.start, body.end)
            for body in bodies
            for head in heads
            if 0 <= body.start - head.end <= 1 and not self._bodies.at(tokens, body.start)
        ]

    def _speaks(self, message: Message) -> bool:
        opening = any(token.bare & small("opening") for token in message.tokens)
        return opening or bool(
            {"spokesperson", "quote"} & set(message.entry_ids)
            and any(f.label == "spoke" for f in expressions("relations").find(message.tokens))
        )

    def _is_speaker(self, message: Message, start: int) -> bool:
        """Not whom somebody spoke to: "who addressed the ambassadors at the opening?"."""
        before = message.word(start - 1)
        asks_who = message.word(0) in {"who", "whos", "مين", "منو", "من", "meen", "mino", "mnu", "شكون"}
        return before not in {"to", "addressed", "for", "about", "عن"} and not (asks_who and start > 2)

    def _speech_of(self, message: Message, body: Body) -> bool:
        before = message.word(body.start - 1)
        behind = message.word(body.end)
        speech = {token.word for token in message.tokens[max(0, body.start - 3) : body.start]}
        return bool(
            (before in {"of", "by", "from", "the"} or speech & small("opening")) and speech & small("opening")
        ) or behind in small("opening")

    def _with_name(self, tokens: Sequence[Token], end: int, bodies: Sequence[Body]) -> int:
        """The end of an office with the body or the words behind it: "Secretary-General of the Supreme Council"."""
        for body in bodies:
            if end <= body.start <= end + 2:
                return body.end
        if end + 1 < len(tokens) and tokens[end].word == "of":
            stop = end + 1
            while (
                stop < len(tokens)
                and stop - end < 5
                and not expressions("relations").at(tokens, stop)
                and (tokens[stop].text[:1].isupper() or tokens[stop].word in {"the", "of"})
            ):
                stop += 1
            return stop
        return end

    def _roles_that_hold(self, message: Message, named: Sequence[Named]) -> Iterator[Claim]:
        """Whom to write to: the contact by whole name, beside the title or a word for getting in touch."""
        asked = any(token.bare & small("contacting") for token in message.tokens)
        for one in named:
            if one.family and one.person.relation != "spoke" and set(message.entry_ids) == set(one.person.shown_by):
                titled = any(found.label == one.person.id for found in self._own_titles.find(message.tokens))
                if asked or titled:
                    yield Claim("person", one.person.shown_by, None, one.start, one.end)

    def _titles_that_hold(self, tokens: Sequence[Token]) -> Iterator[Claim]:
        for found in self._own_titles.find(tokens):
            if found.end - found.start > 1:
                yield Claim("person", self._people[found.label].shown_by, None, found.start, found.end)


def _core(name: str) -> str:
    """A family name without "father of" and article: «أبو الحسن» and «حسن» have the same."""
    words = [word.removeprefix("ال") for word in name.split() if word not in _ABU]
    return " ".join(words)
