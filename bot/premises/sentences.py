"""Claims -> sentences, in both languages: the release's own where it has one, else the general one of the locales."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot import dates
from bot.direction import bare, isolate, isolate_foreign
from bot.facts.factbase import (
    Bilingual,
    DateRange,
    Entry,
    Language,
    Member,
    MemberList,
    Premise,
    Value,
)
from bot.facts.templates import fill, render_value
from bot.locales import Locales
from bot.premises.message import Claim, Mention, Message
from bot.premises.words import ARTICLES, Expressions, Token, expressions, tokens_of

_OF = frozenset({"of", "for"})
_LONGEST = 60
"""Characters of the asker's own words that are said back; a name is shorter."""
_UNSAFE = re.compile(
    r"[@<>\[\]{}|\\*_`#$%^=~٠-٩۰-۹]|[0-9]{2}|(?<![a-z'])[0-9](?![a-z'])|https?|www|://|\.\w{2,}", re.IGNORECASE
)
"""A number isn't said back; a figure in a word is a letter of Arabizi: "a7mar"."""


@dataclass(frozen=True, slots=True)
class Sentences:
    """Writes what puts a claim right."""

    locales: Locales

    def contradicts(
        self, premise: Premise, said: Bilingual | str, truth: Bilingual | None = None, subject: Bilingual | str = ""
    ) -> Bilingual:
        """The sentence of a typed value that was contradicted; `subject` is what it is said of."""
        truth = truth or joined(premise.values)
        if premise.says is None:
            return self.general(f"correct-{premise.type}", truth=truth, said=said, subject=subject)
        own = {"truth": truth, "said": said if isinstance(said, Bilingual) else Bilingual(said, said)}
        return Bilingual(
            ar=fill(premise.says.ar, own, Language.AR),
            en=fill(premise.says.en, own, Language.EN),
        )

    def general(self, message_id: str, **values: Bilingual | str) -> Bilingual:
        """A sentence of the locales."""
        return Bilingual(ar=self._of("ar", message_id, values), en=self._of("en", message_id, values))

    def _of(self, language: str, message_id: str, values: dict[str, Bilingual | str]) -> str:
        texts = {
            name: bare(value[Language(language)] if isinstance(value, Bilingual) else value)
            for name, value in values.items()
        }
        return isolate_foreign(self.locales.text(language, message_id, **texts), language)


def joined(values: Sequence[Value]) -> Bilingual:
    """The values as a list of both languages."""
    return Bilingual(ar=_listed(values, Language.AR), en=_listed(values, Language.EN))


def _listed(values: Sequence[Value], language: Language) -> str:
    spans = [value for value in values if isinstance(value, DateRange)]
    if len(spans) == len(values) > 1 and len({(one.first.year, one.first.month, one.last.month) for one in spans}) == 1:
        # «10 و11 و14 و15 نوفمبر 2021» reads as four days of one month; in English both spans keep their month.
        return dates.names([_short(one, one is not spans[-1], language) for one in spans], language)
    return dates.names([render_value(value, language) for value in values], language)


def _short(span: DateRange, cut: bool, language: Language) -> str:
    whole = dates.days(span.first, span.last, language)
    month = dates.day(span.last, language).split(" ", 1)[1]
    return whole.removesuffix(month).strip() if cut else whole


def own_words(tokens: Sequence[Token], text: str) -> str | None:
    """The asker's words made safe to say back: isolated, of a sensible length, no markup, link, mention, number or
    insult; None where they aren't safe."""
    if not tokens:
        return None
    said = text[tokens[0].start : tokens[-1].end]
    said = " ".join(said.split())
    if len(said) > _LONGEST or _UNSAFE.search(said) or expressions("insults").find(tokens):
        return None
    return isolate(said)


_YES = ("Yes: ", "Yes, ", "نعم، ", "نعم: ")
_PRECEDES_A_YES = {Language.EN: ("Yes: ", "Yes: "), Language.AR: ("نعم، ", "بلى، ")}
"""What stands before a sentence that grants what was asked, and what was asked with a "not": «ألم تشارك؟» «بلى»."""


def granted(named: Bilingual, negative: bool) -> Bilingual:
    """A sentence as the yes to a question, or to one that asked whether it wasn't so."""
    ar, en = (_PRECEDES_A_YES[language][negative] for language in (Language.AR, Language.EN))
    rest = named.en[:1].lower() + named.en[1:] if named.en.startswith("The ") else named.en
    return Bilingual(ar=ar + named.ar, en=en + rest)


