"""What to add to knowledge/ so that questions which found no answer find one next time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import yaml

from bot.dates import choice
from bot.desk.alike import Group
from bot.desk.spoken import Spoken
from bot.facts.factbase import Entry, EntryKind
from bot.facts.folder import NOT_STATED, PHRASINGS
from bot.facts.ids import UNKNOWN
from bot.facts.shapes import SCRIPTS
from bot.language import detect
from bot.language.read import Question
from bot.matching.ranking import Ranking

LEAST_LIKELY = 0.05
"""Below this probability an entry is no guess: the question is as likely about something that the release lacks."""
_POSSIBLY_OURS = 0.02
"""The least probability that a question is about the release at all, for guesses at what it asks for."""
_MOST_GUESSES = 3
_MOST_WORDINGS = 5
_SCRIPT = {detect.Spoken.AR: "ar", detect.Spoken.MIXED: "ar", detect.Spoken.ARABIZI: "arabizi"}


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A group of questions, the entries that may answer it (likeliest first), its wordings by script, and the words in
    them that the language has and no phrasing does."""

    group: Group
    guesses: tuple[Entry, ...]
    wordings: Mapping[str, tuple[str, ...]]
    foreign: tuple[str, ...] = ()


def suggestion(group: Group, read: Iterable[tuple[Question, Ranking]], entries: Mapping[str, Entry]) -> Suggestion:
    """What to add for one group; `read` has each of its wordings as the matcher sees it today."""
    shares: dict[str, float] = {}
    scripts: dict[str, list[str]] = {}
    strange: dict[str, None] = {}
    for question, ranking in read:
        strange.update(dict.fromkeys(question.foreign))
        ours = 1 - ranking.unknown
        scripts.setdefault(_SCRIPT.get(question.spoken, "en"), []).append(" ".join(question.text.split()))
        for candidate in ranking.candidates:
            if ours >= _POSSIBLY_OURS:  # else all entries are equally far off
                share = candidate.confidence / ours / len(group.texts)
                shares[candidate.id] = shares.get(candidate.id, 0.0) + share
    likely = sorted((id for id, share in shares.items() if share >= LEAST_LIKELY), key=lambda id: -shares[id])
    known = [entries[id] for id in likely if id in entries and entries[id].kind is not EntryKind.SERVICE]
    ordered = {script: tuple(scripts[script][:_MOST_WORDINGS]) for script in SCRIPTS if script in scripts}
    return Suggestion(group, tuple(known[:_MOST_GUESSES]), ordered, tuple(strange))


def as_text(suggestions: Iterable[Suggestion], spoken: Spoken) -> str:
    """All suggestions: the questions, where they may belong, and the lines to add there; empty without any."""
    return "\n\n".join("\n".join(_lines(number, one, spoken)) for number, one in enumerate(suggestions, 1))


def _lines(number: int, one: Suggestion, spoken: Spoken) -> Iterator[str]:
    yield "# " + spoken("asked", number=number, times=len(one.group.asked), left=one.group.left)
    if one.guesses:
        labels = choice([spoken("quoted", text=entry.label[spoken.language]) for entry in one.guesses], spoken.language)
        files = choice([f"{PHRASINGS}/{entry.id}.yaml" for entry in one.guesses], spoken.language)
        yield "# " + spoken("if-it-asks", labels=labels, files=files)
    if one.foreign:
        yield "# " + spoken("no-phrasing-has", words=", ".join(one.foreign[:_MOST_WORDINGS]))
    yield "# " + spoken("if-silent", file=NOT_STATED, phrasings=f"{PHRASINGS}/new-id.yaml")
    yield from _not_stated(one.guesses)
    yield "# " + spoken("if-elsewhere", folder=f"{PHRASINGS}/{UNKNOWN}/")
    yield yaml.safe_dump(
        {script: list(texts) for script, texts in one.wordings.items()},
        allow_unicode=True,
        sort_keys=False,
        width=10_000,
    ).rstrip()


def _not_stated(guesses: Iterable[Entry]) -> Iterator[str]:
    """A new entry for what people expect of a release that is silent on it: the mend that is overlooked."""
    nearby = next((entry.id for entry in guesses if entry.kind is EntryKind.STATED), "…")
    yield "#   - id: new-id"
    yield "#     label: {en: …, ar: …}"
    yield "#     answer: {en: The release doesn’t say …, ar: لا يذكر البيان …}"
    yield f"#     nearby: [{nearby}]"
