"""The pages of a sheet and their columns: what `bayan new --template` writes, what is read, what docs/desk.md explains.

A heading may be the key, or the English or the Arabic title; both languages explain each column in the template.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its key, its title and its explanation in both languages. `needed` columns are never empty."""

    key: str
    title: tuple[str, str]
    help: tuple[str, str]
    needed: bool = False


@dataclass(frozen=True, slots=True)
class PageShape:
    """A page: its key, its title and its explanation in both languages, and its columns."""

    key: str
    title: tuple[str, str]
    help: tuple[str, str]
    columns: tuple[Column, ...]

    def column(self, key: str) -> Column:
        return next(column for column in self.columns if column.key == key)


def _both(key: str, title: tuple[str, str], help: tuple[str, str], needed: bool = False) -> tuple[Column, Column]:
    """A column for each language."""
    english, arabic = title
    return (
        Column(f"{key}_en", (f"{english}, English", f"{arabic} بالإنجليزية"), help, needed),
        Column(f"{key}_ar", (f"{english}, Arabic", f"{arabic} بالعربية"), help, needed),
    )


_ID = Column(
    "id",
    ("id", "المعرّف"),
    ("short name in small Latin letters with hyphens, as panel-count", "اسم قصير بأحرف لاتينية صغيرة، مثل panel-count"),
    True,
)
_LABEL = _both(
    "label",
    ("button", "الزر"),
    ("two or three words that name it; its button", "كلمتان أو ثلاث تسمّيه، وهي نص الزر"),
    True,
)
_ASKS = Column(
    "asks",
    ("kind", "نوع السؤال"),
    (
        "what kind of answer it is: count, cost, duration …; several with ; between",
        "نوع الجواب: count أو cost أو duration…، وبين النوعين ؛",
    ),
)
_ABOUT = _both(
    "about",
    ("of what", "عن أي شيء"),
    (
        "the thing that is counted, paid, lasts …, as people call it: one / many; another name",
        "الشيء المعدود أو المدفوع أو الممتد… كما يسمّيه الناس: مفرد / جمع؛ اسم آخر",
    ),
)
_QUESTIONS = _both(
    "questions",
    ("questions", "أسئلة"),
    ("optional: how people ask, a question a line", "اختياري: كيف يسأل الناس، كل سؤال في سطر"),
)
_ROLE = Column(
    "role",
    ("role", "الدور"),
    (
        "which of the things that are asked about any release: when, where, funding …; several with ; between",
        "أي مما يُسأل عنه في كل بيان: when أو where أو funding…، وبين الدورين ؛",
    ),
)

RELEASE = PageShape(
    "release",
    ("release", "البيان"),
    ("One line for each thing about the release as a whole", "سطر لكل أمر يخص البيان كله"),
    (
        Column("what", ("what", "البند"), ("don’t change this column", "لا تغيّروا هذا العمود"), True),
        Column("en", ("English", "بالإنجليزية"), ("the text, the day or the number", "النص أو اليوم أو الرقم")),
        Column("ar", ("Arabic", "بالعربية"), ("the Arabic text, where it is a text", "النص العربي، إن كان نصًّا")),
    ),
)

FACTS = PageShape(
    "facts",
    ("facts", "الحقائق"),
    ("One line for each thing that the release says", "سطر لكل أمر يذكره البيان"),
    (
        _ID,
        *_LABEL,
        *_both("answer", ("answer", "الجواب"), ("the reply, one or two sentences", "الرد، جملة أو جملتان"), True),
        Column(
            "paragraphs",
            ("paragraphs", "الفقرات"),
            (
                "the number that the release prints before it; where it prints none, counted, the headline being 1",
                "الرقم المطبوع قبل الفقرة في البيان، وإن لم تُرقَّم فعُدّوا الفقرات والعنوان هو 1",
            ),
            True,
        ),
        Column(
            "evidence",
            ("evidence", "الشاهد"),
            (
                "words of the release that carry it, letter by letter, in either language; several with ; between",
                "كلمات من البيان كما وردت حرفيًّا، بأي من اللغتين، وبينها ؛",
            ),
            True,
        ),
        _ROLE,
        _ASKS,
        *_ABOUT,
        Column(
            "value",
            ("value", "القيمة"),
            (
                "optional: the number that is counted, one for each count with ; between; Bayan puts a wrong one right",
                "اختياري: العدد، ولكل count عدده وبينها ؛، ليصحّح بيان ما يخالفه",
            ),
        ),
        *_QUESTIONS,
    ),
)

