from __future__ import annotations

import pytest

from bot.matching.matcher import Matcher


@pytest.mark.parametrize(
    ("text", "named", "others"),
    [
        ("did the Ministry of Health take part?", ["health"], []),
        ("MOH?", ["health"], []),
        ("هل شاركت الصحة؟", ["health"], []),
        ("ووزارة الصحة؟", ["health"], []),
        ("was the Ministry of Education there", [], ["education"]),
        ("وزارة التربية ووزارة الصحة", ["health"], ["education"]),
        ("who came", [], []),
    ],
)
def test_members_are_known_by_their_names(text: str, named: list[str], others: list[str], matcher: Matcher) -> None:
    mentions = matcher.mentions(matcher.read(text), "participants")
    assert [member.id for member in mentions.named] == named
    assert [member.id for member in mentions.others] == others


def test_an_entry_without_a_list_has_no_members(matcher: Matcher) -> None:
    assert not matcher.mentions(matcher.read("Ministry of Health"), "dates").named
