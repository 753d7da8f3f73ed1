"""The ways in which people ask, read apart from the facts: only training and `bayan check` need them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from bot.facts.asks import asked, of_kinds
from bot.facts.factbase import FactBase, Phrasing
from bot.facts.folder import ASKS, PHRASINGS, File, Folder, Part, open_folder
from bot.facts.ids import ROLES, SERVICE_ROLES, UNKNOWN
from bot.facts.models import PhrasingsFile
from bot.facts.roster import SLOTS, Roster
from bot.facts.shapes import SCRIPTS
from bot.facts.source import Mapping, Scalar, read_source
from bot.facts.source import Sequence as Nodes
from bot.facts.terms import SLOT, fill_slots
from bot.facts.validate import Located, validate
from bot.problems import KnowledgeError, Place, Problem, Severity, did_you_mean, in_order, listed, quoted

_MOST_OF_ROLE, _MOST_UNKNOWN = 300, 8_000
"""Where facts are learnt from little: how many of the general phrasings are learnt for a role, and how many of those
about other things; `python -m bench.releases` has no more right with all of them."""
_USUAL_EVERY = 2
"""There every second slot takes the usual name and the others all names in turn, for as little is learnt of a role."""


def load_phrasings(base: FactBase) -> tuple[Phrasing, ...]:
    """All ways of asking that a base learns from, as its two parts are now: the release's own, and those that its
    entries inherit by their roles. Raises KnowledgeError with every error."""
    phrasings, problems = read_phrasings(open_folder(base.folder), Roster.of(base))
    if errors := tuple(problem for problem in problems if problem.is_error):
        raise KnowledgeError(errors)
    return phrasings


def load_kinds(base: FactBase) -> tuple[Phrasing, ...]:
    """The ways of asking for every kind there is, each with a few of the release's things in its slot, whichever they
    are; `entry_id` is the kind. From them is learnt what kind of answer a question wants, whatever it asks about."""
    files = open_folder(base.folder).general
    kinds, _ = _read_kinds(files, {PurePosixPath(file.name).stem for file in files.under(ASKS)})
    return tuple(of_kinds(kinds, tuple(base.release.terms.values())))


def read_phrasings(folder: Folder, roster: Roster) -> tuple[tuple[Phrasing, ...], tuple[Problem, ...]]:
    """Every sound phrasing, and what is wrong with the others. Where a release says that words mean something else
    than in general, the release is right."""
    own, general = _read(folder.release, roster, _id_of), _read(folder.general, roster, _id_by_role)
    problems = [*own.problems, *_repeated(own.phrasings), *general.problems, *_repeated(general.phrasings)]
    problems += _unknown_slots(general.phrasings)
    said = {_words(phrasing) for phrasing in own.phrasings}
    inherited = []
    for phrasing in _filled(_thinned(general.phrasings, roster) if roster.asks else general.phrasings, roster):
        if (words := _words(phrasing)) not in said:
            said.add(words)
            inherited.append(replace(phrasing, general=True))
    kinds, of_kinds = _read_kinds(folder.general, {ask.kind for asks in roster.asks.values() for ask in asks})
    problems += of_kinds
    for phrasing in asked(roster.asks, kinds, roster.terms):
        if (words := _words(phrasing)) not in said:
            said.add(words)
            inherited.append(replace(phrasing, general=True))
    unasked = sorted({*(roster.ids or ()), UNKNOWN} - own.entry_ids - general.entry_ids - roster.asks.keys())
    problems += _unasked(folder.release, unasked)
    return (*own.phrasings, *inherited), in_order(problems)


@dataclass(frozen=True, slots=True)
class _Read:
    """What the files of one part hold, and the entries that they are for."""

    phrasings: list[Phrasing]
    problems: list[Problem]
    entry_ids: set[str]


def _read_kinds(general: Part, wanted: Collection[str]) -> tuple[dict[str, list[Phrasing]], list[Problem]]:
    """The ways of asking for each wanted kind, and what is wrong with their files."""
    kinds: dict[str, list[Phrasing]] = {}
    problems: list[Problem] = []
    for file in general.under(ASKS):
        kind = PurePosixPath(file.name).stem
        if kind in wanted:
            source = read_source(file.path, file.shown)
            if source.root and (located := validate(PhrasingsFile, source, source.root)):
                kinds[kind] = list(_phrasings(located, kind))
            problems += source.problems
    return kinds, problems


_IdOf = Callable[[File, Roster], tuple[str | None, list[Problem]]]


def _read(part: Part, roster: Roster, id_of: _IdOf) -> _Read:
    found: list[Phrasing] = []
    problems: list[Problem] = []
    entry_ids: set[str] = set()
    for file in part.under(PHRASINGS):
        entry_id, misnamed = id_of(file, roster)
        problems += misnamed
        if entry_id is None:
            continue
        entry_ids.add(entry_id)
        source = read_source(file.path, file.shown)
        if source.root and (located := validate(PhrasingsFile, source, source.root)):
            found += _phrasings(located, entry_id)
        problems += source.problems
    return _Read(found, problems, entry_ids)


def _id_of(file: File, roster: Roster) -> tuple[str | None, list[Problem]]:
    """Which entry the name of a release's file stands for, and what is wrong with the name."""
    path = PurePosixPath(file.name)
    if len(path.parts) == 2 and (roster.ids is None or path.stem in roster.ids):
        return path.stem, []
    if _is_unknown(path):
        return UNKNOWN, []
    fix = did_you_mean(path.stem, roster.ids or ()) or f"rename it, or move it to {PHRASINGS}/{UNKNOWN}/"
    found = f"phrasings for {quoted(path.stem)}, which no entry has as its id"
    return path.stem, [Problem(Place(file.shown), found, "a file named after an entry", fix)]


