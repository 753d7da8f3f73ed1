"""What staff hear of: a day's digest, and what piles up. Of alarms there is a number, never a word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from bot.bayan import Bayan
from bot.dialogue.reply import Block, BlockKind, Kind, Reply
from bot.dialogue.wording import claim
from bot.facts.factbase import Language
from bot.facts.ids import SAFEGUARDING
from bot.language.normalise import normalise
from bot.locales import Argument
from bot.messaging.replies.corrections import label_of
from bot.messaging.replies.sentences import service
from bot.storage import Hold, LoggedQuestion, Piled
from bot.storage.records import STAFFS
from bot.storage.staff_news import OPEN

_MOST = 5
_LONGEST_SHOWN = 160
_OPEN_KINDS = (Kind.UNKNOWN, Kind.CLARIFY)


def digest(bayan: Bayan, language: Language, logged: Sequence[LoggedQuestion], held: Sequence[Hold]) -> Reply:
    """A day's figures: how much was asked and answered, what most, what in vain, what was taken for granted."""
    asked = [one for one in logged if one.surface not in STAFFS]
    alarms = sum(SAFEGUARDING in one.facts for one in asked)
    text = _Text(bayan, language)
    blocks = [Block(BlockKind.HEADING, text("digest-title", release=bayan.base.release.title[language]))]
    blocks += [Block(BlockKind.TEXT, "\n".join(lines)) for lines in _parts(text, asked, held) if lines]
    if alarms:
        blocks.append(Block(BlockKind.TEXT, text("digest-alarms", count=alarms)))
    return service((*blocks, Block(BlockKind.TEXT, text("digest-end"))), language)


def alert(bayan: Bayan, language: Language, piled: Piled, asked: Sequence[LoggedQuestion]) -> Reply:
    """What so many people have in common within an hour."""
    text = _Text(bayan, language)
    if piled.kind == OPEN:
        lines = [text("alert-open", people=piled.people), *_in_vain(text, asked)]
    else:
        lines = [text("alert-premise", people=piled.people, claim=text.claim(piled.kind, piled.said))]
    return service((Block(BlockKind.TEXT, "\n".join(lines)),), language)


class _Text:
    """Sentences of one language."""

    def __init__(self, bayan: Bayan, language: Language) -> None:
        self.bayan = bayan
        self.language = language

    def __call__(self, message_id: str, **arguments: Argument) -> str:
        return self.bayan.sentence(self.language, message_id, **arguments)

    def claim(self, kind: str, said: str) -> str:
        return claim(self.bayan.locales, self.language, kind, said)


def _parts(text: _Text, asked: Sequence[LoggedQuestion], held: Sequence[Hold]) -> Iterator[list[str]]:
    if not asked:
        yield [text("stats-none")]
    else:
        kinds = Counter(one.kind for one in asked)
        yield [
            text("stats-questions", count=len(asked)),
            text("stats-people", count=len({one.person for one in asked if one.person})),
            *(text(f"stats-{kind.replace('_', '-')}", count=kinds[kind]) for kind in Kind if kinds[kind]),
        ]
    yield _most(text, asked)
    yield _titled(text("digest-in-vain"), _in_vain(text, asked))
    yield _titled(text("digest-premises"), _premises(text, asked))
    yield _titled(text("hold-title"), [f"• {_label(text, one.entry)}" for one in held])


def _titled(title: str, lines: Iterable[str]) -> list[str]:
    found = list(lines)
    return [title, *found] if found else []


def _most(text: _Text, asked: Iterable[LoggedQuestion]) -> list[str]:
    entries = text.bayan.base.entries
    counts = Counter(id for one in asked if one.kind in (Kind.ANSWER, Kind.NOT_STATED) for id in one.facts)
    lines = [
        text("stats-fact", label=label_of(text.bayan, entries[id], text.language), count=count)
        for id, count in counts.most_common(_MOST)
        if id in entries
    ]
    return _titled(text("stats-most-asked"), lines)


def _in_vain(text: _Text, asked: Iterable[LoggedQuestion]) -> Iterator[str]:
    """Like questions without an answer together, those of most first."""
    said: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for one in asked:
        if one.question and (one.kind in _OPEN_KINDS or one.is_left):
            flat = " ".join(one.question.split())
            shown = flat if len(flat) <= _LONGEST_SHOWN else f"{flat[: _LONGEST_SHOWN - 1].rstrip()}…"
            counts[said.setdefault(normalise(flat), shown)] += 1
    for question, count in counts.most_common(_MOST):
        yield text("unanswered-line", question=question, count=count)


def _premises(text: _Text, asked: Iterable[LoggedQuestion]) -> Iterator[str]:
    people: dict[tuple[str, str], set[str]] = {}
    for one in asked:
        for kind, said in one.corrects:
            people.setdefault((kind, said), set()).add(one.person or "")
    for (kind, said), by in sorted(people.items(), key=lambda item: -len(item[1]))[:_MOST]:
        yield text("digest-premise", claim=text.claim(kind, said), people=len(by))


def _label(text: _Text, entry_id: str) -> str:
    entry = text.bayan.base.entries.get(entry_id)
    return label_of(text.bayan, entry, text.language) if entry else text("hold-whole")
