"""`python -m bench.generalise [RELEASE]`: move what any release may use from one's phrasings to the general part.

A line for an entry with a role that names nothing of the release goes to `general/phrasings/<role>.yaml`; one that
names its event, organiser or speaker goes there with a slot in the name's place; one that names its people, days,
numbers, bodies or subject stays. Lines of `general/` that name something of the release come to it, for they are of no
use to others. What the release's things are called is read from its `terms`, its lists and its people, and the words
of its subject from `bench/words/<release>.yaml`, where there is one; a line that comes back to the release has
its usual name in the slot. A folder that was moved once is left as it is by a second run.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile
from pathlib import Path

import yaml
from rapidfuzz.distance import DamerauLevenshtein

from bot.facts.factbase import FactBase
from bot.facts.folder import PHRASINGS, Folder, Part, open_folder
from bot.facts.followups import WordGroup
from bot.facts.ids import EVENT_ROLES, SAFEGUARDING
from bot.facts.layout import GENERAL, newest
from bot.facts.loader import load
from bot.facts.shapes import SCRIPTS
from bot.facts.terms import Term, fill_slots
from bot.language.lexicon import everyday_frequencies
from bot.language.normalise import normalise
from bot.language.vocabulary import Vocabulary
from bot.settings import Settings

SLOTTED = ("event", "organiser", "speaker")
"""Terms whose names become slots; the others' lines stay the release's."""
_WORDS = Path(__file__).parent / "words"
_SUBJECT, _AROUND = "subject", "around"
"""Words of the release's subject, and those that come up around it; a line with one of the latter is its own if it asks
for a fact, and may be a greeting or a question about other things all the same."""
_MOST_SLOTS = 1
"""A line with two names, “did Mazen open the workshop”, is rather the release's than general."""
_LONGEST_NAME = 4
_WORD = re.compile(r"[^\W_]+")
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)?")
_BEFORE = ("بهال", "لهال", "وال", "بال", "فال", "كال", "هال", "عال", "وه", "و", "ف", "ب", "ك", "ل", "ه", "ع", "")
"""What is written together with an Arabic noun: «وبالورشة»; the article belongs to the form."""
_BEHIND = ("كم", "كن", "هم", "ها", "نا", "")
_NUMBERS = frozenset(
    """
    two three four five six seven eight nine ten eleven twelve both second third fourth twice hundred thousand dozen
    january february march april june july august september october november december
    monday tuesday wednesday thursday friday saturday sunday
    ثلاث ثلاثه اربع اربعه خمس خمسه ست سته سبع سبعه عشر عشره اثنين ثنتين مرتين يومين
    نوفمبر ديسمبر اكتوبر يناير فبراير nofmbr etnein jouj arba3 khamsa
    """.split()
)
_LONG, _LONGER = 5, 8
"""Letters from which one slip, or two, still leave a word that is the release's."""
_SCHEMA = "# yaml-language-server: $schema={}schemas/phrasings.schema.json\n"


