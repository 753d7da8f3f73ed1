"""Somebody else who is said to have spoken at the opening: an office, a body, another person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from bot.facts.factbase import (
    FactBase,
)
from bot.premises.message import Body, Claim, Message
from bot.premises.names import LATIN_ARTICLES, Named, PeopleNames
from bot.premises.offices import OfficeReader
from bot.premises.values import Sentences, own_words
from bot.premises.words import Token, expressions, small

_OPENING = frozenset("opening inauguration افتتاح iftita7 eftita7 ifteta7".split())
_OPEN = "open"
_BRIEF = 8
"""Words of a question that asks nothing but whether somebody spoke: "did Fatima Al-Amri speak at it?"."""
_GAVE = frozenset("give gave giving deliver delivered delivering make made do did".split())
_LONGEST_NAME = 4
"""Words of somebody's name."""
_OPENED = frozenset({"the", "it", "them", "these", "both", "your"})


class SpeakerReader:
    """Compares with who spoke by one release."""

    def __init__(self, base: FactBase, sentences: Sentences, names: PeopleNames, offices: OfficeReader) -> None:
        self._sentences = sentences
        self._names = names
        self._offices = offices
        speakers = [one.shown_by for one in base.release.people if one.relation == "spoke"]
        said = [one.shown_by for one in base.release.premises if one.type == "quotation"]
        self._event = base.release.subjects[0].id if base.release.subjects else None
        self._about_speech = frozenset(id for ids in (*speakers, *said) for id in ids)

    def claims(self, message: Message, named: Sequence[Named], bodies: Sequence[Body]) -> Iterator[Claim]:
        """Somebody else who is said to have spoken at the opening: an office, a body, another person."""
        speaker = next((one for one in self._names.people.values() if one.relation == "spoke"), None)
        if speaker is None or not self._speaks(message):
            return
        tokens = message.tokens
        if (closing := self._at_the_close(message)) is not None:
            sentence = self._sentences.general("correct-closing", name=speaker.name, title=speaker.title)
            yield Claim("speaker", speaker.shown_by, sentence, closing, closing + 1)
            return
        if any(one.person.id == speaker.id for one in named):
            return
        others = [(one.start, one.end) for one in named if self._is_speaker(message, one.start)]
        offices = [one for one in self._offices.find(message) if self._is_speaker(message, one.start)]
        others += [(one.start, self._with_name(message, one.end)) for one in offices]
        others += self._by_whole_name(message, others)
        if not others:
            others = [
                (body.start, body.end)
                for body in bodies
                if not self._names.bodies.at(tokens, body.start) and self._speech_of(message, body)
            ]
        for start, end in others[:1]:
            said = own_words(tokens[start:end], message.text) or ""
            sentence = self._sentences.general("correct-speaker", name=speaker.name, title=speaker.title, said=said)
            # "Open" belongs to it here, and else is no word of speaking.
            yield Claim("speaker", speaker.shown_by, sentence, start, end + (message.word(end) == _OPEN))

    def _at_the_close(self, message: Message) -> int | None:
        """ "His closing speech", «الكلمة الختامية»: the word beside one for a speech."""
        speech = [one for one in expressions("relations").find(message.tokens) if one.label == "spoke"]
        near = {at for one in speech for at in (*range(one.start - 1, one.start), *range(one.end, one.end + 1))}
        found = (at for at in sorted(near) if 0 <= at < len(message.tokens))
        return next((at for at in found if message.tokens[at].bare & small("closing")), None)

    def _by_whole_name(self, message: Message, others: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
        """Somebody by name or form of address: "Fatima Al-Sabah", «الشيخ صباح الخالد»."""
        tokens = message.tokens
        firsts = [
            one for one in expressions("first_names").find(tokens) if self._names.is_whole(tokens, one.start, one.end)
        ]
        # "Al-Amri" is two words.
        found = [(one.start, one.end + 1 + (tokens[one.end].word in LATIN_ARTICLES)) for one in firsts]
        for one in expressions("honorifics").find(message.tokens):
            end = one.end
            while end < min(len(message.tokens), one.end + 3) and self._is_a_name(message, end):
                end += 1
            if end > one.end:
                found.append((one.start, end))
        found += self._by_capitals(message)
        return [] if others else [span for span in found if self._is_speaker(message, span[0])]

    def _by_capitals(self, message: Message) -> Iterator[tuple[int, int]]:
        """Two words or more that are written as a name is: "did Filip Nowak speak?"."""
        capitals = [
            at > 0 and token.word.isascii() and not message.text.isupper() and self._is_named(message, at)
            for at, token in enumerate(message.tokens)
        ]
        for is_name, run in groupby(range(len(capitals)), key=capitals.__getitem__):
            words = [*run]
            alone = message.known_elsewhere.isdisjoint(words) and message.word(words[0] - 1) != "the"
            if is_name and alone and 2 <= len(words) <= _LONGEST_NAME and _does_speak(message, words[-1] + 1):
                yield words[0], words[-1] + 1

    def _is_a_name(self, message: Message, position: int) -> bool:
        token, before = message.tokens[position], message.tokens[position - 1]
        small_word = bool(token.bare & (small("function") | small("question_small")))
        named = token.text[:1].isupper() if token.word.isascii() else not small_word
        return named and token.start - before.end <= 1 and not self._names.apart(message.tokens, position)

    def _speaks(self, message: Message) -> bool:
        if _attended(message):
            return False
        opening = message.tokens.has(small("opening")) or _opens(message.tokens)
        ours = bool(self._about_speech & set(message.entry_ids)) or message.spoken.names(self._event)
        brief = message.polarity.asked and len(message.tokens) <= _BRIEF
        spoke = "spoke" in expressions("relations").labels(message.tokens)
        return opening or self._is_an_office_that_spoke(message) or (spoke and (ours or brief))

    def _is_an_office_that_spoke(self, message: Message) -> bool:
        """ "Professor Jane Miller spoke?": right before a verb of speaking, in Arabic behind it too."""
        spoken = [one for one in expressions("relations").find(message.tokens) if one.label == "spoke"]
        spans = [(one.start, self._with_name(message, one.end)) for one in self._offices.find(message)]
        verbs = [one for one in spoken if not message.word(one.start).isascii()]
        behind = any(one.end in (start, start - 1) for one in verbs for start, _ in spans)
        return behind or any(end == one.start for one in spoken for _, end in spans)

    def _is_speaker(self, message: Message, start: int) -> bool:
        """Not whom somebody spoke to: "who addressed the ambassadors at the opening?"."""
        before = message.word(start - 1)
        asks_who = message.word(0) in {"who", "whos", "مين", "منو", "من", "meen", "mino", "mnu", "شكون"}
        return before not in {"to", "addressed", "for", "about", "عن"} and not (asks_who and start > 2)

    def _speech_of(self, message: Message, body: Body) -> bool:
        before = message.word(body.start - 1)
        behind = message.word(body.end)
        speech = {token.word for token in message.tokens[max(0, body.start - 3) : body.start]}
        return bool(
            (before in {"of", "by", "from", "the"} or speech & small("opening")) and speech & small("opening")
        ) or behind in small("opening")

    def _with_name(self, message: Message, end: int) -> int:
        """The end of an office with the name behind it: "Professor Jane Miller"."""
        while end < len(message.tokens) and message.tokens[end].word.isascii() and self._is_named(message, end):
            end += 1
        behind = expressions("first_names").at(message.tokens, end)
        return behind.end if behind else end

    def _is_named(self, message: Message, position: int) -> bool:
        token = message.tokens[position]
        said = expressions("relations").at(message.tokens, position) or token.bare & small("function")
        is_a_word = message.text.isupper() or token.word == _OPEN or bool(token.bare & small("opening"))
        return not (said or is_a_word) and self._is_a_name(message, position)


def _does_speak(message: Message, position: int) -> bool:
    """Whether a verb of speaking stands there: "Filip Nowak spoke", "gave the speech"."""
    found = expressions("relations").at(message.tokens, position)
    word = message.word(position)
    return (found is not None and found.label == "spoke") or word in _GAVE or word in small("opening") | {_OPEN}


def _attended(message: Message) -> bool:
    """ "Did the ambassador attend the opening?": whoever came didn't speak for that."""
    labels = expressions("relations").labels(message.tokens)
    spoken = [one for one in expressions("relations").find(message.tokens) if one.label == "spoke"]
    nouns = all(message.word(one.start).removeprefix("ال") in _OPENING for one in spoken)
    return "took-part" in labels and nouns


def _opens(tokens: Sequence[Token]) -> bool:
    """ "Did she open the sessions?": not "is the bank open?"."""
    return any(one.word == _OPEN and two.word in _OPENED for one, two in pairwise(tokens))