NOT_STATED = PageShape(
    "not-stated",
    ("not stated", "ما لا يذكره البيان"),
    (
        "One line for each thing that will be asked and that the release doesn’t say",
        "سطر لكل أمر سيُسأل عنه ولا يذكره البيان",
    ),
    (
        _ID,
        *_LABEL,
        *_both(
            "answer",
            ("answer", "الجواب"),
            ("the reply; empty for one of Bayan’s own", "الرد؛ ويُترك فارغًا ليكتبه بيان"),
        ),
        Column(
            "nearby",
            ("nearby", "الأقرب إليه"),
            ("ids of one or two facts close to the question", "معرّفات حقيقة أو اثنتين قريبتين من السؤال"),
        ),
        _ROLE,
        _ASKS,
        *_ABOUT,
        *_QUESTIONS,
    ),
)

PEOPLE = PageShape(
    "people",
    ("people", "الأشخاص"),
    ("One line for each person whom the release names", "سطر لكل شخص يسمّيه البيان"),
    (
        _ID,
        *_both("name", ("name", "الاسم"), ("the name as replies write it", "الاسم كما يُكتب في الرد"), True),
        *_both("office", ("office", "المنصب"), ("the office, as a sentence says it", "المنصب كما يقال في جملة"), True),
        *_both("other_names", ("other names", "أسماء أخرى"), ("other spellings, ; between", "كتابات أخرى، وبينها ؛")),
        Column("woman", ("woman", "امرأة"), ("yes or no", "نعم أو لا"), True),
        Column("spoke", ("spoke", "متحدث"), ("yes where the release quotes the person", "نعم إن نقل البيان كلامه")),
        Column(
            "facts", ("facts", "الحقائق"), ("ids of the facts that name the person", "معرّفات الحقائق التي تسمّيه"), True
        ),
    ),
)

LISTS = PageShape(
    "lists",
    ("lists", "القوائم"),
    (
        "One line for each member of a fact that is a list, and for bodies people ask about that aren’t named",
        "سطر لكل عضو في حقيقة هي قائمة، ولكل جهة يُسأل عنها ولم تُذكر",
    ),
    (
        Column("list", ("list", "القائمة"), ("id of the fact that is the list", "معرّف الحقيقة التي هي القائمة"), True),
        *_both("member", ("member", "العضو"), ("the name as replies write it", "الاسم كما يُكتب في الرد"), True),
        *_both(
            "other_names",
            ("other names", "أسماء أخرى"),
            ("what people call it, ; between", "كيف يسمّيه الناس، وبين الاسمين ؛"),
        ),
        Column(
            "named",
            ("named", "مذكور"),
            ("no where people ask about it though the release doesn’t name it", "لا إن كان يُسأل عنه ولم يذكره البيان"),
            True,
        ),
    ),
)

QUOTATION = PageShape(
    "quotation",
    ("quotation", "التصريح"),
    ("The words that are quoted, letter by letter", "الكلام المنقول حرفيًّا"),
    (
        Column("speaker", ("speaker", "المتحدث"), ("id of the person", "معرّف الشخص"), True),
        *_both(
            "words",
            ("words", "الكلام"),
            ("the quoted words, without quotation marks", "الكلام دون علامات التنصيص"),
            True,
        ),
    ),
)

THINGS = PageShape(
    "things",
    ("things", "الأشياء"),
    (
        "Optional: a thing that several facts are about, with all its names; facts name it by its id",
        "اختياري: شيء تدور عليه عدة حقائق بكل أسمائه، وتشير إليه الحقائق بمعرّفه",
    ),
    (
        _ID,
        *_both("names", ("names", "الأسماء"), ("one / many; another name", "مفرد / جمع؛ اسم آخر"), True),
    ),
)

PAGES = (RELEASE, FACTS, NOT_STATED, PEOPLE, LISTS, QUOTATION, THINGS)


def heading(text: str) -> str:
    """A heading as it is compared: without case, punctuation and the remark in brackets behind it."""
    head = text.partition("(")[0].casefold()
    return " ".join("".join(sign if sign.isalnum() else " " for sign in head).split())


def find(keys: Iterable[tuple[str, tuple[str, str]]], text: str) -> str | None:
    """The key that a heading stands for: itself, its English or its Arabic title."""
    wanted = heading(text)
    for key, titles in keys:
        if wanted in (heading(key), *map(heading, titles)):
            return key
    return None
