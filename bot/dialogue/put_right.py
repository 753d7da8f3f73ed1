"""What a message takes for granted, put right: a decision -> the same behind corrections and a yes, or a better one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot.dialogue.decision import Correction, Decision, Say, Thresholds, decide
from bot.dialogue.reply import Kind
from bot.dialogue.understanding import Understanding
from bot.facts.factbase import FactBase
from bot.language.read import Question
from bot.matching.ranking import Ranking
from bot.premises.message import CIRCUMSTANCES, Claim, Premises
from bot.premises.reader import PremiseReader

_PERHAPS = 0.12
"""The least probability of an entry in whose light a question is read though it wasn't sure enough to be given."""
_LIKELY = 0.04
"""The least probability of an entry that is given because it shows what a premise got wrong."""
_NEAREST = 5
"""So many of the likeliest entries are looked at for one that has every word of a question."""
_WHY = "why"
"""The group of words that ask for a reason."""
_SHOWN = ("days", "place", "count", "event", "numbered", "year", "person")
"""Kinds of values that answer by themselves a question which says nothing more."""
_TELLING = ("title", "quotation", "study", "law", "numbered", "email", "telephone", "person", "speaker", "topic")
"""Kinds of what is put right that a message about another matter hardly has: a place or a day it may have."""
_ALONE = ("place", "speaker")
"""Kinds of what is put right that are all there is to tell where nothing more is asked: "why in Qatar?"."""
_OF_A_LIST = "member"
"""Who isn't on a list that has no relation: of several that a question may be about, it is about the list."""
_OF_BODIES = ("organiser", "partner", "participant")
_OPEN = (Kind.CLARIFY, Kind.UNKNOWN)
_SAID = (Kind.ANSWER, Kind.NOT_STATED)


