"""Decision -> Reply: the one place where a reply gets its words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from textwrap import shorten

from bot.dialogue.context import BOTH
from bot.dialogue.decision import AskBack, Decision, NotFound, Part, Restart, Say
from bot.dialogue.holding import without_held
from bot.dialogue.reply import Block, BlockKind, Button, Kind, Reply, Worded
from bot.dialogue.statements import content_hash, statements
from bot.dialogue.version import Version
from bot.dialogue.wording import OwnWords, fact_sheet, own_words
from bot.direction import bare, side_by_side
from bot.facts.factbase import Entry, EntryKind, FactBase, Language
from bot.facts.ids import DOCUMENT, GOODBYE, SAFEGUARDING, THANKS
from bot.facts.templates import render_value
from bot.language.normalise import normalise
from bot.language.read import LONGEST_READ
from bot.locales import Locales

_MISSES_BEFORE_PEOPLE = 2
_MOST_BUTTONS = 3
_LONGEST_QUOTED = 80
"""Letters of a question that a reply says back."""
_CACHED_SENTENCES = 2_000
_SENTENCE_END = re.compile(r"(?<=[.!؟])[ \n]+")


@dataclass(frozen=True, slots=True)
class Renderer:
    """Puts decisions into words, from one fact base and one set of sentences; `commit` is the git commit of the
    release's folder, where there is one.
    """

    base: FactBase
    locales: Locales
    commit: str | None = None
    version: Version = field(init=False, compare=False)
    _sentence: Callable[..., str] = field(init=False, compare=False)
    _sheet: Callable[[Language], tuple[Block, ...]] = field(init=False, compare=False)
    _words: Mapping[tuple[str, Language], OwnWords] = field(init=False, compare=False)
    _holds: bool = field(init=False, compare=False)

    def __post_init__(self) -> None:
        # The same few sentences come again and again, and the fact sheet is the same every time.
        object.__setattr__(self, "_sentence", lru_cache(_CACHED_SENTENCES)(self.locales.text))
        sheet = lru_cache(lambda language: tuple(fact_sheet(self.base, self.locales, language)))
        object.__setattr__(self, "_sheet", sheet)
        object.__setattr__(self, "_words", own_words(self.base))
        content = content_hash(self.base, self.locales)
        version = Version(content, self.commit, lambda: statements(self.base, self.reply))
        object.__setattr__(self, "version", version)
        object.__setattr__(self, "_holds", any(entry.held for entry in self.base.entries.values()))

    def reply(self, decision: Decision) -> Reply:
        """The reply in the decision's language, or in both where it has none."""
        premises = tuple((one.kind, one.said) for one in decision.corrections)  # told to staff in any case
        decision = without_held(decision, self.base.entries) if self._holds else decision
        languages = (decision.language,) if decision.language else BOTH
        blocks: list[Block] = []
        for language in languages:
            if len(languages) > 1 and not decision.note:
                blocks.append(self._text(language, "in-both-languages", BlockKind.HEADING))
            blocks += self._body(decision, language)
        return Reply(
            kind=decision.kind,
            language=languages[0],
            entry_ids=decision.entry_ids,
            confidence=decision.confidence,
            candidates=decision.candidates,
            blocks=tuple(blocks),
            paragraphs=self._paragraphs(decision),
            buttons=self._buttons(decision, languages),
            corrects=tuple(dict.fromkeys(id for one in decision.corrections for id in one.entry_ids)),
            premises=premises,
            private=SAFEGUARDING in decision.roles,
            version=self.version,
            is_open=decision.kind in (Kind.UNKNOWN, Kind.NOT_STATED) and not decision.note,
            worded=tuple(self.worded(entry, languages[0]) for entry in self._said(decision)),
        )

    def worded(self, entry: Entry, language: Language) -> Worded:
        """The entry as a reply in the language has it."""
        return self._words[entry.id, language].worded

    def fingerprint(self, entry_id: str) -> str:
        """What changes with any word that an entry says, in either language."""
        return self._words[entry_id, Language.EN].worded.fingerprint

    def _said(self, decision: Decision) -> Iterator[Entry]:
        """The entries of the release whose words the reply gives."""
        for part in decision.parts:
            if isinstance(part, Say):
                yield from (one for one in self._shown(part) if one.kind is not EntryKind.SERVICE and not one.held)

    def _body(self, decision: Decision, language: Language) -> Iterator[Block]:
        if decision.note:
            yield self._text(language, decision.note)
            return
        if decision.peace:
            yield self._text(language, "peace")
        for correction in decision.corrections:
            yield Block(BlockKind.TEXT, correction.sentence[language])
        several = sum(isinstance(part, Say) for part in decision.parts) > 1
        for part in decision.parts:
            if several and isinstance(part, Say):
                yield Block(BlockKind.HEADING, self._words[part.entry.id, language].label)
            yield from self._part(part, decision, language)
        if decision.rest:
            yield self._text(language, "rest")
        if self._wants_contact(decision):
            yield self.contact(language)
        if source := self._source(decision, language):
            yield source

    def _part(self, part: Part, decision: Decision, language: Language) -> Iterator[Block]:
        match part:
            case Say():
                yield from self._say(part, decision, language)
            case AskBack():
                sentence = "clarify-again" if decision.again else "clarify"
                yield self._text(language, sentence)
            case NotFound():
                yield from self._not_found(part, decision, language)
            case Restart():
                yield self._text(language, "conversation-restarted")

    def _say(self, part: Say, decision: Decision, language: Language) -> Iterator[Block]:
        if part.courtesy and decision.again:
            yield self._text(language, "thanks-again")
            return
        if part.yes:
            sentence = "agreed" if part.agrees else "yes-after-not" if part.negative else "yes"
            yield Block(BlockKind.TEXT, part.lead[language]) if part.lead else self._text(language, sentence)
        put_right = [one.sentence[language] for one in decision.corrections if part.entry.id in one.entry_ids]
        yield from said_once(self._words[part.entry.id, language].blocks, put_right)
        if part.entry.held:
            yield self._text(language, "held-before")
            return
        if part.entry.role == DOCUMENT:
            yield from self._sheet(language)
        if part.kind is Kind.NOT_STATED:
            nearby = [entry for entry in self._nearby(part.entry) if entry.id not in decision.entry_ids]
            if any(entry.id != self.base.release.contact for entry in nearby):  # a contact announces itself
                yield self._text(language, "nearby")
            for entry in nearby:
                yield from self._words[entry.id, language].blocks

    def _not_found(self, part: NotFound, decision: Decision, language: Language) -> Iterator[Block]:
        if part.words and isinstance(decision.leading, Say):
            words = shorten(part.words, _LONGEST_QUOTED, placeholder=" …")
            yield Block(BlockKind.TEXT, self.locales.text(language, "unknown-part", words=words))
            return
        yield self._text(language, "unknown")
        if isinstance(decision.leading, Say):
            return
        if decision.miss >= _MISSES_BEFORE_PEOPLE:
            yield self._text(language, "offer-people")
        else:
            yield self._text(language, "unknown-topics" if part.nearest else "unknown-no-topics")

    def _wants_contact(self, decision: Decision) -> bool:
        """Whether the reply leaves the person without a fact and no part of it has named the contact."""
        said = [part for part in decision.parts if isinstance(part, Say)]
        named = {entry.id for part in said for entry in self._shown(part)}
        contact = self.base.release.contact
        if contact in named or self.base.entries[contact].held:
            return False
        silent = decision.kind is Kind.UNKNOWN or any(part.kind is Kind.NOT_STATED for part in decision.parts)
        return silent or any(part.entry.held for part in said) or decision.miss >= _MISSES_BEFORE_PEOPLE

    def _shown(self, part: Say) -> Iterable[Entry]:
        return (part.entry, *self._nearby(part.entry))

    def _nearby(self, entry: Entry) -> tuple[Entry, ...]:
        return tuple(self.base.entries[id] for id in entry.nearby if id in self.base.entries)

    def _paragraphs(self, decision: Decision) -> tuple[int, ...]:
        shown = (entry for part in decision.parts if isinstance(part, Say) for entry in self._shown(part))
        return tuple(sorted({paragraph for entry in shown if not entry.held for paragraph in entry.paragraphs}))

    def _source(self, decision: Decision, language: Language) -> Block | None:
        issued = self.base.release.issued
        if paragraphs := self._paragraphs(decision):
            text = self._sentence(
                language, "source", date=issued, paragraphs=tuple(map(str, paragraphs)), count=len(paragraphs)
            )
            return Block(BlockKind.SOURCE, text)
        if decision.kind is Kind.NOT_STATED or self._gives_document(decision):
            return Block(BlockKind.SOURCE, self._sentence(language, "source-release", date=issued))
        return None

    def _gives_document(self, decision: Decision) -> bool:
        said = (part.entry for part in decision.parts if isinstance(part, Say))
        return not decision.offered and any(entry.role == DOCUMENT and not entry.held for entry in said)

    def contact(self, language: Language) -> Block:
        """One line with the person to ask; the contact's own answer where the release's values don't name one."""
        contact = self.base.entries[self.base.release.contact]
        if not {"contact_name", "email"} <= contact.values.keys():
            return Block(BlockKind.TEXT, self._words[contact.id, language].worded.text)
        # Fluent isolates what it puts in; isolated twice it would be right too, but copied with stray marks.
        name, email = (bare(render_value(contact.values[key], language)) for key in ("contact_name", "email"))
        return Block(BlockKind.TEXT, self._sentence(language, "contact-line", name=name, email=email))

    def _text(self, language: Language, message_id: str, kind: BlockKind = BlockKind.TEXT) -> Block:
        return Block(kind, self._sentence(language, message_id, date=self.base.release.issued, limit=LONGEST_READ))

    def _buttons(self, decision: Decision, languages: tuple[Language, ...]) -> tuple[Button, ...]:
        entries = self._to_offer(decision)
        buttons = [Button(self._label(entry, languages), f"fact:{entry.id}") for entry in entries]
        for message_id, action in self._actions(decision):
            label = side_by_side(self._sentence(language, message_id) for language in languages)
            buttons.append(Button(label, action))
        return tuple(buttons)

    def _label(self, entry: Entry, languages: tuple[Language, ...]) -> str:
        return side_by_side(self._words[entry.id, language].label for language in languages)

    def _to_offer(self, decision: Decision) -> tuple[Entry, ...]:
        """The choices where the bot asks back, else what lies near."""
        entries = self.base.entries
        if decision.offered:
            return tuple(entries[id] for id in decision.offered)
        if decision.rest:
            return decision.rest
        if SAFEGUARDING in decision.roles:
            return ()
        leading = decision.leading
        if isinstance(leading, NotFound):
            return leading.nearest
        said = [part.entry for part in decision.parts if isinstance(part, Say)]
        near = [id for entry in said for id in (*entry.nearby, *entry.related)]
        shown = {id for entry in said for id in (entry.id, *entry.nearby)}
        if all(entry.kind is EntryKind.SERVICE for entry in said):
            return () if self._closing(decision) else _main_facts(self.base)
        return tuple(entries[id] for id in dict.fromkeys(near) if id in entries and id not in shown)[:_MOST_BUTTONS]

    def _closing(self, decision: Decision) -> bool:
        return decision.roles[-1:] in ((THANKS,), (GOODBYE,), (DOCUMENT,))

    def _actions(self, decision: Decision) -> Iterator[tuple[str, str]]:
        if decision.kind is Kind.UNKNOWN and not decision.note:
            if decision.miss >= _MISSES_BEFORE_PEOPLE:
                yield "button-leave", "leave"
            yield "button-topics", "topics"


def _main_facts(base: FactBase) -> tuple[Entry, ...]:
    """What to offer a person who has asked for nothing yet."""
    return main_facts(base)[:_MOST_BUTTONS]


def main_facts(base: FactBase) -> tuple[Entry, ...]:
    """The first fact of each heading (a file of knowledge/facts), in the order of the release."""
    first: dict[str, Entry] = {}
    for entry in base.entries.values():
        if entry.kind is EntryKind.STATED:
            first.setdefault(entry.place.file, entry)
    return tuple(sorted(first.values(), key=lambda entry: entry.paragraphs))


def said_once(blocks: Iterable[Block], before: Sequence[str]) -> Iterator[Block]:
    """The blocks of an answer without the sentences at its head that say no more than one `before` them did: "held in
    Oman, not in Dubai" has said that they were held in Oman."""
    said = [frozenset(normalise(bare(sentence)).split()) for sentence in before]
    for block in blocks:
        sentences = _SENTENCE_END.split(block.text) if said and block.kind is BlockKind.TEXT else [block.text]
        while sentences and any(set(normalise(bare(sentences[0])).split()) <= words for words in said):
            del sentences[0]
        if sentences:
            yield Block(block.kind, " ".join(sentences)) if said else block
        said = []
