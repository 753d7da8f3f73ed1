from __future__ import annotations

from pathlib import Path

import pytest

from bot.facts.evidence import check_evidence, paragraphs_of, release_words
from bot.facts.loader import load
from bot.problems import KnowledgeError
from tests.facts.folders import SOUND, edited, write

RELEASE = """
العنوان

١٥ نوفمبر ٢٠٢١
الكويت
خلال الفترة 10 -11 و14  -15 نوفمبر ٢٠٢١ وزارة الصحّة وقال: "إنها جزءٌ منـه."
خمسة
ستة
نهاية
بريد dalothman@iom.int
"""


@pytest.fixture(autouse=True)
def _inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def lines(tmp_path: Path, changes: dict[str, str], release: str = RELEASE) -> list[str]:
    return [str(problem) for problem in check_evidence(load(write(tmp_path, changes)).entries.values(), release)]


def test_paragraphs_are_the_lines_that_are_not_empty() -> None:
    assert paragraphs_of("\ufeff\nأ\n\n  ب \r\n") == ("أ", "ب")


def test_spacing_digits_and_vowel_marks_make_no_difference(tmp_path: Path) -> None:
    assert lines(tmp_path, {}) == []


def test_evidence_that_is_not_there_names_the_entry(tmp_path: Path) -> None:
    assert lines(tmp_path, edited("facts/when.yaml", '"14 -15"', '"14 -16"')) == [
        "facts/when.yaml:1:3: error: the evidence “14 -16” of the entry “dates”; "
        "expected words of paragraph 4; copy it from the release letter by letter"
    ]


def test_evidence_from_another_paragraph_says_which(tmp_path: Path) -> None:
    (line,) = lines(tmp_path, edited("facts/when.yaml", '"14 -15"', "الكويت"))
    assert line.endswith("expected words of paragraph 4; it stands in paragraph 3")


def test_a_paragraph_that_the_release_does_not_have(tmp_path: Path) -> None:
    (line,) = lines(tmp_path, edited("facts/when.yaml", "[4]", "[4, 12]"))
    assert line.endswith("paragraph 12 in the entry “dates”; expected a paragraph of the release, which has 8")


def test_a_paragraph_without_evidence_from_it_is_a_warning(tmp_path: Path) -> None:
    (line,) = lines(tmp_path, edited("facts/when.yaml", "[4]", "[3, 4]"))
    assert "warning: paragraph 3 in the entry “dates”, without evidence from it" in line


def test_an_arabic_quotation_must_be_verbatim(tmp_path: Path) -> None:
    quoting = edited("facts/when.yaml", "ar: عُقدت", "ar: |\n      > «إنها جزء منه.»\n\n      عُقدت")
    assert lines(tmp_path, quoting) == []
    (line,) = lines(tmp_path, quoting, RELEASE.replace("جزءٌ", "قسم"))
    assert "“إنها جزء منه.”" in line


def test_the_release_s_own_sentence_is_given_where_its_text_is_at_hand(tmp_path: Path) -> None:
    text = RELEASE.replace("خلال الفترة", "سبقها كلام. خلال الفترة")
    told = {"release.yaml": SOUND["release.yaml"] + "text: release.txt\n", "release.txt": text}
    base = load(write(tmp_path / "told", told))
    silent = load(write(tmp_path / "silent"))

    [sentence] = release_words(base.entries["participants"], base.release.paragraphs)
    assert sentence.startswith("خلال الفترة")
    assert "وزارة الصحّة" in sentence
    assert release_words(silent.entries["participants"], silent.release.paragraphs) == ("وزارة الصحة",)


def test_a_text_that_is_missing_or_not_utf8_is_named(tmp_path: Path) -> None:
    release = SOUND["release.yaml"] + "text: release.txt\n"
    with pytest.raises(KnowledgeError, match=r"the text “release.txt”, which isn't there"):
        load(write(tmp_path / "missing", {"release.yaml": release}))
    with pytest.raises(KnowledgeError, match=r"release.txt:1:3: .*not UTF-8"):
        load(write(tmp_path / "odd", {"release.yaml": release, "release.txt": b"ab\xff"}))


NUMBERED = """
بيان صحفي للنشر
العنوان

١. الأولى من الفقرات.
وتتمتها.
2) الثانية. وفيها جملتان.
(3) الثالثة
"""


def test_numbers_that_the_release_prints_win() -> None:
    first, second, third = paragraphs_of(NUMBERED)
    assert first == "بيان صحفي للنشر\nالعنوان\nالأولى من الفقرات.\nوتتمتها."
    assert (second, third) == ("الثانية. وفيها جملتان.", "الثالثة")


def test_a_numbered_list_within_a_release_numbers_no_paragraphs() -> None:
    text = "Title\nOne.\nTwo.\nIt recommends:\n1. tents\n2. food\nThree.\n"
    assert len(paragraphs_of(text)) == 7
