"""What staff did where YAML stumbles: the parser's word for it -> what was found, what was expected, how to mend it.

The parser says where it gave up and what it was reading then. What a press officer typed there is told from the line
itself: an Arabic comma, a brace inside braces, a quotation mark that was never closed.
"""

from __future__ import annotations

import re
from typing import NamedTuple

import yaml

from bot.problems import quoted

ARABIC_COMMAS = "،؛"
_QUOTED_TEXT = re.compile(r'"(?:[^"\\]|\\.)*"' + r"|(?<![\w'])'(?:[^']|'')*'(?!\w)")
_KEY_WITHOUT_SPACE = re.compile(r"^[\s-]*([\w-]+):(?=[\[{\"'\w])")
_RESERVED_START = re.compile(r"(?:^|[:,\[{-]\s+)([%@`*&!|>])")
_IN_QUOTES = "put quotation marks round the whole text"


class Mistake(NamedTuple):
    """Line and column count from 1."""

    line: int
    column: int
    found: str
    expected: str
    fix: str


def explain(error: yaml.MarkedYAMLError, text: str) -> Mistake:
    """The mistake behind a parser's error in a file's text."""
    lines = text.split("\n")
    stop, start = error.problem_mark, error.context_mark
    mark = stop or start
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    begun = start.line + 1 if start else line
    here = Spot(lines, line, column, begun)
    reading = f"{error.context or ''} {error.problem or ''}"
    for sign, say in _SAID:
        if sign in reading:
            return say(here)
    fix = "check the indentation, the quotation marks and the brackets near this line"
    return Mistake(line, column, f"broken YAML near {here.rest}", "YAML", fix)


class Spot(NamedTuple):
    """Where the parser stopped, in which lines, and in which line what it was reading began."""

    lines: list[str]
    line: int
    column: int
    begun: int

    def text(self, line: int | None = None) -> str:
        number = self.line if line is None else line
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""

    @property
    def rest(self) -> str:
        return quoted(self.text()[self.column - 1 :] or self.text() or "the end of the file")

    @property
    def passage(self) -> list[tuple[int, str]]:
        """The lines from where it began to where it stopped, without what stands in quotation marks."""
        last = min(self.line, len(self.lines))
        return [(number, _QUOTED_TEXT.sub(_blank, self.text(number))) for number in range(self.begun, last + 1)]


def _blank(found: re.Match[str]) -> str:
    return "_" * len(found.group())


def _in_brackets(here: Spot) -> Mistake:
    return _brackets(here, "]", "a list in square brackets")


def _in_braces(here: Spot) -> Mistake:
    return _brackets(here, "}", "keys in braces")


def _brackets(here: Spot, closing: str, what: str) -> Mistake:
    if mistake := _arabic_comma(here) or _unclosed_quote(here):
        return mistake
    for number, text in here.passage:
        if inner := re.search(r"[:,\[{]\s*[^\s,\[{\"'][^,\[{]*(\{\w+\})", text):
            found = f"the braces {inner.group(1)} in a text inside {what}"
            fix = f'{_IN_QUOTES}: "… {inner.group(1)} …"'
            return Mistake(number, inner.start(1) + 1, found, "such a text in quotation marks", fix)
    column = len(here.text(here.begun).rstrip()) + 1
    found = f"{what} without an end"
    return Mistake(here.begun, column, found, f"a comma between two, {closing} at the end", f"add the {closing}")


def _arabic_comma(here: Spot) -> Mistake | None:
    for number, text in here.passage:
        for place, letter in enumerate(text):
            if letter in ARABIC_COMMAS:
                return arabic_comma(number, place + 1, letter)
    return None


def arabic_comma(line: int, column: int, comma: str) -> Mistake:
    """The slip of an Arabic comma between the items of a one-line list, which joins them."""
    fix = "write a comma of the Latin keyboard between two; if it belongs to the text, put quotation marks round that"
    return Mistake(line, column, f"the Arabic comma {comma} in a one-line list", "the comma ,", fix)


