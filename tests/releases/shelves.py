"""Small releases beside one another: the sound folder of workshops, a vaccination centre, a bridge; each understood by
a few words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from bot.bayan import Bayan
from bot.facts.loader import load
from bot.language.read import Question
from bot.locales import Locales
from bot.matching.ranking import Candidate, Ranking
from bot.messaging.knowledge import Reloaded
from bot.releases.shelf import Shelf, reading
from tests.facts import folders
from tests.messaging.harness import DANGER, ROOT, KeywordUnderstanding
from tests.storage.conftest import Clock

WORKSHOPS, VACCINES, BRIDGE = "workshops-2026-02-10", "vaccines-2026-02-24", "bridge-2026-03-01"
HOUR = datetime(2026, 3, 1, 13, tzinfo=UTC)
EMBARGO = "embargo: 2026-03-01T16:00+03:00\n"
"""One hour from where the tests' clock stands."""


def release(title: str, arabic: str, day: str, more: str = "") -> str:
    return f"""\
title: {{en: {title}, ar: {arabic}}}
issued: {day}
publisher: {{en: Health Office, ar: مكتب الصحة}}
timezone: Asia/Kuwait
{more}values:
  contact_name: {{en: Dana, ar: دانة}}
  email: dana@example.org
  emergency: "112"
"""


def entry(id: str, label: str, arabic: str, answer: str, arabic_answer: str) -> str:
    return f"""\
- id: {id}
  paragraphs: [2]
  evidence: [كلمة]
  label: {{en: {label}, ar: {arabic}}}
  answer: {{en: "{answer}", ar: "{arabic_answer}"}}
"""


CONTACT = """\
- id: contact
  role: contact
  paragraphs: [8]
  evidence: [dana@example.org]
  label: {en: Contact, ar: للتواصل}
  answer: {en: "Write to {contact_name}, {email}.", ar: "راسلوا {contact_name}، {email}."}
"""
NOT_STATED = """\
- id: venue
  label: {en: Venue, ar: المكان}
  answer: {en: The release doesn't say where., ar: لا يذكر البيان المكان.}
  nearby: [contact]
"""
ASKED = {"en": "asked", "ar": "سؤال"}


def phrasings(*ids: str) -> dict[str, str]:
    return {f"phrasings/{id}.yaml": "en: [asked]\nar: [سؤال]\n" for id in ids}


def _written(day: str, title: str, arabic: str, when: str, own: Mapping[str, str], more: str = "") -> dict[str, str]:
    return {
        "release.yaml": release(title, arabic, day, more),
        "facts/when.yaml": entry("dates", "When", "متى", when, f"الموعد: {when}"),
        "facts/who.yaml": CONTACT,
        "not-stated.yaml": NOT_STATED,
        "tests/dates.yaml": "- {ask: when, expect: dates}\n",
        **phrasings("dates", "contact", "venue"),
        "phrasings/participants.yaml": "",
        **own,
    }


FOLDERS = {
    WORKSHOPS: lambda more="": _written(
        "2026-02-10",
        "Workshops for nurses end",
        "اختتام ورش للممرضين",
        "The workshops ran in January.",
        {
            "facts/trainers.yaml": entry("trainers", "Trainers", "المدربون", "Two trainers came.", "حضر مدربان."),
            **phrasings("trainers"),
        },
        more,
    ),
    VACCINES: lambda more="": _written(
        "2026-02-24",
        "Vaccination centre opens in Jahra",
        "افتتاح مركز للتطعيم في الجهراء",
        "It opens on 1 March.",
        {
            "facts/doses.yaml": entry("doses", "Doses", "الجرعات", "It has 500 doses.", "فيه 500 جرعة."),
            **phrasings("doses"),
        },
        more,
    ),
    BRIDGE: lambda more="": _written(
        "2026-03-01",
        "Bridge to Jahra is finished",
        "اكتمال الجسر إلى الجهراء",
        "It opens in May.",
        {
            "facts/length.yaml": entry("length", "Length", "الطول", "It is 36 km long.", "طوله 36 كيلومترًا."),
            **phrasings("length"),
        },
        more,
    ),
}
KEYWORDS = {
    "when": "dates",
    "متى": "dates",
    "where": "venue",
    "contact": "contact",
    "trainers": "trainers",
    "doses": "doses",
    "الجرعات": "doses",
    "length": "length",
    "hello": "greeting",
    "everything": "document",
}


_GENERAL = ("when", "where", "contact", "for", "to", "in", "is", "الى", "الي", "في")
"""What people ask about any release with."""


class Understanding(KeywordUnderstanding):
    """Knows the keywords of the entries that the release has."""

    def __init__(self, ids: frozenset[str]) -> None:
        self._keywords = {word: id for word, id in KEYWORDS.items() if id in ids}

    def rank(self, question: Question) -> Ranking:
        if DANGER in question.words:
            return super().rank(question)
        found = [Candidate(self._keywords[word], 0.97) for word in question.words if word in self._keywords]
        return Ranking(tuple(found) or (Candidate("dates", 0.01),), 0.0 if found else 0.99)

    def asks_with(self, word: str) -> bool:
        return word in self._keywords or word in _GENERAL


def open_one(folder: Path, locales: Locales) -> Bayan:
    base = load(folder)
    return Bayan.of(base, locales, Understanding(frozenset(base.entries)))


def write(root: Path, name: str, more: str = "", changes: Mapping[str, str | None] | None = None) -> Path:
    """A release's folder; `more` are lines of its release.yaml."""
    files = {key: value or None for key, value in FOLDERS[name](more).items()}
    return folders.write(root / "releases" / name, {**files, **(changes or {})})


def shelf(root: Path, before: Shelf | None = None) -> Shelf:
    return Shelf.open(root, Locales.load(ROOT / "locales"), open_one, before)


@dataclass
class Shelved:
    """The knowledge of a folder as the bot has it, with a clock that the test winds."""

    shelf: Shelf
    clock: Clock = field(default_factory=Clock)

    @property
    def bayan(self) -> Bayan:
        return self.shelf.read(reading.get(), self.clock())

    async def reload(self) -> Reloaded:
        return Reloaded(changed=False)
