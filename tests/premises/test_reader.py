"""What a question takes for granted, by kind, against the packaged release."""

from __future__ import annotations

import pytest

from bot.direction import bare
from bot.facts.factbase import Language
from tests.premises.conftest import Asked


@pytest.mark.parametrize(
    ("text", "entry", "shown"),
    [
        ("who came to the workshops in March?", "participants", "dates"),
        ("من حضر ورشتي شباط؟", "participants", "dates"),
        ("شكون حضر الورشات ديال شتنبر؟", "participants", "dates"),
        ("was the first workshop on 14 and 15 November?", "dates", "dates"),
        ("did the release come out on 3 November 2021?", "release-date", "release-date"),
        ("what did the 2018 workshops cover?", "topics", "dates"),
        ("were the workshops in Ramadan?", "dates", "dates"),
        ("will the workshops be held next month?", "dates", "dates"),
        ("who spoke at the workshop in Muscat?", "spokesperson", "place"),
        ("منو تكلم بالورشة اللي صارت بالمنامة؟", "spokesperson", "place"),
        ("were there five workshops?", "workshop-count", "workshop-count"),
        ("الورشات الأربع وين كانت؟", "place", "workshop-count"),
        ("why does the release name law 70 of 2013?", "law", "law"),
        ("is Objective 4 the one they mean?", "global-compact", "global-compact"),
        ("ما صلة الورشتين بخطة 2050؟", "development-plan", "development-plan"),
        ("I wrote to d.othman@un.example as it says, who is she?", "contact", "contact"),
        ("is +965 2222 3333 the number in the release?", "phone", "phone"),
        ("what did Ambassador Mazen say?", "quote", "spokesperson"),
        ("where did Ms Mazen AboulHosn study?", "spokesperson-biography", "spokesperson"),
        ("what is Dana AboulHosn's e-mail?", "contact", "contact"),
        ("when does UNESCO's workshop start, who runs it?", "organiser", "organiser"),
        ("why were the workshops cancelled?", "purpose", "overview"),
        ("ليش تأجلت الورش؟", "purpose", "overview"),
        ("why did the Ministry of Health walk out?", "participants", "participants"),
        ("did he do a doctorate in economics?", "spokesperson-biography", "spokesperson-biography"),
        ("what did the minister say in the opening speech?", "quote", "spokesperson"),
        ("at which university was Lina Haddad?", "spokesperson-biography", "spokesperson"),
        ("مروان خليل رئيس البعثة وين تعلم؟", "spokesperson-biography", "spokesperson"),
        ("what happened on the fifth day of the workshops?", "topics", "workshop-count"),
        ("did the training go on for an entire week?", "workshop-count", "workshop-count"),
        ("did they conclude on 11 November?", "dates", "dates"),
        ("in which hall of Manama were the workshops?", "venue", "place"),
        ("the contact's mail ends in un.org, correct?", "contact", "contact"),
        ("Did Salma Al-Khatib speak at the opening?", "spokesperson", "spokesperson"),
        ("ماذا قال الشيخ فهد السالم في الافتتاح؟", "quote", "spokesperson"),
        ("وزارة العدل مجتش ليه؟", "participants", "participants"),
        ("is the coming project called “A safer Gulf”?", "next-project", "next-project"),
        ("شو أسماء الجهات العشر اللي حضرت؟", "participants", "participants"),
    ],
)
def test_what_is_false_is_put_right_by_the_fact_that_shows_it(asked: Asked, text: str, entry: str, shown: str) -> None:
    found = asked(text, entry)
    assert shown in asked.corrects(text, entry)
    assert not found.yes


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("was the second workshop on 14 November?", "dates"),
        ("هل عُقدت الورشتان في تشرين الثاني؟", "dates"),
        ("was the release issued in 2021?", "release-date"),
        ("كانوا ورشتين، صح؟", "workshop-count"),
        ("is it law 91 of 2013?", "law"),
        ("is Mazen the chief of mission?", "spokesperson"),
        ("did the Ministry of Interior take part?", "participants"),
        ("have the workshops been concluded?", "overview"),
        ("is UNDP the partner in the ongoing project?", "undp-project"),
        ("did IOM organise the workshops?", "organiser"),
        ("Dana Al-Othman, is it her that I write to?", "contact"),
        ("هل هناك مشروع مقبل؟", "next-project"),
        ("does the contact's mail end in iom.int?", "contact"),
        ("did they cover law 91 of 2013?", "law"),
        ("ashart el wizara el da5liya b nas, sa7?", "participants"),
    ],
)
def test_a_true_premise_of_a_yes_no_question_gets_its_yes(asked: Asked, text: str, entry: str) -> None:
    found = asked(text, entry)
    assert [claim.sentence for claim in found.false] == []
    assert found.yes


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("who came to the November workshops?", "participants"),
        ("مين اللجنة الوطنية؟", "partners"),
        ("why did Justice take part?", "participants"),
        ("شو يعني آلية الإحالة؟", "topics"),
        ("was it in Kuwait or in Dubai?", "place"),
        ("what is Kuwait's 2035 plan to the workshops?", "development-plan"),
        ("Hello, may I know on which days it was?", "dates"),
        ("I work at an embassy, who came?", "participants"),
        ("what did IOM do with Justice in the coming project?", "next-project"),
        ("does law 91 punish employers who keep passports?", "law"),
        ("هل ينص القانون 91 على تعويض الضحايا؟", "law"),
        ("is objective 10 binding on states?", "global-compact"),
        ("was it a Europol man who taught the session?", "trainers"),
        ("was the training given in French?", "topics"),
        ("nothing took place on 13 November, so when were they?", "dates"),
        ("أقدم رئيس البعثة على الهواء بعد قليل، ما اسمه؟", "spokesperson"),
        ("hosted by?", "organiser"),
        ("How is called the mister who opened it?", "spokesperson"),
        ("what is the tallest hotel in Manama?", "unknown"),
    ],
)
def test_a_question_that_takes_nothing_false_for_granted_is_left_alone(asked: Asked, text: str, entry: str) -> None:
    found = asked(text, entry)
    assert (found.false, found.yes) == ((), False)


