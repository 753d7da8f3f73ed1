"""A message in the light of its conversation: a typed choice among what was offered ("the first", "1", "الأولى", a part
of a button's label), a repetition, a short question about what was spoken of.

The matcher says how well each fact fits the words; the table of follow-ups, the last facts and their words say which
are likely next. `bot/dialogue/reranking.py` puts the two together.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from bot.dialogue.asides import AsideReader, BackgroundReader
from bot.dialogue.context import Context
from bot.dialogue.decision import Decision, Restart, Say
from bot.dialogue.reranking import MessageFeatures, Reranker
from bot.dialogue.signs import SignReader, Signs
from bot.dialogue.understanding import Understanding
from bot.dialogue.utterance import Utterance, UtteranceReader
from bot.facts.factbase import Entry, FactBase, Language
from bot.facts.followups import FollowUps
from bot.facts.ids import COURTESIES, SAFEGUARDING, UNKNOWN
from bot.language.normalise import normalise, stem
from bot.language.read import Question
from bot.language.vocabulary import Vocabulary
from bot.matching.ranking import Candidate, Ranking

_OFFERED = 5.0
"""How many times likelier what was offered becomes, for whoever answers in words of their own."""
_CHANGED_SUBJECT = 0.6
_BARELY = 0.02
"""Below this probability of danger, a question that names the release is about the release."""
_BODIES = frozenset({"bodies", "abroad"})
_ORDINAL = "second-one"
_LONGEST_NAME = 4
_SHORTEST_NAME = 2
"""Words of a message that can be no more than a name, with an "and" or "too" at most."""
_CERTAIN = 0.95
"""As sure as words that can mean one thing only make it."""
_CLEARLY_NEW = 2
"""So many words of its own has a message that begins with "and" and speaks of something else than the danger."""

ALL, NONE, LAST = "all", "none", "last"
_PLACES = {"first": 0, "second": 1, "third": 2}
_SMALL = ("small", "openers")


@dataclass(frozen=True, slots=True)
class FollowUp:
    """Reads messages in the light of conversations, with the words and the table of one knowledge; `answered` is the
    least probability of a fact that is given outright."""

    base: FactBase
    understanding: Understanding
    reranker: Reranker
    answered: float
    courtesies: frozenset[str] = field(init=False)
    utterances: UtteranceReader = field(init=False)
    asides: AsideReader = field(init=False)
    signs: SignReader = field(init=False)
    choices: Choices = field(init=False)
    release: Vocabulary = field(init=False)
    background: BackgroundReader = field(init=False)

    def __post_init__(self) -> None:
        follow_ups = self.base.follow_ups
        object.__setattr__(self, "courtesies", frozenset(entry.id for entry in self.base.playing(*COURTESIES)))
        object.__setattr__(self, "choices", Choices(follow_ups))
        object.__setattr__(self, "release", Vocabulary.of(follow_ups.release))
        object.__setattr__(self, "utterances", UtteranceReader(follow_ups))
        object.__setattr__(self, "asides", AsideReader(self.base, self.understanding, self.utterances))
        object.__setattr__(self, "background", BackgroundReader(self.base))
        object.__setattr__(self, "signs", SignReader(self.base, self.understanding))

    def chosen(self, question: Question, context: Context) -> tuple[str, ...] | None:
        """The entries chosen among those offered; None where the message is no choice."""
        offered = tuple(id for id in context.offered if id in self.base.entries)
        return self.choices.of(question, offered, self.base.entries)

    def requested(self, utterance: Utterance, context: Context) -> tuple[tuple[str, ...], Language | None] | None:
        """The entries that are asked for again, and in which language; None where the message asks something else."""
        wished = utterance.roles & {"repeat", "in_english", "in_arabic"}
        if not context.entry_ids or not wished or not utterance.only_roles:
            return None
        language = Language.EN if "in_english" in wished else Language.AR if "in_arabic" in wished else None
        again = tuple(id for id in context.entry_ids if id in self.base.entries)
        return (again, language) if again else None

    def thread(self, decision: Decision, named: Sequence[str], context: Context) -> str | None:
        """What the conversation is about after a decision: what the answer is about, of several answers what the
        message `named`; else what the message `named`, or
        what all that is offered is about; else what it was about before."""
        if isinstance(decision.leading, Restart):
            return None
        about = self.base.follow_ups.about
        said = [about.get(part.entry.id) for part in decision.parts if isinstance(part, Say)]
        offered = {about.get(id) for id in decision.offered}
        common = [*offered] if len(offered) == 1 else []
        among = [thread.id for thread in (*reversed(said), *common) if thread]
        found = next((id for id in named if id in among), next(iter(among), None))
        return found or next(iter(named), context.thread)

    def spoken_of(self, context: Context) -> tuple[str, ...]:
        """The entries that a short message leans on: those answered last, and first of all the main one of what the
        conversation is about where they are about something else, or may be asked of several."""
        about = self.base.follow_ups.about
        thread = context.thread
        main = next((one.entry_ids[:1] for one in self.base.follow_ups.threads if one.id == thread), ())
        near = [id for id in context.entry_ids if (one := about.get(id)) is None or one.id == thread]
        if not main:
            return context.entry_ids
        if any(id in about for id in near):
            return tuple(near)
        return tuple(id for id in (*main, *near) if id in self.base.entries)

    def rank(self, question: Question, ranking: Ranking, context: Context) -> Ranking:
        """The ranking with the conversation weighed in."""
        if ranking.alarm or not question.words:
            return ranking
        if context.offered and not self._is_courtesy(ranking):
            ranking = _likelier(ranking, context.offered)
        if not self.spoken_of(context):
            return ranking
        utterance = self.utterances.read(question)
        back = utterance.points and not utterance.aspects  # "not even roughly?" is about the very answer
        spoken_of = (back and context.entry_ids) or self.spoken_of(context)
        if context.entry_ids == self._danger():
            return self._in_danger(question, utterance, ranking)
        if self._is_courtesy(ranking) or stands_alone(utterance, ranking, context.thread, self.answered):
            return ranking
        signs = self.signs.read(question, utterance, spoken_of, context.thread)
        meant = self._is_a_name_of_the_list(question, utterance, signs)
        meant = meant or self._outright(utterance, signs, ranking) or self._named(utterance, ranking)
        if back and not utterance.own and len(spoken_of) == 1:
            meant = spoken_of[0]
        if meant is not None:
            return _certain(ranking, meant)
        return self.reranker.rerank(ranking, signs, message_features(question, utterance, signs))

    def _outright(self, utterance: Utterance, signs: Signs, ranking: Ranking) -> str | None:
        """The entry that a message can only mean: the list of the name that is all it says ("and Interior?",
        «واليونيسف؟»), or what the table has for telling words that are all it says («منو وياهم؟»)."""
        if utterance.complete:
            return None
        asks = {aspect for group in utterance.aspects for aspect in group}
        if signs.listed and asks <= _BODIES and 0 < len(utterance.own) <= _LONGEST_NAME:
            return None if self._asks_beside_a_name(utterance, ranking) else signs.listed
        is_telling = not utterance.own and not signs.bare and len(signs.expected) == 1
        return signs.expected[0] if is_telling and UNKNOWN not in signs.expected else None

    def _is_a_name_of_the_list(self, question: Question, utterance: Utterance, signs: Signs) -> str | None:
        """The list spoken of last where a message is a name that it knows, whatever else the word means: after who
        came, "Education?" is a ministry."""
        asks = {aspect for group in utterance.aspects for aspect in group} & self.base.follow_ups.general
        listed = signs.listed if signs.listed in signs.spoken_of else None
        return listed if len(question.words) <= _SHORTEST_NAME and not (utterance.points or asks) else None

    def _asks_beside_a_name(self, utterance: Utterance, ranking: Ranking) -> bool:
        """Whether a message with a list's name in it says more, and clearly asks for what has no list: "is the press
        allowed?"."""
        first = ranking.candidates[0]
        lists = first.id in self.base.entries and self.base.entries[first.id].listing is not None
        return len(utterance.own) > 1 and not lists and first.confidence >= self.answered

    def _named(self, utterance: Utterance, ranking: Ranking) -> str | None:
        """The main entry of a thread that a message names, and asks nothing of: "no, I meant the new project"."""
        is_clear = bool(ranking.candidates) and ranking.candidates[0].confidence >= self.answered
        if is_clear or not utterance.only_names or len(utterance.threads) > 1:
            return None
        return next(one.entry_ids[0] for one in self.base.follow_ups.threads if one.id == utterance.threads[0])

    def _speaks_of_the_release(self, question: Question, ranking: Ranking) -> bool:
        """Whether the message names it, or its event, and nothing in it may be about the danger."""
        ids = self._danger()
        danger = next((one.confidence for one in ranking.candidates if one.id in ids), 0.0)
        return danger < _BARELY and any(word for word in self.release.concepts(question.words))

    def _in_danger(self, question: Question, utterance: Utterance, ranking: Ranking) -> Ranking:
        """After safeguarding only a farewell or a clear question about the release leaves it."""
        if not ranking.candidates:
            return replace(ranking, alarm=True)
        first = ranking.candidates[0]
        goes_on = utterance.joined and len(utterance.own) < _CLEARLY_NEW
        leaves = not (utterance.points or goes_on) and utterance.own and first.id not in self.base.follow_ups.danger
        leaves = leaves or self._speaks_of_the_release(question, ranking)
        if first.confidence >= _CHANGED_SUBJECT and (leaves or first.id in self.courtesies):
            return ranking
        return replace(ranking, alarm=True)

    def _danger(self) -> tuple[str, ...]:
        return tuple(entry.id for entry in self.base.playing(SAFEGUARDING))

    def _is_courtesy(self, ranking: Ranking) -> bool:
        first = ranking.candidates[0] if ranking.candidates else None
        return first is not None and first.id in self.courtesies and first.confidence >= _CHANGED_SUBJECT


