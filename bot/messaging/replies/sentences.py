"""Replies that are no facts: what commands say, apologies, hints, and the topics by heading (one for each file of
knowledge/facts). In the person's language, or in both.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from bot.bayan import Bayan
from bot.dialogue.context import Context
from bot.dialogue.render import main_facts
from bot.dialogue.reply import Block, BlockKind, Button, Kind, Reply
from bot.dialogue.wording import Wording
from bot.direction import side_by_side
from bot.facts.factbase import Bilingual, Entry, EntryKind, Language
from bot.locales import LANGUAGES, Argument

ALL, TURN, OPEN, BACK = "topics", "topic", "heading", "topics-back"
"""What presses do: list the headings, turn the list to one heading, open one in a message of its own, turn back."""


def words(bayan: Bayan, context: Context, message_id: str, **arguments: Argument | Bilingual) -> str:
    """A sentence on one line, for buttons and notices."""
    return side_by_side(_sentence(bayan, language, message_id, arguments) for language in context.languages)


def said(
    bayan: Bayan,
    context: Context,
    *message_ids: str,
    buttons: tuple[Button, ...] = (),
    **arguments: Argument | Bilingual,
) -> Reply:
    """A service reply of sentences, each with what it names of `arguments`."""
    languages = context.languages
    blocks = [
        Block(BlockKind.TEXT, paragraph)
        for language in languages
        for message_id in message_ids
        for paragraph in _sentence(bayan, language, message_id, arguments).split("\n\n")
    ]
    return service(tuple(blocks), languages[0], buttons)


def _sentence(bayan: Bayan, language: Language, message_id: str, arguments: Mapping[str, Argument | Bilingual]) -> str:
    chosen = {name: value[language] if isinstance(value, Bilingual) else value for name, value in arguments.items()}
    return bayan.sentence(language, message_id, **chosen)


def service(blocks: tuple[Block, ...], language: Language, buttons: tuple[Button, ...] = ()) -> Reply:
    return Reply(
        kind=Kind.SERVICE,
        language=language,
        entry_ids=(),
        confidence=1.0,
        candidates=(),
        blocks=blocks,
        buttons=buttons,
    )


def headings(bayan: Bayan, context: Context, action: str = TURN) -> tuple[Button, ...]:
    """A button for each heading, in the order of the release, and one for what the release doesn't state."""
    files = [_file(entry) for entry in main_facts(bayan.base)]
    silences = [_file(entry) for entry in bayan.base.entries.values() if entry.kind is EntryKind.NOT_STATED]
    names = dict.fromkeys([*files, *silences])
    return tuple(Button(_heading(bayan, context, name), f"{action}:{name}") for name in names)


def all_topics(bayan: Bayan, context: Context) -> Reply:
    return said(bayan, context, "topics-choose", buttons=headings(bayan, context))


def under(bayan: Bayan, context: Context, heading: str) -> Reply | None:
    """The facts of a heading as buttons; None where there is no such heading (any more)."""
    entries = [entry for entry in bayan.base.entries.values() if _file(entry) == heading]
    asked_for = [entry for entry in entries if entry.kind is not EntryKind.SERVICE]
    if not asked_for:
        return None
    buttons = [Button(label(bayan, context, entry), f"fact:{entry.id}") for entry in asked_for]
    back = Button(words(bayan, context, "button-back"), BACK)
    title = _heading(bayan, context, heading)
    return said(bayan, context, "topics-under", buttons=(*buttons, back), heading=title)


def label(bayan: Bayan, context: Context, entry: Entry) -> str:
    return side_by_side(Wording(bayan.base, language).label(entry) for language in context.languages)


def _file(entry: Entry) -> str:
    return Path(entry.place.file).stem


def _heading(bayan: Bayan, context: Context, heading: str) -> str:
    """What the release calls the facts of a file; else what Bayan calls them."""
    if own := bayan.base.release.headings.get(heading):
        return side_by_side(own[language] for language in context.languages)
    known = any(bayan.locales.has(language, f"heading-{heading}") for language in LANGUAGES)
    return words(bayan, context, f"heading-{heading}" if known else "heading-other")
