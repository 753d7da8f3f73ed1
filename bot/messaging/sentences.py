"""Replies that are no facts: what commands say, apologies, hints. In the person's language, or in both."""

from __future__ import annotations

from collections.abc import Mapping

from bot.bayan import Bayan
from bot.dialogue.context import Context
from bot.dialogue.reply import Block, BlockKind, Button, Kind, Reply
from bot.direction import side_by_side
from bot.facts.factbase import Bilingual, Language
from bot.locales import Argument


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
