from __future__ import annotations

import pytest

from bot.matching.matcher import Matcher


@pytest.mark.parametrize(
    ("text", "named", "others", "asks"),
    [
        ("did the Ministry of Health take part?", ["health"], [], True),
        ("MOH?", ["health"], [], True),
        ("هل شاركت الصحة؟", ["health"], [], True),
        ("ووزارة الصحة؟", ["health"], [], True),
        ("was the Ministry of Education there", [], ["education"], True),
        ("وزارة التربية ووزارة الصحة", ["health"], ["education"], True),
        ("was the Ministry of Silly Walks there", [], [], True),
        ("وشركة زين؟", [], [], True),
        ("who came", [], [], False),
    ],
)
def test_members_are_known_by_their_names(
    text: str, named: list[str], others: list[str], asks: bool, matcher: Matcher
) -> None:
    mentions = matcher.mentions(matcher.read(text), "participants")
    assert [member.id for member in mentions.named] == named
    assert [member.id for member in mentions.others] == others
    assert mentions.asks is asks


def test_an_entry_without_a_list_has_no_members(matcher: Matcher) -> None:
    assert not matcher.mentions(matcher.read("Ministry of Health"), "dates").asks
