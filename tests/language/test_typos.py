from __future__ import annotations

import pytest

from bot.language.typos import likelihood


@pytest.mark.parametrize(
    ("likelier", "less_likely"),
    [
        (("whhen", "when"), ("wxhen", "when")),  # doubled, or another letter added
        (("wgen", "when"), ("wqen", "when")),  # beside it on the keyboard, or far off
        (("wehn", "when"), ("wqen", "when")),  # swapped
        (("whn", "when"), ("wqen", "when")),  # dropped
        (("ضابط", "ظابط"), ("لابط", "ظابط")),  # by ear
        (("متا", "متي"), ("متك", "متي")),
    ],
)
def test_errors_of_thumbs_and_ears_are_likelier(likelier: tuple[str, str], less_likely: tuple[str, str]) -> None:
    assert likelihood(*likelier) > likelihood(*less_likely)
