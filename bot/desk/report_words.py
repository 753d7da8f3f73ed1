"""A report in the words of one language: what its text, its page and its table all draw."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, tzinfo

from bot import dates
from bot.desk.alike import Group
from bot.desk.report import Day, Report
from bot.dialogue.wording import Wording, claim
from bot.facts.factbase import FactBase, Language
from bot.locales import Argument, Locales
from bot.storage.office_figures import OfficeFigures

_MINUTE, _HOUR = 60, 3600
_LONG = 2 * _HOUR
"""Seconds from which a time is given in hours."""


@dataclass(frozen=True, slots=True)
class Bars:
    """Counts of one thing: the heading, what stands above names and counts, and the rows."""

    title: str
    column: str
    rows: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """Like questions: how many, of which release where there are several, and each wording once."""

    title: str
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Worded:
    """Top to bottom. `titles` are those of the releases where there are several; `figures` and `office` are names and
    values; `bars` are there only where there is something to count, `premises` and `unanswered` where there is
    something to read.
    """

    language: Language
    words: Words
    title: str
    titles: tuple[str, ...]
    span: str
    clock: str
    figures: tuple[tuple[str, str], ...]
    office: tuple[tuple[str, str], ...]
    days: Mapping[date, Day]
    bars: tuple[Bars, ...]
    premises: tuple[tuple[str, int, int], ...]
    unanswered: tuple[Asked, ...]


class Words:
    """Names of things in one language; `bases` are the releases that may have been asked about, by name, the one that
    the report is named after first."""

    def __init__(self, language: Language, locales: Locales, bases: Sequence[FactBase]) -> None:
        self.language = language
        self.bases = {base.name: base for base in bases}
        self._main = bases[0]
        self._locales = locales

    def __call__(self, message_id: str, **arguments: Argument) -> str:
        return self._locales.text(self.language, f"report-{message_id}", **arguments)

    def value(self, of: str, name: str) -> str:
        """A kind, language, surface or chat by its name; as it is where it has none."""
        key = f"{of}-{name.replace('_', '-').replace(' ', '-')}"
        return self(key) if self._locales.has(self.language, f"report-{key}") else name

    def release(self, name: str) -> str:
        base = self.bases.get(name)
        return base.release.title[self.language] if base else name

    def fact(self, release: str, entry_id: str) -> str:
        """The fact's label, with its release's title where there are several."""
        base = self.bases.get(release, self._main)
        entry = base.entries.get(entry_id)
        label = Wording(base, self.language).label(entry) if entry else entry_id
        return self("fact-of", fact=label, release=self.release(release)) if len(self.bases) > 1 and release else label

    def claim(self, kind: str, said: str) -> str:
        clause = claim(self._locales, self.language, kind, said)
        return clause[:1].upper() + clause[1:]

    def lasting(self, seconds: float) -> str:
        """How long a person took."""
        if seconds < _LONG:
            return self("minutes", count=max(1, round(seconds / _MINUTE)))
        return self("hours", count=round(seconds / _HOUR))


def worded(found: Report, words: Words, zone: tzinfo, *, has_office: bool) -> Worded:
    """The report in words; `has_office` where questions can go to the press office."""
    titles = [base.release.title[words.language] for base in words.bases.values()]
    one = len(titles) == 1
    return Worded(
        language=words.language,
        words=words,
        title=titles[0] if one else words("several", count=len(titles)),
        titles=() if one else tuple(titles),
        span=words("span", **{"from": found.since.astimezone(zone).date(), "to": found.until.astimezone(zone).date()}),
        clock=words("clock", place=dates.clock_name(zone, words.language)),
        figures=tuple(_figures(found, words)),
        office=tuple(_office(found.office, words, has_office=has_office)),
        days=found.days,
        bars=tuple(bars for bars in _bars(found, words) if bars.rows),
        premises=tuple((words.claim(one.kind, one.said), one.messages, one.people) for one in found.premises),
        unanswered=tuple(_asked(found.unanswered, words)),
    )


def _figures(found: Report, words: Words) -> Iterator[tuple[str, str]]:
    counts = {
        "questions": found.questions,
        "people": found.people,
        "good": found.likes,
        "bad": found.dislikes,
    }
    yield from ((words(name), dates.number(count, words.language)) for name, count in counts.items())
    times = {"half": found.median_seconds, "most": found.slowest_seconds}
    for name, seconds in times.items():
        if seconds is not None:
            yield words(name), words("seconds", seconds=f"{seconds:.2f}")


def _office(office: OfficeFigures, words: Words, *, has_office: bool) -> Iterator[tuple[str, str]]:
    counts = {
        "corrections": office.corrections,
        "answers": office.answers,
        "followers": office.followers,
        "waiting": office.waiting,
    }
    has_handed = office.handed_open + office.handed_closed > 0
    if has_office or has_handed:
        counts |= {"handed-open": office.handed_open, "handed-closed": office.handed_closed}
    yield from ((words(name), dates.number(count, words.language)) for name, count in counts.items())
    if has_handed:
        seconds = office.answer_seconds
        yield words("person"), words("nobody") if seconds is None else words.lasting(seconds)


def _bars(found: Report, words: Words) -> Iterator[Bars]:
    facts = [
        (words.fact(release, fact), count) for release, facts in found.facts.items() for fact, count in facts.items()
    ]
    yield _of(words, "facts", "fact", sorted(facts, key=lambda row: -row[1]))
    if len(words.bases) > 1:
        yield _of(words, "releases", "release", ((words.release(name), n) for name, n in found.releases.items()))
    for title, of, counts in (
        ("kinds", "kind", found.kinds),
        ("languages", "language", found.languages),
        ("surfaces", "surface", found.surfaces),
    ):
        yield _of(words, title, of, ((words.value(of, name), count) for name, count in counts.items()))


def _of(words: Words, title: str, column: str, rows: Iterable[tuple[str, int]]) -> Bars:
    return Bars(words(title), words(f"column-{column}"), tuple(rows))


def _asked(groups: Iterable[Group], words: Words) -> Iterator[Asked]:
    for group in groups:
        title = words("group", count=len(group.asked), left=group.left)
        if len(words.bases) > 1 and group.release:
            title = words("fact-of", fact=title, release=words.release(group.release))
        yield Asked(title, group.texts)
