"""follow-ups.yaml of both parts: how a short message is understood from what was said before it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Annotated, Any, TypeVar

from pydantic import Field, model_validator

from bot.facts.fields import Id, ListOnly, refusal
from bot.facts.folder import FOLLOW_UPS, Folder
from bot.facts.followups import ANY, SAME, FollowUps, Person, Row, Thread, WordGroup
from bot.facts.ids import ROLES, UNKNOWN
from bot.facts.roster import Roster
from bot.facts.shapes import SCRIPTS, Scripts, Shape, Targets, empty_scripts
from bot.facts.source import read_source
from bot.facts.terms import SLOT, Term, fill_slots
from bot.facts.validate import Located, validate
from bot.problems import Place, Problem, did_you_mean, quoted

_Shape = TypeVar("_Shape", bound=Shape)
_SPECIAL = (SAME, UNKNOWN, ANY)
_LISTS = ("aspects", "combinations", "people", "asides", "threads", "table", "danger")
_SPEAKING = ("release", "asker", "hearsay")


class RolesShape(Shape):
    """The words with a part to play in every follow-up."""

    small: Scripts = Field(default_factory=empty_scripts, description="Words that say nothing of their own.")
    openers: Scripts = Field(default_factory=empty_scripts, description="Words that join a message to the one before.")
    pointers: Scripts = Field(default_factory=empty_scripts, description="Words that stand for what was spoken of.")
    repeat: Scripts = Field(default_factory=empty_scripts, description="Words that ask for the last reply again.")
    in_english: Scripts = Field(default_factory=empty_scripts, description="Words that ask for it in English.")
    in_arabic: Scripts = Field(default_factory=empty_scripts, description="Words that ask for it in Arabic.")
    peace: Scripts = Field(default_factory=empty_scripts, description="The greeting of peace, which is returned.")
    restart: Scripts = Field(default_factory=empty_scripts, description="Words that ask for a new conversation.")
    insults: Scripts = Field(default_factory=empty_scripts, description="Abuse, which gets a calm line.")
    say: Scripts = Field(default_factory=empty_scripts, description="Words that may stand beside such a request.")


class ChoicesShape(Shape):
    """The words that choose among what was offered."""

    first: Scripts = Field(default_factory=empty_scripts, description="The first one.")
    second: Scripts = Field(default_factory=empty_scripts, description="The second one.")
    third: Scripts = Field(default_factory=empty_scripts, description="The third one.")
    last: Scripts = Field(default_factory=empty_scripts, description="The last one.")
    all: Scripts = Field(default_factory=empty_scripts, description="All of them.")
    none: Scripts = Field(default_factory=empty_scripts, description="None of them.")


class AspectShape(Scripts):
    """Words that ask about one side of a subject: when, who, its e-mail."""

    id: Id = Field(description="The aspect's name.")
    general: bool = Field(False, description="A bare question word: a more telling word beside it decides.")
    naming: bool = Field(False, description="Its words name what is asked about, whatever was spoken of before.")


class CombinationShape(Shape):
    """Aspects that together ask for something else than each of them."""

    id: Id = Field(description="A name for the two together, to be used in the table.")
    of: Annotated[list[Id], ListOnly] = Field(min_length=2, description="The aspects.")


class EntriesShape(Shape):
    """A line about entries."""

    @model_validator(mode="before")
    @classmethod
    def _renamed(cls, value: Any) -> Any:
        if isinstance(value, dict) and "facts" in value:
            raise refusal("the key facts", "entries, as it is called now", "write entries in its place")
        return value


class PersonShape(EntriesShape):
    """Whom "he" or "she" means."""

    words: Scripts = Field(description="The pronoun in all its forms.")
    entries: Annotated[list[Id], ListOnly] = Field(
        min_length=1, description="The entries about the person, the main one first."
    )


class ThreadShape(EntriesShape):
    """What a conversation stays with until it changes."""

    id: Id = Field(description="The thread's name.")
    names: Scripts = Field(description="What people call it.")
    entries: Annotated[list[Id], ListOnly] = Field(
        min_length=1, description="The entries about it, the main one first."
    )


class RowShape(EntriesShape):
    """What the aspects of some entries ask for."""

    entries: Annotated[list[Id], ListOnly] = Field(min_length=1, description="What was spoken of; `any` for whatever.")
    asks: dict[Id, Targets] = Field(description="Aspect: the fact that it asks for, or `same`, or `unknown`.")


class FollowUpsFile(Shape):
    """How a short message is understood from what was said before it."""

    words: RolesShape = Field(default_factory=RolesShape, description="Words with a part to play in every follow-up.")
    choices: ChoicesShape = Field(default_factory=ChoicesShape, description="Words that choose among what was offered.")
    aspects: Annotated[list[AspectShape], ListOnly] = Field([], description="What a word can ask about a subject.")
    combinations: Annotated[list[CombinationShape], ListOnly] = Field([], description="Aspects that stand together.")
    people: Annotated[list[PersonShape], ListOnly] = Field([], description="Whom pronouns mean.")
    asides: Annotated[list[Id], ListOnly] = Field(
        [], description="Groups of the vocabulary that are said by the way: greetings, thanks, please."
    )
    threads: Annotated[list[ThreadShape], ListOnly] = Field([], description="What a conversation can be about.")
    table: Annotated[list[RowShape], ListOnly] = Field([], description="What aspects ask for, by what was spoken of.")
    danger: Annotated[list[Id], ListOnly] = Field([], description="Questions that stay about the danger spoken of.")
    release: Scripts = Field(
        default_factory=empty_scripts, description="Words that speak of the release, even after talk of danger."
    )
    asker: Scripts = Field(default_factory=empty_scripts, description="Words by which people speak of themselves.")
    hearsay: Scripts = Field(
        default_factory=empty_scripts, description="Words by which they tell what they have heard, read or seen."
    )


def read_follow_ups(folder: Folder, roster: Roster) -> tuple[FollowUps, tuple[Problem, ...]]:
    """The follow-ups of both parts, none where neither has any, and everything wrong with them. The general ones speak
    of roles, and lines of roles that nobody plays are left out; a release's may speak of roles and of ids."""
    problems: list[Problem] = []
    found: list[tuple[Located[FollowUpsFile], bool]] = []
    for file in folder.named(FOLLOW_UPS):
        source = read_source(file.path, file.shown)
        if source.root and (located := validate(FollowUpsFile, source, source.root)):
            found.append((located, file.root == folder.general.root))
        problems += source.problems
    joined = _joined([_resolved(_spoken(located.model, roster.terms), roster, general) for located, general in found])
    for located, general in found:
        problems += [*_unknown_aspects(located, joined), *_unknown_names(located, roster, general)]
    return _frozen(joined) if found else FollowUps(), tuple(problems)


