"""A file that people keep, read or refused with the place."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.text_files import UnreadableFileError, read_text


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "facts.yaml"


def test_editors_marks_and_line_ends_are_no_part_of_the_text(file: Path) -> None:
    file.write_bytes("\ufeffمتى؟\r\nwhen?\n".encode())
    assert read_text(file, "facts.yaml") == "متى؟\nwhen?\n"


@pytest.mark.parametrize(
    ("written", "place", "byte"),
    [
        (b"\xe9", "facts.yaml:1:1", "0xe9"),
        ("سطر\nكلمة ".encode() + b"\xe3\xe6", "facts.yaml:2:6", "0xe3"),  # Windows-1256 behind UTF-8
        (b"ok\r\n" + b"abc\xff", "facts.yaml:2:4", "0xff"),
    ],
)
def test_another_encoding_is_named_by_line_column_and_byte(file: Path, written: bytes, place: str, byte: str) -> None:
    file.write_bytes(written)
    with pytest.raises(UnreadableFileError) as caught:
        read_text(file, "facts.yaml")
    assert str(caught.value.problem).startswith(f"{place}: ")
    assert byte in str(caught.value.problem)


def test_what_isnt_there_or_is_too_large_is_refused(file: Path) -> None:
    with pytest.raises(UnreadableFileError, match=r"facts\.yaml: can't be read: No such file"):
        read_text(file, "facts.yaml")
    file.write_text("x" * 11)
    with pytest.raises(UnreadableFileError, match="facts"):
        read_text(file, "facts.yaml", 10)
    assert read_text(file, "facts.yaml", 11) == "x" * 11
