"""A message that asks several things -> its questions, in order.

An end mark is stronger than an "and": what ends with a question mark, or a line of its own, is a question by itself
where the matcher is sure of it; a story before it, or a word after it, goes with it. Inside such a question every place
is tried where it could come apart (`bot/matching/joints.py`). Of all ways to take it apart the likeliest is chosen, by
what speaks for two questions at each of its joints (`bot/matching/separation.py`). So a list of two ministries stays
whole.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from bot.language.read import Question
from bot.matching.joints import Joint, JointReader, Kind, with_joints_mended
from bot.matching.ranking import Ranked, Ranking
from bot.matching.separation import MOST_BY_SIDES, Evidence, Separation, Weigher

_MOST_PIECES = 8
"""Pieces between end marks that are looked at one by one."""
_SURE, _SURELY_NOT = 0.6, 0.9
"""The least probability of what a piece between two end marks asks: that from which a fact is given outright. Surer
still must be that it asks for nothing of ours: the reply says so."""
_NOTHING_OF_OURS = 0.9
"""From so large a probability that nothing of ours is meant, what stands before a message's questions is a story."""
_LISTED, _LONGEST_LISTED = 0.8, 4
"""The least probability of each member of a list of things asked for ("dates, venue, cost"), and its most words."""
_FEWEST_LISTED, _MOST_KEYWORDS = 3, 5
"""Two things side by side are as often one: "press contact", «أبي الكلام مكتوب، طرش لي البيان»."""
_FIRST_WORDS = 2
_QUESTION_MARKS = ("?", "؟")
_HEADING = re.compile(r"[^:?؟\n]+:(?=\s)")
_END = re.compile(r"(?<=[?؟])(?![?؟!])|(?<=\n)")

Read = Callable[[str], Question]
RankEach = Callable[[Sequence[Question]], Sequence[Ranking]]
InLight = Callable[[Ranked | None, Ranked], Ranked]
"""A part in the light of the one before it; of the conversation where there is none."""


@dataclass(frozen=True, slots=True)
class Cut:
    """Two neighbouring pieces of a message, and what speaks for their asking two things."""

    left: Ranked
    right: Ranked
    evidence: Evidence

    @property
    def entry_ids(self) -> tuple[str, str]:
        return self.left.ranking.candidates[0].id, self.right.ranking.candidates[0].id


def by_itself(_: Ranked | None, part: Ranked) -> Ranked:
    """A part in nobody's light."""
    return part


