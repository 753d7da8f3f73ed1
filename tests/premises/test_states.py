"""What is said to have happened, against how things stand by the packaged release."""

from __future__ import annotations

import pytest

from tests.premises.conftest import Asked


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("هل المشروع المستمر تم بالشراكة مع البرنامج الإنمائي؟", "undp-project"),
        ("هل تم ذكر المشروع المستمر؟", "undp-project"),
    ],
)
def test_a_verb_that_only_helps_a_noun_ends_nothing(asked: Asked, text: str, entry: str) -> None:
    assert asked.corrects(text, entry) == set()


def test_a_project_that_is_said_to_be_over_is_put_right(asked: Asked) -> None:
    assert "undp-project" in asked.corrects("هل انتهى المشروع المستمر؟", "undp-project")
