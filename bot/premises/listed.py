"""Whom a list names and whom it doesn't: the sentences, in its own words, and those it was written to say no to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot import dates
from bot.facts.factbase import Bilingual, Entry, FactBase, Language, Member, MemberList
from bot.facts.templates import fill
from bot.premises.body_names import spellings
from bot.premises.message import Claim, Mention, Message
from bot.premises.values import Sentences, own_words
from bot.premises.words import ARTICLES, Expressions, Token, expressions, tokens_of

_OF = frozenset({"of", "for"})
_KIND = "member"
_YES = ("Yes: ", "Yes, ", "نعم، ", "نعم: ")


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


class UnlistedReader:
    """Finds those whom the lists of one release don't name though people ask about them.

    Only of lists that have no relation, of countries, things, groups of people: `ListReader` reads the others by their
    relations. That something is on such a list says too little for a yes: "is Jordan the only one?".
    """

    def __init__(self, base: FactBase, sentences: Sentences) -> None:
        self._lists: list[tuple[Entry, Expressions, dict[str, Member]]] = []
        for entry in base.entries.values():
            if entry.listing and not entry.listing.relation:
                names = Expressions((text, member.id) for member, text in spellings(entry))
                members = {member.id: member for member in (*entry.listing.members, *entry.listing.others)}
                self._lists.append((entry, names, members))
        self._listed = ListSentences(sentences)
        self.triggers = frozenset(word for _, names, _ in self._lists for word in names.triggers)
        """Words of which a message has one where it names anybody of a list."""

    def claims(self, message: Message) -> list[Claim]:
        """What isn't on the list that answers, or, where nothing surely does, on any whose names a yes is asked for."""
        mentions = [one for one in self._mentions(message) if one.entry.id in message.entry_ids]
        if not mentions and not message.sure and message.polarity.asked:
            mentions = [*self._mentions(message)]
        missing = {one.entry.id for one in mentions if one.missing}
        return [*self._listed.claims([one for one in mentions if one.entry.id in missing])]

    def listed(self, message: Message) -> frozenset[int]:
        """The words that are on the list which answers: a country of several isn't put right as another place."""
        named = [one for one in self._mentions(message) if one.member and one.entry.id in message.entry_ids]
        return frozenset(at for one in named for at in range(one.start, one.end))

    def _mentions(self, message: Message) -> Iterator[Mention]:
        for entry, names, members in self._lists:
            named = {member.id for member in entry.listing.members} if entry.listing else set()
            for found in names.find(message.tokens):
                member = members[found.label]
                if member.id in named:
                    yield Mention(entry, _KIND, found.start, found.end, member)
                else:
                    yield Mention(entry, _KIND, found.start, found.end, missing=member.name, says=member.says)


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


def names_of(members: Sequence[Member]) -> Bilingual:
    """Members by name, in English with their articles: "the Ministry of Justice and UNICEF"."""
    return Bilingual(ar=_all_of(members, Language.AR), en=_all_of(members, Language.EN, first=True))


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
    """The words without an attached "and", "in" or "of" before a name: «والتربية», «بالداخلية», «لشركة زين»."""
    if not tokens or tokens[0].text[:1] not in ("و", "ب", "ل"):
        return tokens
    first, rest = tokens[0], tokens_of(tokens[0].text[1:])
    named = rest and ((rest[0].word.startswith("ال") and len(rest[0].word) > 3) or expressions("bodies").at(rest, 0))
    return (first._replace(start=first.start + 1), *tokens[1:]) if named else tokens


def _is_whole(tokens: Sequence[Token], member: Member) -> bool:
    """Whether the words are no more than one of the member's names: a kind ("embassies") keeps the asker's words."""
    names = Expressions((name, "") for name in (member.name.en.removeprefix("the "), member.name.ar))
    found = names.at(tokens, 0) if tokens else None
    return found is not None and found.end == len(tokens)