@pytest.mark.parametrize(
    "text",
    [
        "Did the Saudi Ministry of Health take part?",
        "Did the International Court of Justice take part?",
        "Did the Ministry of Wealth take part?",
        "Did the Olympic committee take part?",
        "Did the General Secretariat of the GCC take part?",
        "Did the health insurance company attend?",
        "Did the Ministry of Interior of Oman attend?",
        "Did the Ministry of Health of the UAE join?",
        "wizarat el da5iliya el lubnaniya sharakat?",
        "هل شاركت القوى الأمنية؟",
        "هل شاركت النيابة العسكرية؟",
        "هل حضر المجلس الأعلى للقضاء؟",
        "هل شاركت منظمة الصحة العالمية؟",
        "هل شاركت وزارة الصحة السعودية؟",
        "هل حضر وزير العدل؟",
    ],
)
def test_another_body_gets_no_yes_and_is_the_one_denied(asked: Asked, text: str) -> None:
    found = asked(text, "participants")
    assert not found.yes
    assert asked.corrects(text, "participants") == {"participants"}


def test_what_is_denied_is_what_was_asked_made_safe(asked: Asked) -> None:
    (one,) = asked.sentences("Did the British embassy take part?", "participants")
    assert "British embassy" in bare(one)
    (one,) = asked.sentences("Did the embassy of crooks and thieves take part?", "participants")
    assert "crooks" not in one
    (one,) = asked.sentences("هل شاركت السفارة البريطانية؟", "participants", language=Language.AR)
    assert "السفارة البريطانية" in bare(one)


def test_two_false_values_are_both_put_right(asked: Asked) -> None:
    first, second = asked.sentences("who spoke at the three workshops in Doha?", "spokesperson")
    assert "two workshops, not three" in bare(first)
    assert "Kuwait, not in Doha" in bare(second)


