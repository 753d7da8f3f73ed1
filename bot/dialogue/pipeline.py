"""A message and its conversation -> Decision, step by step: the first step that has an answer ends it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from bot.dialogue.context import Context, reply_language
from bot.dialogue.decision import MOST_SAID, Decision, NotFound, Part, Restart, Say, Thresholds, decide, merge
from bot.dialogue.followup import FollowUp
from bot.dialogue.put_right import PutRight
from bot.dialogue.reply import Kind
from bot.dialogue.understanding import Understanding
from bot.dialogue.utterance import Utterance
from bot.facts.factbase import FactBase, Language
from bot.facts.ids import SAFEGUARDING, THANKS
from bot.language.detect import Spoken
from bot.language.read import LONGEST_READ, Question
from bot.matching.parts import InLight
from bot.matching.ranking import Candidate, Ranked, Ranking
from bot.premises.reader import PremiseReader

_KEPT_CANDIDATES = 5
_CLEAR = 0.9
"""From here on the part of a message behind another is understood by itself, whatever it points at: in
bench/calibration/parts.jsonl so 22 of 23 are right that would be read otherwise in the light of the part before."""
_DANGER = 0.02
"""From so small a probability of danger on no sentence of a message is taken for background."""


@dataclass(frozen=True, slots=True)
class Message:
    """A question with all that the steps look at. `language` is that of the reply, None for both; `context` is that of
    a conversation which is still going on, or a fresh one."""

    question: Question
    ranking: Ranking
    utterance: Utterance
    context: Context
    language: Language | None


Step = Callable[[Message], Decision | None]


@dataclass(frozen=True, slots=True)
class Pipeline:
    """Decides what to say; `follow_up` reads a message in the light of what was said before."""

    base: FactBase
    understanding: Understanding
    follow_up: FollowUp
    premises: PremiseReader
    thresholds: Thresholds

    @property
    def steps(self) -> tuple[Step, ...]:
        asked_for = (self._restart, self._choice, self._repetition)
        return (self._danger, self._unreadable, *asked_for, self._insult, self._questions)

    def decide(self, question: Question, context: Context) -> Decision:
        """What to say to a question."""
        message = Message(
            question,
            self.understanding.rank(question),
            self.follow_up.utterances.read(question),
            context,
            reply_language(question.spoken, context),
        )
        decision = next(found for step in self.steps if (found := step(message)) is not None)
        peace = message.utterance.peaceful and not self.safeguarding(decision)
        return self._followed(replace(decision, peace=peace), message.utterance.threads, context)

    def show(self, entry_id: str, context: Context) -> Decision:
        """What to say where an entry was asked for by a button, a command or a link; one that is gone isn't found."""
        language = reply_language(Spoken.NONE, context)
        if entry_id not in self.base.entries:
            return self._followed(Decision((NotFound(),), language), (), context)
        said = Decision((Say(self.base.entries[entry_id]),), language, 1.0, (Candidate(entry_id, 1.0),))
        return self._followed(said, (), context)

    def _danger(self, message: Message) -> Decision | None:
        """Safeguarding comes before everything else."""
        return self._answer([Ranked(message.question, message.ranking)], message) if message.ranking.alarm else None

    def _unreadable(self, message: Message) -> Decision | None:
        """Another language, no words, too many: there is nothing to look for."""
        question = message.question
        if question.spoken is Spoken.OTHER:
            note = "other-language"
        elif not question.words:
            note = "say-more"
        elif len(question.text) > LONGEST_READ:
            note = "too-long"
        else:
            return None
        return Decision((NotFound(),), message.language, 0.0, note=note)

    def _restart(self, message: Message) -> Decision | None:
        return Decision((Restart(),), message.language) if message.utterance.restarts else None

    def _choice(self, message: Message) -> Decision | None:
        """One of those offered by the last question back, by its place or its label."""
        chosen = self.follow_up.chosen(message.question, message.context)
        return None if chosen is None else self._said(chosen, message.language)

    def _repetition(self, message: Message) -> Decision | None:
        """The last answer once more, or in the other language."""
        requested = self.follow_up.requested(message.utterance, message.context)
        if requested is None:
            return None
        entry_ids, wished = requested
        return self._said(entry_ids, wished or message.language)

    def _insult(self, message: Message) -> Decision | None:
        """Nobody asked for anything: it is no miss, there is nothing for staff to add, and no fact to offer, whatever
        was spoken of before."""
        ranking = message.ranking
        surest = max((candidate.confidence for candidate in ranking.candidates), default=0.0)
        if not message.utterance.insults or surest >= self.thresholds.clarify:
            return None
        part = NotFound(kind=Kind.SERVICE)
        return Decision((part,), message.language, ranking.unknown, ranking.candidates[:_KEPT_CANDIDATES], "abuse")

    def _questions(self, message: Message) -> Decision:
        """Each part of the message, read in the light of the conversation and of the part before."""
        asked = self._without_background(message)
        surest = max((one.confidence for one in asked.ranking.candidates), default=0.0)
        if surest >= _CLEAR:  # else what stands around the question may say what it is about
            message = asked
        decision = self._answer([*self._parts(message)], message)
        if self.safeguarding(decision):
            return decision
        put_right = PutRight(self.base, self.understanding, self.premises, self.thresholds)
        before = message.context.entry_ids if message.utterance.leans else ()
        return put_right(decision, asked.question, message.ranking, before)

    def _without_background(self, message: Message) -> Message:
        """The message without what people tell of themselves; the whole where any of it may be about danger."""
        danger = {entry.id for entry in self.base.playing(SAFEGUARDING)}
        perhaps = any(one.id in danger and one.confidence >= _DANGER for one in message.ranking.candidates)
        if perhaps or danger & {*message.context.entry_ids}:
            return message
        if (text := self.follow_up.background.without(message.question.text)) is None:
            return message
        asked = self.understanding.read(text)
        utterance = self.follow_up.utterances.read(asked)
        return replace(message, question=asked, ranking=self.understanding.rank(asked), utterance=utterance)

    def safeguarding(self, decision: Decision) -> bool:
        return SAFEGUARDING in decision.roles

    def _said(self, entry_ids: tuple[str, ...], language: Language | None) -> Decision:
        parts = merge(Say(self.base.entries[id]) for id in entry_ids) if entry_ids else (NotFound(),)
        return Decision(parts, language)

    def _parts(self, message: Message) -> Iterator[Ranked]:
        context = message.context
        alone = self.follow_up.asides.read(
            Ranked(message.question, message.ranking), lambda part: self._in_context(part, context)
        )
        whole = self._in_context(alone, context)
        parts = () if whole.ranking.alarm else self.understanding.parts(alone, self.in_light(context))
        if len(parts) < 2:
            yield whole
            return
        in_light, before = self.in_light(context), None
        for part in parts:
            before = in_light(before, part)
            yield before

    def in_light(self, context: Context) -> InLight:
        """How a part of a message is read behind the part before it, or in the conversation where it is the first."""

        def read(before: Ranked | None, part: Ranked) -> Ranked:
            if self._asks_by_itself(part, before):
                return part
            return self._in_context(part, self._after_part(before, context) if before else context)

        return read

    def _asks_by_itself(self, part: Ranked, before: Ranked | None) -> bool:
        """Whether one of several parts needs none of the others: it was cut off because it asks something clear; if it
        points back, or has no word of its own, it must be clearer still, and neither a conversation nor what the part
        before names may explain it better: "how do I sign up for the next one and when is it?"."""
        surest = next((candidate.confidence for candidate in part.ranking.candidates), 0.0)
        if surest < self.thresholds.answer:
            return False
        utterance = self.follow_up.utterances.read(part.question)
        general = self.base.follow_ups.general
        bare = not (utterance.own or utterance.points) and all({*group} <= general for group in utterance.aspects)
        if utterance.own and not utterance.points:
            return True
        if before is None or bare or surest < _CLEAR:
            return False
        return not (utterance.points and self.follow_up.utterances.read(before.question).threads)

    def _in_context(self, part: Ranked, context: Context) -> Ranked:
        return Ranked(part.question, self.follow_up.rank(part.question, part.ranking, context))

    def _after_part(self, ranked: Ranked, context: Context) -> Context:
        """The context for the next part of the same message."""
        part = decide(ranked.ranking, self.base.entries, self.thresholds)
        answered = (part.entry.id,) if isinstance(part, Say) and not part.courtesy else ()
        named = self.follow_up.utterances.read(ranked.question).threads
        thread = self.follow_up.thread(Decision((part,), None), named, context)
        return replace(context, entry_ids=answered or context.entry_ids, offered=(), thread=thread)

    def _answer(self, ranked: list[Ranked], message: Message) -> Decision:
        """One decision for all parts; its confidence and candidates are those of the part that is said first."""
        decided = [(decide(part.ranking, self.base.entries, self.thresholds), part.ranking) for part in ranked]
        if len(ranked) > 1:
            decided = [
                (_in_words(part, one.question), one.ranking) for (part, _), one in zip(decided, ranked, strict=True)
            ]
        parts = merge(part for part, _ in decided)
        lead = next((ranking for part, ranking in decided if part == parts[0]), ranked[0].ranking)
        said = [part for part in parts if isinstance(part, Say)]
        rest = said[MOST_SAID:]
        return Decision(
            tuple(part for part in parts if part not in rest),
            message.language,
            _confidence(parts[0], lead),
            lead.candidates[:_KEPT_CANDIDATES],
            rest=tuple(part.entry for part in rest),
        )

    def _followed(self, decision: Decision, named: Sequence[str], context: Context) -> Decision:
        """The decision with what the conversation makes of it: misses in a row, thanks or a question back that come
        once more, and what it is about, of which the message `named` some."""
        again = context.thanked and decision.roles == (THANKS,)
        again = again or (bool(decision.offered) and decision.offered == context.offered)
        thread = self.follow_up.thread(decision, named, context)
        return replace(decision, miss=_misses(decision, context), again=again, thread=thread)


def _in_words(part: Part, question: Question) -> Part:
    """What wasn't found among several questions, with the person's own words."""
    return replace(part, words=question.text.strip()) if isinstance(part, NotFound) else part


def _misses(decision: Decision, context: Context) -> int:
    """How many questions in a row nothing was found for. What asks nothing (abuse, an emoji) doesn't count."""
    if decision.note:
        return context.misses
    return context.misses + 1 if decision.kind is Kind.UNKNOWN else 0


def _confidence(part: Part, ranking: Ranking) -> float:
    """The probability of what is said first; of "not found", that nothing is meant."""
    if isinstance(part, NotFound):
        return ranking.unknown
    if isinstance(part, Say):
        found = (candidate.confidence for candidate in ranking.candidates if candidate.id == part.entry.id)
        return max(found, default=1.0)
    return ranking.candidates[0].confidence
