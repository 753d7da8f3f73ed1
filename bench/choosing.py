"""Whether of several releases in one bot the right one answers: `python -m bench.choosing`.

The releases of bench/releases and the knowledge's newest stand on one shelf. Each question is asked by itself, as the
first of a conversation and in a conversation that is at its release. Where no conversation says which is meant, only
the question can: by itself only those are asked that have a word which just one release has among its names. Of the
others the newest is meant, which is right by chance.
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.releases.__main__ import HALVES, HERE, NAMES, questions
from bot import clock
from bot.bayan import Bayan
from bot.desk.new.making import Made, make
from bot.desk.new.opening import open_sheet
from bot.dialogue.context import Context
from bot.dialogue.reply import Kind
from bot.facts.ids import UNKNOWN
from bot.facts.layout import GENERAL, RELEASES, general_for, newest
from bot.language.normalise import normalise, stem
from bot.releases.edition import Edition
from bot.releases.shelf import STAFF, open_shelf
from bot.settings import Settings

_EXAM = Path(__file__).parent / "exam"
_EVERY = 12
"""So many of the first release's questions are passed over for one that is asked."""
_SHORTEST = 3
"""Letters of a word that may be a name."""
VERDICTS = ("right release", "asked which, right among them", "not found", "other release", "asked which, without it")


def first_questions() -> Iterator[str]:
    """Some questions about the knowledge's own release."""
    for language in ("en", "ar"):
        lines = (_EXAM / f"{language}.questions.jsonl").read_text(encoding="utf-8").splitlines()
        rows = [json.loads(line) for line in lines]
        yield from [row["q"] for row in rows if UNKNOWN not in row["expect"]][::_EVERY]


def naming(texts: Sequence[str], wanted: str, editions: Sequence[Edition]) -> list[str]:
    """The questions with a word that only the release `wanted` has among its names."""
    stems = {one.name: {stem(word) for word in one.names if len(word) >= _SHORTEST} for one in editions}
    own = stems[wanted].difference(*(others for name, others in stems.items() if name != wanted))
    return [text for text in texts if any(stem(word) in own for word in normalise(text).split())]


def verdict(bayan: Bayan, text: str, wanted: str, here: str | None) -> str:
    """Which release a question got; `here` is the one that the conversation is at."""
    now = clock.now()
    turn = bayan.answer(text, Context(release=here, at=now), now)
    if turn.context.which:
        among = wanted in {name for name, _ in turn.context.which}
        return VERDICTS[1] if among else VERDICTS[4]
    if turn.reply.kind is Kind.UNKNOWN:
        return VERDICTS[2]
    return VERDICTS[0] if turn.context.release == wanted else VERDICTS[3]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--half", choices=HALVES, default="held")
    half: str = parser.parse_args().half
    settings = Settings.read()
    first = newest(settings.knowledge)
    with tempfile.TemporaryDirectory() as place:
        root = Path(place)
        shutil.copytree(general_for(first), root / GENERAL)
        for name in NAMES:
            if not isinstance(made := make(root / RELEASES / name, open_sheet(HERE / name / "sheet")), Made):
                raise SystemExit("\n".join(map(str, made)))
        shutil.copytree(first, root / RELEASES / first.name)
        shelf = open_shelf(root, settings.locales, settings.cache)
        if shelf.problems:
            raise SystemExit("\n".join(map(str, shelf.problems.values())))
        bayan = shelf.read(STAFF, clock.now())
        asked = {first.name: [*first_questions()]}
        for name in NAMES:
            asked[name] = [one.text for one in questions(name) if one.half == half and one.expected]
        named = {name: naming(texts, name, shelf.editions) for name, texts in asked.items()}
        for title, is_at, those in (
            ("first of a conversation, naming the release", False, named),
            ("in a conversation at the release", True, asked),
        ):
            print(f"\n{title}")
            for name, texts in those.items():
                found = Counter(verdict(bayan, text, name, name if is_at else None) for text in texts)
                shares = ", ".join(f"{each} {100 * found[each] / len(texts):.0f} %" for each in VERDICTS if found[each])
                print(f"  {name} ({len(texts)}): {shares}")


if __name__ == "__main__":
    main()
