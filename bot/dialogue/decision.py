"""Rankings -> what to do about a message: what is decided, before it is put into words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.dialogue.reply import Kind
from bot.facts.factbase import Bilingual, Entry, EntryKind, Language
from bot.facts.ids import ABOUT_BOT, COURTESIES, SAFEGUARDING
from bot.matching.ranking import Candidate, Ranking

_KINDS = {
    EntryKind.STATED: Kind.ANSWER,
    EntryKind.NOT_STATED: Kind.NOT_STATED,
    EntryKind.SERVICE: Kind.SERVICE,
}

MOST_OFFERED = 3
MOST_SAID = 4
"""Answers in one message: more are offered as buttons."""
MOST_NOT_FOUND = 2
_NEAR = 0.02
"""Below this an entry is no neighbour of the question, and offering it would puzzle."""
_SURELY_OURS = 0.05
"""At most so likely is it that a question isn't about the release where it is asked back however open it is which fact
is meant: a bare «من؟»."""

_CLOSE = 0.35
"""From so large a probability of the second on, the first isn't given outright: "Where exactly?" may want the country
or the hotel. In `bayan evaluate bench/exam/hands.conversations.jsonl` one wrong fact of 1,577 turns becomes a question
back by it, and one right one."""


@dataclass(frozen=True, slots=True)
class Say:
    """Give the entry's answer, behind a yes where what was asked is so, or (`negative`) asked whether it wasn't, or
    (`agrees`) rightly said not to be so; `lead` is the yes in a sentence where the plain word would say too little."""

    entry: Entry
    yes: bool = False
    negative: bool = False
    lead: Bilingual | None = None
    agrees: bool = False

    @property
    def kind(self) -> Kind:
        return Kind.SERVICE if self.entry.held else _KINDS[self.entry.kind]

    @property
    def courtesy(self) -> bool:
        return self.entry.role in COURTESIES


@dataclass(frozen=True, slots=True)
class AskBack:
    """Offer two or three entries: one of them is meant."""

    entries: tuple[Entry, ...]
    kind: Kind = Kind.CLARIFY


@dataclass(frozen=True, slots=True)
class NotFound:
    """Nothing in the knowledge answers it; `nearest` are worth offering. `words` are the person's where it is one of
    several parts of a message, so that the reply can say which."""

    nearest: tuple[Entry, ...] = ()
    words: str = ""
    kind: Kind = Kind.UNKNOWN


@dataclass(frozen=True, slots=True)
class Restart:
    """Begin a new conversation, as the person asked."""

    kind: Kind = Kind.SERVICE


@dataclass(frozen=True, slots=True)
class Correction:
    """What a message takes for granted and the release contradicts or doesn't name, put right in one sentence.

    `entry_ids` are the facts that show it; `kind` is what sort of thing it was: a day, a place, a body; `said` what was
    taken for it, in English where it is a value.
    """

    sentence: Bilingual
    entry_ids: tuple[str, ...]
    kind: str = ""
    said: str = ""


Part = Say | AskBack | NotFound | Restart


@dataclass(frozen=True, slots=True)
class Decision:
    """The parts in the order asked, at least one, each said once.

    `language` is None where it can't be told and the reply is given in both. `note` is the sentence that stands in
    place of "not found" where nothing was looked for: another language, no words, too many. `miss` counts the misses
    in a row, this one included. `again` marks thanks or a question back that come for the second time running.
    `rest` are the entries that were asked for beyond what fits, to be offered. `peace` was wished, and is returned.
    `corrections` are said before all parts, `thread` is what the conversation is about from now on.
    """

    parts: tuple[Part, ...]
    language: Language | None
    confidence: float = 1.0
    candidates: tuple[Candidate, ...] = ()
    note: str | None = None
    miss: int = 0
    again: bool = False
    corrections: tuple[Correction, ...] = ()
    rest: tuple[Entry, ...] = ()
    peace: bool = False
    thread: str | None = None

    @property
    def leading(self) -> Part:
        """The part that gives the reply its kind: the first that is answered, else the first."""
        return next((part for part in self.parts if isinstance(part, Say)), self.parts[0])

    @property
    def kind(self) -> Kind:
        return self.leading.kind

    @property
    def entry_ids(self) -> tuple[str, ...]:
        """The ids answered; those offered where the bot asks back; none where nothing was found."""
        leading = self.leading
        if isinstance(leading, AskBack):
            return tuple(entry.id for entry in leading.entries)
        return tuple(part.entry.id for part in self.parts if isinstance(part, Say))

    @property
    def roles(self) -> tuple[str | None, ...]:
        """The roles of the entries answered, None for those without one."""
        return tuple(part.entry.role for part in self.parts if isinstance(part, Say))

    @property
    def offered(self) -> tuple[str, ...]:
        """The ids among which the person is asked to choose."""
        return tuple(entry.id for part in self.parts if isinstance(part, AskBack) for entry in part.entries)


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Where answering ends and asking back begins, as probabilities: the section `thresholds` of fitted.json.

    A wrong fact costs a journalist ten times what "I didn't find that" costs, and asking back costs a tap. By that cost
    `python -m bench.calibrate` prints the cheapest (an answer from 0.8, asking back from 0.4), the boldest that
    thousands of questions can't tell from it (from 0.7) and those in use. These are bolder, by hand:
    docs/matching.md says why.
    """

    answer: float
    """The least probability of a fact that is given outright."""
    clarify: float
    """The least probability of the first that is worth asking back over; below it nothing was found."""
    offer: float
    """The least probability of the third that is offered with the first two."""


