"""A Bayan over several releases, as one reader may know them: it chooses the release, and the release's Bayan answers.

Which one is meant: the one that the message points to, else the one that the conversation, a link, a button or a topic
speaks of, else the newest that holds. A release that the reader may not know of is none of these: it isn't here.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.bayan import Bayan, Turn
from bot.dialogue.context import Context
from bot.dialogue.render import main_facts
from bot.dialogue.reply import Button, Kind, Reply
from bot.facts.factbase import Entry, EntryKind, Language
from bot.facts.ids import DOCUMENT
from bot.releases import frames
from bot.releases.edition import Edition
from bot.releases.pointing import Pointed, Pointer

_MOST_OFFERED = 3
_OF_A_RELEASE = ("fact", "more", "heading", "topic", "topics")
"""What buttons do that is about one release."""
Found = tuple[Edition, Entry, Turn]
"""A release that answers a message, what by, and how."""


@dataclass(frozen=True, slots=True, eq=False)
class Reading(Bayan):
    """`editions` are those that the reader may know of, newest first; `here` is the one that they are at, whose parts
    are this Bayan's own; None where there is none. `embargoed` are those of them that only staff may know of. `rescue`
    answers somebody in danger where there is no release to do so.
    """

    editions: tuple[Edition, ...]
    here: Edition | None
    pointer: Pointer
    embargoed: frozenset[Edition]
    rescue: Callable[[str, Context, datetime], Turn | None]

    @property
    def is_several(self) -> bool:
        return len(self.editions) > 1

    def find(self, name: str | None) -> Edition | None:
        """The release of this name or key, where the reader may know of it."""
        return next((one for one in self.editions if name in (one.name, one.key)), None)

    def has(self, release: str | None) -> bool:
        return self.find(release) is not None

    def speaking_of(self, release: str | None) -> Bayan:
        found = self.find(release)
        return found.bayan if found else self

    def each(self) -> tuple[Bayan, ...]:
        return tuple(one.bayan for one in self.editions if not one.release.withdrawn)

    def holding_each(self, held: Mapping[str, Collection[str]]) -> Bayan:
        editions = {one: replace(one, bayan=one.bayan.holding_each(held)) for one in self.editions}
        if all(old.bayan is new.bayan for old, new in editions.items()):
            return self
        here = editions[self.here] if self.here else None
        own = here.bayan if here else self
        return replace(
            self,
            base=own.base,
            renderer=own.renderer,
            editions=tuple(editions.values()),
            here=here,
            pointer=Pointer(tuple(editions.values())),
            embargoed=frozenset(editions[one] for one in self.embargoed),
        )

    def answer(self, text: str, context: Context, now: datetime) -> Turn:
        """The reply to a message, any text, by the release that is meant."""
        context = context.at_time(now)
        here = self.find(context.release) or self.here
        if here is None:
            nothing = Turn(frames.nothing_open(context.languages, self.locales), context)
            return self.rescue(text, context, now) or nothing
        if chosen := self._chosen(text, context):
            return self._show(*chosen, context, now)
        turn = self._asked(here, text, context, now)
        if self.is_several and not turn.reply.private:
            turn = self._among(here, turn, text, context, now)
        return turn

    def show(self, entry_id: str, context: Context, now: datetime) -> Turn:
        """The reply to a button, a command or a link that names an entry, of the release that the reader is at."""
        context = context.at_time(now)
        here = self.find(context.release) or self.here
        if here is None:
            return Turn(frames.nothing_open(context.languages, self.locales), context)
        return self._show(here, entry_id, context, now)

    def suggest(self, text: str, language: Language | None, limit: int = 5) -> tuple[Reply, ...]:
        """Replies worth offering while somebody types, the surest of all releases first."""
        if self.here is None:
            return ()
        if not text.strip():
            return self._suggested(self.here, text, language, limit)
        pointed = self.pointer.read(text, self.here, None).editions if self.is_several else ()
        among = pointed or tuple(one for one in self.editions if not one.release.withdrawn) or self.editions
        found = [reply for edition in among for reply in self._suggested(edition, text, language, limit)]
        return tuple(sorted(found, key=lambda reply: -reply.confidence)[:limit])

    def offered(self, entry_id: str, language: Language, version: str = "") -> Reply | None:
        at_hand = [one for one in self.editions if not one.release.withdrawn]
        own = [one for one in at_hand if one.bayan.renderer.version.hash.startswith(version)]
        for edition in own or at_hand:
            if reply := edition.bayan.offered(entry_id, language):
                return self.framed(edition, reply)
        return None

    def closed(self, context: Context) -> Reply | None:
        if self.here is None:
            return frames.nothing_open(context.languages, self.locales)
        return frames.withdrawn(self.here, context.languages, self.locales) if self.here.release.withdrawn else None

    def about(self, reply: Reply) -> Reply:
        leads = any(button.action.partition(":")[0] in _OF_A_RELEASE for button in reply.buttons)
        if self.here is None or reply.version is not None or reply.release is not None or not leads:
            return reply
        reply = replace(reply, release=self.here.name)
        return frames.marked(reply, self.here, self.locales) if self.here in self.embargoed else reply

    def notice(self, language: Language) -> str:
        is_marked = self.here is not None and self.here in self.embargoed
        return frames.embargo_notice(self.here, language, self.locales) if is_marked and self.here else ""

    def _suggested(self, edition: Edition, text: str, language: Language | None, limit: int) -> tuple[Reply, ...]:
        replies = edition.bayan.suggest(text, language, limit)
        if edition.release.withdrawn:
            return tuple(frames.withdrawn(edition, (reply.language,), self.locales) for reply in replies[:1])
        return tuple(self.framed(edition, reply) for reply in replies)

    def _asked(self, edition: Edition, text: str, context: Context, now: datetime) -> Turn:
        """What the release itself answers."""
        return self._as_it_stands(edition, edition.bayan.answer(text, _within(edition, context), now))

    def _show(self, edition: Edition, entry_id: str, context: Context, now: datetime) -> Turn:
        return self._as_it_stands(edition, edition.bayan.show(entry_id, _within(edition, context), now))

    def _as_it_stands(self, edition: Edition, turn: Turn) -> Turn:
        """A withdrawn release says no more than who it is, and that it is withdrawn. The conversation is at it now."""
        turn = replace(turn, context=replace(turn.context, release=edition.name))
        if edition.release.withdrawn and not _is_courtesy(edition, turn.reply):
            return replace(turn, reply=frames.withdrawn(edition, turn.context.languages, self.locales))
        return replace(turn, reply=self.framed(edition, turn.reply))

    def framed(self, edition: Edition, reply: Reply) -> Reply:
        """The reply with what is said round those about a release: which one it is, and that it is under embargo."""
        reply = replace(reply, release=edition.name)
        if self.is_several:
            reply = frames.named(reply, edition, self.locales)
        if edition in self.embargoed and not reply.private:
            reply = frames.marked(reply, edition, self.locales)
        return reply

    def _among(self, here: Edition, turn: Turn, text: str, context: Context, now: datetime) -> Turn:
        """The same where another release is meant, or may be."""
        pointed = self.pointer.read(text, here, now)
        if here in pointed.editions:
            return turn
        if len(pointed.editions) == 1:
            return self._pointed(pointed, turn, text, context, now)
        if pointed.editions:
            return self._which(pointed.editions, turn, text, now)
        return self._elsewhere(here, turn, text, now)

    def _pointed(self, pointed: Pointed, turn: Turn, text: str, context: Context, now: datetime) -> Turn:
        """The answer of the release that a message points to; where it says nothing else, of what was spoken of."""
        edition = pointed.editions[0]
        moved = context.turned_to(edition.name)
        if pointed.bare and (entry := _carried(edition, context) or _first(edition)):
            return self._show(edition, entry.id, moved, now)
        found = self._asked(edition, text, moved, now)
        is_better_here = found.reply.kind is Kind.UNKNOWN and turn.reply.kind is Kind.ANSWER
        return turn if is_better_here else found

    def _which(self, editions: Sequence[Edition], turn: Turn, text: str, now: datetime) -> Turn:
        """Ask which of several is meant, where more than one has something on it."""
        found = [*self._answering(editions, text, now)]
        if len(found) > 1:
            reply = frames.which([one[:2] for one in found], turn.context.languages, self.locales)
            return _choosing(reply, turn, found)
        return found[0][2] if found else turn

    def _elsewhere(self, here: Edition, turn: Turn, text: str, now: datetime) -> Turn:
        """What another release answers surely where the one that is meant has nothing on it, offered."""
        if turn.reply.kind is not Kind.UNKNOWN or not turn.reply.candidates:
            return turn
        others = [one for one in self.editions if one is not here and not one.release.withdrawn]
        found = [one for one in self._answering(others, text, now) if one[2].reply.kind is Kind.ANSWER]
        if not found:
            return turn
        reply = frames.elsewhere(here, [one[:2] for one in found], turn.context.languages, self.locales)
        return _choosing(replace(reply, buttons=(*reply.buttons, *_topics(turn.reply))), turn, found)

    def _answering(self, editions: Sequence[Edition], text: str, now: datetime) -> Iterator[Found]:
        """The releases that answer a message by itself."""
        for edition in editions[:_MOST_OFFERED]:
            turn = self._asked(edition, text, Context(release=edition.name), now)
            if turn.reply.kind in (Kind.ANSWER, Kind.NOT_STATED):
                yield edition, edition.bayan.base.entries[turn.reply.entry_ids[0]], turn

    def _chosen(self, text: str, context: Context) -> tuple[Edition, str] | None:
        """What a message chooses of the releases between which the last reply asked: by its place or its title."""
        offered = {name: (edition, entry) for name, entry in context.which if (edition := self.find(name))}
        if not offered:
            return None
        some = next(iter(offered.values()))[0].bayan
        question = some.understanding.read(text)
        if some.understanding.rank(question).alarm:
            return None
        labels = {name: _as_entry(edition) for name, (edition, _) in offered.items()}
        chosen = some.pipeline.follow_up.choices.of(question, [*offered], labels)
        return offered[chosen[0]] if chosen and len(chosen) == 1 else None


def _choosing(reply: Reply, turn: Turn, found: Sequence[Found]) -> Turn:
    pairs = tuple((edition.name, entry.id) for edition, entry, _ in found)
    return Turn(reply, replace(turn.context, which=pairs, offered=()))


def _within(edition: Edition, context: Context) -> Context:
    """The conversation as the release can go on with it: without what only another one has."""
    entries = edition.bayan.base.entries
    return replace(
        context,
        release=edition.name,
        entry_ids=tuple(id for id in context.entry_ids if id in entries),
        offered=tuple(id for id in context.offered if id in entries),
        which=(),
    )


def _carried(edition: Edition, context: Context) -> Entry | None:
    """What was spoken of, where the release has it too."""
    entries = edition.bayan.base.entries
    return next((entries[id] for id in context.entry_ids if id in entries and _is_content(entries[id])), None)


def _first(edition: Edition) -> Entry | None:
    return next(iter(main_facts(edition.bayan.base)), None)


def _is_content(entry: Entry) -> bool:
    return entry.kind is not EntryKind.SERVICE


def _is_courtesy(edition: Edition, reply: Reply) -> bool:
    """Whether a reply says nothing of the release: a greeting, thanks, who the bot is, what to do in danger."""
    entries = edition.bayan.base.entries
    said = [entries[id] for id in reply.entry_ids if id in entries]
    return reply.kind is Kind.SERVICE and not any(_is_content(one) or one.role == DOCUMENT for one in said)


def _as_entry(edition: Edition) -> Entry:
    """The release as something that can be chosen: its label is its title."""
    some = next(iter(edition.bayan.base.entries.values()))
    return replace(some, id=edition.name, label=edition.release.title)


def _topics(reply: Reply) -> tuple[Button, ...]:
    return tuple(button for button in reply.buttons if button.action == "topics")
