"""Fit what ranks the entries of a release that nobody wrote phrasings for: `python -m bench.releases.fit`.

From the tuned halves of the releases here and the first release stripped of its phrasings (stripped.py) come the
weights of the signs of an entry (`blend`), the trees that tell what isn't ours (`acceptance-from-little`), both written
to the general part's fitted.json, and a table of what each threshold brings. Every figure printed is of releases that
nothing was fitted on: one is left out after the other. `--foreign FILE` adds real questions about other things, of
which only the signs' numbers are used.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from bench.acceptance import Row, fit
from bench.releases import borders, stripped
from bench.releases.__main__ import LANGUAGES, NAMES, Question, folder_of, questions
from bench.releases.borders import Heard
from bot.dialogue.decision import Thresholds
from bot.facts.fitted import Fitted, FittedOn, save_fitted
from bot.facts.ids import SAFEGUARDING
from bot.facts.loader import load
from bot.facts.phrasings import load_phrasings
from bot.matching.little import SIGNS_OF_ENTRY, Blend, Little
from bot.matching.matcher import Borders, Matcher
from bot.settings import Settings

_ELSEWHERE = Path(__file__).parents[1] / "calibration" / "elsewhere.questions.jsonl"
_STRANGERS = 200
"""How many questions about other things each release is asked, of either source."""
_RIDGE = 1e-3
_OF_QUESTION = SIGNS_OF_ENTRY.index("stated")
_BOUNDS = [(0.0, None)] * _OF_QUESTION + [(None, None)] * (len(SIGNS_OF_ENTRY) - _OF_QUESTION)
"""No closeness speaks against an entry; what an entry is may."""
_TRIED = (0.3, 0.4, 0.5, 0.55, 0.6, 0.65, 0.7), (0.05, 0.1)
Array = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with the signs of every entry, which of them answer it, and its matcher's words for it."""

    question: Question
    signs: Array
    wanted: NDArray[np.bool_]
    scores: Array


@dataclass(frozen=True, slots=True)
class Release:
    """A release with what it was asked."""

    name: str
    matcher: Matcher
    little: Little
    asked: tuple[Asked, ...]

    @property
    def ours(self) -> list[Asked]:
        return [one for one in self.asked if one.wanted.any()]


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.releases.fit", description=__doc__)
    parser.add_argument("--foreign", type=Path, help="real questions about other things")
    arguments = parser.parse_args()
    settings = Settings.read()
    others = [*_strangers(_ELSEWHERE), *(_strangers(arguments.foreign) if arguments.foreign else ())]
    with TemporaryDirectory() as root:
        releases = [*_opened(Path(root), settings, others)]
    base = load(settings.knowledge)
    fitted_on = FittedOn.of(base, load_phrasings(base))
    save_fitted(base.general, "blend", fit_blend(releases), fitted_on)
    blends = {one.name: fit_blend([other for other in releases if other is not one]) for one in releases}
    print("first choice, among the first three; each release by weights fitted on the others")
    for one in releases:
        print(f"{one.name:18}" + "".join(f"{_found(one, blends[one.name], language)}   " for language in LANGUAGES))
    rows = {one.name: [*_rows(one, blends[one.name])] for one in releases}
    save_fitted(base.general, "acceptance-from-little", fit([*_flat(rows.values())]), fitted_on)
    chances = {name: _chances(rows, name) for name in rows}
    for line in _thresholds(releases, blends, chances):
        print(line)
    in_use = Fitted.load(base.general)
    heard = [one for release in releases for one in _heard(release, blends[release.name])]
    drawn = borders.draw(heard, in_use.numbers("borders-from-little", Borders))
    save_fitted(base.general, "borders-from-little", drawn, fitted_on)
    for line in borders.figures(heard, drawn):
        print(line)
    # Chosen by hand from the table; looked at anew here.
    save_fitted(base.general, "thresholds-from-little", in_use.numbers("thresholds-from-little", Thresholds), fitted_on)


def _heard(release: Release, blend: Blend) -> Iterator[Heard]:
    little = release.little.with_blend(blend)
    place = release.matcher.entry_ids.index(SAFEGUARDING)
    others = [one.question.text for one in release.asked if SAFEGUARDING not in one.question.expected]
    for texts, is_call in ((_calls_for_help(), True), (others, False)):
        for text in texts:
            read = release.matcher.read(text)
            share = little.share(little.standing(read, release.matcher.scores(read)), place)
            yield Heard(text, release.matcher.danger(read), share, is_call)


def _calls_for_help() -> list[str]:
    return [one.text for one in stripped.questions() if SAFEGUARDING in one.expected]


def _strangers(path: Path) -> list[Question]:
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    drawn = random.Random(0).sample(rows, min(_STRANGERS, len(rows)))  # noqa: S311 - no secrets
    return [Question(row["q"], row["lang"], frozenset(), "tuned") for row in drawn]


def _opened(root: Path, settings: Settings, others: Sequence[Question]) -> Iterator[Release]:
    for name in NAMES:
        base = load(folder_of(root, name))
        yield _release(name, Matcher.open(base, settings.cache), [*_tuned(name), *others])
    bare = root / "releases" / stripped.NAME
    stripped.strip(load(settings.knowledge).folder, bare)
    yield _release(stripped.NAME, Matcher.open(load(bare), settings.cache), [*stripped.questions(), *others])


def _tuned(name: str) -> list[Question]:
    return [question for question in questions(name) if question.half == "tuned"]