def _id_by_role(file: File, roster: Roster) -> tuple[str | None, list[Problem]]:
    """The entry that plays the role which a general file is named after; None where none does."""
    path = PurePosixPath(file.name)
    if _is_unknown(path):
        return UNKNOWN, []
    if len(path.parts) == 2 and path.stem in ROLES:
        return roster.by_role.get(path.stem), []
    fix = did_you_mean(path.stem, ROLES) or f"rename it, or move it to {PHRASINGS}/{UNKNOWN}/"
    found = f"phrasings for {quoted(path.stem)}, which is no role"
    return None, [Problem(Place(file.shown), found, "a file named after a role", fix)]


def _is_unknown(path: PurePosixPath) -> bool:
    return path.parts[1] == UNKNOWN and len(path.parts) == 3


def _thinned(phrasings: Sequence[Phrasing], roster: Roster) -> list[Phrasing]:
    """Of the general phrasings for each role as many as a kind of question has, from all over them: beside facts that
    are learnt from little, thousands for each role would drown those, and learning would take five times as long. Those
    for service replies, danger above all, stay whole, and so do most of those about other things."""
    of_intent: dict[str, list[Phrasing]] = {}
    for phrasing in phrasings:
        of_intent.setdefault(phrasing.entry_id, []).append(phrasing)
    whole = {roster.by_role.get(role) for role in SERVICE_ROLES}
    kept: list[Phrasing] = []
    for intent, lines in of_intent.items():
        most = len(lines) if intent in whole else _MOST_UNKNOWN if intent == UNKNOWN else _MOST_OF_ROLE
        step = max(len(lines) / most, 1.0)
        kept += [lines[int(step * number)] for number in range(min(most, len(lines)))]
    return kept


def _filled(phrasings: Iterable[Phrasing], roster: Roster) -> Iterator[Phrasing]:
    """The general phrasings with the release's names in their slots, once with the usual one and once with another in
    its turn: with one of them alone, questions kept for development have half a point fewer right. Without those
    whose slot the release has no name for."""
    turns: Counter[tuple[str, str]] = Counter()
    for phrasing in phrasings:
        if not SLOT.search(phrasing.text):
            yield phrasing
            continue
        number = turns[phrasing.entry_id, phrasing.script]
        turns[phrasing.entry_id, phrasing.script] += 1
        another = number % _USUAL_EVERY * (number // _USUAL_EVERY + 1)
        for turn in (another,) if roster.asks else (0, number + 1):
            if text := fill_slots(phrasing.text, phrasing.script, roster.terms, turn):
                yield replace(phrasing, text=text)


def _unknown_slots(phrasings: Iterable[Phrasing]) -> Iterator[Problem]:
    known = {*SLOTS, *(f"{slot}s" for slot in SLOTS)}
    for phrasing in phrasings:
        for slot in SLOT.finditer(phrasing.text):
            if slot["term"] not in known:
                fix = did_you_mean(slot["term"], known) or "name one of them"
                yield Problem(phrasing.place, f"the slot {slot[0]}", f"one for {listed(SLOTS)}", fix)


def _phrasings(located: Located[PhrasingsFile], entry_id: str) -> Iterator[Phrasing]:
    # Straight over the nodes: following a path to each of thousands of lines would cost more than reading them.
    if not isinstance(located.node, Mapping):
        return
    for script in SCRIPTS:
        lines = located.node.values.get(script)
        for line in lines.items if isinstance(lines, Nodes) else ():
            if isinstance(line, Scalar):
                yield Phrasing(line.text.strip(), entry_id, script, located.source.place(line))


def _words(phrasing: Phrasing) -> str:
    return " ".join(phrasing.text.casefold().split())


def _repeated(phrasings: list[Phrasing]) -> Iterator[Problem]:
    """The same words twice: idle within a file, a contradiction between two."""
    first: dict[str, Phrasing] = {}
    for phrasing in phrasings:
        before = first.setdefault(_words(phrasing), phrasing)
        if before is phrasing:
            continue
        found = f"{quoted(phrasing.text)} again (first in {before.place})"
        if before.entry_id == phrasing.entry_id:
            yield Problem(phrasing.place, found, "each phrasing once", "delete one", Severity.WARNING)
        else:
            fix = f"keep it under {before.entry_id} or under {phrasing.entry_id}"
            yield Problem(phrasing.place, found, "a phrasing to mean one thing", fix)


def _unasked(part: Part, ids: list[str]) -> Iterator[Problem]:
    for entry_id in ids:
        file = f"{PHRASINGS}/{entry_id}" + ("/" if entry_id == UNKNOWN else ".yaml")
        found = f"no phrasings for {quoted(entry_id)}"
        expected = "a few ways in which people ask for it"
        yield Problem(Place(part.file(file).shown), found, expected, f"add {file}", Severity.WARNING)
