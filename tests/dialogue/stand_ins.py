"""A small fact base and an understanding made by hand: tests say what the matcher would have said."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from types import MappingProxyType
from zoneinfo import ZoneInfo

from bot.bayan import Bayan
from bot.dialogue.decision import Thresholds
from bot.dialogue.reranking import Reranker
from bot.facts.factbase import (
    Bilingual,
    Entry,
    EntryKind,
    FactBase,
    Language,
    Member,
    MemberList,
    Place,
    Release,
    Value,
)
from bot.facts.fitted import Fitted
from bot.facts.followups import WordGroup
from bot.facts.ids import ROLES
from bot.facts.loader import load
from bot.facts.templates import bullets
from bot.language.detect import detect
from bot.language.lexicon import Lexicon
from bot.language.normalise import normalise
from bot.language.read import Question
from bot.locales import Locales
from bot.matching.parts import InLight
from bot.matching.ranking import Candidate, Mentions, Ranked, Ranking

ROOT = Path(__file__).parents[2]
NOW = datetime(2021, 11, 15, 12, tzinfo=UTC)
VALUES: dict[str, Value] = {
    "contact_name": Bilingual(ar="دانة العثمان", en="Dana Al-Othman"),
    "email": "dalothman@iom.int",
    "emergency": "112",
}
HEALTH = Member("health", Bilingual(ar="وزارة الصحة", en="Ministry of Health"))
JUSTICE = Member("justice", Bilingual(ar="وزارة العدل", en="Ministry of Justice"))
ARMY = Member("army", Bilingual(ar="الجيش", en="the army"))
LISTING = MemberList(
    members=(HEALTH, JUSTICE),
    others=(ARMY,),
    yes=Bilingual(ar="نعم، ورد اسم {member}.", en="Yes: the release names the {member}."),
    not_named=Bilingual(ar="لم يرد ذكر {member}.", en="The release doesn’t name {member}."),
    not_named_unknown=Bilingual(ar="لم أجد هذا الاسم.", en="I don’t see that name."),
)
_LEXICON = Lexicon.of([("meta wein leish shno mino kam", "arabizi"), ("when where why what who how many", "en")])


def entry(
    entry_id: str,
    english: str,
    arabic: str,
    kind: EntryKind = EntryKind.STATED,
    paragraphs: tuple[int, ...] = (),
    related: tuple[str, ...] = (),
    nearby: tuple[str, ...] = (),
    listing: MemberList | None = None,
) -> Entry:
    values = dict(VALUES)
    if listing:
        values["members"] = bullets(tuple(member.name for member in listing.members))
    return Entry(
        id=entry_id,
        kind=kind,
        label=Bilingual(ar=f"زر {arabic.split()[0]}", en=entry_id.replace("-", " ").capitalize()),
        answer=Bilingual(ar=arabic, en=english),
        place=Place(f"facts/{entry_id}.yaml"),
        paragraphs=paragraphs,
        related=related,
        nearby=nearby,
        listing=listing,
        values=MappingProxyType(values),
        roles=frozenset({entry_id} & {*ROLES}),
    )


SERVICE, NOT_STATED = EntryKind.SERVICE, EntryKind.NOT_STATED
ENTRIES = (
    entry("overview", "Two workshops ended.", "انتهت ورشتان.", paragraphs=(1,)),
    entry("dates", "From 10 to 15 November.", "من 10 إلى 15 نوفمبر.", paragraphs=(4,), related=("place", "contact")),
    entry("place", "In Kuwait.", "في الكويت.", paragraphs=(3,)),
    entry("participants", "These bodies:\n{members}", "الجهات:\n{members}", paragraphs=(4,), listing=LISTING),
    entry("spokesperson", "Mazen AboulHosn spoke.", "تكلم مازن أبو الحسن.", paragraphs=(5,), related=("quote",)),
    entry("spokesperson-biography", "Studied in Perpignan.", "درس في بربينيان.", paragraphs=(9,)),
    entry("quote", "He said:\n\n> “Part of it.”", "قال:\n\n> «جزء منها.»", paragraphs=(5,)),
    entry("law", "Law No. 91 of 2013.", "القانون 91 لسنة 2013.", paragraphs=(4,)),
    entry("next-project", "A project follows.", "يليها مشروع.", paragraphs=(6,)),
    entry("contact", "Write to {contact_name}: {email}", "راسلوا {contact_name}: {email}", paragraphs=(8,)),
    entry("venue", "No hotel is named.", "لا يذكر البيان فندقًا.", NOT_STATED, nearby=("place",)),
    entry("phone", "No number is given.", "لا يورد البيان رقمًا.", NOT_STATED, nearby=("contact",)),
    entry("next-dates", "No date is given.", "لا يحدد البيان موعدًا.", NOT_STATED, nearby=("next-project",)),
    entry("greeting", "Hello.", "أهلًا.", SERVICE),
    entry("thanks", "You’re welcome.", "على الرحب.", SERVICE),
    entry("goodbye", "Goodbye.", "مع السلامة.", SERVICE),
    entry("document", "The fact sheet.", "صحيفة الحقائق.", SERVICE),
    entry("safeguarding", "Call {emergency} now.", "اتصلوا الآن بالرقم {emergency}.", SERVICE),
)
BASE = FactBase(
    release=Release(
        title=Bilingual(ar="عنوان", en="Title"),
        issued=date(2021, 11, 15),
        publisher=Bilingual(ar="المنظمة", en="IOM Kuwait"),
        contact="contact",
        values=MappingProxyType(VALUES),
        timezone=ZoneInfo("Asia/Kuwait"),
    ),
    entries=MappingProxyType({each.id: each for each in ENTRIES}),
    vocabulary=(WordGroup("hello", ("hello", "there")), WordGroup("where", ("where", "وين", "wein"), asks=True)),
    content_hash="c",
    phrasings_hash="p",
    folder=Path("knowledge"),
    general=ROOT / "knowledge" / "general",
    follow_ups=load(ROOT / "knowledge").follow_ups,
)
LOCALES = Locales.load(ROOT / "locales")
FITTED = Fitted.load(ROOT / "knowledge" / "general")
RERANKER = FITTED.numbers("follow-ups", Reranker)
THRESHOLDS = FITTED.numbers("thresholds", Thresholds)
NOTHING = Ranking((), 1.0)


def ranking(unknown: float = 0.0, alarm: bool = False, **sure: float) -> Ranking:
    """`ranking(dates=0.9)`; an underscore stands for the hyphen of an id."""
    found = sorted(((id.replace("_", "-"), value) for id, value in sure.items()), key=lambda pair: -pair[1])
    return Ranking(tuple(Candidate(id, value) for id, value in found), unknown or 1 - sum(sure.values()), alarm)


@dataclass
class StandIn:
    """Understands what it was told, and finds nothing in anything else."""

    rankings: dict[str, Ranking] = field(default_factory=dict)
    split: dict[str, tuple[str, ...]] = field(default_factory=dict)
    named: dict[tuple[str, str], Mentions] = field(default_factory=dict)

    def read(self, text: str) -> Question:
        words = tuple(normalise(text).split())
        return Question(text, detect(text, words, _LEXICON), words, words, (None,) * len(words))

    def parts(self, whole: Ranked, in_light: InLight) -> tuple[Ranked, ...]:
        questions = map(self.read, self.split.get(whole.question.text, (whole.question.text,)))
        return tuple(Ranked(question, self.rank(question)) for question in questions)

    def rank(self, question: Question) -> Ranking:
        return self.rankings.get(question.text, NOTHING)

    def asks_with(self, word: str) -> bool:
        return True

    def mentions(self, question: Question, entry_id: str) -> Mentions:
        return self.named.get((question.text, entry_id), Mentions())

    def rest(self) -> None:
        pass


def bayan(understanding: StandIn | None = None, **rankings: Ranking) -> Bayan:
    return Bayan.of(BASE, LOCALES, understanding or StandIn(rankings))


__all__ = [
    "ARMY",
    "BASE",
    "HEALTH",
    "JUSTICE",
    "LOCALES",
    "NOW",
    "RERANKER",
    "THRESHOLDS",
    "Language",
    "StandIn",
    "bayan",
    "ranking",
]
