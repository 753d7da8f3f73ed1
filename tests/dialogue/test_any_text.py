"""Whatever is typed, in whatever conversation, there is a reply that keeps its promises."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.dialogue.context import Context
from bot.dialogue.reply import Kind
from bot.facts.factbase import EntryKind, Language
from bot.language.read import Question
from bot.matching.parts import InLight
from bot.matching.ranking import Candidate, Ranked, Ranking
from tests.dialogue.stand_ins import BASE, NOW, StandIn, bayan

IDS = tuple(BASE.entries)
KINDS = {EntryKind.STATED: Kind.ANSWER, EntryKind.NOT_STATED: Kind.NOT_STATED, EntryKind.SERVICE: Kind.SERVICE}
WORDS = st.sampled_from("and her email متى وليش؟ wein 1 first both الأولى again بالعربي he وزارة thanks 👍 kam".split())
TEXTS = st.one_of(st.text(max_size=80), st.lists(WORDS, max_size=6).map(" ".join))
SHARES = st.dictionaries(st.sampled_from([*IDS, "gone"]), st.floats(0, 1), max_size=6)
LANGUAGES = st.none() | st.sampled_from(Language)
FACTS = st.lists(st.sampled_from([*IDS, "gone"]), max_size=3).map(tuple)
CONTEXTS = st.builds(
    Context,
    interface=LANGUAGES,
    chosen=LANGUAGES,
    spoken=LANGUAGES,
    entry_ids=FACTS,
    offered=FACTS,
    misses=st.integers(0, 3),
    at=st.just(NOW),
    thanked=st.booleans(),
)


class Anything(StandIn):
    """Understands every message in the same arbitrary way."""

    ranking = Ranking((), 1.0)

    def rank(self, question: Question) -> Ranking:
        return self.ranking

    def parts(self, whole: Ranked, in_light: InLight) -> tuple[Ranked, ...]:
        return tuple(Ranked(self.read(text), self.ranking) for text in whole.question.text.split(",")[:3])


UNDERSTANDING = Anything()
SPEAKER = bayan(UNDERSTANDING)


def understand(shares: dict[str, float], alarm: bool = False) -> None:
    total = sum(shares.values()) + 0.1
    found = sorted(shares.items(), key=lambda pair: -pair[1])
    candidates = tuple(Candidate(id, share / total) for id, share in found)
    UNDERSTANDING.ranking = Ranking(candidates, 0.1 / total, alarm)


@given(TEXTS, CONTEXTS, SHARES, st.booleans())
def test_any_message_gets_a_reply_that_keeps_its_promises(
    text: str, context: Context, shares: dict[str, float], alarm: bool
) -> None:
    understand(shares, alarm)
    turn = SPEAKER.answer(text, context, NOW)
    reply = turn.reply
    assert set(reply.entry_ids) <= set(IDS)
    assert reply.blocks
    assert all(block.text.strip() for block in reply.blocks)
    assert all(len(button.action.encode()) <= 64 for button in reply.buttons)
    if alarm:
        assert reply.entry_ids == ("safeguarding",)
    if reply.kind is Kind.UNKNOWN:
        assert reply.entry_ids == ()
    elif reply.kind is Kind.CLARIFY:
        assert 2 <= len(reply.entry_ids) <= 3
    else:
        assert reply.kind is KINDS[BASE.entries[reply.entry_ids[0]].kind]
        assert len(set(reply.entry_ids)) == len(reply.entry_ids)
    assert turn.context.at == NOW


@given(TEXTS, CONTEXTS, SHARES)
def test_the_same_message_gets_the_same_reply(text: str, context: Context, shares: dict[str, float]) -> None:
    understand(shares)
    assert SPEAKER.answer(text, context, NOW) == SPEAKER.answer(text, context, NOW)


@given(st.text(max_size=40), SHARES, st.integers(0, 5))
def test_suggestions_are_facts_and_no_more_than_asked_for(text: str, shares: dict[str, float], limit: int) -> None:
    understand(shares)
    replies = SPEAKER.suggest(text, None, limit)
    assert len(replies) <= limit
    assert all(BASE.entries[reply.entry_ids[0]].kind is not EntryKind.SERVICE for reply in replies)
