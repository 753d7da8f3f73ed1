from __future__ import annotations

import pytest
from fpdf.bidi import BidiParagraph
from fpdf.enums import TextDirection
from hypothesis import given
from hypothesis import strategies as st

from bot.direction import FSI, PDI, bare, first_strong, is_foreign, isolate_foreign, reopened


@pytest.mark.parametrize(
    ("text", "language", "isolated"),
    [
        ("برنامج UNDP الإنمائي", "ar", "برنامج <UNDP> الإنمائي"),
        ("(IOM)", "ar", "(<IOM>)"),
        ("هي IOM (UN Migration).", "ar", "هي <IOM (UN Migration)>."),
        ("على https://iom.int/ اليوم", "ar", "على <https://iom.int/> اليوم"),
        ("a@iom.int، ثم b@iom.int", "ar", "<a@iom.int>، ثم <b@iom.int>"),
        ("راسلوا @press_office اليوم", "ar", "راسلوا <@press_office> اليوم"),
        ("وسم #IOM و#UN", "ar", "وسم <#IOM> و<#UN>"),
        ("اكتبوا /help أو 5 كم/h", "ar", "اكتبوا </help> أو 5 كم/<h>"),
        ("the tag #بيان here", "en", "the tag <#بيان> here"),
        ("the word بيان here", "en", "the word <بيان> here"),
        ("10 و11 نوفمبر", "ar", "10 و11 نوفمبر"),
        ("شاركت (IOM) 12 ورشة", "ar", "شاركت (<IOM>) 12 ورشة"),
        ("«IOM» 12 ورشة", "ar", "«<IOM>» 12 ورشة"),
        ("IOM (UN الهجرة) 12", "ar", "<IOM> (<UN> الهجرة) 12"),
        ("Windows [11] 12 هنا", "ar", "<Windows [11] 12> هنا"),
        ("الهاتف +965 0000 0001، ثم", "ar", "الهاتف <+965 0000 0001>، ثم"),
        ("الهاتف 0000 0001 هنا", "ar", "الهاتف <0000 0001> هنا"),
        ("call +965 0000 0001", "en", "call +965 0000 0001"),
        ("درجة -5 هنا", "ar", "درجة <-5> هنا"),
        ("في 10 -11 نوفمبر", "ar", "في 10 -11 نوفمبر"),
        ("من 10 000 نسمة", "ar", "من <10 000> نسمة"),
        ("القانون 91/2013", "ar", "القانون 91/2013"),
        ("سطر IOM\nUN سطر", "ar", "سطر <IOM>\n<UN> سطر"),
        ("هنا <a b> فقط", "ar", "هنا <a b> فقط"),
    ],
)
def test_words_of_the_other_direction_are_isolated(text: str, language: str, isolated: str) -> None:
    marked = str.maketrans({"<": FSI, ">": PDI})
    assert isolate_foreign(text.translate(marked), language) == isolated.translate(marked)


@given(st.text(alphabet="aB1 ().,/@#\nبي؟،"), st.sampled_from(["ar", "en"]))
def test_isolation_changes_no_word_and_needs_no_second_go(text: str, language: str) -> None:
    once = isolate_foreign(text, language)
    assert bare(once) == text
    assert isolate_foreign(once, language) == once
    assert once.count(FSI) == once.count(PDI)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("شاركت (IOM) 12 ورشة", "ةشرو 12 )IOM( تكراش"),
        ("الهاتف +965 0000 0001، ثم", "مث ،+965 0000 0001 فتاهلا"),
        ("درجة -5 هنا", "انه -5 ةجرد"),
        ("راسلوا a.b@iom.int، ثم", "مث ،a.b@iom.int اولسار"),
    ],
)
def test_a_line_is_seen_in_its_order(text: str, shown: str) -> None:
    """From left to right, by the Unicode bidirectional algorithm; brackets are mirrored by whoever draws them."""
    line = BidiParagraph(text=isolate_foreign(text, "ar"), base_direction=TextDirection.RTL)

    assert bare(line.get_reordered_string()) == shown


def test_the_first_letter_gives_the_direction() -> None:
    assert [first_strong(text) for text in ("12 بيان", "(a) بيان", "1/2")] == ["ar", "en", None]
    assert is_foreign("IOM الكويت", "ar")
    assert not is_foreign("112", "ar")


def test_an_isolation_goes_on_over_the_end_of_a_line() -> None:
    lines = [f"راسلوا {FSI}https://iom.int/", f"kuwait{PDI} ثم {FSI}UN", f"Migration{PDI}"]

    assert list(reopened(lines)) == [
        f"راسلوا {FSI}https://iom.int/{PDI}",
        f"{FSI}kuwait{PDI} ثم {FSI}UN{PDI}",
        f"{FSI}Migration{PDI}",
    ]
