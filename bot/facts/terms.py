"""What a release calls its things, in every form that a sentence may need: one, two, many, with the article.

Staff give a name or two; the other forms are made by rule. They fill the slots of the general phrasings
(`{event}`, `{the_event}`, `{events}`), so they serve learning, which forgives an odd plural, and are never shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

SLOT = re.compile(r"\{(?P<form>the_two_|the_|two_)?(?P<term>[a-z][a-z0-9_-]*?)\}")
_ARTICLE = "ال"
_ARABIC = re.compile(r"[\u0621-\u064a]")
_LINKS = frozenset("of for in on at to from with by per against and or".split())
"""Behind the first of these a name goes on about something else: "cubic metre of water" has its plural before it."""
_UNCOUNTED = frozenset("water electricity power information equipment staff people children news money aid".split())
_IRREGULAR = {"child": "children", "person": "people", "man": "men", "woman": "women", "foot": "feet"}
_SIBILANT = re.compile(r"(?:s|x|z|ch|sh)$")
_CONSONANT_Y = re.compile(r"(?<![aeiou])y$")
_ADJECTIVE = re.compile(r"^(?!ت..ية$)[\u0621-\u064a]{2,}ي[ةه]?$|^م[\u0621-\u064a]{3,}[ةه]?$")
"""How most adjectives look, of relation («شمسي», «شمسية») and participles («متنقل», «مكعبة»): they take the article
along with their noun. «تحلية» looks like one and is none."""
_NO_ARTICLE_BEFORE = re.compile(r"^(?:ال|لل)|^(?:من|في|على|عن|إلى|ضد|مع|بين)$")
_LATIN_FOR = dict(
    zip(
        "ابتثجحخدذرزسشصضطظعغفقكلمنهويةءأإآؤئى",
        "a b t th j 7 5 d th r z s sh s d t z 3 gh f q k l m n h w y a 2 a e a 2 2 a".split(),
        strict=True,
    )
)
"""Arabizi as it is typed most; the matcher compares consonants, so that the vowels that this lacks do no harm."""


@dataclass(frozen=True, slots=True)
class Name:
    """One name of a thing in one language: `one`, `two`, `many`, and with the article where the language writes it."""

    one: str
    many: str
    two: str
    the_one: str
    the_many: str
    the_two: str

    def form(self, article: str, plural: bool) -> str:
        """The form that a slot asks for; `article` is `the_`, `two_`, `the_two_` or nothing."""
        if article == "the_two_":
            return self.the_two
        if article == "two_":
            return self.two
        if article == "the_":
            return self.the_many if plural else self.the_one
        return self.many if plural else self.one


@dataclass(frozen=True, slots=True)
class Term:
    """All names of one thing by the script that they are written in, the usual one first."""

    en: tuple[Name, ...] = ()
    ar: tuple[Name, ...] = ()
    arabizi: tuple[Name, ...] = ()

    def texts(self) -> tuple[str, ...]:
        """Every form of every name, each once."""
        names = (*self.en, *self.ar, *self.arabizi)
        forms = (form for name in names for form in (name.one, name.many, name.two, name.the_one, name.the_many))
        return tuple(dict.fromkeys(forms))

    def names(self, script: str) -> tuple[Name, ...]:
        """The names in the script; Arabizi falls back to transliterated Arabic ones, with the English ones among them,
        for people who write Arabic in Latin letters mix both."""
        if script == "en":
            return self.en
        if script == "ar":
            return self.ar
        return self.arabizi or (*map(_transliterated, self.ar), *self.en)


def english_name(one: str, many: str = "", two: str = "") -> Name:
    """An English name; without `many` its plural is made by rule, of the noun before “of”, “for” and the like."""
    many = many or _english_plural(one)
    both = two or f"two {many}"
    return Name(one, many, both, one, many, both)


def arabic_name(one: str, many: str = "", two: str = "") -> Name:
    """An Arabic name; the dual and the article are made by rule, a plural only where the noun ends in ة, for others
    aren't made by rule: without one the singular stands."""
    many = many or _arabic_plural(one)
    both = two or _dual(one)
    return Name(one, many, both, _with_article(one), _with_article(many), _with_article(both))


def names_of(texts: Iterable[str], arabic: bool) -> tuple[Name, ...]:
    """Names as a sheet has them, each “one / many” or only “one”."""
    found = []
    for text in texts:
        one, _, many = (part.strip() for part in text.partition("/"))
        if one:
            found.append(arabic_name(one, many) if arabic else english_name(one, many))
    return tuple(found)


def is_arabic(text: str) -> bool:
    """Whether the text is in Arabic script, so that its slots take Arabic names."""
    return bool(_ARABIC.search(SLOT.sub("", text)))


