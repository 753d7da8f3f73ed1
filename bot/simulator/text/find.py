"""What Telegram finds in a text by itself: mentions, commands, tags, card numbers, addresses, times.

The rules are TDLib's (1.8.69), as it applies them to every message. Telephone numbers are not among them: TDLib leaves
these to Telegram's servers, whose rule isn't published.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from itertools import accumulate

from bot.simulator.text.entities import Entity, apart, ordered
from bot.simulator.text.urls import find_tg_links, find_urls

Span = tuple[int, int]
TIME = "media_timestamp"
"""A time such as 10:30. TDLib marks it, the Bot API doesn't tell it."""

_MENTION = re.compile(r"@[A-Za-z0-9_]*")
_COMMAND = re.compile(r"/([A-Za-z0-9_]*)(?:@([A-Za-z0-9_]*))?")
_CASHTAG = re.compile(r"\$(1INCH|[A-Z]*)")
_USERNAME = re.compile(r"@[A-Za-z0-9_]*")
_DIGITS = re.compile(r"[0-9]")
_CARD = re.compile(r"[0-9 -]+")
_TIMES = re.compile(r"[0-9:]+")
_SHORT_NAMES = {"gif", "nft", "pic", "ufc", "vid"}
"""Bots whose names are shorter than people's may be."""


def find(text: str, *, times: bool = False) -> list[Entity]:
    """The entities found in a text, in order, none inside another. With `times` also times such as 10:30."""
    finders: list[tuple[str, Callable[[str], Iterator[Span]]]] = [
        ("mention", _mentions),
        ("bot_command", _commands),
        ("hashtag", _hashtags),
        ("cashtag", _cashtags),
        ("bank_card_number", _cards),
        ("url", find_tg_links),
    ]
    spans = [(kind, *span) for kind, finder in finders for span in finder(text)]
    spans += find_urls(text)
    if times:
        spans += [(TIME, *span) for span in _times(text)]
    if not spans:
        return []
    at = [0, *accumulate(1 + (character > "\uffff") for character in text)]
    return apart(ordered(Entity(kind, at[start], at[end] - at[start]) for kind, start, end in spans))


def is_word(character: str) -> bool:
    """A letter, a digit or a number of any script, or an underscore; no combining mark."""
    return character == "_" or unicodedata.category(character)[0] in "LN" if character else False


def _is_tag_letter(character: str) -> bool:
    """What a hashtag is made of: letters and digits, and in Sinhala every sign."""
    if not character:
        return False
    return (
        character in "_\u200c\u00b7"
        or "\u0d80" <= character <= "\u0dff"
        or unicodedata.category(character)[0] == "L"
        or unicodedata.category(character) == "Nd"
    )


def _before(text: str, at: int) -> str:
    return text[at - 1] if at else ""


def _mentions(text: str) -> Iterator[Span]:
    for match in _MENTION.finditer(text):
        name = match[0][1:]
        if is_word(_before(text, match.start())) or is_word(text[match.end() : match.end() + 1]):
            continue
        if 4 <= len(name) <= 32 or name.lower() in _SHORT_NAMES:
            yield match.span()


def _commands(text: str) -> Iterator[Span]:
    for match in _COMMAND.finditer(text):
        before, after = _before(text, match.start()), text[match.end() : match.end() + 1]
        if is_word(before) or is_word(after) or (before and before in "/<>") or (after and after in "/<>"):
            continue
        if 1 <= len(match[1]) <= 64 and (match[2] is None or 3 <= len(match[2]) <= 32):
            yield match.span()


def _hashtags(text: str) -> Iterator[Span]:
    """Up to 256 letters and digits, one letter at least, and a name behind @ where one follows."""
    at = -1
    while (at := text.find("#", at + 1)) >= 0:
        if _is_tag_letter(_before(text, at)):
            continue
        start, at = at, at + 1
        while _is_tag_letter(text[at : at + 1]):
            at += 1
        end = min(at, start + 257)
        is_tag = any(unicodedata.category(one)[0] == "L" for one in text[start + 1 : end])
        if end == at and (name := _USERNAME.match(text, at)) and len(name[0]) > 3:
            end = at = min(name.end(), at + 33)
        if is_tag and text[at : at + 1] != "#":
            yield start, end
        at -= 1


def _cashtags(text: str) -> Iterator[Span]:
    for match in _CASHTAG.finditer(text):
        before = _before(text, match.start())
        if _is_tag_letter(before) or before == "$" or not 1 <= len(match[1]) <= 8:
            continue
        end = match.end()
        if (name := _USERNAME.match(text, end)) and 3 <= len(name[0]) - 1 <= 32:
            end = name.end()
        after = text[end : end + 1]
        if not _is_tag_letter(after) and after != "$":
            yield match.start(), end


def _cards(text: str) -> Iterator[Span]:
    """Numbers of 13 to 19 digits, in groups or not, that can be a bank card's."""
    at = 0
    while match := _DIGITS.search(text, at):
        start = match.start()
        before = _before(text, start)
        run = _CARD.match(text, start)
        assert run is not None  # noqa: S101 — it begins with a digit
        at = run.end()
        if before and (before in ".,+-_" or unicodedata.category(before)[0] == "L"):
            continue
        at = _continuous(text, start, at)
        number = text[start:at].rstrip(" -")
        digits = [int(one) for one in number if one.isdigit()]
        after = text[start + len(number) : start + len(number) + 1]
        if not 13 <= len(digits) <= 19 or len(number) > 2 * len(digits) - 1:
            continue
        if after and (after in "-_" or unicodedata.category(after)[0] == "L"):
            continue
        if _is_card(digits):
            yield start, start + len(number)


def _continuous(text: str, start: int, end: int) -> int:
    """Where a number in one piece ends: at the first space behind 16 to 19 digits, whatever comes after it."""
    solid = start
    while solid < end and text[solid].isdigit():
        solid += 1
    return solid if 16 <= solid - start <= 19 and text[solid : solid + 1] == " " else end


def _is_card(digits: list[int]) -> bool:
    """Luhn's sum, and the length that the card's company uses."""
    doubled = [2 * digit - 9 * (digit > 4) if place % 2 else digit for place, digit in enumerate(reversed(digits))]
    if sum(doubled) % 10:
        return False
    count = len(digits)
    one, two, four = digits[0], digits[0] * 10 + digits[1], int("".join(map(str, digits[:4])))
    if one == 4:
        return count in (13, 16, 18, 19)
    if 51 <= two <= 55 or 2221 <= four <= 2720 or 2200 <= four <= 2204:
        return count == 16
    if two in (34, 37):
        return count == 15
    return count >= 16 if two in (62, 81) else True


def _times(text: str) -> Iterator[Span]:
    """Minutes and seconds, with or without hours."""
    for match in _TIMES.finditer(text):
        colon = match[0].find(":")
        if colon < 1 or not match[0][colon + 1 : colon + 2].isdigit():
            continue
        if is_word(_before(text, match.start())) or is_word(text[match.end() : match.end() + 1]):
            continue
        *before, seconds = match[0].split(":")
        if len(before) > 2 or len(seconds) != 2 or int(seconds) > 59:
            continue
        longest = 4 if len(before) == 1 else 2
        if all(0 < len(part) <= longest for part in before) and (len(before) == 1 or int(before[1]) < 60):
            yield match.span()
