"""Numbers that count sessions, days, bodies or degrees, compared with how many there were."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot.facts.factbase import Bilingual, FactBase, Premise, Subject
from bot.facts.terms import Term
from bot.language.normalise import is_arabic, normalise
from bot.premises.message import Claim, Message
from bot.premises.numbers import numbers, spelled
from bot.premises.values import ORDINALS, TypedValues, nouns
from bot.premises.words import Expressions, Found, Token, expressions, tokens_of

_MAY_BE_SAID = 2
"""Up to so many are named without being counted: "both sent people"."""
_THEM = frozenset({"them", "em", "these", "those"})
_BETWEEN = 2
"""So many words may stand between a number and what it counts: "three consecutive sessions"."""
_COPULAS = frozenset("was were is are only just كانت كان كانو كانوا هي هم عددها عددهم بس فقط kano kanet kan".split())
_ENGLISH = frozenset(
    "one two three four five six seven eight nine ten eleven twelve both single sole pair couple dozen".split()
)
_STOPS = frozenset(
    """
    of and or for in on at from during how many what which wich each min mins minute minutes
    دقيقه دقائق دقايق sa3a sa3at sa3et kol kull every day days hour hours week weeks
    في من و مع عن بعد قبل كم جم كام اي كل شنو شو ايش يوم ايام ساعه ساعات
    """.split()
)
_NEAR_EACH = 3
"""So many words at most between a count and the "each" that it is said of."""
_TIMES = frozenset("يوم ايام ساعه ساعات".split())
_EACH = Expressions.of({"each": ("each", "every", "apiece", "per", "كل", "لكل", "الواحدة", "kol", "kull")})


class CountReader:
    """Compares with what one release counts."""

    def __init__(self, typed: TypedValues) -> None:
        self._typed = typed
        groups: dict[tuple[str | None, tuple[str, ...]], list[Premise]] = {}
        for premise in typed.by_type.get("count", ()):
            groups.setdefault((premise.noun, premise.words), []).append(premise)
        self._groups = tuple(groups.values())
        self._by_relation: dict[str, list[Premise]] = {}
        for premise in typed.by_type.get("count", ()):
            for relation in typed.relations(premise):
                self._by_relation.setdefault(relation, []).append(premise)
        self._events = _event_words(typed.base)
        day = tokens_of("day")
        self._of_days = frozenset(id(ones[0]) for ones in self._groups if typed.words[id(ones[0])].at(day, 0))

    def claims(self, message: Message) -> Iterator[Claim]:
        dated = self._dated(message)
        for premises in self._groups:
            for one in (
                self._beyond(message, premises, dated)
                or self._lengths(message, premises)
                or counts(message.tokens, self._typed.words[id(premises[0])], dated, self._events)
            ):
                subject = message.spoken.near(one.start) or self._covered(message)
                if not self._is_said_of(message, premises[0], subject, one):
                    continue
                if not premises[0].subject and not set(premises[0].shown_by) & {
                    *message.entry_ids,
                    *self._related(message),
                }:
                    continue
                right: Sequence[Premise] = (
                    [p for p in premises if p.each] if one.each and any(p.each for p in premises) else premises
                )
                if one.number < 2 and all(premise.at_least for premise in right):
                    continue
                if not (right := self._of_the_list(message, right)):
                    continue
                if not any(premise.values for premise in right):
                    if one.number > _MAY_BE_SAID:
                        yield Claim("count", right[0].shown_by, None, one.start, one.end, open=True)
                    continue
                holds = any(self._counts(premise, one.number) for premise in right)
                said = self._spelled(one.number, premises[0], right[0])
                claim = self._typed.claim(right[0], holds, said, (one.start, one.end))
                yield replace(claim, weak=one.named)

    def _is_said_of(self, message: Message, premise: Premise, subject: Subject | None, one: Count) -> bool:
        """Whether what is counted is the premise's subject, or what its entry lists; "two of them" is only where the
        number itself answers."""
        answers = bool(set(premise.shown_by) & set(message.entry_ids))
        if message.word(one.end - 1) in _THEM:
            return answers
        is_subject = subject is not None and subject.id == premise.subject
        return not premise.subject or is_subject or (answers and premise.noun != "event")

    def _covered(self, message: Message) -> Subject | None:
        """The event, where something is said to have been covered: «غطيتوا المواضيع بثلاث أيام»."""
        covers = any(found.label == "covered" for found in expressions("relations").find(message.tokens))
        subjects = [one for one in expressions("things").find(message.tokens) if one.label == "subjects"]
        return message.spoken.first if covers and subjects else None

    def _spelled(self, number: int, counted: Premise, premise: Premise) -> Bilingual:
        """The number as a word that agrees with the noun that it counts: «ثلاث» of جلسات, «ثلاثة» of أيام."""
        if premise.says is None:  # the general sentence has figures in Arabic
            return Bilingual(ar=str(number), en=spelled(number, "en"))
        noun = next((word for word in nouns(self._typed.base, counted) if is_arabic(word)), "")
        return Bilingual(ar=spelled(number, "ar", feminine=noun.endswith("ة")), en=spelled(number, "en"))

    def _of_the_list(self, message: Message, premises: Sequence[Premise]) -> Sequence[Premise]:
        """Those of the list that a question is about: bodies that cooperated aren't the bodies that took part."""
        said = {found.label for found in expressions("relations").find(message.tokens)} & self._by_relation.keys()
        if not said or any(premise in self._by_relation[one] for one in said for premise in premises):
            return premises
        of_a_list = any(premise in ones for ones in self._by_relation.values() for premise in premises)
        return [one for label in sorted(said) for one in self._by_relation[label]] if of_a_list else premises

    def _dated(self, message: Message) -> frozenset[int]:
        """The words that are a time: "the 12 November session" counts no sessions."""
        times = (spell for spell in message.times if (spell.month and spell.days) or spell.weekday is not None)
        return frozenset(at for spell in times for at in range(spell.start, spell.end))

    def _beyond(self, message: Message, premises: Sequence[Premise], dated: frozenset[int]) -> list[Count]:
        """ "The third session" of two: a place in the row that there isn't."""
        if any(premise.at_least for premise in premises):
            return []
        units = self._typed.words[id(premises[0])].find(message.tokens)
        if not units:
            return []
        limit = self._row(message, premises)
        found = []
        for one in expressions("ordinals").find(message.tokens):
            for unit in units:
                english = one.end == unit.start and message.word(one.start - 1) in {"the", "their", "that", "your"}
                arabic = one.start == unit.end and message.word(one.start).startswith("ال")
                if (english or arabic) and int(one.label) > limit and one.start not in dated:
                    found.append(Count(int(one.label), min(one.start, unit.start), max(one.end, unit.end), each=False))
        return found

    def _row(self, message: Message, premises: Sequence[Premise]) -> int:
        """How many there are in a row: of days in all, or in the one session that is named."""
        event = [found for found, one in message.spoken.named if one.id == premises[0].subject]
        one = any(ORDINALS.at(message.tokens, found.start - 1) for found in event)
        values = [v for p in premises for v in p.values if isinstance(v, int) and (p.each or not one)]
        return max([2, *values])

    def _lengths(self, message: Message, premises: Sequence[Premise]) -> list[Count]:
        """A length of time that isn't counted in days, where the unit is a day: "week-long", «دامت أسبوع»."""
        if id(premises[0]) not in self._of_days:
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
            id
            for entry in message.entry_ids
            for id in self._typed.base.entries[entry].related
            if entry in self._typed.base.entries
        )

    def _counts(self, premise: Premise, number: int) -> bool:
        value = next((one for one in premise.values if isinstance(one, int)), 0)
        return number == value


