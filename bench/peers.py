"""Other matchers, given the same phrasings: what one would use without Bayan's own.

Each is built from phrasings and their intents and gives, for a question, its first choice. They answer every question
with the nearest phrasing's intent, `unknown` included, as a plain FAQ matcher does.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import bm25s
import numpy as np
from rapidfuzz import fuzz, process
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.pipeline import make_pipeline, make_union
from sklearn.svm import LinearSVC

from bot.language.normalise import normalise

Choose = Callable[[str], str]


def nearest_by_wratio(texts: Sequence[str], intents: Sequence[str]) -> Choose:
    return _nearest(texts, intents, fuzz.WRatio)


def nearest_by_token_set(texts: Sequence[str], intents: Sequence[str]) -> Choose:
    return _nearest(texts, intents, fuzz.token_set_ratio)


def _nearest(texts: Sequence[str], intents: Sequence[str], scorer: Callable[..., float]) -> Choose:
    choices = [normalise(text) for text in texts]

    def choose(question: str) -> str:
        found = process.extractOne(normalise(question), choices, scorer=scorer)
        return intents[found[2]] if found else "unknown"

    return choose


def bm25(texts: Sequence[str], intents: Sequence[str]) -> Choose:
    index = bm25s.BM25()
    index.index([normalise(text).split() for text in texts], show_progress=False)

    def choose(question: str) -> str:
        words = [word for word in normalise(question).split() if word in index.vocab_dict]
        if not words:
            return "unknown"
        found, _ = index.retrieve([words], k=1, show_progress=False)
        return intents[int(np.asarray(found).ravel()[0])]

    return choose


def tfidf_linear_svc(texts: Sequence[str], intents: Sequence[str]) -> Choose:
    words = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True)
    characters = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True)
    machine = make_pipeline(make_union(words, characters), LinearSVC(random_state=0))
    machine.fit([normalise(text) for text in texts], list(intents))

    def choose(question: str) -> str:
        return str(machine.predict([normalise(question)])[0])

    return choose


PEERS = {
    "rapidfuzz WRatio": nearest_by_wratio,
    "rapidfuzz token_set_ratio": nearest_by_token_set,
    "BM25 (bm25s)": bm25,
    "TF-IDF + LinearSVC": tfidf_linear_svc,
}
