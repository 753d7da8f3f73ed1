from __future__ import annotations

import html
import re

from hypothesis import given
from hypothesis import strategies as st

from bot.dialogue.reply import Block, BlockKind, Reply
from bot.facts.factbase import Language
from bot.messaging.replies.formatting import LIMIT, pieces, units
from bot.messaging.replies.sentences import service
from bot.simulator.refusals import TEXT_LONG
from bot.simulator.text.formatting import message_text


def reply(*blocks: tuple[BlockKind, str]) -> Reply:
    return service(tuple(Block(kind, text) for kind, text in blocks), Language.EN)


def test_each_kind_of_block_has_its_look_and_everything_is_escaped() -> None:
    [piece] = pieces(
        reply(
            (BlockKind.HEADING, "When <b>"),
            (BlockKind.TEXT, "R&D"),
            (BlockKind.QUOTE, "a > b"),
            (BlockKind.SOURCE, "Release"),
        )
    )

    assert piece.html == ("<b>When &lt;b&gt;</b>\n\nR&amp;D\n\n<blockquote>a &gt; b</blockquote>\n\n<i>Release</i>")
    assert piece.plain == "When <b>\n\nR&D\n\na > b\n\nRelease"


def test_a_long_reply_is_split_between_blocks() -> None:
    first, second = pieces(reply((BlockKind.TEXT, "a" * 3000), (BlockKind.TEXT, "b" * 3000)))

    assert (first.plain, second.plain) == ("a" * 3000, "b" * 3000)


def test_a_heading_goes_with_what_it_heads() -> None:
    first, second = pieces(
        reply((BlockKind.TEXT, "a" * 3000), (BlockKind.HEADING, "Next"), (BlockKind.TEXT, "b" * 3000))
    )

    assert first.plain == "a" * 3000
    assert second.html.startswith("<b>Next</b>\n\nbbb")


def test_a_long_list_is_split_between_lines() -> None:
    lines = [f"• line {number} with some words in it" for number in range(300)]
    found = pieces(reply((BlockKind.TEXT, "\n".join(lines))))

    assert [line for piece in found for line in piece.plain.split("\n")] == lines


def test_emoji_count_twice_as_telegram_counts_them() -> None:
    found = pieces(reply((BlockKind.QUOTE, "😀" * 3000)))

    assert [units(piece.plain) for piece in found] == [4096, 1904]


@given(
    st.lists(
        st.tuples(
            st.sampled_from(BlockKind),
            st.text(st.sampled_from("ab <>&\"'\n 😀\u2068\u2069م"), max_size=40).map(lambda text: text * 150),
        ),
        max_size=5,
    )
)
def test_no_words_are_lost_and_telegram_takes_every_piece(blocks: list[tuple[BlockKind, str]]) -> None:
    found = pieces(reply(*blocks))

    def bare(text: str) -> str:
        return re.sub(r"\s", "", text)

    assert bare("".join(piece.plain for piece in found)) == bare("".join(text for _, text in blocks))
    for piece in found:
        assert units(piece.plain) <= LIMIT
        assert html.unescape(re.sub(r"</?(b|i|blockquote)>", "", piece.html)) == piece.plain
        if bare(piece.plain).strip("\u2068\u2069"):
            message_text(piece.html, "HTML", [], TEXT_LONG)
