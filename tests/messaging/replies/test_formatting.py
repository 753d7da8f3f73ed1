from __future__ import annotations

import html
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.dialogue.reply import Block, BlockKind, Button, Kind, Reply
from bot.facts.factbase import Language
from bot.messaging.replies.formatting import LIMIT, LINE_LETTERS, MORE, MOST_LINES, keyboard, page, pieces, units
from bot.messaging.replies.sentences import service
from bot.simulator.refusals import TEXT_LONG
from bot.simulator.text.formatting import message_text
from tests.messaging.harness import bayan

SOURCE = Block(BlockKind.SOURCE, "Release, paragraph 4")
RELATED = Button("Dates", "fact:dates")


def reply(*blocks: tuple[BlockKind, str]) -> Reply:
    return service(tuple(Block(kind, text) for kind, text in blocks), Language.EN)


def test_each_kind_of_block_has_its_look_and_everything_is_escaped() -> None:
    [piece] = pieces(
        reply(
            (BlockKind.HEADING, "When <b>"),
            (BlockKind.TEXT, "R&D"),
            (BlockKind.QUOTE, "a > b"),
            (BlockKind.CODE, "- a: <b>"),
            (BlockKind.SOURCE, "Release"),
        )
    )

    quote, code = "<blockquote>a &gt; b</blockquote>", "<pre>- a: &lt;b&gt;</pre>"
    assert piece.html == f"<b>When &lt;b&gt;</b>\n\nR&amp;D\n\n{quote}\n\n{code}\n\n<i>Release</i>"
    assert piece.plain == "When <b>\n\nR&D\n\na > b\n\n- a: <b>\n\nRelease"


def test_in_a_source_no_line_ends_before_a_number() -> None:
    [piece] = pieces(
        reply((BlockKind.TEXT, "On 10 May"), (BlockKind.SOURCE, "بيان \u206815 May\u2069، الفقرة \u20684\u2069"))
    )
    assert piece.plain == "On 10 May\n\nبيان\u00a0\u206815 May\u2069، الفقرة\u00a0\u20684\u2069"
    assert piece.plain in piece.html.replace("<i>", "").replace("</i>", "")


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
        assert html.unescape(re.sub(r"</?(b|i|blockquote|pre)>", "", piece.html)) == piece.plain
        if bare(piece.plain).strip("\u2068\u2069"):
            message_text(piece.html, "HTML", [], TEXT_LONG)


def long(*blocks: Block, entry_ids: tuple[str, ...] = ("topics",)) -> Reply:
    return replace(service((*blocks, SOURCE), Language.EN, (RELATED,)), entry_ids=entry_ids)


def paragraphs(count: int) -> list[Block]:
    return [Block(BlockKind.TEXT, f"Paragraph {number}. " + "word " * 40) for number in range(count)]


def pages(reply: Reply) -> list[Reply]:
    """What somebody sees who presses until there is no more."""
    seen = [page(bayan(), reply)]
    while (button := seen[-1].buttons[0]).action.startswith(MORE):
        seen.append(page(bayan(), reply, int(button.action.split(":")[-1])))
    return seen


def height(reply: Reply) -> int:
    return sum(-(-len(line) // LINE_LETTERS) or 1 for line in reply.text.split("\n"))


def test_a_short_answer_is_whole() -> None:
    reply = long(*paragraphs(3))
    assert page(bayan(), reply) == reply


def test_a_long_answer_is_read_page_by_page_and_nothing_is_lost() -> None:
    reply = long(*paragraphs(30))
    seen = pages(reply)
    assert len(seen) > 3
    assert [block for one in seen for block in one.blocks if block != SOURCE] == list(reply.blocks[:-1])
    assert all(height(one) <= MOST_LINES for one in seen)


def test_each_page_names_its_source_and_keeps_the_buttons() -> None:
    for one in pages(long(*paragraphs(30))):
        assert one.blocks[-1] == SOURCE
        assert RELATED in one.buttons


def test_a_long_list_is_cut_between_its_lines() -> None:
    lines = [f"• Ministry number {number}" for number in range(100)]
    seen = pages(long(Block(BlockKind.TEXT, "\n".join(lines))))
    assert [line for one in seen for block in one.blocks if block != SOURCE for line in block.text.split("\n")] == lines


def test_a_heading_stays_with_what_it_heads() -> None:
    blocks = [block for one in paragraphs(30) for block in (Block(BlockKind.HEADING, "Heading"), one)]
    for one in pages(long(*blocks)):
        *_, last, source = one.blocks
        assert source == SOURCE
        assert last.kind is BlockKind.TEXT


def test_answers_to_several_questions_arent_hidden() -> None:
    reply = long(*paragraphs(30), entry_ids=("topics", "dates"))
    assert page(bayan(), reply) == reply


def test_a_page_that_isnt_there_is_the_last() -> None:
    reply = long(*paragraphs(30))
    assert page(bayan(), reply, 99) == page(bayan(), reply, -1) == pages(reply)[-1]


@given(st.lists(st.text(max_size=200), max_size=60))
def test_any_answer_can_be_read_to_its_end(texts: list[str]) -> None:
    reply = long(*(Block(BlockKind.TEXT, text) for text in texts))
    said = "".join(block.text for one in pages(reply) for block in one.blocks if block != SOURCE)
    assert said.replace("\n", "") == "".join(texts).replace("\n", "")


def rows(*buttons: Button, kind: Kind = Kind.SERVICE) -> list[list[tuple[str, str]]]:
    markup = keyboard(replace(service((), Language.EN, buttons), kind=kind), 7, rated=True)
    assert markup is not None
    return [[(one.text, str(one.callback_data)) for one in row] for row in markup.inline_keyboard]


def test_short_labels_share_a_row_and_long_ones_do_not() -> None:
    long = Button("Permanent National Committee for trafficking", "fact:c")

    assert rows(Button("When", "fact:a"), Button("Who", "fact:b"), long) == [
        [("When", "fact:a"), ("Who", "fact:b")],
        [(long.label, "fact:c")],
    ]


def test_an_answer_can_be_rated_and_the_rating_names_its_question() -> None:
    assert rows(Button("When", "fact:a"), kind=Kind.ANSWER)[-1] == [("👍", "rate:up:7"), ("👎", "rate:down:7")]


def test_leaving_a_question_names_it() -> None:
    assert rows(Button("Leave it", "leave")) == [[("Leave it", "leave:7")]]


def test_an_action_that_telegram_would_refuse_is_left_out(caplog: pytest.LogCaptureFixture) -> None:
    assert rows(Button("When", "fact:a"), Button("Bad", "fact:" + "م" * 40)) == [[("When", "fact:a")]]
    assert "longer than 64 bytes" in caplog.text


def test_no_buttons_are_no_keyboard() -> None:
    assert keyboard(service((), Language.EN), 7, rated=True) is None