def _unclosed_quote(here: Spot) -> Mistake | None:
    """A quotation mark that opens a text and is closed lines later, by the next one that opens."""
    for number, text in here.passage:
        opening = re.search(r"(?:^|[:,\[{-]\s*)([\"'])", text)
        if opening and number < here.line:
            mark = opening.group(1)
            found = f"a text that opens with {mark} and doesn't close in its line"
            return Mistake(number, opening.start(1) + 1, found, f"{mark} at its end too", f"close it with {mark}")
    return None


def _in_mapping(here: Spot) -> Mistake:
    text = here.text()
    before = text[: here.column - 1]
    if mistake := _unclosed_quote(here):
        return mistake
    if '"' in before or "'" in before:
        fix = "use « » or “ ” for quotation marks inside a quoted text"
        return Mistake(
            here.line, here.column, f"more text behind a closing quotation mark: {here.rest}", "the end", fix
        )
    if re.search(r":\s+\{", before):
        column = before.index("{") + 1
        return Mistake(
            here.line, column, "a text that begins with a brace", "such a text in quotation marks", _IN_QUOTES
        )
    return _indented(here)


def _indented(here: Spot) -> Mistake:
    indent = len(here.text()) - len(here.text().lstrip())
    if mistake := _arabic_comma(here._replace(begun=here.line)):
        return mistake
    found = f"a line indented by {indent} space{'' if indent == 1 else 's'}: {quoted(here.text().strip())}"
    expected = "the same indentation as the lines that it belongs to"
    return Mistake(here.line, indent + 1, found, expected, f"compare it with line {here.begun}")


def _second_colon(here: Spot) -> Mistake:
    text = here.text()
    if glued := _KEY_WITHOUT_SPACE.match(text):
        found = f"no space behind {quoted(glued.group(1) + ':')}"
        return Mistake(here.line, glued.end() + 1, found, "a space behind the colon", "add the space")
    if text[: here.column - 1].count(":") == 0 or not re.search(r":\s", text[: here.column - 1]):
        found = f"a key under a text that has ended: {quoted(text.strip())}"
        fix = "indent it like its neighbours, or put the colon inside quotation marks"
        return Mistake(here.line, here.column, found, "keys one below the other", fix)
    found = "a second colon in the line, with a space behind it"
    return Mistake(here.line, here.column, found, "a text without one, or in quotation marks", _IN_QUOTES)


def _no_colon(here: Spot) -> Mistake:
    text = here.text(here.begun)
    indent = len(text) - len(text.lstrip())
    found = f"a line without a colon: {quoted(text.strip())}"
    fix = "write key: text; a text of several lines stands below |- and two spaces further in than its key"
    return Mistake(here.begun, indent + 1, found, "a key with a colon", fix)


def _reserved(here: Spot) -> Mistake:
    sign = here.text()[here.column - 1 : here.column] or "a sign"
    if sign not in "%@`*&!|>":
        sign = found.group(1) if (found := _RESERVED_START.search(here.text())) else sign
    return Mistake(
        here.line, here.column, f"a text that begins with {sign}", "a letter, a digit or a quotation mark", _IN_QUOTES
    )


def _starred(here: Spot) -> Mistake:
    return _reserved(here._replace(column=here.column - 1))


def _escape(here: Spot) -> Mistake:
    found = "a backslash inside double quotation marks"
    return Mistake(here.line, here.column, found, "none, or two", "write two, or use single quotation marks")


def _never_closed(here: Spot) -> Mistake:
    column = len(here.text(here.begun)) - len(here.text(here.begun).lstrip()) + 1
    return Mistake(here.begun, column, "a quotation mark that is never closed", "one at the end of the text", "add it")


def _text_behind_bar(here: Spot) -> Mistake:
    found = f"text behind | or >: {here.rest}"
    return Mistake(here.line, here.column, found, "the text from the next line on", "move it there, indented")


_SAID = (
    ("quoted scalar found unexpected end", _never_closed),
    ("escape", _escape),
    ("flow sequence", _in_brackets),
    ("flow mapping", _in_braces),
    ("block scalar", _text_behind_bar),
    ("simple key", _no_colon),
    ("mapping values are not allowed", _second_colon),
    ("an alias", _starred),
    ("an anchor", _starred),
    ("start any token", _reserved),
    ("block mapping", _in_mapping),
    ("block collection", _indented),
)
"""Pieces of what the parser says, in C and in Python, the surest first."""