def test_of_two_to_choose_from_both_are_put_right_where_it_was_neither(asked: Asked) -> None:
    [sentence] = asked.sentences("Was it in Oman or in Qatar?", "place")
    assert "Oman and Qatar" in bare(sentence)
    assert asked("Was it in Oman or in Kuwait?", "place").false == ()


def test_an_or_at_the_end_offers_no_choice(asked: Asked) -> None:
    assert asked.corrects("They were called off, or?", "overview") >= {"overview"}


def test_whom_somebody_trained_did_not_run_it(asked: Asked) -> None:
    assert "organiser" not in asked.corrects("ورش تدريب المعلمين شنو كان فيها؟", "topics")


def test_a_month_with_a_slip_is_still_that_month(asked: Asked) -> None:
    assert asked.corrects("was the first one on 3 and 4 novmber?", "dates") == {"dates"}
    assert asked("was the first one on 10 and 11 novmeber?", "dates").yes


def test_a_compact_on_something_else_is_another(asked: Asked) -> None:
    [sentence] = asked.sentences("Is it in line with the Global Compact on Trade?", "global-compact")
    assert "Global Compact on Trade" in bare(sentence)
    assert asked("شنو علاقة الميثاق العالمي للهجرة بالورشتين؟", "global-compact").false == ()


@pytest.mark.parametrize(
    "text",
    ["Was the Ministry of Interior absent?", "هل غابت وزارة الداخلية؟", "Is it true that Interior did not take part?"],
)
def test_a_negation_turns_the_question_round(asked: Asked, text: str) -> None:
    found = asked(text, "participants")
    assert not found.yes
    assert asked.corrects(text, "participants") == {"participants"}


def test_the_yes_is_about_the_relation_that_was_asked(asked: Asked) -> None:
    found = asked("Did UNDP take part in the workshops?", "undp-project")
    assert not found.yes
    assert asked.corrects("Did UNDP take part in the workshops?", "undp-project") == {"participants"}
    assert asked.corrects("Did the Ministry of Interior organise the workshops?", "organiser") == {"organiser"}


@pytest.mark.parametrize(
    ("text", "entry", "said", "unsaid"),
    [
        ("هل شاركت البلدية ووزارة النفط؟", "participants", "البيان البلدية ولا وزارة النفط بين", "ووزارة"),
        ("هل شارك الحرس الوطني والتربية؟", "participants", "ولا التربية بين", "والتربية"),
        ("هل استمرت الورشة خمسة أيام؟", "workshop-count", "أربعة أيام، لا خمسة", "عُقدت ورشتان"),
        ("هل انتهت الورشتان قبل موعدهما؟", "dates", "ولا يذكر البيان شيئًا عن أي انتهاء قبل الموعد", "نعم"),
        ("كم ورشة؟ ثلاث ورش؟", "workshop-count", "ورشتان، لا ثلاث", "ثلاث وثلاث"),
        ("هل كانت الورشة يوم الجمعة؟", "dates", "لا في يوم الجمعة", "في الجمعة "),
    ],
)
def test_what_is_said_back_is_sound_arabic(asked: Asked, text: str, entry: str, said: str, unsaid: str) -> None:
    sentences = " ".join(map(bare, asked.sentences(text, entry, language=Language.AR)))
    assert said in sentences
    assert unsaid not in sentences


def test_of_a_question_about_something_else_nothing_is_put_right(asked: Asked) -> None:
    for text in ("how far is Basra from Muscat?", "which hotel in Manama is good?", "did Qatar also train its police?"):
        assert asked.unsure(text).false == ()
    assert asked.unsure("How did Manama end up hosting this?").false


def test_a_further_workshop_gets_no_yes_from_the_words_about_the_two(asked: Asked) -> None:
    assert not asked("هل عُقدت ورشة ثالثة؟", "workshop-count").explained
    assert asked("هل عُقدت ورشتان متتاليتان؟", "workshop-count").explained


def test_a_year_that_nothing_is_said_of_is_put_right_only_where_it_is_to_be_confirmed(asked: Asked) -> None:
    assert asked.corrects("that was back in 2018, right?") == {"dates"}
    assert asked.corrects("what did IOM do in Kuwait in 2018") == set()
