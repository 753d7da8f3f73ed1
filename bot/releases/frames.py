"""What is said round the answers where there are several releases, or one that isn't for everybody."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from textwrap import shorten

from bot.dialogue.context import BOTH
from bot.dialogue.reply import Block, BlockKind, Button, Kind, Reply
from bot.dialogue.wording import Wording
from bot.direction import side_by_side
from bot.facts.factbase import Entry, Language
from bot.locales import Locales
from bot.releases.edition import Edition

CHOOSE = "choose"
"""What a press does: turn to the release whose key follows, or, without one, to the newest."""
_TITLE_LETTERS = 60


def short_title(edition: Edition, language: Language) -> str:
    """The release's title, as much of it as fits a line or two."""
    return shorten(edition.release.title[language], _TITLE_LETTERS, placeholder=" …")


def named(reply: Reply, edition: Edition, locales: Locales) -> Reply:
    """The reply with the release's title in its source lines."""
    sources = sum(block.kind is BlockKind.SOURCE for block in reply.blocks)
    languages = iter(BOTH if sources > 1 else (reply.language,))
    blocks = tuple(
        replace(block, text=_source(block.text, edition, next(languages, reply.language), locales))
        if block.kind is BlockKind.SOURCE
        else block
        for block in reply.blocks
    )
    return replace(reply, blocks=blocks)


def _source(text: str, edition: Edition, language: Language, locales: Locales) -> str:
    return locales.text(language, "source-of-several", source=text, title=short_title(edition, language))


def embargo_notice(edition: Edition, language: Language, locales: Locales) -> str:
    """That staff see what nobody else may see yet. Raises ValueError for a release without an embargo."""
    if edition.release.embargo is None:
        raise ValueError(f"{edition.name} is under no embargo")
    until = edition.release.embargo.astimezone(edition.release.timezone)
    return locales.text(
        language, "under-embargo", date=until.date(), time=f"{until:%H:%M}", zone=f"UTC{until.isoformat()[-6:]}"
    )


def marked(reply: Reply, edition: Edition, locales: Locales) -> Reply:
    """The reply below a notice that its release is under embargo."""
    notice = Block(BlockKind.TEXT, embargo_notice(edition, reply.language, locales))
    return replace(reply, blocks=(notice, *reply.blocks))


def withdrawn(edition: Edition, languages: Sequence[Language], locales: Locales) -> Reply:
    """In place of any answer about a release that counts no longer."""
    release = edition.release
    blocks: list[Block] = []
    for language in languages:
        title, publisher = release.title[language], release.publisher[language]
        text = locales.text(language, "withdrawn", date=release.issued, title=title, publisher=publisher)
        blocks += [Block(BlockKind.TEXT, text)]
        blocks += [Block(BlockKind.TEXT, release.withdrawal[language])] if release.withdrawal else []
        blocks += [_contact(edition, language, locales)]
    return _service(blocks, languages[0], edition.name)


def _contact(edition: Edition, language: Language, locales: Locales) -> Block:
    """Whom to ask, in one line, or in the contact's own words."""
    entry = edition.bayan.base.entries[edition.release.contact]
    wording = Wording(edition.bayan.base, language)
    if {"contact_name", "email"} <= entry.values.keys():
        name, email = (wording.value(entry.values[key]) for key in ("contact_name", "email"))
        return Block(BlockKind.TEXT, locales.text(language, "contact-line", name=name, email=email))
    return Block(BlockKind.TEXT, wording.text(entry))


def nothing_open(languages: Sequence[Language], locales: Locales) -> Reply:
    """Where there is no release that this reader may know of."""
    blocks = [Block(BlockKind.TEXT, locales.text(language, "nothing-open")) for language in languages]
    return _service(blocks, languages[0], None)


def which(found: Iterable[tuple[Edition, Entry]], languages: Sequence[Language], locales: Locales) -> Reply:
    """Ask which of several releases is meant; a press shows what each has on the question."""
    blocks = [Block(BlockKind.TEXT, locales.text(language, "which-release")) for language in languages]
    buttons = [
        Button(button_name(edition, languages, locales), f"fact:{entry.id}@{edition.key}") for edition, entry in found
    ]
    return _asking(blocks, languages[0], buttons, [entry.id for _, entry in found])


def elsewhere(
    asked: Edition, found: Sequence[tuple[Edition, Entry]], languages: Sequence[Language], locales: Locales
) -> Reply:
    """Another release may have what the one that was asked hasn't: offered rather than said, for it may be about
    something else."""
    blocks = [
        Block(
            BlockKind.TEXT,
            locales.text(language, "elsewhere", date=asked.release.issued, title=short_title(asked, language)),
        )
        for language in languages
    ]
    buttons = [
        Button(
            side_by_side(
                locales.text(
                    language,
                    "button-elsewhere",
                    label=Wording(edition.bayan.base, language).label(entry),
                    title=short_title(edition, language),
                )
                for language in languages
            ),
            f"fact:{entry.id}@{edition.key}",
        )
        for edition, entry in found
    ]
    return _asking(blocks, languages[0], buttons, [entry.id for _, entry in found])


def button_name(edition: Edition, languages: Sequence[Language], locales: Locales) -> str:
    """A release on a button: its title and its day."""
    return side_by_side(
        locales.text(
            language,
            "release-named",
            title=short_title(edition, language),
            date=edition.release.issued,
        )
        for language in languages
    )


def _service(blocks: Sequence[Block], language: Language, release: str | None) -> Reply:
    return Reply(Kind.SERVICE, language, (), 1.0, (), tuple(blocks), release=release)


def _asking(blocks: Sequence[Block], language: Language, buttons: Sequence[Button], ids: Sequence[str]) -> Reply:
    return Reply(Kind.CLARIFY, language, tuple(ids), 1.0, (), tuple(blocks), buttons=tuple(buttons))