def _release(name: str, matcher: Matcher, asked: Sequence[Question]) -> Release:
    little = matcher.little
    if little is None:
        raise SystemExit(f"{name} isn’t learnt from little")
    little = little.with_blend(Blend((0.0,) * len(SIGNS_OF_ENTRY)))  # the one in use may be of other signs
    return Release(name, matcher, little, tuple(_asked(matcher, little, question) for question in asked))


def _asked(matcher: Matcher, little: Little, question: Question) -> Asked:
    read = matcher.read(question.text)
    scores = matcher.scores(read)
    wanted = np.array([entry_id in question.expected for entry_id in little.entry_ids])
    return Asked(question, little.standing(read, scores).signs, wanted, scores)


def fit_blend(releases: Sequence[Release]) -> Blend:
    """The weights under which what was wanted is likeliest; each release counts alike."""
    data = [
        (np.array([one.signs for one in ours]), np.array([one.wanted for one in ours]))
        for ours in (release.ours for release in releases)
    ]

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        total, slope = _RIDGE * float(weights @ weights), 2 * _RIDGE * weights
        for signs, wanted in data:
            logits = signs @ weights
            shares = np.exp(logits - logits.max(axis=1, keepdims=True))
            shares /= shares.sum(axis=1, keepdims=True)
            likely = np.maximum((shares * wanted).sum(axis=1), 1e-9)
            total -= float(np.log(likely).mean())
            pulled = shares * wanted / likely[:, None] - shares
            slope = slope - np.einsum("qe,qes->s", pulled, signs) / len(signs)
        return total, slope

    found = minimize(loss, np.zeros(len(SIGNS_OF_ENTRY)), jac=True, method="L-BFGS-B", bounds=_BOUNDS)
    return Blend(tuple(round(float(weight), 3) for weight in found.x))


def _shares(one: Asked, blend: Blend) -> NDArray[np.float64]:
    logits = one.signs @ np.array(blend.weights)
    odds = np.exp(logits - logits.max())
    found: NDArray[np.float64] = odds / odds.sum()
    return found


def _found(release: Release, blend: Blend, language: str) -> str:
    ours = [one for one in release.ours if one.question.language == language]
    orders = [np.argsort(-_shares(one, blend)) for one in ours]
    first, three = (
        100 * np.mean([one.wanted[order[:most]].any() for one, order in zip(ours, orders, strict=True)])
        for most in (1, 3)
    )
    return f"{language} {first:5.1f} {three:5.1f} of {len(ours)}"


def _rows(release: Release, blend: Blend) -> Iterator[Row]:
    little = release.little.with_blend(blend)
    for one in release.asked:
        read = release.matcher.read(one.question.text)
        signs = little.signs(read, one.scores, little.standing(read, one.scores))
        danger = SAFEGUARDING in one.question.expected
        yield Row(signs, bool(one.question.expected), release.name, danger)


def _flat(rows: Iterable[Sequence[Row]]) -> Iterator[Row]:
    for each in rows:
        yield from each


def _chances(rows: dict[str, list[Row]], name: str) -> list[float]:
    """How likely each question about a release is ours, by trees that were fitted on the others."""
    told = fit([*_flat([each for other, each in rows.items() if other != name])]).ready()
    return [told(list(row.signs)) for row in rows[name]]


def _thresholds(
    releases: Sequence[Release], blends: dict[str, Blend], chances: dict[str, list[float]]
) -> Iterator[str]:
    """What becomes of the questions of the releases with a sheet, in percent, by the thresholds."""
    yield "answer clarify | en, ar: right, or asked back well, wrong | strangers that get a fact; others that do"
    for answer, clarify in product(*_TRIED):
        if clarify <= answer:
            thresholds = Thresholds(answer, clarify, 0.01)
            said = {language: _outcome(releases, blends, chances, thresholds, language) for language in LANGUAGES}
            yield f"{answer:6} {clarify:7} | " + "  |  ".join(said.values())


def _outcome(
    releases: Sequence[Release],
    blends: dict[str, Blend],
    chances: dict[str, list[float]],
    thresholds: Thresholds,
    language: str,
) -> str:
    counts = dict.fromkeys(("right", "back", "wrong", "ours", "stranger", "strangers", "other", "others"), 0)
    for release in releases:
        tuned = len(_tuned(release.name)) if release.name in NAMES else 0
        for number, (one, chance) in enumerate(zip(release.asked, chances[release.name], strict=True)):
            if one.question.language != language or release.name not in NAMES:
                continue
            shares = chance * _shares(one, blends[release.name])
            order = np.argsort(-shares)
            answered = shares[order[0]] >= thresholds.answer
            if one.question.expected:
                counts["ours"] += 1
                counts["right"] += bool(answered and one.wanted[order[0]])
                counts["wrong"] += bool(answered and not one.wanted[order[0]])
                asked = not answered and shares[order[0]] >= thresholds.clarify
                counts["back"] += bool(asked and one.wanted[order[:3]].any())
            else:
                group = "stranger" if number < tuned else "other"
                counts[f"{group}s"] += 1
                counts[group] += bool(answered)
    share = {key: 100 * counts[key] / max(counts["ours"], 1) for key in ("right", "back", "wrong")}
    far = [100 * counts[key] / max(counts[f"{key}s"], 1) for key in ("stranger", "other")]
    back = share["right"] + share["back"]
    return f"{share['right']:5.1f} {back:5.1f} {share['wrong']:5.1f}; {far[0]:4.1f} {far[1]:4.1f}"


if __name__ == "__main__":
    main()