@dataclass(frozen=True, slots=True)
class PutRight:
    """Compares messages with one release, and says first what they got wrong."""

    base: FactBase
    understanding: Understanding
    premises: PremiseReader
    thresholds: Thresholds

    def __call__(
        self, decision: Decision, question: Question, ranking: Ranking, before: Sequence[str] = ()
    ) -> Decision:
        """The decision with what the message takes for granted put right first; a yes is said only where it all holds.
        Another answer where its own shows nothing of what was asked. `before` are the entries that the message leans
        on: another place in it is no other event then."""
        premises = self._read(decision, question, ranking, before)
        corrections = tuple(
            Correction(claim.sentence, claim.entry_ids, claim.kind, claim.words)
            for claim in premises.false
            if claim.sentence
        )
        decision = replace(decision, corrections=corrections)
        if before or self._says_only_another_place(decision, premises) or _asks_of_ours_elsewhere(decision, premises):
            premises = replace(premises, rest=premises.rest or premises.beside_place)
        if (better := next(self._better(decision, premises, question, ranking), None)) is not None:
            return replace(decision, parts=(better,), note=None)
        only = decision.parts[0]
        if isinstance(only, Say) and len(decision.parts) == 1 and only.kind is Kind.ANSWER:
            if premises.agreed and not premises.false:
                only = self._shown_by(premises.agreed[0], only)
                return replace(decision, parts=(replace(only, yes=True, agrees=True),))
            if _holds(premises, only):
                return replace(decision, parts=(_granted(only, premises),))
        if decision.kind is Kind.UNKNOWN and question.foreign and not premises.about:
            return replace(decision, corrections=tuple(one for one in corrections if one.kind in _TELLING))
        return decision

    def _read(self, decision: Decision, question: Question, ranking: Ranking, before: Sequence[str]) -> Premises:
        """What the message takes for granted, of what it asks; of what was spoken of before it where that isn't clear,
        and is once another place is out of it: «وفي الدوحة من شارك؟»."""
        asked = decision.entry_ids or tuple(one.id for one in decision.candidates[:1] if one.confidence >= _PERHAPS)
        if not asked and before:
            premises = self.premises.read(question, before, sure=False)
            if premises.beside_place and next(self._found(premises.beside_place, ranking), None):
                return premises
        near = tuple(one.id for one in decision.candidates[:_NEAREST] if one.confidence >= _LIKELY)
        return self.premises.read(question, asked, sure=bool(decision.entry_ids), near=near)

    def _better(self, decision: Decision, premises: Premises, question: Question, ranking: Ranking) -> Iterator[Say]:
        """What says more of what was asked than the decision does, the first the best."""
        if (entry_id := self._left_open(decision, premises)) or (
            entry_id := self._how_it_stands(decision, premises, question)
        ):
            yield Say(self.base.entries[entry_id])
        if (confirmed := self._confirmed(decision, premises)) is not None:
            yield confirmed
        little = self._says_only_what_was_named(decision, premises) or self._says_only_another_place(decision, premises)
        if (decision.kind in _OPEN or little) and premises.rest and not _asks_only_who_did(premises):
            yield from self._found(premises.rest, ranking)
        silent = decision.kind is Kind.NOT_STATED and premises.yes and premises.bare
        silent = silent or self._asks_who_came(decision, premises) or _shows_another_list(decision, premises)
        beside = decision.kind is Kind.SERVICE and bool(decision.corrections) and premises.polarity.asked
        if (decision.kind in _OPEN or silent or beside) and (shown := self._shown(decision, premises)):
            say = Say(self.base.entries[shown])
            yield _granted(say, premises) if premises.yes else say

    def _confirmed(self, decision: Decision, premises: Premises) -> Say | None:
        """What is asked to be confirmed, by the entry that shows it, where none was sure enough."""
        if decision.corrections or len(decision.parts) != 1 or decision.kind not in _OPEN:
            return None
        if premises.agreed and premises.bare:
            return Say(self.base.entries[premises.agreed[0].entry_ids[0]], yes=True, agrees=True)
        telling = [claim for claim in premises.holding if claim.kind in _SHOWN and not _is_only_named(claim)]
        shows = [id for claim in sorted(telling, key=_says_least) for id in claim.entry_ids]
        if premises.yes and premises.bare and shows:
            return _granted(Say(self.base.entries[shows[0]]), premises)
        if premises.elsewhere:
            return Say(self.base.entries[premises.elsewhere], yes=True, negative=premises.polarity.negative)
        return None

    def _asks_who_came(self, decision: Decision, premises: Premises) -> bool:
        """Whether somebody is said not to be named where the answer says only who may come."""
        attend = {entry.id for entry in self.base.playing("attend")}
        return bool(premises.false) and premises.bare and set(decision.entry_ids) <= attend

    def _shown_by(self, claim: Claim, say: Say) -> Say:
        """The answer, or the one that shows what happened where it is asked about by that alone."""
        other = claim.kind == "event" and say.entry.id not in claim.entry_ids
        return Say(self.base.entries[claim.entry_ids[0]]) if other else say

    def _how_it_stands(self, decision: Decision, premises: Premises, question: Question) -> str | None:
        """What to say where it is asked whether, or why, something happened that didn't: no organiser, no purpose."""
        state = next((claim for claim in premises.false if claim.kind == "event" and claim.entry_ids), None)
        if state is None or len(decision.parts) != 1 or set(decision.entry_ids) & set(state.entry_ids):
            return None
        return state.entry_ids[0] if premises.polarity.asked or _WHY in question.concepts else None

    def _says_only_what_was_named(self, decision: Decision, premises: Premises) -> bool:
        """Whether the answer shows no more than a time or a place that the question rightly names: the days are no
        answer to "who spoke at the two sessions in Oman"."""
        named = {id for claim in premises.holding if claim.kind in CIRCUMSTANCES for id in claim.entry_ids}
        own = decision.kind is Kind.ANSWER and not premises.polarity.asked and not premises.false
        return own and len(decision.parts) == 1 and set(decision.entry_ids) <= named

    def _says_only_another_place(self, decision: Decision, premises: Premises) -> bool:
        """Whether the likeliest answer is no more than where it was, to a question that asks something else of another
        place: "why were they held in Qatar?"."""
        places = {id for claim in premises.false if claim.kind == "place" for id in claim.entry_ids}
        first = {one.id for one in decision.candidates[:1]}
        said = decision.entry_ids if decision.kind is Kind.ANSWER else first if decision.kind in _OPEN else ()
        return bool(said) and {*said} <= places and len(decision.parts) == 1 and not premises.polarity.asked

    def _left_open(self, decision: Decision, premises: Premises) -> str | None:
        """That the release doesn't say it, where a question asks whether it is so, or is about nothing surer."""
        said = () if decision.kind in _OPEN else decision.entry_ids  # what is only offered isn't said
        if premises.left_open in (None, *said) or len(decision.parts) != 1:
            return None
        return premises.left_open if premises.polarity.asked or decision.kind in _OPEN else None

    def _found(self, rest: str, whole: Ranking) -> Iterator[Say]:
        """What answers a question once what it wrongly takes for granted is out of it: read by the rest alone, else as
        a whole, where only the rest says whether it is about the release at all."""
        alone = self.understanding.rank(self.understanding.read(rest))
        for ranking in (alone, whole.if_unknown(alone.unknown)):
            part = decide(ranking, self.base.entries, self.thresholds)
            if isinstance(part, Say) and part.kind in (Kind.ANSWER, Kind.NOT_STATED):
                yield part

    def _shown(self, decision: Decision, premises: Premises) -> str | None:
        """The entry to give where none was sure enough: one that shows what was put right or asked, if it is likely."""
        likely = {one.id: one.confidence for one in decision.candidates if one.confidence >= _LIKELY}
        alone = premises.bare and (premises.polarity.asks or all(one.kind in _ALONE for one in premises.false))
        claims = premises.false or (premises.holding if premises.yes else ())
        telling = sorted(claims, key=_says_least)
        alone = alone or (decision.kind is Kind.CLARIFY and any(claim.kind == _OF_A_LIST for claim in premises.false))
        return next((id for claim in telling for id in claim.entry_ids if id in likely or alone), None)