def decide(ranking: Ranking, entries: Mapping[str, Entry], thresholds: Thresholds) -> Part:
    """What to do about one part of a message. Safeguarding comes first and wins when in doubt."""
    if ranking.alarm and (safety := next((e for e in entries.values() if e.role == SAFEGUARDING), None)):
        return Say(safety)
    known = [candidate for candidate in ranking.candidates if candidate.id in entries]
    if not known:
        return NotFound()
    first = known[0]
    if first.confidence >= thresholds.answer and not _is_close(known[1:2], first, entries):
        return Say(entries[first.id])
    ours = ranking.unknown <= _SURELY_OURS and first.confidence >= _NEAR
    if ours or first.confidence >= thresholds.clarify:
        return _ask_back(known, entries, thresholds)
    return NotFound(nearest(known, entries))


def _is_close(second: Sequence[Candidate], first: Candidate, entries: Mapping[str, Entry]) -> bool:
    """Whether the second is nearly as likely, and both are about the release: thanks or danger is nothing to choose."""
    services = any(entries[one.id].kind is EntryKind.SERVICE for one in (first, *second))
    return not services and any(one.confidence >= _CLOSE for one in second)


def _ask_back(known: Sequence[Candidate], entries: Mapping[str, Entry], thresholds: Thresholds) -> Part:
    chosen = [one for one in known if one is known[0] or entries[one.id].role not in COURTESIES]
    chosen = [one for one in chosen[:MOST_OFFERED] if entries[one.id].role != SAFEGUARDING]
    likely = [candidate for candidate in chosen if candidate.confidence >= thresholds.offer]
    offered = [entries[candidate.id] for candidate in (likely if len(likely) > 1 else chosen[:2])]
    return AskBack(tuple(offered)) if len(offered) > 1 else NotFound(nearest(known, entries))


def nearest(candidates: Iterable[Candidate], entries: Mapping[str, Entry]) -> tuple[Entry, ...]:
    """What to offer beside "not found": the likeliest entries about the release itself."""
    near = (entries[candidate.id] for candidate in candidates if candidate.confidence >= _NEAR)
    return tuple(entry for entry in near if entry.kind is not EntryKind.SERVICE)[:MOST_OFFERED]


def merge(parts: Iterable[Part]) -> tuple[Part, ...]:
    """The parts of one message as one reply: safeguarding alone where it is among them, each entry once, a
    greeting only where there is nothing else, and one question back at most, else what wasn't found."""
    unique = _each_once(parts)
    for part in unique:
        if isinstance(part, Say) and part.entry.role == SAFEGUARDING:
            return (part,)
    substantial = [part for part in unique if not (isinstance(part, Say) and _by_the_way(part))]
    if not substantial:
        return tuple(unique[-1:])
    said = [part for part in substantial if isinstance(part, Say)]
    open_ends = [part for part in substantial if not isinstance(part, Say)]
    asked_back = [part for part in open_ends if isinstance(part, AskBack)]
    named = [part for part in open_ends if isinstance(part, NotFound) and part.words][:MOST_NOT_FOUND]
    return (*said, *(asked_back[:1] or named or open_ends[:1]))


def _by_the_way(part: Say) -> bool:
    """What is said around a question and needs no answer beside one: a greeting, "help!", "do you know that?"."""
    return part.courtesy or part.entry.role == ABOUT_BOT


def _each_once(parts: Iterable[Part]) -> list[Part]:
    unique: list[Part] = []
    for part in parts:
        repeated = isinstance(part, Say) and any(isinstance(p, Say) and p.entry.id == part.entry.id for p in unique)
        if not repeated:
            unique.append(part)
    return unique
