"""Are the release's typed values complete, and do they point to what there is?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bot.facts.draft import Draft
from bot.facts.factbase import Bilingual, DateRange, Value
from bot.facts.ids import EMERGENCY
from bot.facts.models import PremiseShape, ReleaseFile
from bot.facts.validate import Located
from bot.problems import Problem, Severity, did_you_mean, listed, quoted

TEXT = "text"
"""The type of values that are never compared."""
_NEEDS: dict[str, tuple[str, ...]] = {
    "days": ("value", "of"),
    "place": ("value", "of", "country"),
    "count": ("words",),
    "law": ("value",),
    "numbered": ("value", "words"),
    "year": ("value", "words"),
    "title": ("value", "words"),
    "email": ("value",),
    "telephone": (),
    "quotation": ("value",),
    "study": ("studies",),
    "paid": (),
    TEXT: ("value",),
}
"""The types, each with what it can't do without. How each is found in a message is in bot/premises."""
_KINDS: dict[str, tuple[type, ...]] = {
    "count": (int,),
    "law": (int,),
    "numbered": (int,),
    "year": (int,),
    "title": (Bilingual,),
    "quotation": (Bilingual,),
    "place": (Bilingual,),
    "email": (str,),
}


def check_premises(draft: Draft) -> Iterator[Problem]:
    """Every mistake in what the release says of its values' types; a value without a type is a warning."""
    release = draft.release
    if release is None or not release.model.premises:
        return
    values = _values(draft)
    for index, premise in enumerate(release.model.premises):
        yield from _premise(release, index, premise, values)
    yield from _references(draft, release)
    typed = {name for premise in release.model.premises for name in premise.value}
    for name in release.model.values:
        if name not in typed and name != EMERGENCY:
            found = f"the value {quoted(name)}, which has no type"
            fix = f"name it under premises, with type: {TEXT} if it is never compared"
            yield Problem(release.place("values", name), found, "a type for each value", fix, Severity.WARNING)


def _values(draft: Draft) -> dict[str, Value]:
    own = {name: value for item in draft.items if item.fact for name, value in item.fact.values.items()}
    release = draft.release.model if draft.release else None
    return own | ({"issued": release.issued, **release.values} if release else {})


def _premise(
    release: Located[ReleaseFile], index: int, premise: PremiseShape, values: dict[str, Value]
) -> Iterator[Problem]:
    place = release.place("premises", index)
    if premise.type not in _NEEDS:
        fix = did_you_mean(premise.type, _NEEDS)
        yield Problem(release.place("premises", index, "type"), f"the type {quoted(premise.type)}", listed(_NEEDS), fix)
        return
    given: dict[str, Any] = {
        "value": premise.value,
        "of": premise.of,
        "country": premise.country,
        "studies": premise.studies,
    }
    given["words"] = [premise.noun] if premise.noun else [*premise.words.en, *premise.words.ar]
    for key in _NEEDS[premise.type]:
        if not given[key]:
            yield Problem(place, f"a premise of type {premise.type} without {quoted(key)}", f"{key}:", f"add {key}")
    if premise.type != TEXT and not premise.shown_by:
        yield Problem(place, f"a premise of type {premise.type} that no entry shows", "shown_by:", "add shown_by")
    for number, name in enumerate(premise.value):
        at = release.place("premises", index, "value", number)
        if name not in values:
            fix = did_you_mean(name, values) or "declare it under values"
            yield Problem(at, f"the value {quoted(name)}, which nobody declares", "the name of a value", fix)
        elif premise.type in _KINDS and not isinstance(values[name], _KINDS[premise.type]):
            found = f"the value {quoted(name)}, which can't be of type {premise.type}"
            yield Problem(at, found, _expected(premise.type))
        elif premise.type == "days" and not hasattr(values[name], "year") and not isinstance(values[name], DateRange):
            yield Problem(at, f"the value {quoted(name)}, which is no day", "a day, or two with a slash between them")


def _expected(type_: str) -> str:
    if int in _KINDS[type_]:
        return "a number without quotation marks"
    return "a text in `en` and in `ar`" if Bilingual in _KINDS[type_] else "a text"


def _references(draft: Draft, release: Located[ReleaseFile]) -> Iterator[Problem]:
    """Entries and subjects that are named and aren't there."""
    if not draft.complete:
        return
    subjects = {subject.id for subject in release.model.subjects}
    paths: list[tuple[tuple[str | int, ...], str]] = []
    for index, premise in enumerate(release.model.premises):
        paths += [(("premises", index, "shown_by", n), id) for n, id in enumerate(premise.shown_by)]
        if premise.of and premise.of not in subjects:
            place = release.place("premises", index, "of")
            yield Problem(
                place, f"the subject {quoted(premise.of)}", "one under subjects", did_you_mean(premise.of, subjects)
            )
    for index, subject in enumerate(release.model.subjects):
        paths += [(("subjects", index, "entries", n), id) for n, id in enumerate(subject.entries)]
    for index, person in enumerate(release.model.people):
        paths += [(("people", index, "shown_by", n), id) for n, id in enumerate(person.shown_by)]
        if person.name not in release.model.values:
            place = release.place("people", index, "name")
            found = f"the value {quoted(person.name)}, which nobody declares"
            yield Problem(place, found, "the name of a value", did_you_mean(person.name, release.model.values))
    for path, entry_id in paths:
        if entry_id not in draft.ids:
            fix = did_you_mean(entry_id, draft.ids) or "check the spelling"
            yield Problem(release.place(*path), f"the id {quoted(entry_id)}, which no entry has", "an entry's id", fix)
