from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from bot.dialogue.reply import Block, BlockKind, Button, Reply
from bot.facts.factbase import Language
from bot.messaging.replies.pagination import LINE_LETTERS, MORE, MOST_LINES, page
from bot.messaging.replies.sentences import service
from tests.messaging.harness import bayan

SOURCE = Block(BlockKind.SOURCE, "Release, paragraph 4")
RELATED = Button("Dates", "fact:dates")


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
