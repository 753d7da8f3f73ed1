from __future__ import annotations

from pathlib import Path

import pytest

from bot.desk.labelled import Case, Verdict, judge, read_labelled
from bot.dialogue.reply import Kind, Reply
from bot.errors import UserError
from tests.desk.judging import case, clarify, reply, unknown

QUESTION = '{"q": "When?", "lang": "en", "variety": "plain", "expect": ["dates"], "kind": "stated"}'
TALK = (
    '{"lang": "ar", "turns": [{"q": "متى؟", "expect": ["dates"]}, '
    '{"q": "أين ومن؟", "expect": ["place", "venue"], "match": "all"}]}'
)


def written(tmp_path: Path, *lines: str) -> Path:
    (path := tmp_path / "questions.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return path


def test_a_question_is_a_conversation_of_one_turn(tmp_path: Path) -> None:
    ((case,),) = read_labelled(written(tmp_path, QUESTION))
    assert (case.question, case.language, case.variety, case.kind) == ("When?", "en", "plain", "stated")
    assert case.expected == ("dates",)
    assert not case.all_needed


def test_turns_share_their_language_and_say_for_themselves_what_they_need(tmp_path: Path) -> None:
    ((first, later),) = read_labelled(written(tmp_path, TALK))
    assert (first.language, later.language) == ("ar", "ar")
    assert (first.all_needed, later.all_needed) == (False, True)
    assert (first.kind, later.kind) == ("first turn", "later turn")
    assert later.expected == ("place", "venue")


def test_blank_lines_are_passed_over_and_rare_line_ends_belong_to_the_question(tmp_path: Path) -> None:
    (((one,)), ((other,))) = read_labelled(written(tmp_path, QUESTION, "", QUESTION.replace("?", "\u2028?"), ""))
    assert (one.question, other.question) == ("When?", "When\u2028?")


def test_a_key_stands_for_the_question_and_what_was_asked_before(tmp_path: Path) -> None:
    talk = '{"lang": "en", "turns": [{"q": "Who?", "expect": ["dates"]}, {"q": "When?", "expect": ["dates"]}]}'
    ((alone,), (_, after)) = read_labelled(written(tmp_path, QUESTION, talk))
    assert alone.question == after.question
    assert alone.key != after.key
    assert "when" not in alone.key.casefold()
    assert read_labelled(tmp_path / "questions.jsonl")[0][0].key == alone.key


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "Expecting property name"),
        ("[]", "no JSON object"),
        ('{"lang": "en", "expect": ["dates"]}', "no 'q'"),
        ('{"q": "When?", "expect": ["dates"]}', "no 'lang'"),
        ('{"q": "When?", "lang": "en"}', "no 'expect'"),
        ('{"q": 4, "lang": "en", "expect": ["dates"]}', '"q" is no text'),
        ('{"q": "When?", "lang": "en", "expect": "dates"}', '"expect" is no list of ids'),
        ('{"q": "When?", "lang": "en", "expect": []}', '"expect" is no list of ids'),
        ('{"q": "When?", "lang": "en", "expect": ["dates"], "match": "each"}', '"match" is neither "any" nor "all"'),
        ('{"lang": "en", "turns": []}', '"turns" is no list of JSON objects'),
        ('{"lang": "en", "turns": ["When?"]}', '"turns" is no list of JSON objects'),
        (QUESTION.replace("dates", "date"), "“date”, which no entry has as its id; did you mean “dates”?"),
    ],
)
def test_a_mistake_is_named_with_its_file_and_line(line: str, said: str, tmp_path: Path) -> None:
    path = written(tmp_path, QUESTION, "", line)
    with pytest.raises(UserError) as caught:
        read_labelled(path, {"dates", "unknown"})
    assert str(caught.value).startswith(f"{path}:3: {said}")
    assert '; expected {"q": ' in str(caught.value)


def test_files_that_cannot_be_read_are_named(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"nowhere\.jsonl: can't be read: No such file"):
        read_labelled(tmp_path / "nowhere.jsonl")
    (path := tmp_path / "bytes.jsonl").write_bytes(b"\xff\xfe\xfa")
    with pytest.raises(UserError, match=r"bytes\.jsonl: can't be read: the byte 0x.., which is not UTF-8"):
        read_labelled(path)


@pytest.mark.parametrize(
    ("asked", "said", "verdict"),
    [
        (case("dates"), reply("dates"), Verdict.RIGHT),
        (case("place", "venue"), reply("venue", kind=Kind.NOT_STATED), Verdict.RIGHT),
        (case("unknown"), unknown(), Verdict.RIGHT),
        (case("topics", "unknown"), unknown(), Verdict.RIGHT),
        (case("dates", "place", all_needed=True), reply("place", "dates"), Verdict.RIGHT),
        (case("dates", "place", all_needed=True), reply("dates"), Verdict.PARTIAL),
        (case("dates"), clarify("law", "dates"), Verdict.CLARIFIED),
        (case("unknown"), clarify("law", "dates"), Verdict.CLARIFIED),
        (case("dates"), clarify("law", "place"), Verdict.ABSTAINED),
        (case("dates"), unknown(), Verdict.ABSTAINED),
        (case("dates"), reply("law"), Verdict.WRONG),
        (case("unknown"), reply("law"), Verdict.WRONG),
        (case("dates"), reply("dates", "law"), Verdict.WRONG),
        (case("dates", "place", all_needed=True), reply("dates", "law"), Verdict.WRONG),
        (case("dates"), clarify("dates", "law", "place", "venue"), Verdict.WRONG),
    ],
)
def test_how_a_reply_counts(asked: Case, said: Reply, verdict: Verdict) -> None:
    assert judge(asked, said).verdict is verdict


def test_only_a_fact_counts_as_an_answer() -> None:
    answers = [judge(case("dates"), said).answered for said in (reply("law"), clarify("dates", "law"), unknown())]
    assert answers == [True, False, False]


def test_verdicts_stand_from_best_to_worst() -> None:
    assert " ".join(Verdict) == "right partial clarified abstained wrong"
