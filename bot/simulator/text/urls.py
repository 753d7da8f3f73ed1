"""Addresses in a text: web, e-mail and tg:// links, as TDLib 1.8.69 finds them.

An address is looked for round each dot: the domain, the name before an @, the port, the path; then trimmed, and kept
where its domain can be one. Without a scheme the domain must end as one of the root zone's does.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

Span = tuple[int, int]
_NAME = re.compile(r"[A-Za-z0-9_-]*")
_PATH_BEGINS = re.compile("[/?#]")
_DIGITS = re.compile(r"[0-9]*")
_LAST = ".:;,('?!`"
"""What a path doesn't end with."""
_NO_PATH = '\n<>"«»'
_NO_USER = "\n/[]{}()'`<>\"@«»"
_BRACKETS = {"(": 0, ")": 0, "[": 1, "]": 1, "{": 2, "}": 2}
_PROTOCOLS = (("http", "shttp", 7), ("https", "", 8), ("ftp", "tftp sftp", 6), ("tonsite", "", 10))
"""What stands before ://, what it must not be all of, and the length of both together."""
_LETTERS = "[a-z0-9]"
_EMAIL = re.compile(
    rf"(?:[a-z0-9_-]{{0,26}}[.+]){{0,10}}[a-z0-9_-]{{1,35}}"
    rf"@(?:{_LETTERS}(?:[a-z0-9_-]{{0,28}}{_LETTERS})?\.){{1,6}}[a-z]{{2,8}}",
    re.IGNORECASE | re.ASCII,
)
_SHORTEST_LINK = 6