def message_features(question: Question, utterance: Utterance, signs: Signs) -> MessageFeatures:
    """How a message is made, as far as reranking goes."""
    return MessageFeatures(
        len(utterance.own), len(question.words), utterance.points, utterance.leans, bool(signs.expected)
    )


def _certain(ranking: Ranking, entry_id: str) -> Ranking:
    """The ranking with an entry first, beyond doubt."""
    others = tuple(one for one in ranking.candidates if one.id != entry_id)
    rest = 1 - _CERTAIN
    doubted = tuple(Candidate(one.id, one.confidence * rest) for one in others)
    return replace(ranking, candidates=(Candidate(entry_id, _CERTAIN), *doubted), unknown=ranking.unknown * rest)


def stands_alone(utterance: Utterance, ranking: Ranking, thread: str | None, answered: float) -> bool:
    """Whether a message gets what it would get without a conversation: it names what it asks about, and would be
    answered by itself, or the matcher is sure that it is nothing of ours and it neither names the conversation's own
    `thread` nor one of several by its place: "tell me about the second topic"."""
    if not utterance.complete:
        return False
    says = len(utterance.own) + sum(len(group) for group in utterance.aspects)
    leans = thread in utterance.threads or any(_ORDINAL in group for group in utterance.aspects)
    is_nothing_of_ours = not leans and says > _CLEARLY_NEW and ranking.unknown >= _CHANGED_SUBJECT
    return is_nothing_of_ours or ranking.candidates[0].confidence >= answered


