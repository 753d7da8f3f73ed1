from __future__ import annotations

from pathlib import Path

import pytest

from bot.facts.source import DEEPEST, Mapping, Scalar, Sequence, Source, read_source
from bot.text_files import LARGEST


def read(tmp_path: Path, content: str | bytes) -> Source:
    path = tmp_path / "a.yaml"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_source(path, "a.yaml")


def test_every_key_and_value_knows_its_place(tmp_path: Path) -> None:
    root = read(tmp_path, "en:\n  - عربي\n  - 'no'\n").root
    assert isinstance(root, Mapping)
    assert (root.keys["en"].line, root.keys["en"].column) == (1, 1)
    assert root.values["en"] == Sequence([Scalar("عربي", True, 2, 5), Scalar("no", False, 3, 5)], 2, 3)


def test_words_that_yaml_takes_for_something_else_stay_words(tmp_path: Path) -> None:
    root = read(tmp_path, "[no, ~, 2021-11-15, 1e3, 012]").root
    assert isinstance(root, Sequence)
    assert [item.text for item in root.items if isinstance(item, Scalar)] == [
        "no",
        "~",
        "2021-11-15",
        "1e3",
        "012",
    ]


def test_a_byte_order_mark_is_no_text(tmp_path: Path) -> None:
    root = read(tmp_path, "\ufeffa: b").root
    assert isinstance(root, Mapping)
    assert list(root.values) == ["a"]


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("", "a.yaml:1:1: error: an empty file; expected YAML; fill it or delete it"),
        ("# a comment\n", "a.yaml:1:1: error: an empty file; expected YAML; fill it or delete it"),
        (
            "a: 1\nb: 2\na: 3\n",
            "a.yaml:3:1: error: the key “a” again (first in line 1); expected each key once; "
            "delete or rename one of the two",
        ),
        ("a:\n\t- b", "a.yaml:2:1: error: a tab; expected spaces; replace it by two spaces"),
        ("a: &x 1", "a.yaml:1:4: error: the anchor &x; expected plain YAML; delete it"),
        ("[a, *x]", "a.yaml:1:5: error: the alias *x; expected the text itself; write it out"),
        (
            "a: !!python/name:os.system x",
            "a.yaml:1:4: error: the tag “tag:yaml.org,2002:python/name:os.system”; "
            "expected plain YAML; delete it",
        ),
        (
            b"a: b\nen: caf\xe9",
            "a.yaml:2:8: error: the byte 0xe9, which is not UTF-8; expected text in UTF-8; "
            "save the file with the encoding UTF-8",
        ),
        ("a: x\x00", "a.yaml:1:5: error: the control character U+0000; expected text; delete it"),
        ("--- a\n--- b", "a.yaml:2:1: error: a second document; expected one a file; delete the line ---"),
        ("? [a]\n: b", "a.yaml:1:3: error: a list or mapping as a key; expected a word as a key; "
         "check the brackets"),
        (
            "en: Contact: Dana",
            "a.yaml:1:12: error: a second colon in the line, with a space behind it; expected a text without one, "
            "or in quotation marks; put quotation marks round the whole text",
        ),
        ("[" * 100_000, f"a.yaml:1:14: error: over {DEEPEST} levels of nesting; expected flatter YAML"),
        ("{" * 100_000, f"a.yaml:1:14: error: over {DEEPEST} levels of nesting; expected flatter YAML"),
        ("- " * 50_000, f"a.yaml:1:27: error: over {DEEPEST} levels of nesting; expected flatter YAML"),
        ("x" * (LARGEST + 1), "a.yaml:1:1: error: a file of over 1 MB; expected a smaller file; split it"),
    ],
)  # fmt: skip
def test_what_is_refused_and_how_it_is_said(tmp_path: Path, content: str | bytes, problem: str) -> None:
    source = read(tmp_path, content)
    assert [str(found) for found in source.problems] == [problem]


def test_a_bomb_of_aliases_costs_nothing(tmp_path: Path) -> None:
    lines = ["a0: &a0 [x,x,x,x,x,x,x,x,x]"]
    lines += [f"a{n}: &a{n} [{','.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    source = read(tmp_path, "\n".join(lines))
    assert source.root is None
    assert "the anchor &a0" in str(source.problems[0])


def test_a_file_that_is_gone_is_a_problem_and_no_exception(tmp_path: Path) -> None:
    source = read_source(tmp_path / "gone.yaml", "gone.yaml")
    assert str(source.problems[0]).startswith("gone.yaml:1:1: error: an unreadable file")
