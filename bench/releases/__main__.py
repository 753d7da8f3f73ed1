"""What a press officer's sheet is worth without a phrasing: `python -m bench.releases`.

Each release here has a sheet, as somebody fills it in who reads docs/desk.md, and questions by writers who saw the
release alone. `bayan new` makes the folder, the questions are asked, and the shares stand beside what is to be reached.
The odd lines of each file are for work on the product (`tuned`), the even ones only for this report (`held`).
`--with-phrasings` puts half an hour's worth of them into the folder first: three to five in each language for each
row, written by somebody who saw the sheet and not the held half.
"""

from __future__ import annotations

import argparse
import csv
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

import yaml

from bot import clock
from bot.bayan import Bayan
from bot.desk.new.making import Made, make
from bot.desk.new.opening import open_sheet
from bot.dialogue.context import Context
from bot.dialogue.decision import MOST_OFFERED
from bot.dialogue.reply import Kind, Reply
from bot.settings import Settings

HERE = Path(__file__).parent
NAMES = ("solar-plant", "measles-campaign", "blanket-recall", "winter-aid")
LANGUAGES = ("en", "ar")
HALVES = ("tuned", "held")
FIRST, THREE = "ranked first", "ranked among the first three"
TO_REACH = {
    "right": (70, 85, 80, 92),
    "right or asked back well": (82, 93, 90, 97),
    "wrong fact": (5, 2, 4, 1.5),
    "about something else: gets a fact": (4, 2, 4, 2),
}
"""Floor and goal of each share, in percent, without a phrasing and with half an hour of them."""
RANKED = (FIRST, THREE)
"""What is measured beside: whatever is said then, what the questions are ranked."""
PHRASINGS = "phrasings.yaml"
_FACTS = (Kind.ANSWER, Kind.NOT_STATED)


@dataclass(frozen=True, slots=True)
class Question:
    """A question in a language, and the entries any of which answers it; none where it is about something else."""

    text: str
    language: str
    expected: frozenset[str]
    half: str


def questions(name: str) -> Iterator[Question]:
    """The questions about a release."""
    for language in LANGUAGES:
        lines = (HERE / name / f"{language}.questions.jsonl").read_text(encoding="utf-8").splitlines()
        for number, line in enumerate(lines):
            row = json.loads(line)
            expected = frozenset() if row["kind"] == "foreign" else frozenset(row["expect"])
            yield Question(row["q"], language, expected, HALVES[number % 2])


def verdict(question: Question, reply: Reply) -> str:
    """What became of the question."""
    hit = bool(question.expected & {*reply.entry_ids})
    if not question.expected:
        return "stranger answered" if reply.kind in _FACTS else "stranger left"
    if reply.kind is Kind.CLARIFY:
        return "asked back well" if hit else "asked back badly"
    if reply.kind is Kind.UNKNOWN:
        return "not found"
    return "right" if hit else "wrong"


def ranked(bayan: Bayan, question: Question) -> Counter[str]:
    """Whether what answers the question is ranked first, and among the first three, whatever is said then."""
    ranking = bayan.understanding.rank(bayan.understanding.read(question.text))
    ids = [candidate.id for candidate in ranking.candidates[:MOST_OFFERED]]
    hits = {FIRST: ids[0] in question.expected, THREE: bool(question.expected & {*ids})}
    return Counter(name for name, hit in hits.items() if hit)


def shares(found: Counter[str]) -> dict[str, float]:
    """The shares that are to be reached, in percent."""
    strangers = found["stranger answered"] + found["stranger left"]
    ours = found.total() - strangers - found[FIRST] - found[THREE]
    return {
        "right": 100 * found["right"] / ours,
        "right or asked back well": 100 * (found["right"] + found["asked back well"]) / ours,
        "wrong fact": 100 * found["wrong"] / ours,
        "about something else: gets a fact": 100 * found["stranger answered"] / (strangers or 1),
        FIRST: 100 * found[FIRST] / ours,
        THREE: 100 * found[THREE] / ours,
    }


