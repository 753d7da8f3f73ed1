"""What staff are shown while an answer of theirs becomes part of the knowledge."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from bot.bayan import Bayan
from bot.dialogue.context import Context
from bot.dialogue.reply import Block, BlockKind, Button, Reply
from bot.dialogue.wording import Wording
from bot.direction import isolate, isolate_foreign
from bot.facts.factbase import EntryKind, Language
from bot.facts.writing import Edit
from bot.messaging.replies.sentences import said, words
from bot.messaging.trial import Trial

PHRASING, SILENCE, FACT = "phrasing", "silence", "fact"
KEEP, OF, DO, LEAVE = "keep", "keep-of", "keep-do", "keep-no"
_MOST_OFFERED = 6
_MOST_MOVED = 5


def ways(bayan: Bayan, context: Context, number: int) -> tuple[Button, ...]:
    """As what an answer can be kept."""
    return tuple(
        Button(words(bayan, context, f"button-keep-{way}"), f"{KEEP}:{way}:{number}")
        for way in (PHRASING, SILENCE, FACT)
    )


def which(bayan: Bayan, context: Context, question: str, number: int) -> Reply:
    """The entries that lie nearest to a question, to choose from."""
    ranking, entries = bayan.understanding.rank(bayan.understanding.read(question)), bayan.base.entries
    near = [entries[one.id] for one in ranking.candidates if one.id in entries]
    rest = [entry for entry in entries.values() if entry not in near]
    offered = [entry for entry in (*near, *rest) if entry.kind is not EntryKind.SERVICE][:_MOST_OFFERED]
    language = context.languages[0]
    buttons = [Button(Wording(bayan.base, language).label(one), f"{OF}:{number}:{one.id}") for one in offered]
    return said(bayan, context, "keep-which", buttons=tuple(buttons), question=question)


def preview(bayan: Bayan, context: Context, edits: tuple[Edit, ...], trial: Trial, key: int) -> Reply:
    """What would be written, and what else would change; without a way to do it where something is wrong."""
    language = context.languages[0]
    only = Context(spoken=language)
    if trial.problems:
        return refused(bayan, only, trial.problems)
    blocks: list[Block] = []
    for edit in edits:
        blocks += said(bayan, only, "keep-preview", file=edit.file).blocks
        blocks.append(_lines(edit.added))
    finds = "keep-finds" if trial.finds else "keep-finds-nothing"
    blocks += said(bayan, only, finds, label=_label(bayan, language, trial, trial.finds)).blocks
    blocks += said(bayan, only, "keep-moves", count=len(trial.moved)).blocks
    for one in trial.moved[:_MOST_MOVED]:
        was, becomes = (_label(bayan, language, trial, entry) for entry in (one.was, one.becomes))
        blocks += said(bayan, only, "keep-moved", question=one.question, was=was, becomes=becomes).blocks
    buttons = (
        Button(bayan.sentence(language, "button-keep-do"), f"{DO}:{key}"),
        Button(bayan.sentence(language, "button-keep-no"), f"{LEAVE}:{key}"),
    )
    return replace(said(bayan, only, buttons=buttons), blocks=tuple(blocks), language=language)


def refused(bayan: Bayan, context: Context, problems: Iterable[str]) -> Reply:
    """What is wrong, as `bayan check` says it."""
    reply = said(bayan, context, "keep-refused")
    return replace(reply, blocks=(*reply.blocks, *(_lines([problem]) for problem in problems)))


def _lines(lines: Iterable[str]) -> Block:
    """Lines of files, each with its own direction: they are the same in a message of either language."""
    return Block(BlockKind.CODE, "\n".join(map(isolate, lines)))


def _label(bayan: Bayan, language: Language, trial: Trial, entry_id: str | None) -> str:
    if entry_id is None:
        return bayan.sentence(language, "keep-no-entry")
    if new := trial.labels.get(entry_id):
        return isolate_foreign(new[language], language)
    entry = bayan.base.entries.get(entry_id)
    return Wording(bayan.base, language).label(entry) if entry else entry_id
