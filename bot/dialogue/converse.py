"""A message and its conversation -> Decision: language, safeguarding, parts, follow-ups, in that order."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.dialogue.context import Context
from bot.dialogue.courtesy import beneath_courtesy
from bot.dialogue.decide import THRESHOLDS, Thresholds, decide, merge
from bot.dialogue.decision import Decision, NotFound, Part, Restart, Say
from bot.dialogue.followup import FollowUp
from bot.dialogue.reply import Kind
from bot.dialogue.shape import Shape
from bot.dialogue.tongue import reply_language
from bot.dialogue.understanding import Understanding
from bot.facts.factbase import EntryKind, FactBase, Language
from bot.facts.ids import THANKS
from bot.language.question import Question, Spoken
from bot.language.read import LONGEST_READ
from bot.matching.ranking import Candidate, Ranked, Ranking

_KEPT_CANDIDATES = 5
_MISSES = (Kind.CLARIFY, Kind.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Converser:
    """Decides what to say; `follow_up` reads a message in the light of what was said before."""

    base: FactBase
    understanding: Understanding
    follow_up: FollowUp
    thresholds: Thresholds = THRESHOLDS

    def decide(self, question: Question, context: Context) -> Decision:
        """What to say to a question. `context` is that of a conversation which is still going on, or a fresh one."""
        whole = self.understanding.rank(question)
        language = reply_language(question.spoken, context)
        if not whole.alarm and (note := _unreadable(question)):
            return self._counted(Decision((NotFound(),), language, 0.0, note=note), context)
        shape = self.follow_up.shapes.of(question)
        if not whole.alarm and shape.restarts:
            return self._counted(Decision((Restart(),), language), context)
        if not whole.alarm and (asked := self._asked_outright(question, shape, context)) is not None:
            ids, wished = asked
            parts = merge(Say(self.base.entries[id]) for id in ids) if ids else (NotFound(),)
            return self._counted(Decision(parts, wished or language), context)
        rankings = self._rankings(question, whole, context)
        decided = [(self._decide(part, ranking), ranking) for part, ranking in rankings]
        found = merge(part for part, _ in decided)
        lead = next((ranking for part, ranking in decided if part == found[0]), rankings[0][1])
        candidates = lead.candidates[:_KEPT_CANDIDATES]
        insult = found[0].kind is Kind.UNKNOWN and shape.insults
        decision = Decision(found, language, _confidence(found[0], lead), candidates, "abuse" if insult else None)
        return self._counted(decision, context)

    def show(self, entry_id: str, context: Context) -> Decision:
        """What to say where an entry was asked for by a button, a command or a link; one that is gone isn't found."""
        language = reply_language(Spoken.NONE, context)
        if entry_id not in self.base.entries:
            return self._counted(Decision((NotFound(),), language), context)
        return Decision((Say(self.base.entries[entry_id]),), language, 1.0, (Candidate(entry_id, 1.0),))

    def _asked_outright(
        self, question: Question, shape: Shape, context: Context
    ) -> tuple[tuple[str, ...], Language | None] | None:
        """The facts that were chosen or are asked for again; None where the words have to be weighed."""
        chosen = self.follow_up.chosen(question, context)
        return (chosen, None) if chosen is not None else self.follow_up.requested(shape, context)

    def _rankings(self, question: Question, whole: Ranking, context: Context) -> list[Ranked]:
        """Each part of the message with its ranking, read in the light of the conversation and of the part before."""
        alone = beneath_courtesy(Ranked(question, whole), self.understanding)
        weighed = self._weighed(alone, context)
        parts = () if weighed.ranking.alarm else self.understanding.parts(alone)
        if len(parts) < 2:
            return [weighed]
        found = []
        for part in parts:
            ranking = self._weighed(part, context).ranking
            found.append(Ranked(part.question, ranking))
            context = replace(context, facts=self._subject(ranking) or context.facts, offered=())
        return found

    def _weighed(self, part: Ranked, context: Context) -> Ranked:
        return Ranked(part.question, self.follow_up.read(part.question, part.ranking, context))

    def _subject(self, ranking: Ranking) -> tuple[str, ...]:
        part = decide(ranking, self.base.entries, self.thresholds)
        return (part.entry.id,) if isinstance(part, Say) and not part.courtesy else ()

    def _decide(self, question: Question, ranking: Ranking) -> Part:
        part = decide(ranking, self.base.entries, self.thresholds)
        if isinstance(part, Say) and part.entry.kind is EntryKind.STATED:
            return Say(part.entry, self.understanding.mentions(question, part.entry.id))
        return part

    def _counted(self, decision: Decision, context: Context) -> Decision:
        missed = decision.kind in _MISSES
        again = context.thanked and decision.facts == (THANKS,)
        again = again or (bool(decision.offered) and decision.offered == context.offered)
        return replace(decision, miss=context.misses + 1 if missed else 0, again=again)


def _unreadable(question: Question) -> str | None:
    """The sentence to say where there is nothing to look for in a message."""
    if question.spoken is Spoken.OTHER:
        return "other-language"
    if not question.words:
        return "say-more"
    return "too-long" if len(question.text) > LONGEST_READ else None


def _confidence(part: Part, ranking: Ranking) -> float:
    """The probability of what is said first; of "not found", that nothing is meant."""
    if isinstance(part, NotFound):
        return ranking.unknown
    if isinstance(part, Say):
        found = (candidate.confidence for candidate in ranking.candidates if candidate.id == part.entry.id)
        return max(found, default=1.0)
    return ranking.candidates[0].confidence