@dataclass(frozen=True, slots=True)
class Splitter:
    """Takes messages apart with one matcher; `danger` is the entry for people in danger."""

    read: Read
    rank_each: RankEach
    joints: JointReader
    weigher: Weigher
    danger: str
    separation: Separation

    def split(self, whole: Ranked, in_light: InLight = by_itself) -> tuple[Ranked, ...]:
        """The parts, each a question that stands on its own; the whole itself where it is one."""
        return tuple(part for question in self._by_end_marks(whole) for part in self._apart(question, in_light))

    def _by_end_marks(self, whole: Ranked) -> tuple[Ranked, ...]:
        """The message cut behind its question marks and lines, as far as each piece asks something of its own."""
        texts = [text for text in _END.split(whole.question.text) if any(map(str.isalnum, text))]
        if not 1 < len(texts) <= _MOST_PIECES:
            return (whole,)
        found: list[Ranked] = []
        before = ""
        for text, piece in zip(texts, self._ranked_each(map(self.read, texts)), strict=True):
            told = found and not text.endswith("\n") and not text.rstrip().endswith(_QUESTION_MARKS)
            if told or not piece.question.words or not (self._sure(piece) or self._asks_something_else(piece)):
                before = f"{before} {text}"  # a story, or what is only understood from what follows
                continue
            found.append(self._ranked(f"{before} {text}") if before else piece)
            before = ""
        if len(found) < 2:
            return (whole,)
        if before:
            found[-1:] = self._with_what_follows(found[-1], before)
        return tuple(found)

    def _with_what_follows(self, question: Ranked, behind: str) -> tuple[Ranked, ...]:
        """The last question with what stands behind it; apart where that is a question, and would hide the former."""
        together = self._ranked(f"{question.question.text} {behind}")
        hidden = together.ranking.candidates[0].id != question.ranking.candidates[0].id or not self._sure(together)
        if behind.rstrip().endswith(_QUESTION_MARKS) and hidden:
            return question, self._ranked(behind)
        return (together,)

    def _apart(self, whole: Ranked, in_light: InLight) -> tuple[Ranked, ...]:
        pieces = self.pieces(whole, in_light)
        if pieces is None:
            return self._keywords(whole) or (whole,)
        if listed := pieces.listed():
            return listed
        return likeliest(pieces, self.separation) if pieces.may_part(self.separation) else (whole,)

    def _keywords(self, whole: Ranked) -> tuple[Ranked, ...]:
        """The words of a list without commas, as for a search box: "speaker email law"; empty where it is none."""
        words = whole.question.text.split()
        if not _FEWEST_LISTED <= len(words) <= _MOST_KEYWORDS or whole.ranking.candidates[0].confidence >= _LISTED:
            return ()
        members = [*takewhile(self.is_brief, map(self.read, words))]
        return self.each_of_its_own(self._ranked_each(members)) if len(members) == len(words) else ()

    def each_of_its_own(self, members: Sequence[Ranked | None]) -> tuple[Ranked, ...]:
        """The members of a list where each of them surely names another thing; empty where it is none."""
        named = [one for one in members if one is not None and self._is_named(one)]
        apart = len({one.ranking.candidates[0].id for one in named}) == len(members)
        return tuple(named) if apart else ()

    def is_brief(self, member: Question) -> bool:
        """Whether a text can be a member of a list: some words that neither ask nor tell."""
        brief = 0 < len(member.words) <= _LONGEST_LISTED
        return brief and not self.weigher.asks(member) and not self.weigher.tells(member)

    def _is_named(self, member: Ranked) -> bool:
        return member.ranking.candidates[0].confidence >= _LISTED and not self.doubtful_danger(member)

    def _is_story(self, text: str) -> bool:
        """Whether a text asks and wishes nothing, and is about nothing of ours."""
        told = self._ranked(text)
        asks = self.weigher.asks(told.question) or self.weigher.wants(told.question)
        danger = told.ranking.alarm or self.doubtful_danger(told)
        return not asks and not danger and told.ranking.unknown >= _NOTHING_OF_OURS

    def pieces(self, whole: Ranked, in_light: InLight = by_itself) -> Pieces | None:
        """The pieces that a question may be made of; None where it can't come apart."""
        text = with_joints_mended(whole.question)
        joints = self.joints.read(text)
        begins = joints[0].end if joints and not joints[0].start else 0
        heading = _HEADING.match(text, begins)
        if heading and self._is_story(heading.group()):
            begins = heading.end()
        inner = [joint for joint in joints if joint.start > begins]
        while len(inner) > 1 and inner[0].kind is Kind.STOP and self._is_story(text[begins : inner[0].start]):
            begins = inner.pop(0).end
        return Pieces(self, whole, text, begins, inner, in_light) if inner else None

    def _ranked(self, text: str) -> Ranked:
        return self._ranked_each([self.read(text)])[0]

    def _ranked_each(self, questions: Iterable[Question]) -> list[Ranked]:
        asked = [*questions]
        return [*map(Ranked, asked, self.rank_each(asked))]

    def _sure(self, piece: Ranked) -> bool:
        """Whether a piece asks for something of ours, and of nobody's help."""
        return piece.ranking.candidates[0].confidence >= _SURE and not self.doubtful_danger(piece)

    def _asks_something_else(self, piece: Ranked) -> bool:
        """Whether a piece is a question, and the matcher is sure that it is for nothing of ours."""
        question, marked = piece.question, piece.question.text.rstrip().endswith(_QUESTION_MARKS)
        return marked and self.weigher.asks(question, _FIRST_WORDS) and piece.ranking.unknown >= _SURELY_NOT

    def doubtful_danger(self, side: Ranked) -> bool:
        """Whether a call for help seems likeliest and yet isn't heard: nobody is sent to 112 over half a sentence."""
        return side.ranking.candidates[0].id == self.danger and not side.ranking.alarm


