"""Where an answer is from: paragraphs, the release's own words, the version of the knowledge, the time, the code."""

from __future__ import annotations

from collections.abc import Iterator
from zoneinfo import ZoneInfo

from bot.bayan import Bayan
from bot.dialogue.reply import Block, BlockKind, Button, Reply
from bot.dialogue.version import Snapshot, Source
from bot.facts.factbase import Language
from bot.locales import Argument
from bot.messaging.replies.formatting import COPY
from bot.messaging.replies.sentences import service
from bot.storage import Shown

_VERSION_LETTERS, _COMMIT_LETTERS = 12, 10
"""As many of a hash as people compare by eye; `bayan prove` gives it whole."""
_GAP = " … "
"""Between words that don't follow one another in the release."""


def origin(bayan: Bayan, shown: Shown, days: int) -> Reply:
    """In the answer's own language; `days` is how long it is kept. What is held by now is quoted no more."""
    language = Language(shown.language)
    snapshot, entries = Snapshot.read(shown.said.snapshot), bayan.base.entries

    def text(message_id: str, **arguments: Argument) -> str:
        return bayan.sentence(language, message_id, **arguments)

    def lines(source: Source) -> Iterator[str]:
        label = source.label[language]
        if source.paragraphs:
            numbers = tuple(map(str, source.paragraphs))
            yield text("origin-stated", label=label, paragraphs=numbers, count=len(numbers))
            is_held = source.id in entries and entries[source.id].held
            yield text("held") if is_held else text("origin-words", words=_GAP.join(source.words))
        elif source.nearby:
            yield text("origin-not-stated", label=label)

    at = shown.answered_at.astimezone(ZoneInfo(snapshot.release["timezone"]))
    version = [text("origin-answered", date=at.date(), time=f"{at:%H:%M}", zone=f"UTC{at.isoformat()[-6:]}")]
    version.append(text("origin-version", version=shown.said.version[:_VERSION_LETTERS]))
    if shown.said.commit:
        version.append(text("origin-commit", commit=shown.said.commit[:_COMMIT_LETTERS]))
    version.append(text("origin-code", code=shown.code))
    blocks = (
        Block(BlockKind.HEADING, text("origin-title")),
        *(Block(BlockKind.TEXT, "\n".join(lines(source))) for source in snapshot.sources(shown.facts)),
        Block(BlockKind.TEXT, "\n".join(version)),
        Block(BlockKind.TEXT, text("origin-kept", days=days)),
    )
    copy = Button(text("button-copy-code"), f"{COPY}{shown.code}")
    return service(blocks, language, (copy,))
