"""Everything wrong with knowledge/ and locales/, all at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.desk.readers import inspect_addresses, inspect_letters
from bot.dialogue.reply import Kind, Reply
from bot.direction import bare
from bot.facts.evidence import check_evidence
from bot.facts.factbase import Entry, FactBase, Phrasing
from bot.facts.fitted import Fitted
from bot.facts.ids import UNKNOWN
from bot.facts.loader import inspect
from bot.facts.samples import Sample
from bot.locales import Locales, LocalesError
from bot.matching.examples import OurNames, own_words
from bot.problems import KnowledgeError, Place, Problem, Severity, in_order, listed, quoted, shown
from bot.text_files import UnreadableFileError, read_text

_MORE_LIKE_IT = "add phrasings like it to the entry that is meant"
_COMES_WITH_BAYAN = (
    "nothing must be done: the question comes with Bayan; phrasings like it for the entry meant will help"
)
_SHOWN_CANDIDATES = 3


@dataclass(frozen=True, slots=True)
class Report:
    """What `bayan check` found. `base` is None where the knowledge has errors of its own."""

    problems: tuple[Problem, ...]
    base: FactBase | None
    phrasings: int
    samples: tuple[Sample, ...]

    @property
    def errors(self) -> tuple[Problem, ...]:
        return tuple(problem for problem in self.problems if problem.is_error)

    @property
    def warnings(self) -> tuple[Problem, ...]:
        return tuple(problem for problem in self.problems if not problem.is_error)

    @property
    def sound(self) -> bool:
        return not self.errors


def check(knowledge: Path, locales: Path, release: Path | None = None) -> Report:
    """Read both folders, and the release's text where it is given. Never raises over what it finds there.

    The samples are read but not asked: `run_samples` does that, once there is a Bayan to ask.
    """
    inspection = inspect(knowledge)
    problems = [*inspection.problems, *_locales(locales)]
    if inspection.base is not None:
        problems += _fitted(inspection.base, inspection.phrasings)
        problems += _readers(inspection.base, locales)
        own = own_words(inspection.base) if inspection.base.from_little else ()
        problems += _taken_for_strangers(inspection.base, [*inspection.phrasings, *own])
    if release is not None:
        problems += _evidence(inspection.entries, release)
    elif inspection.base is not None and inspection.base.release.paragraphs:
        problems += check_evidence(inspection.entries, "\n".join(inspection.base.release.paragraphs))
    return Report(in_order(problems), inspection.base, len(inspection.phrasings), inspection.samples)


def _taken_for_strangers(base: FactBase, phrasings: Sequence[Phrasing]) -> Iterator[Problem]:
    """A warning for each word of the facts that only phrasings of `unknown` have, as those of an earlier release may:
    who asks with it would be taken for a stranger. General ones that have it aren't learnt."""
    ours = OurNames.of(base, phrasings)
    for phrasing in phrasings:
        words = [] if phrasing.general or phrasing.entry_id != UNKNOWN else ours.words_in(phrasing.text)
        if words:
            found = (
                f"{quoted(phrasing.text)}, though {listed(map(quoted, words))} stands in a fact, and in no way to ask"
            )
            expected = f"under {UNKNOWN} only what no fact answers"
            fix = "move it to the entry that answers it, or give that entry phrasings with the word"
            yield Problem(phrasing.place, found, expected, fix, Severity.WARNING)


def run_samples(samples: tuple[Sample, ...], answer: Callable[[str], Reply]) -> tuple[Problem, ...]:
    """Ask every sample; the problems are the replies that aren't what it expects."""
    return in_order(problem for sample in samples for problem in _ask(sample, answer(sample.ask)))


def _ask(sample: Sample, reply: Reply) -> Iterator[Problem]:
    for found, expected, fix in _missed(sample, reply):
        severity = Severity.WARNING if sample.advised else Severity.ERROR
        yield Problem(sample.place, found, expected, _COMES_WITH_BAYAN if sample.advised else fix, severity)


def _missed(sample: Sample, reply: Reply) -> Iterator[tuple[str, str, str]]:
    """What is found, what was expected, and what helps."""
    where = f"to {quoted(sample.ask)}"
    if reply.kind is Kind.CLARIFY:
        yield f"a question back {where}, about {listed(reply.entry_ids)}{_odds(reply)}", sample.expect, _MORE_LIKE_IT
        return
    if sample.expect not in (reply.entry_ids or (UNKNOWN,)):
        found = f"the reply {listed(reply.entry_ids) or UNKNOWN} {where}{_odds(reply)}"
        yield found, sample.expect, _MORE_LIKE_IT
        return
    text = " ".join(bare(reply.text).split())
    for words in sample.contains:
        if " ".join(bare(words).split()) not in text:
            yield f"a reply {where} without {quoted(words)}", f"it in {quoted(text)}", ""


def _odds(reply: Reply) -> str:
    """What stood first and how surely, so that staff see what beat the entry that they meant."""
    shares = [f"{each.id} {each.confidence:.0%}" for each in reply.candidates[:_SHOWN_CANDIDATES]]
    return f" ({', '.join(shares)})" if shares else ""


def _locales(folder: Path) -> tuple[Problem, ...]:
    try:
        return Locales.load(folder).problems()
    except LocalesError:
        return (Problem(Place(shown(folder)), "no sentences", "ar/*.ftl and en/*.ftl in this folder"),)


def _readers(base: FactBase, folder: Path) -> tuple[Problem, ...]:
    """What programs would make of the words, where there are sentences to put round them."""
    try:
        locales = Locales.load(folder)
    except LocalesError:
        return ()
    return (*inspect_addresses(base, locales), *inspect_letters(base, locales))


def _fitted(base: FactBase, phrasings: Sequence[Phrasing]) -> tuple[Problem, ...]:
    """Whether the fitted numbers can be used, and still belong to these phrasings."""
    try:
        return tuple(Fitted.load(base.general).grown_apart(base, phrasings))
    except KnowledgeError as error:
        return error.problems


def _evidence(entries: tuple[Entry, ...], release: Path) -> tuple[Problem, ...]:
    try:
        return check_evidence(entries, read_text(release, shown(release)))
    except UnreadableFileError as error:
        return (error.problem,)