@cache
def top_level_domains() -> frozenset[str]:
    """Those that make an address of a name without a scheme."""
    lines = (Path(__file__).parent / "top_level_domains.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def find_tg_links(text: str) -> Iterator[Span]:
    """tg:// and ton:// links."""
    at = 0
    while len(text[at : at + _SHORTEST_LINK].encode()) >= _SHORTEST_LINK and (at := text.find("://", at)) >= 0:
        # Of tonsite:// TDLib 1.8.69 marks the last three letters on.
        scheme = next((name for name in ("tg", "ton", "tonsite") if _ends(text[:at], name)), "")
        start = at - (2 if scheme == "tg" else 3)
        name = _NAME.match(text, at + 3, at + 3 + 253)
        at += 1
        if not scheme or name is None:
            continue
        at = name.end()
        if name[0]:
            at = _path_end(text, at)
            yield start, at


def find_urls(text: str) -> Iterator[tuple[str, int, int]]:
    """Web and e-mail addresses, each with its kind."""
    for start, end in _candidates(text):
        found = text[start:end]
        if _EMAIL.fullmatch(found):
            yield "email", start, end
        elif found.startswith("mailto:") and _EMAIL.fullmatch(found[7:]):
            yield "email", start + 7, end
        elif length := _web_length(found):
            yield "url", start, start + length


def _candidates(text: str) -> Iterator[Span]:
    """Whatever looks like an address round a dot; the search goes on behind it."""
    begin = 0
    while 0 <= (dot := text.find(".", begin)) < len(text) - 1:
        if text[dot + 1] == " ":
            begin = dot + 2
            continue
        start, domain_end, at_sign = _domain(text, begin, dot)
        end = _path_end(text, _port_end(text, domain_end))
        while end > dot + 1 and text[end - 1] == ".":
            end -= 1
        found = _with_prefix(text, begin, start, at_sign)
        if found is not None:
            if end > dot + 1:
                yield found, end
            while text[end : end + 1] == ".":
                end += 1
        else:
            end = text.rfind(".", 0, end) + 1
        begin = max(end, dot + 1)


def _domain(text: str, begin: int, dot: int) -> tuple[int, int, bool]:
    """Where the domain round a dot begins and ends, and whether an @ stands in it: the first then takes its name in."""
    start = _back(text, begin, dot, _is_domain)
    end, at_sign = dot, False
    while end < len(text) and (text[end] == "@" or _is_domain(text[end])):
        at_sign = at_sign or text[end] == "@"
        end += 1
    return (_back(text, begin, start, _is_user) if at_sign else start), end, at_sign


def _port_end(text: str, end: int) -> int:
    if text[end : end + 1] != ":":
        return end
    digits = _DIGITS.match(text, end + 1)
    number = digits[0].lstrip("0") if digits else ""
    return end + 1 + len(digits[0]) if digits and 0 < len(number) <= 5 and int(number) <= 65535 else end


def _path_end(text: str, start: int) -> int:
    """Where the path, query or fragment that begins at `start` ends; `start` where none does."""
    opening = text[start : start + 1]
    if not opening or opening not in "/?#":
        return start
    end = start + 1
    while end < len(text) and text[end] not in _NO_PATH and _is_url_letter(text[end]):
        end += 1
    while end > start + 1 and text[end - 1] in _LAST:
        end -= 1
    return end if opening == "/" or end > start + 1 else start


def _with_prefix(text: str, begin: int, start: int, at_sign: bool) -> int | None:
    """Where the address begins with the name before its @ and its scheme; None where what stands before forbids it."""
    if start > begin and text[start - 1] == "@":
        name = _back(text, begin, start - 1, _is_user)
        if at_sign or name == start - 1:
            return None
        start = name
    if start == begin:
        return start
    before = text[begin:start]
    if not before.endswith("://") or len(before.encode()) < 6:
        last = before[-1]
        return None if last in "/#@_" or unicodedata.category(last)[0] in "LN" else start
    protocol = text[_back(text, begin, start - 3, _is_protocol) : start - 3].lower()
    for scheme, forbidden, length in _PROTOCOLS:
        if protocol.endswith(scheme) and protocol not in forbidden.split():
            return start - length
    return None


def _web_length(address: str) -> int:
    """How much of a candidate is a web address; 0 where its domain can't be one."""
    scheme = re.match(r"(?:https?|ftp|tonsite)://", address, re.IGNORECASE | re.ASCII)
    rest = address[scheme.end() :] if scheme else address
    match = _PATH_BEGINS.search(rest)
    path_start = match.start() if match else len(rest)
    domain, path = rest[:path_start], rest[path_start:]
    domain = domain.partition("@")[2] if "@" in domain else domain
    domain = domain.rpartition(":")[0] if ":" in domain else domain
    if domain.lower() == "teiegram.org" or not _is_host(domain, scheme is not None):
        return 0
    return len(address) - len(path) + _balanced(path)


def _balanced(path: str) -> int:
    """How much of a path to keep: up to a bracket that nothing opened, without the signs that end a sentence."""
    balance = [0, 0, 0]
    end = len(path)
    for place, sign in enumerate(path):
        if sign in _BRACKETS:
            balance[_BRACKETS[sign]] += 1 if sign in "([{" else -1
            if min(balance) < 0:
                end = place
                break
    while end and path[end - 1] in _LAST:
        end -= 1
    return end


def _is_host(domain: str, has_scheme: bool) -> bool:
    parts = domain.split(".")
    if len(parts) == 1 or any(not part or len(part.encode()) > 63 or part.endswith("-") for part in parts):
        return False
    if all(re.fullmatch("[0-9]+", part) for part in parts):
        return len(parts) == 4 and all(str(int(part)) == part and int(part) < 256 for part in parts)
    top = parts[-1]
    if len(top) == 1 or "_" in parts[-2]:
        return False
    if top.startswith("xn--"):
        return re.fullmatch("xn--[A-Za-z0-9]{2,}", top) is not None
    return "_" not in top and "-" not in top and (has_scheme or _is_common(top))


def _is_common(top: str) -> bool:
    """A top-level domain in letters of any size, but not with a capital in front only: a sentence begins so."""
    lowered = top.lower()
    begins_sentence = lowered != top and lowered[1:] == top[1:]
    return not begins_sentence and lowered in top_level_domains()


def _back(text: str, begin: int, start: int, belongs: Callable[[str], bool]) -> int:
    while start > begin and belongs(text[start - 1]):
        start -= 1
    return start


def _ends(text: str, name: str) -> bool:
    return text[-len(name) :].lower() == name


def _is_url_letter(sign: str) -> bool:
    """Anything but spaces and general punctuation; of the latter, dashes and the two joiners."""
    if "\u2000" <= sign <= "\u206f":
        return sign in "\u200c\u200d" or "\u2010" <= sign <= "\u2015"
    return unicodedata.category(sign)[0] != "Z"


def _is_domain(sign: str) -> bool:
    if sign < "\u00c0":
        return sign in ".~_-" or (sign.isascii() and sign.isalnum())
    return _is_url_letter(sign)


def _is_user(sign: str) -> bool:
    return sign not in _NO_USER and _is_url_letter(sign)


def _is_protocol(sign: str) -> bool:
    """Letters of other scripts count, so that a scheme glued to them is none."""
    return sign.isalnum() or sign in "+-" if sign.isascii() else unicodedata.category(sign)[0] != "Z"
