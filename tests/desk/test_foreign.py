from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.desk.foreign import Stranger, as_json, as_text, hear, read_foreign
from bot.dialogue.reply import Kind, Reply
from bot.errors import UserError
from bot.facts.factbase import Language


def reply(kind: Kind, *entry_ids: str, private: bool = False) -> Reply:
    return Reply(kind, Language.EN, entry_ids, 0.9, (), (), private=private)


REPLIES = {
    "when does the bank open": reply(Kind.ANSWER, "dates"),
    "your number": reply(Kind.NOT_STATED, "phone"),
    "hi": reply(Kind.SERVICE, "greeting"),
    "help my card": reply(Kind.SERVICE, "safeguarding", private=True),
    "which one": reply(Kind.CLARIFY, "dates", "place"),
    "who won": reply(Kind.UNKNOWN),
}


def test_what_each_set_gets_is_counted() -> None:
    strangers = [Stranger(text, "bank en") for text in REPLIES] + [Stranger("who won", "news en")]
    bank, news = hear(strangers, REPLIES.__getitem__)
    assert (bank.total, news.total) == (6, 1)
    found = as_json([bank, news])
    assert found["bank en"]["fact"] == pytest.approx(2 / 6)
    assert [found["bank en"][what] for what in ("service", "asked back", "emergency", "not found")] == [1 / 6] * 4
    assert found["news en"]["not found"] == 1
    assert found["bank en"]["entries"] == {"dates": 1, "phone": 1, "greeting": 1}
    assert "33.3%" in as_text([bank])


def test_a_set_is_named_by_its_source_and_language_else_by_its_file(tmp_path: Path) -> None:
    path = tmp_path / "strange.jsonl"
    path.write_text('{"q": "a", "source": "bank", "lang": "ar"}\n\n{"q": "b"}\n', encoding="utf-8")
    assert read_foreign(path) == [Stranger("a", "bank ar"), Stranger("b", "strange")]


@pytest.mark.parametrize("line", ["{", '{"text": "a"}', '{"q": 1}', "[]"])
def test_a_line_that_is_no_question_is_named(line: str, tmp_path: Path) -> None:
    path = tmp_path / "strange.jsonl"
    path.write_text(json.dumps({"q": "fine"}) + "\n" + line, encoding="utf-8")
    with pytest.raises(UserError, match=r"strange\.jsonl:2"):
        read_foreign(path)
