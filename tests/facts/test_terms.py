"""A thing's name or two become all the forms that sentences need."""

from __future__ import annotations

import pytest

from bot.facts.terms import Name, Term, arabic_name, fill_slots, names_of

PANELS = Term(names_of(["solar panel", "PV module"], arabic=False), names_of(["لوح شمسي / ألواح شمسية"], arabic=True))
PLANT = Term(names_of(["plant"], arabic=False), names_of(["محطة"], arabic=True))
OMAN = Term((Name(*["Oman"] * 6),), (Name(*["عُمان"] * 6),))
"""A name that has no other form."""
TERMS = {"thing": PANELS, "event": PLANT, "place": OMAN}


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("solar panel", "solar panels"),
        ("cubic metre of water", "cubic metres of water"),
        ("battery", "batteries"),
        ("bus", "buses"),
        ("child", "children"),
        ("water", "water"),
        ("mobile clinic / mobile clinic units", "mobile clinic units"),
    ],
)
def test_english_plurals(one: str, many: str) -> None:
    (name,) = names_of([one], arabic=False)
    assert name.many == many


@pytest.mark.parametrize(
    ("text", "the_one", "the_many"),
    [
        ("لوح شمسي / ألواح شمسية", "اللوح الشمسي", "الألواح الشمسية"),
        ("محطة", "المحطة", "المحطات"),
        ("محطة تحلية", "محطة التحلية", "محطات التحلية"),
        ("حملة تطعيم", "حملة التطعيم", "حملات التطعيم"),
        ("محطة التحلية", "محطة التحلية", "محطات التحلية"),
        ("فريق متنقل / فرق متنقلة", "الفريق المتنقل", "الفرق المتنقلة"),
        ("متر مكعب من الماء / أمتار مكعبة من الماء", "المتر المكعب من الماء", "الأمتار المكعبة من الماء"),
        ("حملة ضد الحصبة", "الحملة ضد الحصبة", "الحملات ضد الحصبة"),
        ("الخط الساخن", "الخط الساخن", "الخط الساخن"),
    ],
)
def test_the_arabic_article_stands_where_it_belongs(text: str, the_one: str, the_many: str) -> None:
    (name,) = names_of([text], arabic=True)
    assert (name.the_one, name.the_many) == (the_one, the_many)


def test_slots_take_the_form_that_they_name() -> None:
    assert fill_slots("how many {things} at the {event} in {place}", "en", TERMS) == (
        "how many solar panels at the plant in Oman"
    )
    assert fill_slots("كم عدد {the_things} في {the_event}؟", "ar", TERMS) == "كم عدد الألواح الشمسية في المحطة؟"
    assert fill_slots("{two_event}", "ar", TERMS) == "محطتين"


def test_other_names_come_in_their_turn() -> None:
    assert [fill_slots("a {thing}?", "en", TERMS, turn) for turn in range(2)] == ["a solar panel?", "a PV module?"]


def test_prefixes_join_the_article() -> None:
    assert fill_slots("كم ل{the_event}", "ar", TERMS) == "كم للمحطة"
    assert fill_slots("ول{the_thing}", "ar", TERMS) == "وللوح الشمسي"
    assert fill_slots("is it a {thing}", "en", {"thing": Term(names_of(["engine"], arabic=False))}) == "is it an engine"


def test_arabizi_without_names_is_written_after_the_arabic_or_in_english() -> None:
    texts = [fill_slots("kam {thing}", "arabizi", TERMS, turn) for turn in range(3)]
    assert texts == ["kam lw7 shmsy", "kam solar panel", "kam PV module"]


def test_without_a_name_there_is_no_phrasing() -> None:
    assert fill_slots("when was {speaker} there", "en", TERMS) is None


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("لوح شمسي", "لوحين شمسيين"),
        ("محطة شمسية", "محطتين شمسيتين"),
        ("ورشة عمل", "ورشتين عمل"),
        ("سحب دافية", "سحب دافية"),
        ("تسليم البطانية", "تسليم البطانية"),
    ],
)
def test_an_arabic_dual_is_made_only_where_the_rule_is_sure(one: str, two: str) -> None:
    assert arabic_name(one).two == two