@dataclass(frozen=True, slots=True)
class ListSentences:
    """Writes which of those asked about a list names, with the list's own words, else the general ones."""

    general: Sentences

    def claims(self, mentions: Sequence[Mention]) -> Iterator[Claim]:
        """What the mentions of one list claim: all that isn't named is put right in one sentence."""
        for entry in {one.entry.id: one.entry for one in mentions}.values():
            here = [one for one in mentions if one.entry.id == entry.id]
            present = {one.member.id: one.member for one in here if one.member and not one.denied}
            denied = {one.member.id: one.member for one in here if one.member and one.denied}
            missing = list(dict.fromkeys(one.missing for one in here if one.missing))
            asked = any(one.asked for one in here)
            named = self.named(entry, [*present.values()], asked=asked) if present else None
            right = self.named(entry, [*denied.values()], asked=asked) if denied else None
            if present and missing:
                absent = self.named_not(entry, [*present.values()], missing, asked=asked)
            elif len(missing) == 1 and (own := next((one.says for one in here if one.says), None)):
                absent = own
            else:
                absent = self.not_named(entry, missing, asked=asked)
            for one in here:
                sentence = (right if one.denied else None) if one.member or one.open else absent
                where = (one.start, one.end)
                yield Claim(
                    one.kind, (entry.id,), sentence, *where, one.member, named=named, open=one.open, denied=one.stayed
                )

    def named(self, entry: Entry, members: Sequence[Member], *, asked: bool = True) -> Bilingual:
        """That the release names them, without a yes."""
        own = _listing(entry).yes
        names = Bilingual(ar=_all_of(members, Language.AR), en=_all_of(members, Language.EN, first=not own))
        text = self._own(own, entry, member=names) if own else self._say("named", entry, asked, member=names)
        return Bilingual(ar=_without_yes(text.ar), en=_without_yes(text.en))

    def named_not(
        self, entry: Entry, members: Sequence[Member], missing: Sequence[Bilingual], *, asked: bool = True
    ) -> Bilingual:
        """That the release names some of those asked about and others not: one sentence."""
        listing, without = _listing(entry), _none_of(missing)
        if not listing.named_not:
            named = self.named(entry, members, asked=asked)
            texts = Bilingual(ar=named.ar.rstrip("."), en=named.en.rstrip("."))
            text = self.general.general("list-but-not", named=texts, missing=without)
        else:
            names = Bilingual(ar=_all_of(members, Language.AR), en=_all_of(members, Language.EN))
            text = self._own(listing.named_not, entry, member=names, missing=without)
        return self._with_caveat(entry, text)

    def not_named(self, entry: Entry, missing: Sequence[Bilingual], *, asked: bool = True) -> Bilingual:
        """That the release names none of them; without names where they can't be said back."""
        listing = _listing(entry)
        if not missing:
            own = listing.not_named_unknown
            text = self._own(own, entry) if own else self._say("nobody-else", entry, asked)
        else:
            own, without = listing.not_named, _none_of(missing)
            text = self._own(own, entry, member=without) if own else self._say("missing", entry, asked, missing=without)
        return self._with_caveat(entry, text)

    def _with_caveat(self, entry: Entry, text: Bilingual) -> Bilingual:
        if not (caveat := _listing(entry).caveat):
            return text
        more = self._own(caveat, entry)
        return Bilingual(ar=f"{text.ar} {more.ar}", en=f"{text.en} {more.en}")

    def _own(self, template: Bilingual, entry: Entry, **names: Bilingual) -> Bilingual:
        values = {**entry.values, **names}
        return Bilingual(
            ar=fill(template.ar, values, Language.AR),
            en=fill(template.en, values, Language.EN),
        )

    def _say(self, what: str, entry: Entry, asked: bool, **names: Bilingual) -> Bilingual:
        """A general sentence, of taking part or of subjects only where that was asked: a list may be of anything."""
        relation = _listing(entry).relation if asked else None
        names |= {} if relation else {"list": entry.label}
        return self.general.general(f"list-{what}-{relation or 'any'}", **names)


def said_of(message: Message, start: int, end: int, member: Member | None) -> Bilingual | None:
    """How a body or a subject that isn't named is called in a reply: by its own name where the words are no more than
    that, else in the asker's words; None where these can't be said back."""
    tokens = message.tokens[start:end]
    if member is not None and _is_whole(tokens, member):
        return member.name
    article = start > 0 and message.word(start - 1) in {"the", *ARTICLES}
    words = own_words(_without_particle(message.tokens[start - article : end]), message.text)
    return Bilingual(words, words) if words else None


def _listing(entry: Entry) -> MemberList:
    if entry.listing is None:
        raise ValueError("an entry without a list names nobody")
    return entry.listing


def _all_of(members: Sequence[Member], language: Language, *, first: bool = False) -> str:
    """The names with their articles, the first without where the list's own sentence has it: "the Ministry of …"."""
    names = [member.name[language] for member in members]
    if language is Language.EN:
        names = [_with_article(name) if at or first else name for at, name in enumerate(names)]
    return dates.names(names, language)


def _with_article(name: str) -> str:
    """ "The Ministry of Health", "the Public Prosecution", but "UNICEF"."""
    tokens = tokens_of(name)
    described = any(token.word in _OF for token in tokens) or expressions("bodies").find(tokens[-1:])
    return f"the {name}" if name[:1].isupper() and len(tokens) > 1 and described else name


def _none_of(missing: Sequence[Bilingual]) -> Bilingual:
    """ "The army, UNICEF or the Ministry of Education", «الجيش ولا اليونيسف ولا وزارة التربية»."""
    return Bilingual(ar=" ولا ".join(name.ar for name in missing), en=dates.choice([name.en for name in missing], "en"))


def _without_yes(text: str) -> str:
    for yes in _YES:
        if text.startswith(yes):
            rest = text.removeprefix(yes)
            return rest[:1].upper() + rest[1:]
    return text


def _without_particle(tokens: Sequence[Token]) -> Sequence[Token]:
    """The words without an attached "and" or "in" before a name: «والتربية», «ووزارة التجارة», «بالداخلية»."""
    if not tokens or tokens[0].text[:1] not in ("و", "ب"):
        return tokens
    first, rest = tokens[0], tokens_of(tokens[0].text[1:])
    named = rest and ((rest[0].word.startswith("ال") and len(rest[0].word) > 3) or expressions("bodies").at(rest, 0))
    return (first._replace(start=first.start + 1), *tokens[1:]) if named else tokens


def _is_whole(tokens: Sequence[Token], member: Member) -> bool:
    """Whether the words are no more than one of the member's names: a kind ("embassies") keeps the asker's words."""
    names = Expressions((name, "") for name in (member.name.en.removeprefix("the "), member.name.ar))
    found = names.at(tokens, 0) if tokens else None
    return found is not None and found.end == len(tokens)