def _event_words(base: FactBase) -> frozenset[str]:
    """What the release's event is called before all, one and many."""
    event = base.release.terms.get("event", Term())
    names = (*event.en[:1], *event.ar[:1])
    return frozenset(normalise(form) for name in names for form in (name.one, name.many, name.the_many))


@dataclass(frozen=True, slots=True)
class Count:
    """So many of something: the words from `start` to `end`; `each` where it is said of every single one, `named` where
    no number is said: «الجلستان» are two, and what is asked of them is something else."""

    number: int
    start: int
    end: int
    each: bool
    named: bool = False


def counts(
    tokens: Sequence[Token],
    unit: Expressions,
    taken: frozenset[int] = frozenset(),
    events: frozenset[str] = frozenset(),
) -> Iterator[Count]:
    """Every number that counts the unit; `taken` words are numbers of something else, days of a month; between a number
    and what it counts stands none of the `events`, for it would be counted itself."""
    units = unit.find(tokens)
    if not units:
        return
    known = {at: number for at, number in numbers(tokens).items() if at not in taken}
    each = [one.start for one in _EACH.find(tokens)]
    for found in units:
        if _names_what_follows(tokens, found):
            continue
        number = _number_before(known, tokens, found.start, _STOPS | events) or _number_behind(known, tokens, found.end)
        if number is not None and _counts_another(tokens, number[1], found.start):
            if not _is_dual(tokens[found.start]):
                continue
            number = None
        by_name = number is None and _is_dual(tokens[found.start])
        if by_name:
            number = (2, found.start)
        if number is not None:
            value, at = number
            start, end = min(at, found.start), max(at + 1, found.end)
            if value == 1 and (_is_each_one(tokens, at) or _is_one_of(tokens, at)):
                continue
            near_each = any(start - _NEAR_EACH <= one <= end + _NEAR_EACH for one in each)
            definite = any(form.startswith("ال") for form in tokens[found.start].forms)
            yield Count(value, start, end, near_each, named=by_name and definite)