def fill_slots(template: str, script: str, terms: Mapping[str, Term], turn: int = 0) -> str | None:
    """The template with a name in each slot; None where a term, or a name in the script, isn't there.

    `turn` chooses among several names of a term, so that all of them come up over many templates.
    """
    missing = False

    def put(slot: re.Match[str]) -> str:
        nonlocal missing
        name, plural = _chosen(slot["term"], script, terms, turn)
        missing = missing or name is None
        return name.form(slot["form"] or "", plural) if name else ""

    text = SLOT.sub(put, template)
    return None if missing else _joined(text)


def _chosen(slot: str, script: str, terms: Mapping[str, Term], turn: int) -> tuple[Name | None, bool]:
    """The name for a slot, and whether its plural is meant: `{panels}` is the plural of the term `panel`, unless a term
    is called so itself."""
    plural = slot not in terms and slot.endswith("s")
    term = terms.get(slot[:-1] if plural else slot)
    names = term.names(script) if term else ()
    return (names[turn % len(names)] if names else None), plural


def _joined(text: str) -> str:
    """What is written together with what filled the slot: «ل» and «ال» make «لل», ة before a pronoun is ت; “a” before a
    vowel is “an”."""
    text = re.sub(r"ة(?=[\u0621-\u064a])", "ت", text)
    text = re.sub(r"(?<![\u0621-\u064a])(و|ف)?لالل?", lambda found: f"{found[1] or ''}لل", text)
    return re.sub(r"\b([Aa]) (?=[aeioAEIO])", r"\1n ", text)


def _english_plural(one: str) -> str:
    words = one.split()
    head = next((place for place, word in enumerate(words) if place and word.casefold() in _LINKS), len(words)) - 1
    words[head] = _plural_word(words[head])
    return " ".join(words)


def _plural_word(word: str) -> str:
    low = word.casefold()
    if low in _IRREGULAR:
        return _IRREGULAR[low]
    if low in _UNCOUNTED or (low.endswith("s") and not low.endswith(("ss", "us"))):
        return word
    if _CONSONANT_Y.search(low):
        return word[:-1] + "ies"
    return word + ("es" if _SIBILANT.search(low) else "s")


def _arabic_plural(one: str) -> str:
    noun, *rest = one.split()
    if noun.endswith(("ة", "ه")) and not noun.startswith(_ARTICLE):
        return " ".join([noun[:-1] + "ات", *rest])
    return one


def _dual(one: str) -> str:
    """The dual of the noun, and of an adjective that agrees with it. Where the rule may well be wrong, of a noun with a
    definite genitive («تسليم البطانية») or with what looks like an adjective and doesn't agree («سحب دافية»), there is
    none, and the singular stands."""
    words = one.split()
    agreeing = len(words) > 1 and _ADJECTIVE.search(words[1])
    if len(words) > 1 and (words[1].startswith(_ARTICLE) or (agreeing and not _agree(*words[:2]))):
        return one
    return " ".join(
        _dual_word(word) if place == 0 or (place == 1 and agreeing) else word for place, word in enumerate(words)
    )


def _agree(noun: str, adjective: str) -> bool:
    """Whether both are feminine by their endings, or neither is."""
    return noun.endswith(("ة", "ه")) is adjective.endswith(("ة", "ه"))


def _dual_word(word: str) -> str:
    return (word[:-1] + "ت" if word.endswith(("ة", "ه")) else word) + "ين"


def _with_article(text: str) -> str:
    """The definite form: of a noun with its adjective both take the article, of a noun with its genitive the last."""
    words = text.split()
    if not words or any(_NO_ARTICLE_BEFORE.search(word) for word in words[:1]):
        return text
    end = next((place for place, word in enumerate(words) if _NO_ARTICLE_BEFORE.search(word)), len(words))
    if end < len(words) and words[end].startswith(_ARTICLE):
        return text  # «محطة التحلية» is definite already
    head, tail = words[:end], words[end:]
    together = len(head) == 2 and bool(_ADJECTIVE.search(head[1]))
    marked = [_ARTICLE + word if together or place == len(head) - 1 else word for place, word in enumerate(head)]
    return " ".join([*marked, *tail])


def _transliterated(name: Name) -> Name:
    return Name(*(_latin(each) for each in (name.one, name.many, name.two, name.the_one, name.the_many, name.the_two)))


def _latin(text: str) -> str:
    words = (re.sub(r"^ال", "el ", word) for word in text.split())
    return " ".join("".join(_LATIN_FOR.get(sign, sign) for sign in word) for word in words)
