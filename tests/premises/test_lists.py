"""Bodies and subjects beside the lists of the packaged release: which it names, and how that is said."""

from __future__ import annotations

import pytest

from bot.direction import bare
from bot.facts.factbase import Language
from tests.premises.conftest import Asked

AR, EN = Language.AR, Language.EN


def only(asked: Asked, text: str, entry: str, language: Language) -> str:
    (sentence,) = asked.sentences(text, entry, language=language)
    return bare(sentence)


def test_what_is_named_and_what_is_not_stand_in_one_sentence(asked: Asked) -> None:
    said = only(asked, "Did the ministries of Health and Oil attend?", "participants", EN)
    assert said.startswith("The release names the Ministry of Health among the bodies that took part, but not")
    assert "Ministry of Oil" in said
    said = only(asked, "هل حضرت وزارتا العدل والنفط؟", "participants", AR)
    assert said.startswith("يذكر البيان وزارة العدل بين الجهات المشاركة، ولا يذكر وزارة النفط.")


def test_several_that_are_not_named_stand_in_one_sentence_with_the_caveat_once(asked: Asked) -> None:
    said = only(asked, "Did the army, UNICEF and the Ministry of Oil take part?", "participants", EN)
    assert "the army, UNICEF or the Ministry of Oil" in said
    assert said.count("may not be complete") == 1
    said = only(asked, "هل شارك الجيش واليونيسف ووزارة النفط؟", "participants", AR)
    assert "الجيش ولا اليونيسف ولا وزارة النفط" in said


@pytest.mark.parametrize(
    ("text", "opens"),
    [
        ("ألم تشارك وزارة العدل؟", "بلى، يذكر البيان وزارة العدل"),
        ("هل شاركت وزارة العدل؟", "نعم، يذكر البيان وزارة العدل"),
        ("وزارة العدل شاركت، أليس كذلك؟", "نعم، يذكر البيان وزارة العدل"),
    ],
)
def test_the_yes_fits_how_it_was_asked(asked: Asked, text: str, opens: str) -> None:
    found = asked(text, "participants")
    lead = found.lead("participants")
    assert found.yes
    assert lead is not None
    assert bare(lead.ar).startswith(opens)


def test_a_question_with_a_not_gets_its_yes_in_english(asked: Asked) -> None:
    assert asked("Didn't the Ministry of Justice take part?", "participants").yes


def test_taking_part_in_the_organising_is_organising(asked: Asked) -> None:
    assert asked.corrects("هل شاركت وزارة العدل في تنظيم الورشتين؟", "participants") == {"organiser"}
    assert asked.corrects("did Interior take part in organising the workshops?", "participants") == {"organiser"}
    assert asked("did the national committee take part in organising the workshops?", "partners").yes


def test_what_the_answer_names_beside_its_members_is_neither_granted_nor_denied(asked: Asked) -> None:
    found = asked("هل نظمت الأمم المتحدة الورشتين؟", "organiser")
    assert (found.false, found.yes) == ((), False)


@pytest.mark.parametrize("text", ["Did Google take part in the workshops?", "هل شاركت فودافون في الورشة؟"])
def test_a_company_by_its_bare_name_is_a_body(asked: Asked, text: str) -> None:
    assert asked.corrects(text, "participants") == {"participants"}


def test_two_names_with_a_comma_between_them_are_two(asked: Asked) -> None:
    said = only(asked, "UNDP, UNODC: is UNDP the partner in the ongoing project?", "undp-project", EN)
    assert (
        said == "The release names the United Nations Development Programme as the partner in the ongoing project, "
        "but not UNODC."
    )


@pytest.mark.parametrize("text", ["What were the judges taught?", "ماذا تعلم القضاة؟"])
def test_who_was_taught_took_part(asked: Asked, text: str) -> None:
    assert asked.corrects(text, "topics") == {"participants"}


def test_a_subject_that_nobody_thought_of_is_named_without_the_words_around_it(asked: Asked) -> None:
    said = only(asked, "I understand that beekeeping was covered on the second day, correct?", "topics", EN)
    assert said.startswith("The release doesn’t mention beekeeping among the subjects.")
    assert asked.sentences("were they held back to back on two days?", "topics") == []


@pytest.mark.parametrize(
    "text",
    [
        "can you send me the full press release",
        "send me the topics and the press contact",
        "does the media office have photos?",
    ],
)
def test_what_belongs_to_the_press_names_no_journalists(asked: Asked, text: str) -> None:
    assert asked(text, "document").false == ()


def test_a_body_is_looked_for_among_the_partners_of_the_project_that_stands_beside_it(asked: Asked) -> None:
    text = "نريد عنوان المشروع القادم، كما نريد معلومة عن المشروع المستمر مع البرنامج الإنمائي"
    assert asked.corrects(text, "next-project") == set()


def test_a_country_that_hosted_is_put_right_once(asked: Asked) -> None:
    assert asked.corrects("Did Qatar host it?", "place") == {"place"}


def test_a_country_that_is_said_to_have_taken_part_is_no_place_alone(asked: Asked) -> None:
    assert "participants" in asked.corrects("هل شاركت قطر في الورشتين؟", "participants")
