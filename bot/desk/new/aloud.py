"""Questions of a new release's own: samples for its folder, and twenty with their answers to read aloud."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from bot.dialogue.reply import Kind, Reply
from bot.facts.factbase import EntryKind, FactBase, Language, Phrasing
from bot.facts.samples import Sample
from bot.facts.terms import Term, is_arabic
from bot.language.normalise import normalise

MOST_ALOUD = 20
_TRIED = 6
"""So many ways of asking for an entry are tried before none is kept."""
_LONGEST = 70
_ANSWERS = (Kind.ANSWER, Kind.NOT_STATED)
Answer = Callable[[str], Reply]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and the reply to it."""

    question: str
    language: Language
    reply: Reply


def samples(
    base: FactBase, phrasings: Sequence[Phrasing], general: Sequence[Sample], answer: Answer
) -> dict[str, list[str]]:
    """For each fact and each point left open a question in each language that gets its answer, by entry id. An entry
    that no question reached in one of the languages has fewer.

    The `general` samples of an entry's roles are tried first, then ways of asking that name its things: others may be
    right for one kind of release and odd for the next.
    """
    ways = _ways(base, phrasings)
    for sample in reversed(general):
        ways.setdefault((sample.expect, _language(sample.ask).value), []).insert(0, sample.ask)
    found: dict[str, list[str]] = {}
    for entry in base.entries.values():
        if entry.kind is EntryKind.SERVICE:
            continue
        for language in Language:
            tried = ways.get((entry.id, language.value)) or [entry.label[language]]
            good = (question for question in tried if _reaches(answer(question), entry.id))
            found.setdefault(entry.id, []).extend(islice(good, 1))
    return found


def aloud(base: FactBase, chosen: Mapping[str, list[str]], answer: Answer) -> list[Asked]:
    """Twenty questions with their replies: facts and open points by turns, in both languages by turns."""
    entries = [base.entries[entry_id] for entry_id in chosen]
    stated = [entry.id for entry in entries if entry.kind is EntryKind.STATED]
    silent = [entry.id for entry in entries if entry.kind is EntryKind.NOT_STATED]
    order = [*_spread(stated, MOST_ALOUD - MOST_ALOUD // 4), *_spread(silent, MOST_ALOUD // 4)]
    asked = []
    for number, entry_id in enumerate(order[:MOST_ALOUD]):
        of_entry = chosen[entry_id] or [base.entries[entry_id].label[Language.EN]]
        question = of_entry[number % len(of_entry)]
        asked.append(Asked(question, _language(question), answer(question)))
    return asked


def _ways(base: FactBase, phrasings: Iterable[Phrasing]) -> dict[tuple[str, str], list[str]]:
    """A few short ways of asking by entry and script, spread over all that name one of the release's things, or where
    none does over all that there are."""
    named = {term: _attested(base, texts) for term, texts in base.release.terms.items()}
    found: dict[tuple[str, str], tuple[list[str], list[str]]] = {}
    for phrasing in phrasings:
        entry = base.entries.get(phrasing.entry_id)
        if entry is None or len(phrasing.text) > _LONGEST or len(phrasing.text.split()) < 2:
            continue
        own = {ask.term for ask in entry.asks} or set(named)
        text = normalise(phrasing.text)
        says = any(name in text for term in own for name in named.get(term, ()))
        found.setdefault((entry.id, phrasing.script), ([], []))[not says].append(phrasing.text)
    return {key: [*_spread(naming or others, _TRIED)] for key, (naming, others) in found.items()}


def _attested(base: FactBase, term: Term) -> tuple[str, ...]:
    """The forms of a term that the sheet has, as a name or in an answer: those made by rule alone may be odd."""
    said = " ".join(normalise(entry.answer[language]) for entry in base.entries.values() for language in Language)
    given = {name.one for name in (*term.en, *term.ar)}
    forms = {form: normalise(form) for form in term.texts()}
    return tuple(text for form, text in forms.items() if form in given or text in said)


def _language(text: str) -> Language:
    return Language.AR if is_arabic(text) else Language.EN


def _spread(items: Sequence[str], number: int) -> Iterator[str]:
    """So many of the items, from all over them, in their order."""
    step = max(len(items) / number, 1.0) if number else 1.0
    places = dict.fromkeys(int(step * place) for place in range(number))
    return (items[place] for place in places if place < len(items))


def _reaches(reply: Reply, entry_id: str) -> bool:
    return reply.kind in _ANSWERS and entry_id in reply.entry_ids
