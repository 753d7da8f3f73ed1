"""Numbers in figures and in words: which words of a message they are, and how much; and how a sentence says them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot import dates
from bot.premises.words import Found, Token, expressions, small

_YEAR = 4
_GROUP = 3
_FACTORS = {
    frozenset({"thousand", "k", "الف", "الاف", "alf", "alaf"}): 1_000,
    frozenset({"million", "مليون", "ملايين"}): 1_000_000,
}
_THOUSANDS = frozenset("thousand million k ألف الف آلاف الاف مليون alf million".split())
_SPELLED = {
    "en": "one two three four five six seven eight nine ten".split(),
    "ar": "واحد اثنين ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة".split(),
    "feminine": "واحدة اثنتين ثلاث أربع خمس ست سبع ثماني تسع عشر".split(),
}


def numbers(tokens: Sequence[Token]) -> dict[int, int]:
    """How much each word says that is a number or a part of one; "one hundred thousand" counts thousands, mostly of
    money, and is none."""
    words = [one for one in expressions("numbers").find(tokens) if not _is_part(tokens, one.end)]
    found = {at: int(one.label) for one in words for at in range(one.start, one.end)}
    return found | dict(_in_figures(tokens))


def _counts(tokens: Sequence[Token], one: Found) -> bool:
    return one.label != "1" and not tokens[one.start].bare & small("both")


def number_words(tokens: Sequence[Token]) -> set[int]:
    """The words that are a number, but for "one", which stands for other things as well, and "both"."""
    found = {
        at for one in expressions("numbers").find(tokens) if _counts(tokens, one) for at in range(one.start, one.end)
    }
    return found | {at for at, token in enumerate(tokens) if token.word.isdecimal()}


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


def _is_part(tokens: Sequence[Token], end: int) -> bool:
    """Whether a number goes on: «مئة ألف» counts thousands, and mostly money."""
    return end < len(tokens) and bool(tokens[end].bare & _THOUSANDS)


def spelled(value: int, language: str, *, feminine: bool = False) -> str:
    """`three`, `ثلاثة`, or before a `feminine` noun `ثلاث`; from eleven on in figures, as newsrooms write it."""
    if not 1 <= value <= len(_SPELLED["en"]):
        return dates.number(value, language)
    return _SPELLED["feminine" if feminine and language == "ar" else language][value - 1]