def _joined(files: Sequence[FollowUpsFile]) -> FollowUpsFile:
    """The release's own lines, which come first and so decide, and the general ones. Lines for whatever is spoken of
    come behind those for a few entries, whichever part they are of."""
    lists: dict[str, Any] = {name: [line for one in files for line in getattr(one, name)] for name in _LISTS}
    lists["aspects"] = _together(lists["aspects"], lambda first, second: Scripts.joined([first, second]).model_dump())
    lists["threads"] = _together(
        lists["threads"],
        lambda first, second: {
            "names": Scripts.joined([first.names, second.names]),
            "entries": list(dict.fromkeys([*first.entries, *second.entries])),
        },
    )
    lists["table"].sort(key=lambda row: _row(row).general)
    speaking: dict[str, Any] = {name: Scripts.joined([getattr(one, name) for one in files]) for name in _SPEAKING}
    return FollowUpsFile(
        words=RolesShape(**_scripts_of([one.words for one in files])),
        choices=ChoicesShape(**_scripts_of([one.choices for one in files])),
        **speaking,
        **lists,
    )


_Named = TypeVar("_Named", AspectShape, ThreadShape)


def _together(shapes: Iterable[_Named], join: Callable[[_Named, _Named], dict[str, Any]]) -> list[_Named]:
    """One shape for each id, those of the same id joined."""
    found: dict[str, _Named] = {}
    for shape in shapes:
        first = found.get(shape.id)
        found[shape.id] = first.model_copy(update=join(first, shape)) if first else shape
    return list(found.values())


def _scripts_of(shapes: Sequence[Shape]) -> dict[str, Scripts]:
    names = type(shapes[0]).model_fields if shapes else ()
    return {name: Scripts.joined([getattr(shape, name) for shape in shapes]) for name in names}


def _unknown_aspects(located: Located[FollowUpsFile], joined: FollowUpsFile) -> Iterator[Problem]:
    """The aspects in one file that none of them explains."""
    model = located.model
    simple = [aspect.id for aspect in joined.aspects]
    for number, combination in enumerate(model.combinations):
        for index, aspect in enumerate(combination.of):
            if aspect not in simple:
                yield _unknown_aspect(located.place("combinations", number, "of", index), aspect, simple)
    aspects = [*simple, *(combination.id for combination in joined.combinations)]
    for number, row in enumerate(model.table):
        for aspect in row.asks:
            if aspect not in aspects:
                yield _unknown_aspect(located.place("table", number, "asks", aspect), aspect, aspects)


