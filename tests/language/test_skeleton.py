from __future__ import annotations

import pytest

from bot.language.skeleton import skeleton


@pytest.mark.parametrize(
    "spellings",
    [
        ("مكافحه", "mukafa7a", "mokafe7eh", "mkaf7a"),
        ("ورشت", "warshat", "wershet"),
        ("خطوط", "khutoot", "5toot", "7'utut"),
        ("شحال", "sh7al", "chhal".replace("ch", "sh")),
        ("workshop", "wrkshop", "worrkshop"),
    ],
)
def test_spellings_of_one_word_share_their_consonants(spellings: tuple[str, ...]) -> None:
    bones = {skeleton(spelling).rstrip("h") for spelling in spellings}
    assert len(bones) == 1


@pytest.mark.parametrize(("bare", "with_article"), [("هجره", "الهجره"), ("hijra", "elhijra"), ("hijra", "alhijra")])
def test_the_article_leaves_no_trace(bare: str, with_article: str) -> None:
    assert skeleton(with_article) == skeleton(bare)


def test_a_number_keeps_its_digits() -> None:
    assert skeleton("2035") == "2035"
