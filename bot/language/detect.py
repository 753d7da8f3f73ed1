"""Which language a message is written in.

Script decides between Arabic and Latin letters; inside Latin letters the lexicon's counts decide between English and
Arabizi, and the small words of other languages rule those out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from math import log

from bot.facts.factbase import Language
from bot.language.lexicon import Lexicon
from bot.language.normalise import is_arabic


class Spoken(StrEnum):
    """What a message is written in. `NONE` has no words of any language: a digit, a name, an emoji."""

    AR = "ar"
    EN = "en"
    ARABIZI = "arabizi"
    MIXED = "mixed"
    OTHER = "other"
    NONE = "none"

    @property
    def reply_language(self) -> Language | None:
        """The language to answer in, where the words alone decide it."""
        return _REPLY.get(self)


_REPLY = {
    Spoken.AR: Language.AR,
    Spoken.EN: Language.EN,
    Spoken.ARABIZI: Language.AR,
    Spoken.MIXED: Language.AR,
}


_LATIN_AND_ARABIC = (
    r"a-zA-Z\u00aa-\u024f\u1e00-\u1eff\uff21-\uff5a"
    r"\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc"
)
_OTHER_LETTER = re.compile(rf"[^\W\d_{_LATIN_AND_ARABIC}]")
"""A letter that is neither Latin nor Arabic, in any of their forms."""
_ARABIZI_DIGIT = re.compile(r"[a-z][235678]|[23578]'?[a-z]")
_ARABIZI_DIGIT_VOTE = 4.0
_CODE_SWITCHING = 1.5
"""Arabizi writers mix English words in, so a word of theirs must weigh more than this (log-odds) to tell."""
_TELLING = 0.6
"""Less is enough where English has no word of the message: a word that one Arabizi phrasing has."""
_ENGLISH_MAJORITY = 2
"""A message with both scripts is English where Latin words are this many times as many."""

_OTHER_LATIN = frozenset(
    """
    le la les des du une est sont quand quel quelle quels quelles qui que quoi ou pourquoi comment combien avec pour
    dans sur vous nous je il elle ont ete cette ces leur bonjour bonsoir salut oui
    el los las una es son cuando cual quien donde por como cuanto cuantos con para esta este hola gracias buenos
    o os uma quem quando onde qual quantos obrigado ola nao sim foi
    il lo gli che chi dove perche quanti grazie ciao sono della nel
    der die das ist sind wann wer wo warum wie viele und mit fuer danke hallo nicht ein eine guten
    ve bir bu ne nasil nerede kim zaman kac icin tesekkurler degil mi
    apa siapa kapan dimana mengapa bagaimana berapa yang dan untuk dengan terima kasih
    ano sino kailan saan bakit paano ilan ang mga ng po salamat kamusta
    kya kaun kab kahan kyun kaise kitne hai hain aur mein nahi aap mujhe
    kto kogda gde pochemu kak skolko spasibo privet
    """.split()
)
"""Small words of languages that Bayan doesn't speak, in Latin letters. Words that Arabic speakers have borrowed (merci,
merhaba) are left out."""
_OTHER_ARABIC = frozenset(
    "است هست را های می چه چرا کجا کی که این آن برای با است؟ ہے ہیں کیا کون کب کہاں کیوں اور میں نہیں کے کی کا".split()
)
"""The same in Arabic letters."""


def detect(text: str, words: Sequence[str], lexicon: Lexicon) -> Spoken:
    """The language of a message and its normalised words; `NONE` where it has only names, digits or signs, `OTHER` for
    any other one."""
    if _mostly_other_script(text):
        return Spoken.OTHER
    words = [word for word in words if word.isalpha() or (any(map(str.isalpha, word)) and "@" not in word)]
    arabic = [*filter(is_arabic, words)]
    latin = [word for word in words if word not in lexicon.names and not is_arabic(word)]
    if not arabic and not latin:
        return Spoken.NONE
    if _foreign(text, words, lexicon):
        return Spoken.OTHER
    if not arabic:
        return _english_or_arabizi(latin, lexicon)
    if not latin:
        return Spoken.AR
    return Spoken.EN if len(latin) >= _ENGLISH_MAJORITY * len(arabic) else Spoken.MIXED


def _mostly_other_script(text: str) -> bool:
    if text.isascii():
        return False
    foreign = len(_OTHER_LETTER.findall(text))
    return bool(foreign) and foreign * 2 > sum(map(str.isalpha, text))


def _foreign(text: str, words: Sequence[str], lexicon: Lexicon) -> bool:
    raw = [] if text.isascii() else text.casefold().split()
    if len(raw) > 1 and sum(word.strip("؟?.!،,") in _OTHER_ARABIC for word in raw) * 3 >= len(raw):
        return True
    found = [word for word in words if word in _OTHER_LATIN]
    small = len(found) if len({*found}) > 1 else len({*found})  # "el … el …" is Arabizi's article as well
    if not small:
        return False
    known = sum(word in lexicon and word not in _OTHER_LATIN for word in words)
    return small > known and small * 3 >= len(words)


def _english_or_arabizi(words: Sequence[str], lexicon: Lexicon) -> Spoken:
    votes = [_arabizi_vote(word, lexicon) for word in words]
    if sum(votes) <= _TELLING:
        return Spoken.EN
    if sum(votes) <= _CODE_SWITCHING and any(lexicon.in_scripts(word)[0] for word in words):
        return Spoken.EN
    return Spoken.MIXED if min(votes) < -_ARABIZI_DIGIT_VOTE / 2 else Spoken.ARABIZI


def _arabizi_vote(word: str, lexicon: Lexicon) -> float:
    """The log-odds that a word is Arabizi rather than English."""
    english, _, arabizi = lexicon.in_scripts(word)
    if not english and _ARABIZI_DIGIT.search(word):
        return _ARABIZI_DIGIT_VOTE
    if not english and not arabizi:
        return 0.0
    return log((arabizi + 1) / (english + 1))
