"""A sound draft -> the frozen FactBase."""

from __future__ import annotations

from types import MappingProxyType

from bot.facts.draft import Draft, Item
from bot.facts.factbase import Entry, FactBase, FollowUps, Member, MemberList, Release, WordGroup
from bot.facts.ids import CONTACT
from bot.facts.models import GroupShape, ListShape, MemberShape, ReleaseFile
from bot.facts.values import values_of


def fact_base(draft: Draft, follow_ups: FollowUps) -> FactBase:
    """The base of a draft in which no error was found."""
    if draft.release is None or draft.vocabulary is None:
        raise ValueError("a draft with a missing file is not sound")
    release = draft.release.model
    return FactBase(
        release=_release(draft, release),
        entries=MappingProxyType({item.shape.id: entry_of(item, release) for item in draft.items}),
        vocabulary=tuple(_group(group) for group in draft.vocabulary.model.groups),
        content_hash=draft.folder.hash(draft.folder.files),
        phrasings_hash=draft.folder.hash(draft.folder.phrasings),
        folder=draft.folder.root,
        follow_ups=follow_ups,
    )


def _release(draft: Draft, shape: ReleaseFile) -> Release:
    return Release(
        title=shape.title.bilingual(),
        issued=shape.issued,
        publisher=shape.publisher.bilingual(),
        contact=next(item.shape.id for item in draft.items if item.shape.role == CONTACT),
        values=MappingProxyType(shape.values),
        timezone=shape.timezone,
        document=draft.folder.root / shape.document if shape.document else None,
    )


def entry_of(item: Item, release: ReleaseFile | None) -> Entry:
    """The entry as the other rooms see it."""
    shape, fact = item.shape, item.fact
    return Entry(
        id=shape.id,
        kind=item.kind,
        role=shape.role,
        label=shape.label.bilingual(),
        answer=shape.answer.bilingual(),
        place=item.located.place(),
        paragraphs=tuple(fact.paragraphs) if fact else (),
        evidence=tuple(fact.evidence) if fact else (),
        values=MappingProxyType(values_of(shape, release)),
        listing=_listing(fact.listing) if fact and fact.listing else None,
        related=tuple(fact.related) if fact else (),
        nearby=tuple(item.nearby),
    )


def _listing(shape: ListShape) -> MemberList:
    return MemberList(
        members=tuple(_member(member) for member in shape.members),
        others=tuple(_member(member) for member in shape.others),
        yes=shape.yes.bilingual(),
        not_named=shape.not_named.bilingual(),
        not_named_unknown=shape.not_named_unknown.bilingual(),
    )


def _member(shape: MemberShape) -> Member:
    aliases = shape.aliases
    return Member(shape.id, shape.name.bilingual(), (*aliases.en, *aliases.ar, *aliases.arabizi))


def _group(shape: GroupShape) -> WordGroup:
    return WordGroup(shape.id, (*shape.en, *shape.ar, *shape.arabizi), shape.asks)
