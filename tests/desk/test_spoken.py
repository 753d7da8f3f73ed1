"""What the desk's commands say in Arabic: nothing that they find out lacks a sentence, and the sentences are right."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import bot
from bot.desk.new.cells import CellPlace
from bot.desk.phrases import Phrases
from bot.desk.spoken import Spoken
from bot.direction import FSI, PDI, bare
from bot.locales import Locales
from bot.problems import KnowledgeError, Place, Problem, Severity

BOT = Path(bot.__file__).parent
LOCALES = BOT.parent / "locales"
FOUND_OUT_IN = ("facts", "desk/new", "desk", ".")
"""The folders whose modules say what is wrong with knowledge, sheets and sentences."""
NOT_SAID = {
    "desk/check.py": {"to “a”", "a question back “a”, about “a”“a”", "the reply “a” “a”“a”", "a reply “a” without “a”"},
    "desk/embarrassing.py": {" “a” “a” "},
    "desk/new/checks.py": {"contact quote when overview issued"},
    "desk/new/opening.py": {"that isn’t known", "a column “a” “a”"},
    "desk/spoken.py": {"bayan check"},
    "desk/readers.py": {"“a”, which Telegram would “a”", "link as “a”", "not link"},
    "facts/silent_slips.py": {"[ ]+#(?P<glued>\\S?)", "jan feb mar apr may jun jul aug sep oct nov dec"},
    "facts/validate.py": {" under “a”", "“a” is "},
    "facts/yaml_mistakes.py": {
        *("quoted scalar found unexpected end", "flow sequence", "flow mapping", "block scalar", "simple key"),
        *("mapping values are not allowed", "an alias", "an anchor", "start any token", "block mapping"),
        "block collection",
    },
}
"""Texts with a space in them that nobody reads by themselves: patterns, words to look for, and parts of a sentence,
whose wholes stand in `WHOLE`."""
WHOLE = (
    "a question back to “a”, about a or b",
    "a question back to “a”, about a or b (a 40%, b 31%)",
    "the reply a to “a” (a 40%)",
    "the reply unknown to “a”",
    "a reply to “a” without “b”",
    "a column “a” again",
    "a column “a” that isn’t known",
    "“a”, which Telegram would link as “b”",
    "“a”, which Telegram would not link",
    "no “a” under “b”",
    "“a” is nothing",
)
_LEAST = 2
"""Letters beside its slots by which a sentence is the one that was meant."""


def sentences(path: Path) -> Iterator[str]:
    """The texts of a module that have a space in them, each slot filled with a quoted letter."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    passed_over: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            passed_over.add(id(node.value))
        if isinstance(node, ast.JoinedStr):
            passed_over |= {id(part) for part in node.values}
            passed_over |= {id(part.format_spec) for part in node.values if isinstance(part, ast.FormattedValue)}
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("Field", "words", "_words"):
            passed_over |= {id(part) for part in ast.walk(node)}
    for node in ast.walk(tree):
        if id(node) in passed_over:
            continue
        if isinstance(node, ast.JoinedStr):
            parts = (part.value if isinstance(part, ast.Constant) else "“a”" for part in node.values)
            text = "".join(map(str, parts))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            text = node.value
        else:
            continue
        if " " in text.strip() and any(char.isalpha() for char in text.replace("“a”", "")):
            yield text


_SAYS = re.compile(r"\b(?:Problem|Mistake|refusal)\(")


def modules() -> list[Path]:
    found = [path for folder in FOUND_OUT_IN for path in sorted((BOT / folder).glob("*.py"))]
    return [path for path in found if _SAYS.search(path.read_text(encoding="utf-8"))]


@pytest.fixture(scope="module")
def phrases() -> Phrases:
    return Phrases.load(LOCALES)


@pytest.fixture(scope="module")
def spoken() -> Spoken:
    return Spoken("ar", Locales.load(LOCALES), Phrases.load(LOCALES))


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(BOT).as_posix())
def test_nothing_that_is_wrong_lacks_arabic(path: Path, phrases: Phrases) -> None:
    passed_over = NOT_SAID.get(path.relative_to(BOT).as_posix(), set())
    missing = [text for text in sentences(path) if text not in passed_over and phrases.found(text, _LEAST) is None]
    assert missing == []


