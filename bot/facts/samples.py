"""tests/ of a release and of the general part: questions and what their replies must say, mirrored by topic."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from bot.facts.factbase import Language, Value
from bot.facts.folder import SAMPLES, Folder
from bot.facts.ids import ROLES, SAFEGUARDING, UNKNOWN
from bot.facts.models import SampleShape
from bot.facts.roster import Roster
from bot.facts.source import Sequence, read_source
from bot.facts.templates import fill
from bot.facts.terms import fill_slots, is_arabic
from bot.facts.validate import Located, describe, validate
from bot.problems import Place, Problem, did_you_mean, quoted

ValueMap = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Sample:
    """A question, the id that must answer it (or `unknown`), and words that the reply must have. One that is `advised`
    comes with Bayan, and staff who write a release needn't mend it: to fail it is a warning."""

    ask: str
    expect: str
    contains: tuple[str, ...]
    place: Place
    advised: bool = False


def read_samples(
    folder: Folder, roster: Roster, values: ValueMap = MappingProxyType({})
) -> tuple[tuple[Sample, ...], tuple[Problem, ...]]:
    """The samples of both parts, and what is wrong with their files. A general one expects a role, and is asked where
    an entry plays it, with the release's names in its slots and its `values` in the words that the reply must have."""
    samples: list[Sample] = []
    problems: list[Problem] = []
    for file in folder.under(SAMPLES):
        source = read_source(file.path, file.shown)
        general = file.root == folder.general.root
        if isinstance(source.root, Sequence):
            for node in source.root.items:
                if located := validate(SampleShape, source, node):
                    samples += _general(located, roster, values) if general else [_sample(located)]
                    problems += _unknown_role(located) if general else _unknown_id(located, roster)
        elif source.root:
            found = describe(source.root)
            source.problems.append(Problem(source.place(source.root), found, "a list of questions"))
        problems += source.problems
    return tuple(samples), tuple(problems)


def _sample(located: Located[SampleShape]) -> Sample:
    shape = located.model
    return Sample(shape.ask, shape.expect, tuple(shape.contains), located.place())


def _general(located: Located[SampleShape], roster: Roster, values: ValueMap) -> list[Sample]:
    shape = located.model
    language = Language.AR if is_arabic(shape.ask) else Language.EN
    expect = UNKNOWN if shape.expect == UNKNOWN else roster.by_role.get(shape.expect)
    ask = fill_slots(shape.ask, language, roster.terms)
    if expect is None or ask is None or _is_matter_of(shape.unless, roster):
        return []
    contains = () if expect in roster.own else shape.contains  # the release has words of its own for it
    said = tuple(fill(words, values, language) for words in contains)
    # Where facts are learnt from little, a miss is as often the general part's; who may be in danger is never missed.
    return [Sample(ask, expect, said, located.place(), bool(roster.asks) and shape.expect != SAFEGUARDING)]


def _is_matter_of(words: Iterable[str], roster: Roster) -> bool:
    """Whether the release has a thing of that name, so that it may well answer."""
    named = {word for term in roster.terms.values() for name in term.texts() for word in name.casefold().split()}
    return any(word in named or f"ال{word}" in named for word in words)


def _unknown_role(located: Located[SampleShape]) -> list[Problem]:
    expect = located.model.expect
    if expect == UNKNOWN or expect in ROLES:
        return []
    fix = did_you_mean(expect, [*ROLES, UNKNOWN]) or "check the spelling"
    return [Problem(located.place("expect"), f"the role {quoted(expect)}, which isn't one", "a role", fix)]


def _unknown_id(located: Located[SampleShape], roster: Roster) -> list[Problem]:
    expect = located.model.expect
    if roster.ids is None or expect == UNKNOWN or expect in roster.ids:
        return []
    fix = did_you_mean(expect, [*roster.ids, UNKNOWN]) or "check the spelling"
    return [Problem(located.place("expect"), f"the id {quoted(expect)}, which no entry has", "an entry's id", fix)]