def _unknown_names(located: Located[FollowUpsFile], roster: Roster, general: bool) -> Iterator[Problem]:
    if roster.ids is None and not general:
        return
    known = {*ROLES, *_SPECIAL, *(() if general else roster.ids or ())}
    expected = "a role" if general else "an entry's id, or a role"
    for path, name in _names(located.model):
        if name not in known:
            fix = did_you_mean(name, known) or "check the spelling"
            what = "role" if general else "id"
            yield Problem(located.place(*path), f"the {what} {quoted(name)}, which no entry has", expected, fix)


def _unknown_aspect(place: Place, aspect: str, aspects: Collection[str]) -> Problem:
    fix = did_you_mean(aspect, aspects) or "add it under aspects, or delete it here"
    return Problem(place, f"the aspect {quoted(aspect)}", "one of those under aspects", fix)


def _names(file: FollowUpsFile) -> Iterator[tuple[tuple[str | int, ...], str]]:
    for part in ("threads", "table", "people"):
        for number, line in enumerate(getattr(file, part)):
            for index, entry_id in enumerate(line.entries):
                yield (part, number, "entries", index), entry_id
    for number, row in enumerate(file.table):
        for aspect, targets in row.asks.items():
            for target in targets:
                yield ("table", number, "asks", aspect), target
    for index, entry_id in enumerate(file.danger):
        yield ("danger", index), entry_id


def _spoken(shape: _Shape, terms: Mapping[str, Term]) -> _Shape:
    """The shape with the names of the release's things in place of slots, wherever its words have some."""
    update: dict[str, Any] = {}
    for name in type(shape).model_fields:
        value = getattr(shape, name)
        if isinstance(shape, Scripts) and name in SCRIPTS:
            update[name] = [text for word in value for text in _names_in(word, name, terms)]
        elif isinstance(value, Shape):
            update[name] = _spoken(value, terms)
        elif isinstance(value, list) and value and isinstance(value[0], Shape):
            update[name] = [_spoken(each, terms) for each in value]
    return shape.model_copy(update=update)


def _names_in(word: str, script: str, terms: Mapping[str, Term]) -> Iterable[str]:
    """The word, or, where it has a slot, the word with each of the names that may fill it."""
    slot = SLOT.search(word)
    if slot is None:
        return (word,)
    term = terms.get(slot["term"]) or terms.get(slot["term"].removesuffix("s"))
    filled = (fill_slots(word, script, terms, turn) for turn in range(len(term.names(script)) if term else 0))
    return dict.fromkeys(text for text in filled if text)


def _resolved(file: FollowUpsFile, roster: Roster, general: bool) -> FollowUpsFile:
    """With ids in place of roles, and without what no entry of this release plays."""
    ids = frozenset() if general else roster.ids

    def of(names: Sequence[str]) -> list[str]:
        found = (name if ids is None or name in ids or name in _SPECIAL else roster.by_role.get(name) for name in names)
        return list(dict.fromkeys(name for name in found if name))

    rows = [
        RowShape(entries=entries, asks={aspect: left for aspect, targets in row.asks.items() if (left := of(targets))})
        for row in file.table
        if (entries := of(row.entries))
    ]
    people = [PersonShape(words=one.words, entries=entries) for one in file.people if (entries := of(one.entries))]
    threads = [one.model_copy(update={"entries": entries}) for one in file.threads if (entries := of(one.entries))]
    return file.model_copy(update={"table": rows, "people": people, "threads": threads, "danger": of(file.danger)})


def _frozen(file: FollowUpsFile) -> FollowUps:
    return FollowUps(
        roles=_groups(file.words),
        choices=_groups(file.choices),
        aspects=tuple(_group(aspect.id, aspect) for aspect in file.aspects),
        general=frozenset(aspect.id for aspect in file.aspects if aspect.general),
        combinations=tuple((one.id, frozenset(one.of)) for one in file.combinations),
        people=tuple(Person(_group(person.entries[0], person.words), tuple(person.entries)) for person in file.people),
        naming=frozenset(aspect.id for aspect in file.aspects if aspect.naming),
        asides=frozenset(file.asides),
        threads=tuple(Thread(_group(one.id, one.names), tuple(one.entries)) for one in file.threads),
        table=tuple(_row(row) for row in file.table),
        danger=frozenset(file.danger),
        release=(_group("release", file.release),),
        asker=(_group("asker", file.asker),),
        hearsay=(_group("hearsay", file.hearsay),),
    )


def _groups(shape: Shape) -> tuple[WordGroup, ...]:
    return tuple(_group(name, getattr(shape, name)) for name in type(shape).model_fields)


def _group(name: str, scripts: Scripts) -> WordGroup:
    return WordGroup(name, (*scripts.en, *scripts.ar, *scripts.arabizi))


def _row(shape: RowShape) -> Row:
    asks = {aspect: tuple(targets) for aspect, targets in shape.asks.items()}
    return Row(frozenset(shape.entries), MappingProxyType(asks))
