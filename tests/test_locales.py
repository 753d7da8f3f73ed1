from __future__ import annotations

import re
import tempfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.locales import Locales, LocalesError, system_language

ARABIC = """\
source = بيان { $day }، الفقرة { $number }
misses = { $count ->
    [one] سؤال واحد
    [two] سؤالان
    [few] { $count } أسئلة
   *[other] { $count } سؤالًا
}
only-arabic = مرحبا
people = { $names }
"""
ENGLISH = """\
source = Release of { $day }, paragraph { $number }
misses = { $count ->
    [one] one question
   *[other] { $count } questions
}
only-english = Hello
people = { $names }
"""


def locales(tmp_path: Path, arabic: str | bytes = ARABIC, english: str | bytes = ENGLISH) -> Locales:
    for language, text in (("ar", arabic), ("en", english)):
        (tmp_path / language).mkdir(exist_ok=True)
        path = tmp_path / language / "main.ftl"
        path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass"))
    return Locales.load(tmp_path)


@pytest.fixture(autouse=True)
def _inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_days_and_numbers_are_written_out_and_isolated(tmp_path: Path) -> None:
    texts = locales(tmp_path)
    day = date(2021, 11, 15)
    assert texts.text("en", "source", day=day, number=4) == (
        "Release of \u206815 November 2021\u2069, paragraph \u20684\u2069"
    )
    assert texts.text("ar", "source", day=day, number=4) == "بيان \u206815 نوفمبر 2021\u2069، الفقرة \u20684\u2069"


@pytest.mark.parametrize(
    ("count", "words"),
    [(1, "سؤال واحد"), (2, "سؤالان"), (3, "\u20683\u2069 أسئلة"), (11, "\u206811\u2069 سؤالًا")],
)
def test_arabic_has_its_plurals(tmp_path: Path, count: int, words: str) -> None:
    assert locales(tmp_path).text("ar", "misses", count=count) == words


def test_names_are_joined_as_the_language_joins_them(tmp_path: Path) -> None:
    texts = locales(tmp_path)
    assert texts.text("en", "people", names=["a", "b", "c"]) == "a, b and c"
    assert texts.text("ar", "people", names=("أ", "ب", "ج")) == "أ وب وج"


def test_a_missing_sentence_comes_in_the_other_language(tmp_path: Path) -> None:
    texts = locales(tmp_path)
    assert texts.text("en", "only-arabic") == "مرحبا"
    assert texts.text("ar", "only-english") == "Hello"


def test_a_sentence_that_nobody_wrote_is_its_id_and_no_crash(tmp_path: Path) -> None:
    assert locales(tmp_path).text("ar", "no-such") == "no-such"


def test_an_argument_that_is_not_given_is_no_crash(tmp_path: Path) -> None:
    assert "Release of" in locales(tmp_path).text("en", "source")


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"LANG": "ar_KW.UTF-8"}, "ar"),
        ({"LANG": "ar"}, "ar"),
        ({"LANG": "fr_FR.UTF-8"}, "en"),
        ({"LC_ALL": "ar_EG", "LC_MESSAGES": "en_GB", "LANG": "en_GB"}, "ar"),
        ({"LC_ALL": "", "LC_MESSAGES": "ar", "LANG": "en_GB"}, "ar"),
        ({"LANGUAGE": "fr:ar:en", "LANG": "fr_FR"}, "ar"),
        ({"LANGUAGE": "ar", "LANG": "C.UTF-8"}, "en"),
        ({"LANG": "arn_CL"}, "en"),
    ],
)
def test_the_system_s_language_is_the_one_that_posix_and_gettext_choose(
    environment: dict[str, str], language: str
) -> None:
    assert system_language(environment) == language


def test_sound_files_have_no_problems(tmp_path: Path) -> None:
    assert locales(tmp_path, "a = أ { $x }\n", "a = A { $x }\n").problems() == ()