def _says_least(claim: Claim) -> bool:
    """That it ended says more than how many it were."""
    return claim.kind != "event" or claim.weak


def _asks_only_who_did(premises: Premises) -> bool:
    """Whether nothing is left to ask once it is said who did it: "did the mayor open it?"."""
    others = premises.false and all(claim.kind == "speaker" for claim in premises.false)
    return bool(others) and premises.bare and premises.polarity.asked


def _shows_another_list(decision: Decision, premises: Premises) -> bool:
    """Whether somebody is said not to be on a list, and nothing else is asked, where the answer is about another
    matter: "did Education come?" is about who came, not about what somebody studied."""
    denied = {id for claim in premises.false if claim.kind in _OF_BODIES for id in claim.entry_ids}
    asks = (
        premises.bare
        and not premises.guessed
        and premises.polarity.asked
        and all(claim.kind in _OF_BODIES for claim in premises.false)
    )
    return bool(denied) and asks and decision.kind in _SAID and denied.isdisjoint(decision.entry_ids)


def _asks_of_ours_elsewhere(decision: Decision, premises: Premises) -> bool:
    """Whether a question that nothing answers names what the release is about, and gets wrong only where it was."""
    wrong = bool(premises.false) and all(claim.kind == "place" for claim in premises.false)
    return wrong and decision.kind in _OPEN and premises.about and not premises.polarity.asked


def _is_only_named(claim: Claim) -> bool:
    return claim.weak and claim.kind in ("count", "person")


def _holds(premises: Premises, part: Say) -> bool:
    """Whether what holds is what was asked: that Interior took part says nothing about the coming project."""
    members = [claim for claim in premises.holding if claim.member]
    shown = any(part.entry.id in claim.entry_ids for claim in members)
    return premises.yes and (not members or shown or premises.explained)


def _granted(part: Say, premises: Premises) -> Say:
    """The part behind its yes."""
    return replace(part, yes=True, negative=premises.polarity.negative, lead=premises.lead(part.entry.id))
