from __future__ import annotations

from pathlib import Path

import pytest

from bot.facts.loader import inspect
from tests.facts.folders import edited, write


@pytest.fixture(autouse=True)
def _inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def lines(tmp_path: Path, changes: dict[str, str]) -> list[str]:
    return [str(problem) for problem in inspect(write(tmp_path, {**changes})).problems]


def value(text: str) -> dict[str, str]:
    """The sound folder with one more value of the release, which an answer uses."""
    return edited("release.yaml", "  email:", f"  {text}\n  email:") | edited(
        "facts/who.yaml", "Write to {email}.", "Write to {email} {" + text.partition(":")[0] + "}."
    )


_COMMA = (
    "error: the Arabic comma ، in a one-line list; expected the comma ,; write a comma of the Latin keyboard "
    "between two; if it belongs to the text, put quotation marks round that"
)
_IN_QUOTES = (
    "expected a text with # in quotation marks; put quotation marks round the whole text; "
    "a remark goes on a line of its own"
)
_DAY = "which stays as it is in both languages; expected a day as year-month-day; write"


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        ("facts/when.yaml", "[participants]", "[participants، venue]", f"9:25: {_COMMA}"),
        ("phrasings/dates.yaml", "[mata kanat]", "[mata kanat، emta]", f"6:21: {_COMMA}"),
        (
            "facts/when.yaml",
            "the second on {second}.",
            "the second on {second}. Follow #Workshop on all channels.",
            f"7:9: error: “#Workshop on all channels.” behind a text, which is cut off there; {_IN_QUOTES}",
        ),
        (
            "facts/when.yaml",
            "the second on {second}.",
            "the second on {second}. # looked up by Dana",
            f"7:9: warning: “# looked up by Dana” behind a text, which is cut off there; {_IN_QUOTES}",
        ),
        (
            "release.yaml",
            "email: ",
            "email: \u200e",
            "5:10: error: the invisible character U+200E (left-to-right mark); expected signs that can be seen; "
            "delete it",
        ),
        (
            "facts/who.yaml",
            "Write to {email}.",
            "Write to\u00a0{email}.",
            "7:17: error: the invisible character U+00A0 (no-break space); expected signs that can be seen; "
            "replace it by a space",
        ),
        (
            "release.yaml",
            'emergency: "112"',
            "emergency: “112”",
            '6:14: error: ““112”” in quotation marks of a word processor; expected straight ones; write "112"',
        ),
    ],
)
def test_what_yaml_would_swallow_is_said(tmp_path: Path, name: str, old: str, new: str, said: str) -> None:
    assert f"{name}:{said}" in lines(tmp_path, edited(name, old, new))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "tel: 22420000",
            "5:8: error: the number 22420000, which replies show as 22,420,000; expected a telephone number in "
            'quotation marks; write "22420000"',
        ),
        ("opening: 10/11/2021", f"5:12: warning: “10/11/2021”, {_DAY} 2021-11-10 or 2021-10-11"),
        ("opening: 13.11.2021", f"5:12: warning: “13.11.2021”, {_DAY} 2021-11-13"),
        ("opening: 10 November 2021", f"5:12: warning: “10 November 2021”, {_DAY} 2021-11-10"),
        ("opening: November 10, 2021", f"5:12: warning: “November 10, 2021”, {_DAY} 2021-11-10"),
    ],
)
def test_a_value_that_would_be_shown_otherwise_is_said(tmp_path: Path, text: str, said: str) -> None:
    assert f"release.yaml:{said}" in lines(tmp_path, value(text))


@pytest.mark.parametrize(
    "text", ["guests: 12500000", 'tel: "22420000"', "opening: 2021-11-10", "room: 10 Downing Street"]
)
def test_sound_values_pass(tmp_path: Path, text: str) -> None:
    assert not [line for line in lines(tmp_path, value(text)) if line.startswith("release.yaml")]


def test_what_people_write_in_phrasings_passes(tmp_path: Path) -> None:
    """Marks of direction that came along from a chat do no harm there, and «،» inside quotation marks is a comma."""
    changed = edited("phrasings/dates.yaml", "  - متى كانت الورشة", "  - \u200fمتى كانت، يا ترى\n  - 'room # 5'")
    assert not lines(tmp_path, changed)


@pytest.mark.parametrize(
    ("file", "meant"), [("facts/when.yaml.txt", "when.yaml"), ("facts/Who.YAML", "Who.yaml"), ("facts/x.yml", "x.yaml")]
)
def test_a_file_that_was_meant_to_be_read_is_named(tmp_path: Path, file: str, meant: str) -> None:
    name = Path(file).name
    assert lines(tmp_path, {file: "- id: x\n"}) == [
        f"{file}:1:1: error: the file name {name}; expected a name that ends in .yaml; rename it to {meant}"
    ]
