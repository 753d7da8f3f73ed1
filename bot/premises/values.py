"""Typed values that a message names, compared with the release's: one function for each type."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from bot import dates
from bot.facts.factbase import Bilingual, DateRange, FactBase, Language, Premise
from bot.language.normalise import normalise
from bot.language.stems import stem
from bot.premises.calendar import Spell, normalise_digits, spells
from bot.premises.claims import Claim
from bot.premises.message import Message
from bot.premises.numbers import Count, counts
from bot.premises.places import country_of, names, nationalities, places
from bot.premises.sentences import Sentences, joined, own_words
from bot.premises.studies import StudyReader
from bot.premises.tokens import Expressions, Found, Token, tokens_of
from bot.premises.words import expressions, small

_EMAIL = re.compile(r"[\w.+-]+\s?@\s?[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(r"(?<![\w.@/-])\+?\(?\d[\d\s()-]{5,17}\d(?![\w@/])")
_QUOTED = re.compile(r"“([^”]{3,})”|«([^»]{3,})»|\"([^\"]{3,})\"|(?<!\w)['‘]([^'’]{6,})['’](?!\w)")
_LAW_WINDOW = 8
_VERY_SHORT = 5
"""A message of so few words speaks of what the release is about."""
_ORDINALS = Expressions.of(
    {
        "0": ("first", "1st", "الأولى", "الأول", "اولى", "el oula", "el awla", "اللولة"),
        "1": ("second", "2nd", "last", "الثانية", "التانية", "الثاني", "الأخيرة", "el tanya", "el thanya"),
    }
)
_ENOUGH_ALIKE = 0.5
_WEAK = ("place", "law", "numbered")
"""Types whose values a question names without saying anything of them: what the law punishes isn't its number."""
_DOMAIN = re.compile(r"(?<![@\w.-])[\w-]+\.(?:int|com|org|net|gov|edu|kw)\b(?!@)")
_NOT_WHERE = frozenset({"from", "من", "of", "men", "min", "mn", "than"})
_BEFORE = 6
_NOTHING = frozenset("nothing none no nobody ماكو مافي مافيش مكانش walo والو ولاشي ما لا mafi mafish".split())
"""Right before a time: there was nothing then."""
_AT = frozenset(
    {"bi", "be", "in", "at", "to", "on", "@", "في", "ف", "fi", "f", "b", "bel", "fel", "inside", "داخل", "across"}
)


