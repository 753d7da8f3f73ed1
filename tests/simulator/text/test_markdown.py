"""Telegram's two kinds of Markdown: what they become, and what is refused and where."""

from __future__ import annotations

import pytest

from bot.simulator.text.entities import ParseError
from bot.simulator.text.markdown import parse_markdown, parse_markdown_v2

OLD = {
    "*متى؟* _x_": ("متى؟ x", [("bold", 0, 4, ""), ("italic", 5, 1, "")]),
    "`a_b` \\_x\\_": ("a_b _x_", [("code", 0, 3, "")]),
    "```py\nx```": ("x", [("pre", 0, 1, "py")]),
    "[x](iom.int)": ("x", [("text_link", 0, 1, "http://iom.int/")]),
    "[iom.int] x": ("iom.int x", [("text_link", 0, 7, "http://om.intt/")]),  # TDLib's own slip
    "[x](tg://user?id=1001)": ("x", [("text_mention", 0, 1, "1001")]),
    "*a _b_*": ("a _b_", [("bold", 0, 5, "")]),
}
V2 = {
    "*a _b_*": ("a b", [("bold", 0, 3, ""), ("italic", 2, 1, "")]),
    "__u__ ~s~ ||h||": ("u s h", [("underline", 0, 1, ""), ("strikethrough", 2, 1, ""), ("spoiler", 4, 1, "")]),
    "2021\\. *😀*": ("2021. 😀", [("bold", 6, 2, "")]),
    "[x](https://iom.int/a\\)b)": ("x", [("text_link", 0, 1, "https://iom.int/a)b")]),
    "![👍](tg://emoji?id=5368324170671202286)": ("👍", [("custom_emoji", 0, 2, "5368324170671202286")]),
    "![الأحد](tg://time?unix=1636923600&format=r)": ("الأحد", [("date_time", 0, 5, "r")]),
    ">q\n>r\nx": ("q\nr\nx", [("blockquote", 0, 4, "")]),
    ">q\n>r||": ("q\nr", [("expandable_blockquote", 0, 3, "")]),
    "```\na*b```": ("a*b", [("pre", 0, 3, "")]),
}
REFUSED = {
    "a.b": "Character '.' is reserved and must be escaped with the preceding '\\'",
    "متى *x": "Can't find end of Bold entity at byte offset 7",
    "```py\nx": "Can't find end of PreCode entity at byte offset 0",
    "[x](y": "Can't find end of a URL at byte offset 4",
    "![x](iom.int)": "Invalid tg://emoji or tg://time URL specified",
    "![x]": "The entity must contain a tg://emoji or tg://time URL",
    "x >q": "Character '>' is reserved and must be escaped with the preceding '\\'",
    ">*q\nx*": "Can't find end of Bold entity at byte offset 1",
}


@pytest.mark.parametrize(("source", "expected"), OLD.items(), ids=OLD)
def test_reads_markdown_as_it_was(source: str, expected: tuple[str, list[tuple[str, int, int, str]]]) -> None:
    found = parse_markdown(source)
    assert (found.text, [(e.type, e.offset, e.length, e.detail) for e in found.entities]) == expected


@pytest.mark.parametrize(("source", "expected"), V2.items(), ids=V2)
def test_reads_markdown_v2(source: str, expected: tuple[str, list[tuple[str, int, int, str]]]) -> None:
    found = parse_markdown_v2(source)
    assert (found.text, [(e.type, e.offset, e.length, e.detail) for e in found.entities]) == expected


@pytest.mark.parametrize(("source", "reason"), REFUSED.items(), ids=REFUSED)
def test_v2_refuses_with_telegrams_words_and_byte_offset(source: str, reason: str) -> None:
    with pytest.raises(ParseError) as caught:
        parse_markdown_v2(source)
    assert str(caught.value) == reason


def test_an_open_sign_of_the_old_kind_is_refused_with_its_byte_offset() -> None:
    with pytest.raises(ParseError, match="Can't find end of the entity starting at byte offset 5"):
        parse_markdown("نت *x")
