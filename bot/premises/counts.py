"""Numbers beside what they count: so many sessions, days, degrees."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.language.normalise import is_arabic
from bot.premises.words import Expressions, Found, Token, expressions, tokens_of

_BETWEEN = 2
_COPULAS = frozenset("was were is are only just كانت كان كانو كانوا هي هم عددها عددهم بس فقط kano kanet kan".split())
_ENGLISH = frozenset(
    "one two three four five six seven eight nine ten eleven twelve both single sole pair couple dozen".split()
)
"""So many words may stand between a number and what it counts: "three consecutive sessions"."""
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
_YEAR = 4
_GROUP = 3
_FACTORS = {
    frozenset({"thousand", "k", "الف", "الاف", "alf", "alaf"}): 1_000,
    frozenset({"million", "مليون", "ملايين"}): 1_000_000,
}
_THOUSANDS = frozenset("thousand million k ألف الف آلاف الاف مليون alf million".split())
_EACH = Expressions.of({"each": ("each", "every", "apiece", "per", "كل", "لكل", "الواحدة", "kol", "kull")})


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
    found_words = [one for one in expressions("numbers").find(tokens) if not _is_part(tokens, one.end)]
    numbers = {at: int(one.label) for one in found_words for at in range(one.start, one.end)}
    numbers |= dict(_in_figures(tokens))
    numbers = {at: number for at, number in numbers.items() if at not in taken}
    each = [one.start for one in _EACH.find(tokens)]
    for found in units:
        if _names_what_follows(tokens, found):
            continue
        number = _number_before(numbers, tokens, found.start, _STOPS | events) or _number_behind(
            numbers, tokens, found.end
        )
        if number is not None and _counts_another(tokens, number[1], found.start):
            continue
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


def _in_figures(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Numbers in figures by each word that is of them: 7, "48,700", «60 ألف»; four figures together may be a year."""
    at = 0
    while at < len(tokens):
        word, end = tokens[at].word, at + 1
        if word.isdecimal():
            while _goes_on(tokens, end):
                word += tokens[end].word
                end += 1
            behind = tokens[end].bare if end < len(tokens) else frozenset[str]()
            times = next((factor for names, factor in _FACTORS.items() if names & behind), 1)
            end += times > 1
            if len(word) != _YEAR or end > at + 1:
                yield from ((one, int(word) * times) for one in range(at, end))
        at = end


def _goes_on(tokens: Sequence[Token], position: int) -> bool:
    """Whether three figures behind a comma belong to the number before them."""
    if position >= len(tokens) or not tokens[position].word.isdecimal() or len(tokens[position].text) != _GROUP:
        return False
    return tokens[position].start - tokens[position - 1].end == 1


def _names_what_follows(tokens: Sequence[Token], found: Found) -> bool:
    """ "Four training days" counts days; "two master's degrees" still masters."""
    behind = expressions("things").at(tokens, found.end)
    return (
        behind is not None and tokens[found.end].word.isascii() and not expressions("degrees").at(tokens, found.start)
    )


def _counts_another(tokens: Sequence[Token], number: int, noun: int) -> bool:
    """ "Two master's degrees" are two masters, and not so many degrees."""
    between = expressions("degrees").find(tokens[number + 1 : noun])
    return bool(between) and expressions("things").at(tokens, number + 1 + between[0].start) is not None


def _is_each_one(tokens: Sequence[Token], at: int) -> bool:
    """«الجلسة الواحدة», «الواحدة تلو الأخرى», "one after the other": no count of one."""
    behind = tokens[at + 1].word if at + 1 < len(tokens) else ""
    return tokens[at].word.startswith("ال") or behind in {"after", "تلو", "ورا", "بعد"}


def _is_one_of(tokens: Sequence[Token], at: int) -> bool:
    """ "One of his degrees": there may be more."""
    return at + 1 < len(tokens) and tokens[at + 1].word in {"of", "من"}


def _is_part(tokens: Sequence[Token], end: int) -> bool:
    """Whether a number goes on: «مئة ألف» counts thousands, and mostly money."""
    return end < len(tokens) and bool(tokens[end].bare & _THOUSANDS)


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