class ValueReader:
    """Compares with the values of one release."""

    def __init__(self, base: FactBase, sentences: Sentences) -> None:
        self._base = base
        self._sentences = sentences
        self._studies = StudyReader(base, sentences)
        self._by_type: dict[str, list[Premise]] = {}
        for premise in base.release.premises:
            self._by_type.setdefault(premise.type, []).append(premise)
        self._people = Expressions((name, one.id) for one in base.release.people for name in (*one.first, *one.family))
        self._speaker = Expressions(
            (name, one.id) for one in base.release.people if one.relation == "spoke" for name in one.titles
        )
        self._words = {
            id(premise): Expressions((word, "unit") for word in premise.words) for premise in base.release.premises
        }
        self._checks: Mapping[str, Callable[[Message], Iterator[Claim]]] = {
            "law": self._law,
            "numbered": self._numbered,
            "year": self._year,
            "email": self._email,
            "telephone": self._telephone,
            "title": self._title,
            "quotation": self._quotation,
            "count": self._count,
            "study": self._studies.claims,
            "place": self._place,
            "days": self._days,
        }

    def claims(self, message: Message) -> list[Claim]:
        """Every value of the release's types in the message, each compared once: a law's year is no other year."""
        found: list[Claim] = []
        for type_, check in self._checks.items():
            if type_ in self._by_type:
                found += [
                    claim
                    for claim in check(message)
                    if not any(claim.start < one.end and one.start < claim.end for one in found)
                ]
        return self._joined(found)

    def _joined(self, found: Sequence[Claim]) -> list[Claim]:
        """Two false values of one premise in one sentence: "not 10–11 December and 14–15 December"."""
        joined_claims: list[Claim] = []
        for claim in found:
            before = next((one for one in joined_claims if one.premise and one.premise is claim.premise), None)
            if before is None or before.premise is None or claim.holds or before.holds or not claim.said:
                joined_claims.append(claim)
                continue
            if claim.said == before.said:
                continue  # «كم ورشة؟ ثلاث ورش؟» says three once
            said = Bilingual(
                ar=dates.names([_in(before.said, Language.AR), _in(claim.said, Language.AR)], "ar"),
                en=dates.names([_in(before.said, Language.EN), _in(claim.said, Language.EN)], "en"),
            )
            sentence = self._sentences.contradicts(before.premise, said)
            joined_claims[joined_claims.index(before)] = replace(before, sentence=sentence, said=said)
        return joined_claims

    def _claim(self, premise: Premise, holds: bool, said: Bilingual | str, span: tuple[int, int]) -> Claim:
        sentence = None if holds else self._sentences.contradicts(premise, said)
        return Claim(
            premise.type,
            premise.shown_by,
            sentence,
            *span,
            premise=premise,
            said=said,
            weak=premise.type in _WEAK,
        )

    # Days

    def _days(self, message: Message) -> Iterator[Claim]:
        own = {premise.subject: premise for premise in self._by_type["days"]}
        every = [day for premise in own.values() for day in _days_of(premise)]
        for spell in spells(message.tokens, message.text):
            subject = message.spoken.near(spell.start)
            alone = all(at in message.idle or spell.start <= at < spell.end for at in range(len(message.tokens)))
            if not message.spoken.named and (alone or (message.entry_ids and len(message.tokens) <= _VERY_SHORT)):
                subject = message.spoken.first
            if subject is None and self._says_only_when(message, spell):
                subject = message.spoken.first
            if subject is None or subject.id not in own or self._is_another_year(message, spell):
                continue
            premise = own[subject.id]
            if spell.relative:
                if self._is_when(message, spell, premise):
                    yield self._relative(premise, spell, subject.name)
                continue
            days = self._days_meant(premise, spell, message)
            # A bare year or month that the release has anywhere isn't false: both are of the same November.
            ends = bool(expressions("beginning").find(message.tokens))
            exact = ends and bool(spell.days or spell.weekday is not None)
            holds = spell.fits(days) or (not message.spoken.named and not exact and spell.fits(every))
            holds = holds or self._is_excluded(message, spell)
            said = spell.words() or Bilingual("", "")
            yield self._claim(premise, holds, said, (spell.start, spell.end))

    def _says_only_when(self, message: Message, spell: Spell) -> bool:
        """Whether a message that names nothing says no more than a time: "that was back in 2018, right?"."""
        taken = {*message.idle, *range(spell.start, spell.end)}
        for name in ("beginning", "confirm"):
            taken |= {at for one in expressions(name).find(message.tokens) for at in range(one.start, one.end)}
        words = {at for at, token in enumerate(message.tokens) if token.bare & small("when")}
        return all(at in taken or at in words for at in range(len(message.tokens)))

    def _is_excluded(self, message: Message, spell: Spell) -> bool:
        """Whether it is said that there was nothing then: "nothing happened on the 12th"."""
        before = message.tokens[max(0, spell.start - _BEFORE) : spell.start]
        return any(token.bare & _NOTHING for token in before)

    def _is_when(self, message: Message, spell: Spell, premise: Premise) -> bool:
        """Whether a relative time is said of the subject: beside it, or in an answer about its days."""
        beside = any(
            min(abs(found.start - spell.end), abs(spell.start - found.end)) <= 3 for found, _ in message.spoken.named
        )
        return beside or bool(set(premise.shown_by) & set(message.entry_ids))

    def _is_another_year(self, message: Message, spell: Spell) -> bool:
        """Whether a year alone is that of a law or a plan of the release, where nothing else is named beside it."""
        others = {value for p in self._base.release.premises if p.type in ("law", "year") for value in p.values}
        return spell.bare_year and spell.year in others and not message.spoken.named

    def _days_meant(self, premise: Premise, spell: Spell, message: Message) -> list[date]:
        """The days of the part that is named beside the time: "the second workshop on 14 November"."""
        days = _days_of(premise)
        parts = {one.label for one in _ORDINALS.find(message.tokens)}
        exact = bool(spell.days) or spell.weekday is not None
        if len(premise.values) > 1 and len(parts) == 1 and exact and int(min(parts)) < len(premise.values):
            days = _of_value(premise.values[int(min(parts))])
        ends = expressions("beginning").labels(message.tokens)
        if exact and len(ends) == 1 and len(spell.days) < 2:
            return [days[0]] if "first" in ends else [days[-1]]
        return days

    def _relative(self, premise: Premise, spell: Spell, subject: Bilingual) -> Claim:
        issued = joined((self._base.release.issued,))
        sentence = self._sentences.general(
            "correct-days-relative", truth=joined(premise.values), subject=subject, issued=issued
        )
        return Claim("days", premise.shown_by, sentence, spell.start, spell.end)

    # Places

    def _place(self, message: Message) -> Iterator[Claim]:
        for premise in self._by_type["place"]:
            for found in places().find(message.tokens):
                if found.start in message.known_elsewhere or not self._is_where(
                    message, found.start, found.end, premise
                ):
                    continue
                holds = found.label == premise.country or country_of(found.label) == premise.country
                yield self._claim(premise, holds, names()[found.label], (found.start, found.end))

    def _is_where(self, message: Message, start: int, end: int, premise: Premise) -> bool:
        """Whether a place is said to be the event's: not where somebody comes from, nor a body's or a law's country."""
        subject = message.spoken.near(start)
        if subject is None or subject.id != premise.subject:
            return False
        before = message.word(start - 1)
        if message.tokens[start - 1].bare & small("venues") or message.tokens[start - 2].bare & small("venues"):
            return True
        if before in _NOT_WHERE or message.tokens[start].word.startswith("من"):
            return False
        beside = any(
            found.end in (start, start - 1) or found.start in (end, end + 1)
            for found, one in message.spoken.named
            if one.id == premise.subject
        )
        attached = (
            message.tokens[start].word[:1] in "بف" and message.tokens[start].word[1:] in message.tokens[start].forms
        )
        verbs = {"organised"} & expressions("relations").labels(message.tokens)
        return beside or before in _AT or attached or bool(verbs)

    # Counts

    def _count(self, message: Message) -> Iterator[Claim]:
        groups: dict[tuple[str, ...], list[Premise]] = {}
        for premise in self._by_type["count"]:
            groups.setdefault(premise.words, []).append(premise)
        for premises in groups.values():
            for one in (
                self._beyond(message, premises)
                or self._lengths(message, premises)
                or counts(message.tokens, self._words[id(premises[0])], self._dated(message))
            ):
                subject = message.spoken.near(one.start)
                wanted = premises[0].subject
                if wanted and (subject is None or subject.id != wanted):
                    continue
                if not wanted and not set(premises[0].shown_by) & {*message.entry_ids, *self._related(message)}:
                    continue
                right = [p for p in premises if p.each] if one.each and any(p.each for p in premises) else premises
                if one.number < 2 and all(premise.at_least for premise in right):
                    continue
                holds = any(self._counts(premise, one.number) for premise in right)
                said = Bilingual(str(one.number), str(one.number))
                yield self._claim(premises[0], holds, said, (one.start, one.end))

    def _dated(self, message: Message) -> frozenset[int]:
        """The words that are a time: "the 12 November workshop" counts no workshops."""
        times = (spell for spell in spells(message.tokens, message.text) if spell.month and spell.days)
        return frozenset(at for spell in times for at in range(spell.start, spell.end))

    def _beyond(self, message: Message, premises: Sequence[Premise]) -> list[Count]:
        """ "The third workshop" of two: a place in the row that there isn't."""
        if any(premise.at_least for premise in premises):
            return []
        limit, dated = self._row(message, premises), self._dated(message)
        units = self._words[id(premises[0])].find(message.tokens)
        found = []
        for one in expressions("ordinals").find(message.tokens):
            for unit in units:
                english = one.end == unit.start and message.word(one.start - 1) in {"the", "their", "that", "your"}
                arabic = one.start == unit.end and message.word(one.start).startswith("ال")
                if (english or arabic) and int(one.label) > limit and one.start not in dated:
                    found.append(Count(int(one.label), min(one.start, unit.start), max(one.end, unit.end), each=False))
        return found

    def _row(self, message: Message, premises: Sequence[Premise]) -> int:
        """How many there are in a row: of days in all, or in the one workshop that is named."""
        event = [found for found, one in message.spoken.named if one.id == premises[0].subject]
        one = any(_ORDINALS.at(message.tokens, found.start - 1) for found in event)
        values = [v for p in premises for v in p.values if isinstance(v, int) and (p.each or not one)]
        return max([2, *values])

    def _lengths(self, message: Message, premises: Sequence[Premise]) -> list[Count]:
        """A length of time that isn't counted in days, where the unit is a day: "week-long", «دامت أسبوع»."""
        if not self._words[id(premises[0])].at(tokens_of("day"), 0):
            return []
        found = expressions("lengths").find(message.tokens)
        lasting = expressions("lasting").find(message.tokens)
        return [
            Count(int(one.label), one.start, one.end, each=False)
            for one in found
            if "long" in message.tokens[one.end - 1].word
            or expressions("wholly").find(message.tokens[one.start : one.end])
            or any(0 <= one.start - last.end <= 1 for last in lasting)
        ]

    def _related(self, message: Message) -> tuple[str, ...]:
        return tuple(
            id for entry in message.entry_ids for id in self._base.entries[entry].related if entry in self._base.entries
        )

    def _counts(self, premise: Premise, number: int) -> bool:
        value = next((one for one in premise.values if isinstance(one, int)), 0)
        return number == value

    # Laws

    def _law(self, message: Message) -> Iterator[Claim]:
        (premise, *_) = self._by_type["law"]
        number, year = (str(value) for value in premise.values)
        for found in expressions("law").find(message.tokens):
            numbers = self._numbers_near(message, found.start, found.end)
            if not numbers:
                continue
            values = [message.tokens[at].word for at in numbers]
            years = [value for value in values if len(value) == 4]
            others = [value for value in values if len(value) < 4]
            holds = all(value == number for value in others) and all(value == year for value in years)
            said = self._numbers_said(others, years)
            if expressions("numbers").find(message.tokens[found.end : numbers[-1]]):
                return  # a number in words stands between: which law is meant can't be told
            span = (min(found.start, numbers[0]), max(found.end, numbers[-1] + 1))
            kind = self._law_kind(message)
            if not holds and any(
                one.label != premise.country and abs(one.start - found.start) < 4
                for one in (*nationalities().find(message.tokens), *places().find(message.tokens))
            ):
                return  # another country's law is not the release's
            foreign = any(
                one.label != premise.country and abs(one.start - found.start) < 3
                for one in nationalities().find(message.tokens)
            )
            sentence = None
            if not holds or kind or foreign:
                sentence = self._sentences.contradicts(premise, kind or said, _law_words(number, year))
            yield Claim("law", premise.shown_by, sentence, *span, weak=True)
            return

    def _law_kind(self, message: Message) -> Bilingual | None:
        found = next(iter(expressions("law_kinds").find(message.tokens)), None)
        if found is None:
            return None
        said = own_words(message.tokens[found.start : found.end], message.text)
        return Bilingual(said, said) if said else None

    def _numbers_near(self, message: Message, start: int, end: int) -> list[int]:
        found = [
            at
            for at in range(max(0, start - 2), min(len(message.tokens), end + _LAW_WINDOW))
            if message.tokens[at].word.isdecimal()
            and (len(message.tokens[at].word) < 4 or re.fullmatch(r"(19|20)\d\d", message.tokens[at].word))
        ]
        found = [at for at in found if at >= start] or found
        if not found:
            return []
        year = next((at for at in found[1:] if at - found[0] <= 3 and len(message.tokens[at].word) == 4), None)
        return [found[0]] + ([year] if year is not None else [])

    def _numbers_said(self, others: Sequence[str], years: Sequence[str]) -> Bilingual:
        if others and years:
            return _law_words(others[0], years[0])
        only = (others or years)[0]
        return Bilingual(only, only)

    # Numbers with a noun, years of a plan, names with a noun

    def _numbered(self, message: Message) -> Iterator[Claim]:
        for premise in self._by_type["numbered"]:
            truth = str(premise.values[0])
            for found in self._words[id(premise)].find(message.tokens):
                at = next((at for at in (found.end, found.end + 1, found.end + 2) if _is_number(message, at)), None)
                place = self._place_in_row(message, found)
                if place is not None:
                    yield self._claim(premise, str(place) == truth, str(place), (found.start - 1, found.end))
                elif at is None and (word := expressions("numbers").at(message.tokens, found.end)):
                    yield self._claim(premise, word.label == truth, word.label, (found.start, word.end))
                elif at is not None and (at == found.end or message.word(at - 1) in _NUMBER_MARKS):
                    said = _digits(message.tokens[at])
                    also = at + 2 if message.word(at + 1) in _AND and _is_number(message, at + 2) else at
                    if said == truth and also != at:
                        said = _digits(message.tokens[also])
                    yield self._claim(premise, said == truth, said, (found.start, also + 1))

    def _place_in_row(self, message: Message, found: Found) -> int | None:
        """ "The second objective", «الهدف الثاني»: which one in its row."""
        ordinals = expressions("ordinals").find(message.tokens)
        beside = next((one for one in ordinals if one.end == found.start or one.start == found.end), None)
        return int(beside.label) if beside else None

    def _year(self, message: Message) -> Iterator[Claim]:
        for premise in self._by_type["year"]:
            truth = str(premise.values[0])
            for found in self._words[id(premise)].find(message.tokens):
                near = (*range(found.end, found.end + 4), *range(found.start - 1, found.start - 4, -1))
                at = next((at for at in near if re.fullmatch(r"20[2-9]\d", message.word(at).lstrip("ل"))), None)
                if at is not None and not self._is_past(message.word(at)) and not self._foreign_near(message, at):
                    said = message.word(at)
                    yield self._claim(premise, said == truth, said, (min(found.start, at), max(found.end, at + 1)))

    def _foreign_near(self, message: Message, position: int) -> bool:
        """Whether it is another country's plan."""
        found = (*nationalities().find(message.tokens), *places().find(message.tokens))
        return any(one.label != self._base.release.home and abs(one.start - position) <= 3 for one in found)

    def _is_past(self, year: str) -> bool:
        return int(year) <= self._base.release.issued.year + 3

    def _title(self, message: Message) -> Iterator[Claim]:
        for premise in self._by_type["title"]:
            truth = premise.values[0]
            if not isinstance(truth, Bilingual):
                continue
            for found in self._words[id(premise)].find(message.tokens):
                quoted = any(len(match.group().split()) > 1 for match in _QUOTED.finditer(message.text))
                if message.word(found.start - 1) in _WHICH or (message.word(found.end) in _WHICH and not quoted):
                    continue
                span = self._name_beside(message, found.start, found.end)
                if span is None:
                    continue
                said = message.tokens[span[0] : span[1]]
                known = {stem(word) for text in (truth.ar, truth.en) for word in normalise(text).split()}
                given = [stem(form) for token in said for form in [token.word]]
                holds = sum(word in known for word in given) >= _ENOUGH_ALIKE * len(given)
                words = own_words(said, message.text) or "…"
                yield self._claim(premise, holds, _quoted(words), (min(span[0], found.start), max(span[1], found.end)))
                break

    def _name_beside(self, message: Message, start: int, end: int) -> tuple[int, int] | None:
        """The words that name it: in quotation marks, before the noun in English, behind it in Arabic."""
        for match in _QUOTED.finditer(message.text):
            covered = [
                at
                for at, token in enumerate(message.tokens)
                if match.start() <= token.start and token.end <= match.end()
            ]
            if covered and start in covered:
                continue
            if (covered and abs(covered[0] - end) < 6) or (covered and abs(start - covered[-1]) < 4):
                return covered[0], covered[-1] + 1
        if "\u0621" <= message.word(start)[:1] <= "\u06ff":
            stop = end
            while stop < len(message.tokens) and stop - end < 4 and not self._stops(message, stop):
                stop += 1
            return (end, stop) if stop > end else None
        first = start
        while first > 0 and start - first < 4 and not self._stops(message, first - 1):
            first -= 1
        return (first, start) if first < start else None

    def _stops(self, message: Message, position: int) -> bool:
        word = message.word(position)
        return (
            word in small("name_stops")
            or expressions("relations").at(message.tokens, position) is not None
            or word.isdecimal()
            or any(found.start <= position < found.end for found, _ in message.spoken.named)
        )

    # Addresses

    def _email(self, message: Message) -> Iterator[Claim]:
        (premise, *_) = self._by_type["email"]
        known = {str(value).casefold() for value in premise.values}
        for match in _EMAIL.finditer(message.text):
            holds = re.sub(r"\s", "", match.group()).strip(".").casefold() in known
            yield self._claim(premise, holds, "", _span(message, match.start(), match.end()))
        if "@" not in message.text:
            for match in _DOMAIN.finditer(message.text):
                holds = any(value.endswith("@" + match.group().casefold()) for value in known)
                if holds or set(premise.shown_by) & set(message.entry_ids):
                    yield self._claim(premise, holds, "", _span(message, match.start(), match.end()))

    def _telephone(self, message: Message) -> Iterator[Claim]:
        (premise, *_) = self._by_type["telephone"]
        western = normalise_digits(message.text)
        if not any(token.word.isalpha() for token in message.tokens):
            return  # nobody says whose number it is
        for match in _PHONE.finditer(western):
            digits = re.sub(r"\D", "", match.group())
            dated = re.fullmatch(r"\s*(?:19|20)\d\d\s*-\s*\d\d?\s*-\s*\d\d?\s*", match.group())
            if len(digits) >= 7 and not dated and not re.fullmatch(r"(?:19|20)\d\d\D+(?:19|20)\d\d", match.group()):
                yield self._claim(premise, False, "", _span(message, match.start(), match.end()))

    # Words that are quoted

    def _quotation(self, message: Message) -> Iterator[Claim]:
        (premise, *_) = self._by_type["quotation"]
        truth = premise.values[0]
        if not isinstance(truth, Bilingual):
            return
        if not expressions("quote").find(message.tokens):
            return
        known = {stem(word) for text in (truth.ar, truth.en) for word in normalise(text).split()}
        yield from self._reported(message, premise, known)
        for match in _QUOTED.finditer(message.text):
            if any(title in message.text[max(0, match.start() - 40) : match.start()].casefold() for title in _CALLED):
                continue
            words = [stem(word) for word in normalise(match.group()).split()]
            if len(words) < 2 or not self._said_before(message, match.start()):
                continue
            holds = sum(word in known for word in words) >= 0.7 * len(words)
            yield self._claim(premise, holds, "", _span(message, match.start(), match.end()))

    def _reported(self, message: Message, premise: Premise, known: set[str]) -> Iterator[Claim]:
        """What the speaker is reported to have said or done by saying: "he said that …", "his criticism of …"."""
        tokens = message.tokens
        speaker = self._people.find(tokens) or self._speaker.find(tokens)
        if not speaker and not set(premise.shown_by) & set(message.entry_ids):
            return
        for found in expressions("quote").find(tokens):
            if found.label == "act" and speaker and min(abs(found.start - one.start) for one in speaker) <= _LAW_WINDOW:
                yield self._claim(premise, False, "", (found.start, found.end))
                return
            joint = next(
                (one for one in expressions("that").find(tokens) if found.end <= one.start <= found.end + 3), None
            )
            if joint is None:
                continue
            said = [token for token in tokens[joint.end :] if len(token.word) > 3 and not _is_tag(tokens, token)]
            words = [token for token in said if token.word not in small("function")]
            if len(words) >= 2:
                same = sum(any(stem(form) in known for form in token.bare) for token in words)
                elsewhere = [one for one in places().find(tokens[joint.end :]) if not self._is_said(one.label, known)]
                holds = same >= _ENOUGH_ALIKE * len(words) and not elsewhere
                yield self._claim(premise, holds, "", (found.start, len(tokens)))
                return

    def _is_said(self, place: str, known: set[str]) -> bool:
        name = names()[place]
        return all(stem(word) in known for word in normalise(name.en).split())

    def _said_before(self, message: Message, start: int) -> bool:
        """Whether a word of saying stands shortly before a quotation."""
        at = next((n for n, token in enumerate(message.tokens) if token.start >= start), len(message.tokens))
        return bool(expressions("quote").find(message.tokens[max(0, at - 9) : at]))


