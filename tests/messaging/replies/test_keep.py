"""What staff are shown while an answer of theirs becomes part of the knowledge."""

from __future__ import annotations

from bot.dialogue.context import Context
from bot.direction import bare
from bot.facts.factbase import Language
from bot.facts.writing import Edit
from bot.messaging.replies.keep import preview
from bot.messaging.trial import Moved, Trial
from tests.messaging.harness import bayan

EDIT = Edit("phrasings/venue.yaml", "en:\n- where\n", "en:\n- where\n- which hall\n")


def shown(*moved: Moved) -> str:
    reply = preview(bayan(), Context(spoken=Language.AR), (EDIT,), Trial(moved, finds="venue"), 1)
    return bare("\n".join(block.text for block in reply.blocks))


def test_in_arabic_a_sample_that_would_go_elsewhere_stands_with_both_answers() -> None:
    said = shown(Moved("which hotel was it", None, "venue"))
    assert "وسيتغيّر جواب سؤال واحد من أسئلة العيّنة:" in said
    assert "• السؤال «which hotel was it» يصير جوابه «المكان» بدلًا من «لا جواب»" in said


def test_of_two_the_dual_is_said_and_of_none_that_nothing_changes() -> None:
    assert "جواب سؤالين من" in shown(*[Moved("when?", "dates", "venue")] * 2)
    assert "ولن يتغيّر جواب أي سؤال" in shown()