def _likelier(ranking: Ranking, ids: Collection[str]) -> Ranking:
    """The same with some entries a few times likelier."""
    odds = {one.id: one.confidence * (_OFFERED if one.id in ids else 1.0) for one in ranking.candidates}
    total = sum(odds.values()) + ranking.unknown
    ordered = sorted(odds.items(), key=lambda item: -item[1])
    candidates = tuple(Candidate(id, weight / total) for id, weight in ordered)
    return replace(ranking, candidates=candidates, unknown=ranking.unknown / total)


class Choices:
    """Reads choices with the words of one knowledge."""

    def __init__(self, follow_ups: FollowUps) -> None:
        self._places = Vocabulary.of(follow_ups.choices)
        self._small = Vocabulary.of(group for group in follow_ups.roles if group.id in _SMALL)

    def of(self, question: Question, offered: Sequence[str], entries: Mapping[str, Entry]) -> tuple[str, ...] | None:
        """The ids chosen, none of them as an empty tuple; None where the message is no choice."""
        if not offered or not question.words:
            return None
        said = [place for place, words in self._places.spans(question.typed) if place or self._telling(words)]
        if len(said) == 1 and said[0]:
            return _by_place(said[0], offered)
        return self._by_label(question, offered, entries)

    def _telling(self, words: Sequence[str]) -> tuple[str, ...]:
        return tuple(word for word in words if word not in self._small)

    def _by_label(
        self, question: Question, offered: Sequence[str], entries: Mapping[str, Entry]
    ) -> tuple[str, ...] | None:
        """The one entry whose label has every telling word of the message."""
        asked = {stem(word) for word in self._telling(question.words)}
        found = [id for id in offered if asked and asked <= _label(entries[id])]
        return (found[0],) if len(found) == 1 else None


def _by_place(place: str, offered: Sequence[str]) -> tuple[str, ...] | None:
    if place == ALL:
        return tuple(offered)
    if place == NONE:
        return ()
    number = len(offered) - 1 if place == LAST else _PLACES[place]
    return (offered[number],) if number < len(offered) else None


def _label(entry: Entry) -> set[str]:
    return {stem(word) for language in Language for word in normalise(entry.label[language]).split()}
