"""A sound draft -> the frozen FactBase."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from types import MappingProxyType

from bot.facts.draft import Draft, Item
from bot.facts.evidence import paragraphs_of
from bot.facts.factbase import (
    Ask,
    Bilingual,
    Correction,
    Entry,
    FactBase,
    Member,
    MemberList,
    PersonPremise,
    Premise,
    Release,
    Study,
    Subject,
    Value,
)
from bot.facts.followups import FollowUps, WordGroup
from bot.facts.ids import CONTACT
from bot.facts.models import CorrectableShape, ListShape, MemberShape, PersonPremiseShape, PremiseShape, ReleaseFile
from bot.facts.roster import Roster, terms_of
from bot.facts.shapes import Both, Scripts
from bot.text_files import read_text


def fact_base(draft: Draft, follow_ups: FollowUps, glossary: tuple[WordGroup, ...] = ()) -> FactBase:
    """The base of a draft in which no error was found."""
    if draft.release is None:
        raise ValueError("a draft with a missing file is not sound")
    release = draft.release.model
    return FactBase(
        release=_release(draft, release),
        entries=MappingProxyType({item.shape.id: entry_of(item, release) for item in draft.items}),
        vocabulary=_vocabulary(draft, release),
        content_hash=draft.folder.content_hash,
        phrasings_hash=_phrasings_hash(draft),
        folder=draft.folder.release.root,
        general=draft.folder.general.root,
        follow_ups=follow_ups,
        glossary=glossary,
    )


def _phrasings_hash(draft: Draft) -> str:
    """Changes with all that decides what is learnt: ways of asking, who inherits them, and what fills their slots."""
    roster = Roster.of_draft(draft)
    said = repr((draft.folder.phrasings_hash, sorted(roster.by_role.items()), sorted(roster.terms.items())))
    said += repr((draft.folder.asks_hash, sorted(roster.asks.items()))) if roster.asks else ""
    return sha256(said.encode()).hexdigest()


def _release(draft: Draft, shape: ReleaseFile) -> Release:
    return Release(
        title=shape.title.bilingual(),
        issued=shape.issued,
        publisher=shape.publisher.bilingual(),
        contact=Roster.of_draft(draft).by_role[CONTACT],
        values=MappingProxyType(shape.values),
        timezone=shape.timezone,
        terms=MappingProxyType(terms_of(shape)),
        headings=MappingProxyType({file: text.bilingual() for file, text in shape.headings.items()}),
        home=shape.home,
        subjects=tuple(
            Subject(
                id=one.id,
                name=one.name.bilingual(),
                words=_words(one.words),
                state=one.state,
                says=_optional(one.says),
                entry_ids=tuple(one.entries),
            )
            for one in shape.subjects
        ),
        people=tuple(_person(one, shape) for one in shape.people),
        premises=tuple(_premise(one, draft) for one in shape.premises),
        document=draft.folder.release.root / shape.document if shape.document else None,
        paragraphs=_paragraphs(draft, shape),
        embargo=shape.embargo,
        withdrawn=shape.status is not None,
        withdrawal=shape.withdrawal.bilingual() if shape.withdrawal else None,
    )


def _paragraphs(draft: Draft, shape: ReleaseFile) -> tuple[str, ...]:
    """The release's own words, where staff put its text beside it."""
    text = draft.folder.release.file(shape.text) if shape.text else None
    return paragraphs_of(read_text(text.path, text.shown)) if text else ()


def entry_of(item: Item, release: ReleaseFile | None) -> Entry:
    """The entry as the other rooms see it."""
    shape, fact = item.shape, item.fact
    return Entry(
        id=shape.id,
        kind=item.kind,
        roles=frozenset(role for role, _ in shape.plays()),
        asks=tuple(Ask(ask.kind, ask.term) for ask in shape.asks),
        label=shape.label.bilingual(),
        answer=shape.answer.bilingual(),
        place=item.located.place(),
        paragraphs=tuple(fact.paragraphs) if fact else (),
        evidence=tuple(fact.evidence) if fact else (),
        values=MappingProxyType(item.values(release)),
        listing=_listing(fact.listing) if fact and fact.listing else None,
        related=tuple(fact.related) if fact else (),
        nearby=tuple(item.nearby),
        correction=_correction(item.correctable),
    )


def _correction(shape: CorrectableShape | None) -> Correction | None:
    if shape is None or shape.corrected is None or shape.correction is None:
        return None
    return Correction(shape.corrected, shape.correction.bilingual())


def _listing(shape: ListShape) -> MemberList:
    return MemberList(
        members=tuple(_member(member) for member in shape.members),
        others=tuple(_member(member) for member in shape.others),
        yes=_optional(shape.yes),
        named_not=_optional(shape.named_not),
        not_named=_optional(shape.not_named),
        not_named_unknown=_optional(shape.not_named_unknown),
        caveat=_optional(shape.caveat),
        relation=shape.relation,
        subject=shape.of,
        complete=shape.complete,
    )


def _optional(text: Both | None) -> Bilingual | None:
    return text.bilingual() if text else None


def _member(shape: MemberShape) -> Member:
    aliases = shape.aliases
    names = (*aliases.en, *aliases.ar, *aliases.arabizi)
    return Member(shape.id, shape.name.bilingual(), names, _optional(shape.says))


def _words(scripts: Scripts) -> tuple[str, ...]:
    return (*scripts.en, *scripts.ar, *scripts.arabizi)


def _person(shape: PersonPremiseShape, release: ReleaseFile) -> PersonPremise:
    name = release.values[shape.name]
    return PersonPremise(
        id=shape.id,
        name=name if isinstance(name, Bilingual) else Bilingual(str(name), str(name)),
        first=_words(shape.first),
        family=_words(shape.family),
        female=shape.female,
        title=shape.title.bilingual(),
        titles=_words(shape.titles),
        bodies=_words(shape.bodies),
        shown_by=tuple(shape.shown_by),
        relation=shape.relation,
    )


def _premise(shape: PremiseShape, draft: Draft) -> Premise:
    known = all_values(draft)
    return Premise(
        type=shape.type,
        shown_by=tuple(shape.shown_by),
        values=tuple(known[name] for name in shape.value),
        subject=shape.of,
        noun=shape.noun,
        words=_words(shape.words),
        says=_optional(shape.says),
        at_least=shape.at_least,
        each=shape.each,
        country=shape.country,
        studies=tuple(Study(one.degree, one.field, _words(one.university), one.country) for one in shape.studies),
    )


def all_values(draft: Draft) -> dict[str, Value]:
    """Every value of the folder by its name: the release's, its day, and those of single facts."""
    release = draft.release.model if draft.release else None
    own = {name: value for item in draft.items if item.fact for name, value in item.fact.values.items()}
    return own | ({"issued": release.issued, **release.values} if release else {})


def _vocabulary(draft: Draft, release: ReleaseFile) -> tuple[WordGroup, ...]:
    """The groups of both parts, the general ones first; the words of two groups of one id go together. Behind them the
    names of each term, for a word counts for the first group that has it."""
    groups: dict[str, WordGroup] = {}
    for located in reversed(draft.vocabularies):
        for shape in located.model.groups:
            words = (*shape.en, *shape.ar, *shape.arabizi)
            if first := groups.get(shape.id):
                asks, wants = first.asks or shape.asks, first.wants or shape.wants
                groups[shape.id] = replace(first, words=(*first.words, *words), asks=asks, wants=wants)
            else:
                groups[shape.id] = WordGroup(shape.id, words, shape.asks, shape.wants)
    return (*groups.values(), *(WordGroup(name, term.texts()) for name, term in terms_of(release).items()))