def written_by_hand(name: str) -> int:
    """The rows of the sheet."""
    total = 0
    for file in (HERE / name / "sheet").glob("*.csv"):
        with file.open(encoding="utf-8", newline="") as stream:
            total += sum(1 for row in csv.reader(stream) if row) - 1
    return total


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", default=NAMES, help="which releases; all without one")
    parser.add_argument("--half", choices=HALVES, default="held")
    parser.add_argument("--errors", action="store_true", help="list what went wrong, of the tuned half only")
    parser.add_argument("--with-phrasings", action="store_true", help="with half an hour of phrasings")
    wanted = parser.parse_args()
    total: dict[str, Counter[str]] = {language: Counter() for language in LANGUAGES}
    with TemporaryDirectory() as folder:
        for name in wanted.names:
            _measure(Path(folder), name, wanted, total)
    _print(f"all, {wanted.half}", total, wanted.with_phrasings)


def folder_of(root: Path, name: str) -> Path:
    """The folder that `bayan new` makes of a release's sheet."""
    made = make(root / "releases" / name, open_sheet(HERE / name / "sheet"))
    if not isinstance(made, Made):
        raise SystemExit("\n".join(map(str, made)))
    return made.folder


def add_phrasings(folder: Path, name: str) -> int:
    """Write the half hour's phrasings into a release's folder, as docs/desk.md says; how many."""
    by_entry = yaml.safe_load((HERE / name / PHRASINGS).read_text(encoding="utf-8"))
    (folder / "phrasings").mkdir(exist_ok=True)
    for entry_id, texts in by_entry.items():
        written = yaml.safe_dump(texts, allow_unicode=True)
        (folder / "phrasings" / f"{entry_id}.yaml").write_text(written, encoding="utf-8")
    return sum(len(lines) for texts in by_entry.values() for lines in texts.values())


def _measure(root: Path, name: str, wanted: argparse.Namespace, total: dict[str, Counter[str]]) -> None:
    half, errors = wanted.half, wanted.errors and wanted.half == "tuned"
    begun = monotonic()
    folder = folder_of(root, name)
    added = add_phrasings(folder, name) if wanted.with_phrasings else "no"
    settings = Settings.read()
    bayan = Bayan.open(folder, settings.locales, settings.cache)
    minutes = (monotonic() - begun) / 60
    found: dict[str, Counter[str]] = {language: Counter() for language in LANGUAGES}
    for question in questions(name):
        if question.half == half:
            reply = bayan.answer(question.text, Context(), clock.now()).reply
            said = verdict(question, reply)
            found[question.language][said] += 1
            if question.expected:
                found[question.language] += ranked(bayan, question)
            if errors and said not in ("right", "stranger left"):
                print(said, "|", question.text, "|", *question.expected, "|", *reply.entry_ids)
    for language in LANGUAGES:
        total[language] += found[language]
    rows = written_by_hand(name)
    _print(
        f"{name}, {half}: {rows} rows by hand, {added} phrasings, {minutes:.1f} minutes of this machine",
        found,
        wanted.with_phrasings,
    )


def _print(title: str, found: dict[str, Counter[str]], with_phrasings: bool) -> None:
    print(f"\n{title}")
    measured = {language: shares(counts) for language, counts in found.items() if counts}
    print(f"{'':36}" + "".join(f"{language:>8}" for language in measured) + f"{'floor':>8}{'goal':>8}")
    for share, limits in TO_REACH.items():
        floor, goal = limits[2:] if with_phrasings else limits[:2]
        row = "".join(f"{each[share]:8.1f}" for each in measured.values())
        print(f"{share:36}{row}{floor:8g}{goal:8g}")
    for share in RANKED:
        print(f"{share:36}" + "".join(f"{each[share]:8.1f}" for each in measured.values()))


if __name__ == "__main__":
    main()