@dataclass(frozen=True, slots=True)
class Pieces:
    """What lies between any two joints of a question, each read once, and all ranked together where one is looked at;
    pieces are named by the joint that they begin behind and the one that they end at, from 0 to `count`."""

    splitter: Splitter
    whole: Ranked
    text: str
    begins: int
    joints: list[Joint]
    in_light: InLight
    _read: dict[tuple[int, int], Question] = field(init=False, default_factory=dict)
    _ranked: dict[tuple[int, int], Ranked | None] = field(init=False, default_factory=dict)
    _opened: dict[int, Ranked] = field(init=False, default_factory=dict)

    @property
    def count(self) -> int:
        return len(self.joints) + 1

    def question(self, first: int, last: int) -> Question:
        """The piece as it is read."""
        key = first, last
        if key not in self._read:
            start = self.joints[first - 1].end if first else self.begins
            end = self.joints[last - 1].start if last < self.count else len(self.text)
            self._read[key] = self.splitter.read(self.text[start:end])
        return self._read[key]

    def piece(self, first: int, last: int) -> Ranked | None:
        """The piece by itself; None where it has no words, or is a call for help that isn't heard."""
        if not self._ranked:
            self._rank()
        return self._ranked[first, last]

    def _rank(self) -> None:
        """Rank all pieces; the whole is ranked already where it begins where the message does."""
        keys = [(first, last) for last in range(1, self.count + 1) for first in range(last)]
        if not self.begins:
            keys.remove((0, self.count))
            self._ranked[0, self.count] = self.whole
        asked = {key: question for key in keys if (question := self.question(*key)).words}
        self._ranked.update(dict.fromkeys(keys))
        for (key, question), ranking in zip(asked.items(), self.splitter.rank_each([*asked.values()]), strict=True):
            found = Ranked(question, ranking)
            self._ranked[key] = None if self.splitter.doubtful_danger(found) else found

    def listed(self) -> tuple[Ranked, ...]:
        """The pieces where the question lists things by their names alone; empty where it is none."""
        apart = [(at, at + 1) for at in range(self.count)]
        if len(apart) < _FEWEST_LISTED or not all(self.splitter.is_brief(self.question(*each)) for each in apart):
            return ()
        return self.splitter.each_of_its_own([self.piece(*each) for each in apart])

    def may_part(self, separation: Separation) -> bool:
        """Whether the question could come apart anywhere: where the most that can be said for it is too little, nothing
        of it needs to be ranked."""
        return bool(self.begins) or self.most(separation) + MOST_BY_SIDES > 0

    def most(self, separation: Separation) -> float:
        """The most that speaks for a cut of the whole, by what is read and by the whole's ranking."""
        sides = (
            (self.question(0, at), self.question(at, self.count), self.joints[at - 1].kind)
            for at in range(1, self.count)
        )
        hoped = (self.splitter.weigher.hope(left, right, self.whole, kind) for left, right, kind in sides)
        return max(map(separation.log_odds, hoped))

    def cut(self, first: int, middle: int, last: int, separation: Separation | None = None) -> Cut | None:
        """The cut between two pieces; None where one of them asks nothing, or both the same, or where `separation`
        surely finds that too little speaks for it, whatever the second asks for behind the first."""
        left, right = self.piece(first, middle), self.piece(middle, last)
        whole = self.piece(first, last)
        if left is None or right is None or whole is None:
            return None
        if not first:
            left = self._opening(middle, left)
        weigher, kind = self.splitter.weigher, self.joints[middle - 1].kind
        if separation and separation.log_odds(weigher.hope_behind(left, right, whole, kind)) <= 0:
            return None
        behind = self.in_light(left, right)
        if left.ranking.candidates[0].id == behind.ranking.candidates[0].id:
            return None
        return Cut(left, behind, weigher.weigh(left, right, behind, whole, kind))

    def _opening(self, end: int, piece: Ranked) -> Ranked:
        """The first piece up to a joint, in the light of the conversation."""
        if end not in self._opened:
            self._opened[end] = self.in_light(None, piece)
        return self._opened[end]

    def cuts(self) -> Iterator[Cut]:
        """Every cut between neighbouring pieces of any length."""
        for first in range(self.count):
            for middle in range(first + 1, self.count):
                for last in range(middle + 1, self.count + 1):
                    if cut := self.cut(first, middle, last):
                        yield cut


def likeliest(pieces: Pieces, separation: Separation) -> tuple[Ranked, ...]:
    """The likeliest way to take a question apart: of those without a cut that is likelier none, the one for whose cuts
    most can be said in all (Viterbi, 1967: for each last piece only the best way to it is kept)."""
    best: dict[tuple[int, int], tuple[float, tuple[Ranked, ...]]] = {}
    for last in range(1, pieces.count + 1):
        if last < pieces.count and (piece := pieces.piece(0, last)):
            best[0, last] = 0.0, (piece,)
        for middle in range(1, last):
            for first in range(middle):
                found = best.get((first, middle)) and pieces.cut(first, middle, last, separation)
                piece = pieces.piece(middle, last)
                if not found or piece is None or (odds := separation.log_odds(found.evidence)) <= 0:
                    continue
                before, parts = best[first, middle]
                if before + odds > best.get((middle, last), (0.0, ()))[0]:
                    best[middle, last] = before + odds, (*parts, piece)
    ways = [way for (_, last), way in best.items() if last == pieces.count and len(way[1]) > 1]
    return max(ways, key=lambda way: way[0])[1] if ways else (pieces.whole,)
