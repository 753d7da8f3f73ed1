from __future__ import annotations

from collections.abc import Mapping
from itertools import product
from pathlib import Path

import pytest

from bench import tdlib
from bot.desk.check import check
from bot.desk.readers import addresses, broken
from bot.simulator.text.entities import Entity
from tests.desk.test_check import folders
from tests.facts.folders import edited


@pytest.fixture
def _inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def warnings(tmp_path: Path, changes: Mapping[str, str]) -> list[str]:
    return [str(problem) for problem in check(*folders(tmp_path, {**changes})).warnings]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("See https://iom.int/kw.", ["https://iom.int/kw"]),
        ("راسلوا a.b@iom.int، ثم", ["a.b@iom.int"]),
        ("(www.iom.int/kw?x=1)", ["www.iom.int/kw?x=1"]),
        ("زوروا iom.int/kw؛", ["iom.int/kw"]),
        ("law No. 91 of 2013, p.m. and 10.5", []),
        ("#عُقدت اليوم", ["#عُقدت"]),
    ],
)
def test_an_address_is_what_its_writer_means(text: str, meant: list[str]) -> None:
    assert list(addresses(text)) == meant


@pytest.mark.usefixtures("_inside")
@pytest.mark.parametrize(
    ("written", "warning"),
    [
        (
            "العنوان https://ar.wikipedia.org/wiki/الكويت، ثم",
            "knowledge/facts/when.yaml:8:18: warning: “https://ar.wikipedia.org/wiki/الكويت”, which Telegram "
            "would link as “https://ar.wikipedia.org/wiki/”; expected an address that can be pressed; make it a value: "
            "{name} stands apart by itself",
        ),
        (
            "الوسم #عُقدت هنا",
            "knowledge/facts/when.yaml:8:16: warning: “#عُقدت”, which Telegram would link as “#ع”; "
            "expected an address that can be pressed; leave out its vowel signs",
        ),
        (
            "راسلونا ✈ هنا",
            "knowledge/facts/when.yaml:8:18: warning: “✈” (U+2708, AIRPLANE), which the fact sheet's font "
            "doesn't have; expected letters, digits and marks of Latin or Arabic; write it otherwise",
        ),
    ],
)
def test_what_programs_would_spoil_is_named_with_its_place(tmp_path: Path, written: str, warning: str) -> None:
    changes = edited("facts/when.yaml", "    ar: عُقدت", f"    ar: '{written} {{first}} {{second}}'  # عُقدت")

    assert warnings(tmp_path, changes) == [warning]


@pytest.mark.usefixtures("_inside")
def test_an_address_in_a_sentence_is_looked_at_too(tmp_path: Path) -> None:
    knowledge, locales = folders(tmp_path)
    (locales / "ar" / "main.ftl").write_text("hello = { $name } راسلوا a@iom.int، ثم\n", encoding="utf-8")

    (warning,) = check(knowledge, locales).warnings
    assert str(warning).startswith("locales/ar/main.ftl:1:26: warning: “a@iom.int”, which Telegram would not link")


@pytest.mark.usefixtures("_inside")
def test_an_address_that_stands_apart_is_no_problem(tmp_path: Path) -> None:
    apart = "عُقدت الورشة الأولى في {first} والثانية في {second}. راسلوا a@iom.int، أو https://iom.int/kw؟"
    changes = edited("facts/when.yaml", "عُقدت الورشة الأولى في {first} والثانية في {second}.", apart)

    assert warnings(tmp_path, changes) == []


def links(text: str, entities: list[Entity]) -> list[str]:
    units = text.encode("utf-16-le")
    return [units[2 * one.offset : 2 * (one.offset + one.length)].decode("utf-16-le") for one in entities]


def test_our_rule_is_tdlibs() -> None:
    pytest.importorskip("tdjson", reason="TDLib (tdjson) has no wheel for this platform")
    written = [
        "https://iom.int/kw", "http://iom.int/kw?x=1", "www.iom.int", "iom.int/kw", "a.b@iom.int", "#ورشة", "#عُقدت",
        "#Kuwait", "https://ar.wikipedia.org/wiki/الكويت", "https://en.wikipedia.org/wiki/Kuwait_(city)",
    ]  # fmt: skip
    before = ["", "راسلوا ", "(", "«", "\u2068", "see "]
    behind = ["", ".", "،", "؛", "؟", "،ثم", "»", ")", "\u2069،", "\u200f،", " ،", "!", ":"]
    for start, address, end in product(before, written, behind):
        text = f"{start}{address}{end}"
        tdlibs = links(text, tdlib.find(text))
        whole = [one for one in addresses(text) if one in tdlibs]

        assert sorted(set(addresses(text)) - {one for one, _ in broken(text)}) == sorted(set(whole)), text
