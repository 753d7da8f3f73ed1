"""Telegram's HTML: what it becomes, what is refused and where, and that nothing makes the parser fall over."""

from __future__ import annotations

import html as escaper

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.simulator.text.entities import ParseError, units
from bot.simulator.text.html import parse

READ = {
    "plain": ("plain", []),
    "<b>bold</b>": ("bold", [("bold", 0, 4, "")]),
    "<STRONG>x</Strong>": ("x", [("bold", 0, 1, "")]),
    "a <i>b <u>c</u></i>": ("a b c", [("italic", 2, 3, ""), ("underline", 4, 1, "")]),
    "<b>x</>": ("x", [("bold", 0, 1, "")]),
    "😀<b>y</b>": ("😀y", [("bold", 2, 1, "")]),
    "<b></b>x": ("x", []),
    "a &lt;b&gt; &amp; &quot;c&quot;": ('a <b> & "c"', []),
    "&#1604;&#x644; &lt": ("لل <", []),
    "&nbsp; & &#0; &#99999999999;": ("&nbsp; & &#0; &#99999999999;", []),
    '<a href="http://example.org/?a=1&amp;b=2">x</a>': ("x", [("text_link", 0, 1, "http://example.org/?a=1&b=2")]),
    "<a href='example.org'>x</a>": ("x", [("text_link", 0, 1, "http://example.org/")]),
    "<a>example.org</a>": ("example.org", [("text_link", 0, 11, "http://example.org/")]),
    '<a href="javascript:alert(1)">x</a>': ("x", []),
    '<a href="nowhere">x</a>': ("x", []),
    '<span class="tg-spoiler">x</span>': ("x", [("spoiler", 0, 1, "")]),
    "<tg-spoiler>x</tg-spoiler>": ("x", [("spoiler", 0, 1, "")]),
    "<blockquote>q</blockquote>": ("q", [("blockquote", 0, 1, "")]),
    "<blockquote expandable>q</blockquote>": ("q", [("expandable_blockquote", 0, 1, "")]),
    '<pre><code class="language-python">x</code></pre>': ("x", [("pre", 0, 1, "python")]),
    '<code class="language-python">x</code>': ("x", [("code", 0, 1, "")]),
    '<tg-emoji emoji-id="5368324170671202286">👍</tg-emoji>': ("👍", [("custom_emoji", 0, 2, "5368324170671202286")]),
    "<a href='tg://user?id=1001'>x</a>": ("x", [("text_mention", 0, 1, "1001")]),
    "<a href='https://iom.int:99999/'>x</a>": ("x", []),
    '<tg-time unix="1636923600" format="TDw">x</tg-time>': ("x", [("date_time", 0, 1, "wDT")]),
    '<tg-time unix="0">x</tg-time>': ("x", []),
    "<b >x</b >": ("x", [("bold", 0, 1, "")]),
}

REFUSED = {
    "<x>": 'Unsupported start tag "x" at byte offset 0',
    "سلام <br/>": 'Unsupported start tag "br/" at byte offset 9',
    "a < b": 'Unsupported start tag "" at byte offset 2',
    "a <b": "Unclosed start tag at byte offset 2",
    "<!-- c -->": 'Unsupported start tag "!--" at byte offset 0',
    "<b>x": 'Can\'t find end tag corresponding to start tag "b"',
    "<b>x</i>": 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"',
    "ش<b><i>x</b></i>": 'Unmatched end tag at byte offset 9, expected "</i>", found "</b>"',
    "x</b>": "Unexpected end tag at byte offset 1",
    "<b>x</b": "Unclosed end tag at byte offset 4",
    "<b>x</b x>": "Unclosed end tag at byte offset 4",
    '<a href="x>y</a>': "Unclosed start tag at byte offset 0",
    "<a href=a/b>y</a>": "Unexpected end of name token at byte offset 8",
    "<a =x>y</a>": 'Empty attribute name in the tag "a" at byte offset 0',
    "<a href": 'Unclosed start tag "a" at byte offset 0',
    "<span>x</span>": 'Tag "span" must have class "tg-spoiler" at byte offset 0',
    '<tg-time unix="5" format="q">x</tg-time>': "Invalid date format used",
    "&#xD83D;&#xDE00;": (
        "Text contains invalid Unicode characters after decoding HTML entities, "
        "check for unmatched surrogate code units"
    ),
    '<tg-emoji emoji-id="x">👍</tg-emoji>': "Invalid custom emoji identifier specified",
}


@pytest.mark.parametrize(("source", "expected"), READ.items(), ids=READ)
def test_reads_as_telegram_does(source: str, expected: tuple[str, list[tuple[str, int, int, str]]]) -> None:
    found = parse(source)
    assert (found.text, [(e.type, e.offset, e.length, e.detail) for e in found.entities]) == expected


@pytest.mark.parametrize(("source", "reason"), REFUSED.items(), ids=REFUSED)
def test_refuses_with_telegrams_words_and_byte_offset(source: str, reason: str) -> None:
    with pytest.raises(ParseError) as caught:
        parse(source)
    assert str(caught.value) == reason


PIECES = st.sampled_from(
    ["<", ">", "</", "<b>", "</b>", "<i>", "</i>", "<a href=", '"', "'", "=", "&", "&lt;", "&#", "x", ";", " ", "\0",
     "<pre>", "</pre>", "<code class=", "language-py", "</code>", "</>", "سلام", "😀", "\n", "/",
     "<span class='tg-spoiler'>"]
)  # fmt: skip


@settings(deadline=None)
@given(st.one_of(st.text(), st.lists(PIECES).map("".join)))
def test_any_text_is_read_or_refused_with_offsets_inside_it(source: str) -> None:
    try:
        found = parse(source)
    except ParseError:
        return
    whole = units(found.text)
    assert all(entity.length > 0 and entity.offset >= 0 and entity.end <= whole for entity in found.entities)
    ends = {units(found.text[:place]) for place in range(len(found.text) + 1)}
    assert all({entity.offset, entity.end} <= ends for entity in found.entities)


@settings(deadline=None)
@given(st.text())
def test_an_escaped_text_comes_back_as_it_was(text: str) -> None:
    found = parse(f"<b>{escaper.escape(text, quote=False)}</b>")
    assert found.text == text
    assert [entity.length for entity in found.entities] == ([units(text)] if text else [])