def _names_what_follows(tokens: Sequence[Token], found: Found) -> bool:
    """ "Four training days" counts days; "two master's degrees" still masters."""
    behind = expressions("things").at(tokens, found.end)
    return (
        behind is not None and tokens[found.end].word.isascii() and not expressions("degrees").at(tokens, found.start)
    )


def _counts_another(tokens: Sequence[Token], number: int, noun: int) -> bool:
    """ "Two master's degrees" are two masters, and not so many degrees; «90 متدربًا حضروا الدورتين» counts people."""
    behind = tokens[number + 1].word if number + 1 < noun else ""
    if is_arabic(behind) and (counted := expressions("things").at(tokens, number + 1)):
        return counted.end <= noun
    between = expressions("degrees").find(tokens[number + 1 : noun])
    return bool(between) and expressions("things").at(tokens, number + 1 + between[0].start) is not None


def _is_each_one(tokens: Sequence[Token], at: int) -> bool:
    """«الجلسة الواحدة», «الواحدة تلو الأخرى», "one after the other": no count of one."""
    behind = tokens[at + 1].word if at + 1 < len(tokens) else ""
    return tokens[at].word.startswith("ال") or behind in {"after", "تلو", "ورا", "بعد"}


def _is_one_of(tokens: Sequence[Token], at: int) -> bool:
    """ "One of his degrees": there may be more."""
    return at + 1 < len(tokens) and tokens[at + 1].word in {"of", "من"}


def _number_before(
    numbers: dict[int, int], tokens: Sequence[Token], position: int, stops: frozenset[str]
) -> tuple[int, int] | None:
    for at in range(position - 1, max(-1, position - 2 - _BETWEEN), -1):
        if at in numbers:
            return numbers[at], at
        if tokens[at].word in stops and not (tokens[at].word == "of" and at and at - 1 in numbers):
            return None
    return None


def _number_behind(numbers: dict[int, int], tokens: Sequence[Token], position: int) -> tuple[int, int] | None:
    """In Arabic the number may come after: «جلسة واحدة», «الجلسات الثلاث»."""
    at = position
    if at + 1 < len(tokens) and at + 1 in numbers and all(t.word.startswith("ال") for t in tokens[at : at + 2]):
        return numbers[at + 1], at + 1  # «الجهات الحكومية السبع»
    while at < len(tokens) and at - position < _BETWEEN + 1 and tokens[at].word in _COPULAS:
        at += 1
    if at >= len(tokens) or at not in numbers or tokens[at].word.isdecimal():
        return None
    if _counts_what_follows(numbers[at], tokens, at) and not expressions("confirm").at(tokens, at + 1):
        return None
    if at > position:  # "the session was only one", but not "was one day"
        return (numbers[at], at) if at + 1 == len(tokens) or expressions("confirm").at(tokens, at + 1) else None
    return (numbers[at], at) if tokens[at].word not in _ENGLISH else None


def _counts_what_follows(number: int, tokens: Sequence[Token], at: int) -> bool:
    """«الجلسة خمسة أيام»: three or more, without an article, count the noun behind them and not the one before."""
    behind = tokens[at + 1 : at + 2]
    plain = number > 2 and is_arabic(tokens[at].word) and not tokens[at].word.startswith("ال")
    return plain and any(is_arabic(token.word) and token.word not in (_STOPS | _COPULAS) - _TIMES for token in behind)


def _is_dual(token: Token) -> bool:
    if token.word.endswith("ين") and expressions("degrees").find(tokens_of(token.word[:-2])):
        return True
    return (
        any(
            form.endswith(("تان", "تين", "ومان", "ومين", "هتان", "هتين", "shtein", "shten", "shteen", "ateen", "atein"))
            for form in token.forms
        )
        and "سنين" not in token.forms
    )