def test_nothing_that_is_put_together_lacks_arabic(phrases: Phrases) -> None:
    assert [text for text in WHOLE if phrases.found(text) is None] == []


def test_every_slot_of_a_sentence_is_in_its_arabic() -> None:
    slots = re.compile(r"\{\w+\}")
    assert [en for en, ar in Phrases.load(LOCALES).said.items() if {*slots.findall(en)} != {*slots.findall(ar)}] == []


@pytest.mark.parametrize(
    ("problem", "line"),
    [
        (
            Problem(Place("facts/when.yaml", 7, 5), "no “ar” under “answer”", "the Arabic text", "add a line ar: …"),
            "خطأ في facts/when.yaml:7:5: لا «ar» تحت «answer»؛ المتوقع: النص العربي؛ أضيفوا سطرًا ar: …",
        ),
        (
            Problem(Place("a.yaml", 7, 9), "the unknown name {secnd}", "email or second", "did you mean “second”?"),
            "خطأ في a.yaml:7:9: الاسم غير المعروف {secnd}؛ المتوقع: email أو second؛ أتقصدون «second»؟",
        ),
        (
            Problem(
                Place("a.yaml"), "no sample for “قاعة”", "one, so that nobody breaks it unawares", "", Severity.WARNING
            ),
            "تنبيه في a.yaml:1:1: لا سؤال تجريبيًا لـ«قاعة»؛ المتوقع: سؤال تجريبي، كي لا يفسدها أحد سهوًا",
        ),
        (
            Problem(CellPlace("s.xlsx", 9, 9, "facts", "asks"), "the kind “cuont”", "count, cost or age"),
            "خطأ في s.xlsx: الصفحة facts، الصف 9، العمود I (asks): النوع «cuont»؛ المتوقع: count، cost أو age",
        ),
        (
            Problem(
                Place("b.yaml", 2), "a question back to “متى؟”, about dates or hours (dates 40%, hours 31%)", "hours"
            ),
            "خطأ في b.yaml:2:1: سؤال استيضاح عند «متى؟»، عن dates أو hours (dates 40%, hours 31%)؛ المتوقع: hours",
        ),
    ],
)
def test_a_problem_reads_as_an_editor_would_write_it(problem: Problem, line: str, spoken: Spoken) -> None:
    assert bare(spoken.problem(problem)) == line


def test_the_place_is_isolated_so_that_it_reads_from_left_to_right(spoken: Spoken) -> None:
    said = spoken.problem(Problem(Place("facts/when.yaml", 7, 5), "a tab", "spaces", "replace it by two spaces"))
    assert said.startswith(f"خطأ في {FSI}facts/when.yaml:7:5{PDI}: ")


@pytest.mark.parametrize(
    ("errors", "warnings", "line"),
    [
        (0, 0, "لا أخطاء، ولا تنبيهات"),
        (1, 2, "خطأ واحد، وتنبيهان"),
        (2, 1, "خطآن، وتنبيه واحد"),
        (3, 11, "3 أخطاء، و11 تنبيهًا"),
        (11, 100, "11 خطأً، و100 تنبيه"),
        (100, 3, "100 خطأ، و3 تنبيهات"),
    ],
)
def test_counts_agree(errors: int, warnings: int, line: str, spoken: Spoken) -> None:
    assert bare(spoken("found", errors=errors, warnings=warnings)) == line


def test_what_stops_a_command_names_the_first_and_how_many_more(spoken: Spoken) -> None:
    problem = Problem(Place("a.yaml"), "an empty file", "content", "fill it or delete it")
    one = bare(spoken.refusal(KnowledgeError((problem,))))
    assert one == "خطأ في a.yaml:1:1: ملف فارغ؛ المتوقع: محتوى؛ املؤوه أو احذفوه"
    assert bare(spoken.refusal(KnowledgeError((problem,) * 3))) == f"{one} (ومعه خطآن آخران؛ يسردها bayan check)"