class Own:
    """Expressions that are only the release's, and their single words, for those that are mistyped."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._expressions = Vocabulary.of([WordGroup("own", tuple(texts))])
        words = tuple(word for word in self._expressions.groups if " " not in word)
        known = everyday_frequencies()
        self._mistyped = lru_cache(None)(
            lambda word: word not in known and any(_alike(word.removesuffix("s"), own) for own in words)
        )

    def are_in(self, words: list[str]) -> bool:
        """Whether one of them is among the words, in whatever form and with a slip or two."""
        alone = [word.removesuffix("s") for word in words]
        found = "own" in self._expressions.concepts(words) or "own" in self._expressions.concepts(alone)
        return found or any(map(self._mistyped, words))


def _alike(word: str, own: str) -> bool:
    if word == own:
        return True
    shorter = min(len(word), len(own))
    if shorter < _LONG or word[0] != own[0]:
        return False
    slips = 2 if shorter >= _LONGER else 1
    return DamerauLevenshtein.distance(word, own, score_cutoff=slips) <= slips


@dataclass(frozen=True, slots=True)
class Names:
    """What a release calls its things: by their slot those that have one; `names` are its own names and its subject,
    `all` besides them whatever comes up around it; `parts` betray its event and its place inside any word."""

    slots: Mapping[str, str]
    names: Own
    all: Own
    parts: tuple[str, ...]

    @classmethod
    def of(cls, base: FactBase) -> Names:
        slots: dict[str, str] = {}
        for name in SLOTTED:
            for form, slot in _forms(name, base.release.terms.get(name, Term())):
                slots.setdefault(form, slot)
        words = _words(base.folder.absolute().name)
        names = [text for text in (*_named(base), *words[_SUBJECT]) if normalise(text) not in slots]
        more = [text for text in (*_around(base), *words[_AROUND]) if normalise(text) not in slots]
        terms = (base.release.terms.get(name, Term()) for name in ("event", "place"))
        usual = (normalise(names[0].one) for term in terms for names in (term.en, term.ar) if names)
        parts = tuple(word.removeprefix("ال").removesuffix("ه") for word in usual)
        return cls(slots, Own(names), Own([*names, *more]), parts)

    def named_in(self, text: str, subject: bool = True) -> bool:
        """Whether the text speaks of this release and no other: of its event, its place and, where that counts, its
        people and its subject."""
        words = normalise(text).split()
        return self.slotted(text) != text or self._betrayed(words) or (subject and self.names.are_in(words))

    def general(self, text: str) -> str | None:
        """The text with slots; None where it is the release's own."""
        slotted = self.slotted(text)
        slots = {slot.rsplit("_", 1)[-1].rstrip("s") for slot in re.findall(r"\{([a-z_]+)\}", slotted)}
        words = normalise(re.sub(r"\{[a-z_]+\}", " ", slotted)).split()
        counts = any(_ORDINAL.fullmatch(word) or word in _NUMBERS for word in words)
        own = counts or len(slots) > _MOST_SLOTS or self._betrayed(words) or self.all.are_in(words)
        return None if own else slotted

    def _betrayed(self, words: list[str]) -> bool:
        return any(part in word for word in words for part in self.parts)

    def slotted(self, text: str) -> str:
        """The text with a slot for each name that has one, the longest first."""
        words = list(_WORD.finditer(text))
        parts, end, place = [], 0, 0
        while place < len(words):
            length = min(_LONGEST_NAME, len(words) - place)
            while length and not (slot := self._slot([word[0] for word in words[place : place + length]])):
                length -= 1
            if length and slot:
                parts += [text[end : words[place].start()], slot]
                end = words[place + length - 1].end()
            place += length or 1
        return "".join([*parts, text[end:]])

    def _slot(self, words: list[str]) -> str | None:
        first, *rest = (normalise(word) for word in words)
        if first.startswith("لل") and (slot := self.slots.get(" ".join(["ال" + first[2:], *rest]))):
            return f"ل{slot}"
        for before in _BEFORE:
            for behind in _BEHIND if not rest else ("",):
                core = _core(first, before, behind)
                if core and (slot := self.slots.get(" ".join([core, *rest]))):
                    return f"{before.removesuffix('ال')}{slot}{behind}"
        return None


def _core(word: str, before: str, behind: str) -> str | None:
    """The noun without what is written together with it; None where the word doesn't begin and end so."""
    if not (word.startswith(before) and word.endswith(behind)):
        return None
    core = word.removeprefix(before).removesuffix(behind)
    if behind and core.endswith("ت"):
        core = core[:-1] + "ه"  # «ورشتكم»
    return f"ال{core}" if before.endswith("ال") else core


def _forms(name: str, term: Term) -> Iterator[tuple[str, str]]:
    """Each form of a term's names, normalised, and the slot that stands for it; the singular where forms are alike."""
    for one in (*term.en, *term.ar, *term.arabizi):
        forms = [(one.one, f"{{{name}}}")]
        if name == SLOTTED[0]:  # people and bodies have one form
            forms += [(one.many, f"{{{name}s}}"), (one.the_one, f"{{the_{name}}}"), (one.the_many, f"{{the_{name}s}}")]
            forms += [(one.two, f"{{two_{name}}}"), (one.the_two, f"{{the_two_{name}}}")]
            forms += [(form[:-2] + "ان", slot) for form, slot in forms if "two" in slot and form.endswith("ين")]
        for form, slot in forms:
            yield normalise(form), slot
            if form.startswith("el "):
                yield from ((normalise(article + form[3:]), slot) for article in ("el", "il ", "l"))


def _words(release: str) -> dict[str, list[str]]:
    """The words of a release's subject and those around it, in every script."""
    path = _WORDS / f"{release}.yaml"
    written = yaml.safe_load(path.read_text(encoding="utf-8")) if path.is_file() else {}
    return {kind: [word for words in written.get(kind, {}).values() for word in words] for kind in (_SUBJECT, _AROUND)}