_WHICH = frozenset("which what any اي انهي ايه شنو شو ايش of wat".split())
_AND = frozenset({"and", "و", "n"})
_NUMBER_MARKS = frozenset({"no", "number", "nr", "رقم", "num", "the", "al", "el", "ال"})
_CALLED = (
    "called",
    "titled",
    "named",
    "pillar",
    "project",
    "entitled",
    "عنوان",
    "اسمه",
    "ركيزة",
    "مشروع",
    "reads",
    "caption",
    "بعنوان",
)


def _in(said: Bilingual | str, language: Language) -> str:
    return said[language] if isinstance(said, Bilingual) else said


def _is_tag(tokens: Sequence[Token], token: Token) -> bool:
    at = tokens.index(token)
    return any(one.start <= at < one.end for one in expressions("confirm").find(tokens))


def _is_number(message: Message, position: int) -> bool:
    return 0 <= position < len(message.tokens) and bool(_digits(message.tokens[position]))


def _digits(token: Token) -> str:
    match = re.fullmatch(r"(?:ال|el|al)?(\d{1,3})", token.word)
    return match[1] if match else ""


def _quoted(words: str) -> Bilingual:
    return Bilingual(ar=f"«{words}»", en=f"“{words}”")


def _law_words(number: str, year: str) -> Bilingual:
    return Bilingual(ar=f"{number} لسنة {year}", en=f"{number} of {year}")


def _days_of(premise: Premise) -> list[date]:
    return [day for value in premise.values for day in _of_value(value)]


def _of_value(value: object) -> list[date]:
    if isinstance(value, DateRange):
        return [value.first + timedelta(days=n) for n in range((value.last - value.first).days + 1)]
    return [value] if isinstance(value, date) else []


def _span(message: Message, start: int, end: int) -> tuple[int, int]:
    covered = [at for at, token in enumerate(message.tokens) if token.start < end and token.end > start]
    return (covered[0], covered[-1] + 1) if covered else (0, 0)