@pytest.mark.parametrize(
    ("arabic", "problems"),
    [
        (
            "title = ب\n",
            [
                "en/main.ftl:2:1: error: “names”, which `ar` lacks; expected it in both languages; add names to ar",
            ],
        ),
        (
            "names = { $who }\ntitel = ب\n",
            [
                "ar/main.ftl:2:1: error: “titel”, which `en` lacks; expected it in both languages; "
                "did you mean “title”?",
                "en/main.ftl:1:1: error: “title”, which `ar` lacks; expected it in both languages; "
                "did you mean “titel”?",
            ],
        ),
        (
            "title = ب\nnames = { $whom }\n",
            [
                "ar/main.ftl:2:1: error: $whom in “names”, which `en` doesn't use there; "
                "expected the same names in both languages; did you mean “who”?",
                "en/main.ftl:2:1: error: $who in “names”, which `ar` doesn't use there; "
                "expected the same names in both languages; did you mean “whom”?",
            ],
        ),
        (
            "title = ب\nnames = { $who }\nbroken = { $who\n",
            [
                'ar/main.ftl:4:1: error: broken Fluent (Expected token: "}"); expected a sentence, id = text; '
                "check the braces and the indentation"
            ],
        ),
        (
            "title = ب\nnames = { $who }\ntitle = ت\n",
            [
                "ar/main.ftl:3:1: error: “title” again (first in ar/main.ftl:1:1); "
                "expected each sentence once; delete one"
            ],
        ),
        (
            "title = ب { titel }\nnames = { $who }\n",
            [
                "ar/main.ftl:1:13: error: “titel” in “title”, which isn't there; "
                "expected a sentence of the same language; did you mean “title”?"
            ],
        ),
        (
            "title = { title }\nnames = { $who }\n",
            [
                "ar/main.ftl:1:1: error: “title”, which leads back to itself; expected a sentence that ends; "
                "write one of its parts out"
            ],
        ),
    ],
)
def test_a_mistake_is_named_with_its_place_and_its_fix(tmp_path: Path, arabic: str, problems: list[str]) -> None:
    found = locales(tmp_path, arabic, "title = B\nnames = { $who }\n").problems()
    assert [str(problem) for problem in found] == problems


def test_bytes_that_are_not_utf8_are_a_problem_and_the_other_language_answers(tmp_path: Path) -> None:
    texts = locales(tmp_path, b"a = \xff\n", "a = A\n")
    assert texts.text("ar", "a") == "A"
    assert "not UTF-8" in str(texts.problems()[0])


def test_a_sentence_that_leads_back_to_itself_comes_in_the_other_language(tmp_path: Path) -> None:
    assert locales(tmp_path, "a = { a }\n", "a = A\n").text("ar", "a") == "A"


def test_braces_within_braces_without_end_are_a_problem(tmp_path: Path) -> None:
    texts = locales(tmp_path, "a = " + "{ " * 20_000, "a = A\n")
    assert texts.text("ar", "a") == "A"
    assert texts.problems()


def test_a_folder_without_sentences_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(LocalesError, match=r"has no sentences; expected ar/\*\.ftl and en/\*\.ftl in it"):
        Locales.load(tmp_path / "nowhere")


@settings(max_examples=100, deadline=5_000)
@given(st.lists(st.sampled_from(["a = ", "b", " = ", "{ ", "$x", " }", "\n", " ->", "*[other]", "-t", "\n .c = ",
                                 "#", "\"", "NUMBER(", ")", "{ a }"]) | st.text(max_size=4), max_size=30))  # fmt: skip
def test_any_file_is_read_and_answered_from(pieces: list[str]) -> None:
    with tempfile.TemporaryDirectory() as name:
        texts = locales(Path(name), "".join(pieces), "a = x { $x }\n")
        texts.problems()
        for language in ("ar", "en"):
            assert isinstance(texts.text(language, "a", x=1), str)


def test_every_sentence_is_said_somewhere() -> None:
    """Translators shouldn't polish what nobody ever reads."""
    root = Path(__file__).parents[1]
    code = "\n".join(path.read_text(encoding="utf-8") for path in (root / "bot").rglob("*.py"))
    made_up = tuple(re.findall(r'f"([a-z-]+-)\{', code))
    ids = re.findall(r"^([a-z-]+) =", "\n".join(map(_text, (root / "locales/en").glob("*.ftl"))), re.MULTILINE)
    assert [id for id in ids if not re.search(f"[\"']{id}[\"']", code) and not id.startswith(made_up)] == []


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")