def _named(base: FactBase) -> Iterator[str]:
    """What is called so in this release only: its place, its people."""
    for name, term in base.release.terms.items():
        if name not in SLOTTED:
            yield from term.texts()
    for person in base.release.people:
        yield from (*person.first, *person.family)


def _around(base: FactBase) -> Iterator[str]:
    """What comes up around it: the members of its lists and its values."""
    release = base.release
    for premise in release.premises:
        yield from (word for study in premise.studies for word in study.university)
    for entry in base.entries.values():
        for member in (*entry.listing.members, *entry.listing.others) if entry.listing else ():
            yield from (member.name.en, member.name.ar, *member.aliases)
    for value in release.values.values():
        yield from (text for text in (getattr(value, "en", value), getattr(value, "ar", "")) if isinstance(text, str))


@dataclass(frozen=True, slots=True)
class Line:
    """A phrasing: the file under phrasings/ that it stands in, the script, and its words."""

    file: str
    script: str
    text: str


def moved(folder: Folder, base: FactBase) -> dict[Path, dict[Line, None]]:
    """The lines that each part should have, by the part's folder."""
    names = Names.of(base)
    role_of = {entry.id: role for entry in base.entries.values() for role in sorted(entry.roles & {*EVENT_ROLES})}
    by_role = {role: entry_id for entry_id, role in role_of.items()}
    general: dict[Line, None] = {}
    release: dict[Line, None] = {}
    meant: dict[str, str] = {}
    for line in lines_of(folder.general):
        role = Path(line.file).stem
        of_event = role in EVENT_ROLES
        text = fill_slots(line.text, line.script, base.release.terms)
        own = names.general(line.text) is None if of_event else names.named_in(line.text, role != SAFEGUARDING)
        if own and text and (not of_event or role in by_role):
            release[Line(f"{by_role[role]}.yaml" if of_event else line.file, line.script, text)] = None
        else:
            general[line] = None
            meant[line.text] = line.file
    for line in lines_of(folder.release):
        played = role_of.get(Path(line.file).stem)
        text = names.general(line.text) if played else None
        file = f"{played}.yaml"
        if text and meant.setdefault(text, file) == file:
            general[Line(file, line.script, text)] = None
        else:
            release[line] = None
    return {folder.general.root: general, folder.release.root: release}


def lines_of(part: Part) -> Iterator[Line]:
    """The lines of a part's phrasings, in the order of its files."""
    for file in part.under(PHRASINGS):
        written = yaml.safe_load(file.path.read_text(encoding="utf-8"))
        for script in SCRIPTS:
            yield from (Line(file.name.removeprefix(f"{PHRASINGS}/"), script, text) for text in written.get(script, ()))


def write(root: Path, lines: Iterable[Line]) -> None:
    """The lines in their files, each under the comment that the file began with; files without a line are removed."""
    files: dict[str, dict[str, list[str]]] = {}
    for line in lines:
        files.setdefault(line.file, {}).setdefault(line.script, []).append(line.text)
    folder = root / PHRASINGS
    for path in folder.rglob("*.yaml"):
        if path.relative_to(folder).as_posix() not in files:
            path.unlink()
    for name, scripts in files.items():
        path = folder / name
        knowledge = root.parent if root.name == GENERAL else root.parent.parent
        head = _head(path) or _SCHEMA.format("../" * (len(path.relative_to(knowledge).parts) - 1))
        path.parent.mkdir(parents=True, exist_ok=True)
        ordered = {script: scripts[script] for script in SCRIPTS if script in scripts}
        text = yaml.safe_dump(ordered, allow_unicode=True, sort_keys=False, width=10_000)
        path.write_text(head + text, encoding="utf-8")


def _head(path: Path) -> str:
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True) if path.is_file() else []
    return "".join(takewhile(lambda line: line.startswith("#"), lines))


def main(arguments: list[str]) -> None:
    root = newest(Path(arguments[0]) if arguments else Settings.read().knowledge)
    folder = open_folder(root)
    for part, lines in moved(folder, load(root)).items():
        before = sum(1 for each in (folder.general, folder.release) if each.root == part for _ in lines_of(each))
        print(f"{part.name}: {before} lines before, {len(lines)} now")
        write(part, lines)


if __name__ == "__main__":
    main(sys.argv[1:])
