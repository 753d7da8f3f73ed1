"""The narrow waist: a message and its context in, a reply and the new context out.

Every face of the product goes through here: Telegram, the chat page, the terminal, the tests.
"""

from __future__ import annotations

import gc
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from bot.dialogue.context import Context
from bot.dialogue.decision import Decision, Say, Thresholds
from bot.dialogue.followup import FollowUp
from bot.dialogue.holding import held_base
from bot.dialogue.pipeline import Pipeline
from bot.dialogue.render import Renderer, main_facts
from bot.dialogue.reply import Reply
from bot.dialogue.reranking import Reranker
from bot.dialogue.understanding import Understanding
from bot.facts.factbase import EntryKind, FactBase, Language
from bot.facts.fitted import Fitted
from bot.facts.folder import commit_of
from bot.facts.kept import open_base
from bot.locales import Argument, Locales
from bot.matching.matcher import Matcher
from bot.premises.reader import PremiseReader

_SUGGESTED_FROM = 0.02
"""The least probability of an entry that is suggested while somebody still types."""


@dataclass(frozen=True, slots=True)
class Turn:
    """What is said, and what the conversation remembers of it."""

    reply: Reply
    context: Context


@dataclass(frozen=True, slots=True)
class Bayan:
    """Answers. Immutable, so that any number of threads may ask at once; new knowledge makes a new Bayan."""

    base: FactBase
    locales: Locales
    understanding: Understanding
    pipeline: Pipeline
    renderer: Renderer

    @classmethod
    def open(cls, knowledge: Path, locales: Path, cache: Path) -> Bayan:
        """A Bayan of the two folders; learns the phrasings first where the cache doesn't have them yet.

        Raises UserError where a folder can't be used, with every mistake in it.
        """
        return cls.of_release(knowledge, Locales.load(locales), cache)

    @classmethod
    def of_release(cls, folder: Path, locales: Locales, cache: Path) -> Bayan:
        """The same with sentences that are open already."""
        with _without_collecting():
            base = open_base(folder, cache)
            return cls.of(base, locales, Matcher.open(base, cache), commit_of(base.folder))

    @classmethod
    def of(
        cls,
        base: FactBase,
        locales: Locales,
        understanding: Understanding,
        commit: str | None = None,
    ) -> Bayan:
        """A Bayan of parts that are open already; `commit` is the knowledge's, where it is under version control."""
        fitted = Fitted.load(base.general)
        thresholds = fitted.numbers("thresholds-from-little" if base.from_little else "thresholds", Thresholds)
        follow_up = FollowUp(base, understanding, fitted.numbers("follow-ups", Reranker), thresholds.answer)
        pipeline = Pipeline(base, understanding, follow_up, PremiseReader(base, locales), thresholds)
        return cls(base, locales, understanding, pipeline, Renderer(base, locales, commit))

    def holding(self, names: Collection[str]) -> Bayan:
        """The same with the entries of these ids held while they are checked; ALL for the whole release."""
        base = held_base(self.base, names, self.locales)
        if base is self.base:
            return self
        return replace(self, base=base, renderer=Renderer(base, self.locales, self.renderer.commit))

    def answer(self, text: str, context: Context, now: datetime) -> Turn:
        """The reply to a message, any text."""
        context = context.at_time(now)
        question = self.understanding.read(text)
        decision = self.pipeline.decide(question, context)
        return Turn(self.renderer.reply(decision), context.after(decision, question.spoken, now))

    def show(self, entry_id: str, context: Context, now: datetime) -> Turn:
        """The reply to a button, a command or a link that names an entry; "not found" where there is none such."""
        context = context.at_time(now)
        decision = self.pipeline.show(entry_id, context)
        return Turn(self.renderer.reply(decision), context.after(decision, None, now))

    def suggest(self, text: str, language: Language | None, limit: int = 5) -> tuple[Reply, ...]:
        """Replies worth offering while somebody types, best first; the main facts where they typed nothing yet."""
        question = self.understanding.read(text)
        language = question.spoken.reply_language or language or Language.EN
        if not text.strip():
            entries = [(entry, 1.0) for entry in main_facts(self.base)]
        else:
            ranking = self.understanding.rank(question)
            entries = [
                (self.base.entries[candidate.id], candidate.confidence)
                for candidate in ranking.candidates
                if candidate.confidence >= _SUGGESTED_FROM and candidate.id in self.base.entries
            ]
        offered = [(entry, sure) for entry, sure in entries if entry.kind is not EntryKind.SERVICE]
        return tuple(
            self.renderer.reply(Decision((Say(entry),), language, confidence)) for entry, confidence in offered[:limit]
        )

    # What a Bayan over several releases (bot/releases/reading.py) does otherwise.

    def offered(self, entry_id: str, language: Language, version: str = "") -> Reply | None:  # noqa: ARG002
        """The reply that `suggest` offers for an entry; None where there is no such entry. Of several releases, that
        whose version begins so is meant."""
        entry = self.base.entries.get(entry_id)
        return self.renderer.reply(Decision((Say(entry),), language)) if entry else None

    @property
    def is_several(self) -> bool:
        """Whether there are several releases."""
        return False

    def has(self, release: str | None) -> bool:  # noqa: ARG002
        """Whether there is a release of this name or key."""
        return True

    def each(self) -> tuple[Bayan, ...]:
        """The Bayan of each release by itself."""
        return (self,)

    def holding_each(self, held: Mapping[str, Collection[str]]) -> Bayan:
        """The same with entries held while they are checked; `held` has them by the name of their release."""
        return self.holding(held.get(self.base.name, ()))

    def speaking_of(self, release: str | None) -> Bayan:  # noqa: ARG002
        """The Bayan of the release that a reply is about, by its name."""
        return self

    def closed(self, context: Context) -> Reply | None:  # noqa: ARG002
        """What is said in place of anything about the release, where there is nothing to be had of it."""
        return None

    def about(self, reply: Reply) -> Reply:
        """A reply that is no answer but leads to answers of the release, marked as such where that must be said."""
        return reply

    def notice(self, language: Language) -> str:  # noqa: ARG002
        """What must stand above a file of the release; mostly nothing."""
        return ""

    def sentence(self, language: Language, message_id: str, **arguments: Argument) -> str:
        """A sentence from the locales, for commands and errors."""
        return self.locales.text(language, message_id, **arguments)


def reply_json(question: str, reply: Reply, *, is_several: bool = False) -> dict[str, Any]:
    """The reply as `bayan ask --json` prints it, with the name of its release where there are several."""
    return {
        "question": question,
        "language": reply.language.value,
        "kind": reply.kind.value,
        "facts": list(reply.entry_ids),
        "confidence": round(reply.confidence, 4),
        "candidates": [{"id": each.id, "confidence": round(each.confidence, 4)} for each in reply.candidates],
        "text": reply.text,
        "paragraphs": list(reply.paragraphs),
        "buttons": [button.label for button in reply.buttons],
        "corrects": list(reply.corrects),
        **({"release": reply.release} if is_several else {}),
    }


@contextmanager
def _without_collecting() -> Iterator[None]:
    """No search for garbage inside: opening knowledge makes some hundred thousand objects, and looking through them
    again and again while they come takes a third of the time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
