"""Bodies in a message, whole: a member of a list by its whole name, and any other by the asker's own words.

Another country, another kind of body, or words left over beside a name make it another body: the Saudi Ministry of
Health, the Court of Justice, «النيابة العسكرية».
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.facts.factbase import FactBase, Member
from bot.language.normalise import stem
from bot.premises.body_names import (
    ENGLISH_ARTICLES,
    LONGEST,
    OF,
    Beside,
    SeveralBodies,
    apart,
    is_arabic,
    is_function,
    is_of_the_press,
    is_possessive,
    key_of,
    spellings,
    word_set,
)
from bot.premises.message import Body
from bot.premises.words import ARTICLES, Expressions, Found, Token, Words, agencies, expressions, small

_WHO = "WHO"
"""The one body whose name is a question word, but for its capitals."""
_BETWEEN = 3


class BodyReader:
    """Finds bodies with the lists of one release."""

    def __init__(self, base: FactBase) -> None:
        self._lists = {
            entry.id: entry
            for entry in base.entries.values()
            if entry.listing and entry.listing.relation not in ("covered", None)
        }
        self._named: dict[str, dict[str, Member]] = {}
        names = []
        for entry in self._lists.values():
            for member, text in spellings(entry):
                key = " ".join(key_of(text))
                self._named.setdefault(key, {}).setdefault(entry.id, member)
                names.append((text, key))
        self._names = Expressions(names, strict=True)
        self._word_sets = {
            entry.id: [(one, word_set(one)) for one in entry.listing.members]
            for entry in self._lists.values()
            if entry.listing
        }
        self._heads = expressions("bodies")
        self._relations = expressions("relations")
        self._titles = expressions("titles")
        self._firsts = self._names.firsts | agencies().firsts | self._heads.firsts | {_WHO.lower()}
        self.triggers = self._names.triggers | agencies().triggers | self._heads.triggers | {_WHO.lower()}
        """Words of which a message has one where it names a body."""
        self._beside = Beside(base, self._firsts)
        self._several = SeveralBodies(self._named, self._beside)

    def find(self, tokens: Sequence[Token]) -> list[Body]:
        """The bodies that the words name, from left to right."""
        found: list[Body] = []
        shouted = all(token.text.isupper() for token in tokens)
        position = 0
        while position < len(tokens):
            here = not self._firsts.isdisjoint(tokens[position].bare) and not self._beside.is_a_verb(tokens, position)
            here = here and not is_of_the_press(tokens, position) and not expressions("no_bodies").at(tokens, position)
            body = self._at(tokens, position) if here else None
            if body is None and tokens[position].text == _WHO and not shouted:
                body = Body(position, position + 1)
            if body is None:
                position += 1
                continue
            if found and body.start < found[-1].end:
                found.pop()
            several = [*self._several.find(tokens, body)]
            found += several or [body]
            position = found[-1].end
        return found

    def _at(self, tokens: Sequence[Token], position: int) -> Body | None:
        named, agency = self._names.at(tokens, position), agencies().at(tokens, position)
        known = max((one for one in (named, agency) if one), key=lambda one: one.end, default=None)
        generic = self._generic(tokens, position)
        if known is None or (generic and generic[1] > known.end):
            return Body(*generic, self._members(tokens, *generic)) if generic else None
        start, end = self._whole(tokens, known)
        if (start, end) == (known.start, known.end):
            return Body(start, end, self._named.get(named.label, {}) if named and named.end == known.end else {})
        longer = self._names.at(tokens, start) if start != known.start else None
        if longer and longer.end >= end:
            return Body(start, longer.end, self._named[longer.label])
        return Body(start, end, self._parts_of_a_name(tokens[start:end]))

    def _members(self, tokens: Sequence[Token], start: int, end: int) -> Mapping[str, Member]:
        """The members that a kind and a name are: in Arabizi, where any spelling may stand for the kind, those that the
        name behind it is of, if they are of that kind."""
        if isinstance(tokens, Words) and tokens.arabizi:
            at = start + 1 + (tokens[start + 1].word in ARTICLES and self._names.at(tokens, start + 1) is None)
            inner = self._names.at(tokens, at)
            if inner and inner.end == end:
                found = self._named[inner.label]
                return {id: one for id, one in found.items() if key_of(one.name.ar)[0] in tokens[start].forms}
        return self._parts_of_a_name(tokens[start:end])

    def _parts_of_a_name(self, tokens: Sequence[Token]) -> dict[str, Member]:
        """The members whose name has every word: "planning council secretariat", «الأمانة العامة للتخطيط»."""
        return {
            entry_id: member
            for entry_id, members in self._word_sets.items()
            for member, words in members
            if len(tokens) > 1
            and all(any(stem(form) in words for form in token.bare) for token in tokens if not is_function(token))
        }

    def _whole(self, tokens: Sequence[Token], known: Found) -> tuple[int, int]:
        """The words of a name with those left over beside it."""
        start, end = known.start, known.end
        while end < len(tokens) and end - start < LONGEST and self._belongs_behind(tokens, end):
            end += 1
        if end == known.end and end + 1 < len(tokens):
            if self._beside.is_elsewhere(tokens, end) and self._has_country(tokens, known):
                end += 3 if tokens[end + 1].word in ENGLISH_ARTICLES else 2
            elif tokens[end].word in OF and (behind := self._another(tokens, end + 1) or self._of_what(tokens, known)):
                end = behind
        while start > 0 and end - start < LONGEST and self._belongs_before(tokens, start - 1, known):
            start -= 1
        return start, end

    def _has_country(self, tokens: Sequence[Token], known: Found) -> bool:
        """Whether each country has a body of that name: a ministry, not the UN."""
        return agencies().at(tokens, known.start) is None or self._heads.at(tokens, known.start) is not None

    def _another(self, tokens: Sequence[Token], position: int) -> int | None:
        """Where the body ends of which a name is said to be a part: "the General Secretariat of the GCC"."""
        position += position < len(tokens) and tokens[position].word in ENGLISH_ARTICLES
        if position >= len(tokens):
            return None
        found = agencies().at(tokens, position) or self._names.at(tokens, position)
        return found.end if found else None

    def _of_what(self, tokens: Sequence[Token], known: Found) -> int | None:
        """Where a longer name ends that begins like a known one: "the Permanent Committee for Citizenship"."""
        kind = tokens[known.end].word != "on" and any(
            self._heads.at(tokens, at) for at in range(known.start, known.end)
        )
        behind = tokens[known.end + 1]
        if not (kind or behind.text[:1].isupper()) or self._beside.is_neutral(tokens, known.end + 1):
            return None
        end = self._name_behind(tokens, known.end + 1)
        return end if end > known.end + 1 else None

    def _belongs_behind(self, tokens: Sequence[Token], position: int) -> bool:
        token = tokens[position]
        if self._beside.is_neutral(tokens, position) or apart(tokens, position - 1):
            return False
        if is_possessive(tokens[position - 1]) and self._beside.is_foreign(tokens, position):
            return False  # "IOM's Africa strategy"
        if is_arabic(token):
            named = token.word.startswith(("ال", "لل")) or self._leads_on(tokens, position)
            apart_from_it = self._beside.is_at_home(tokens, position) or self._says_what_it_did(tokens, position)
            return named and not apart_from_it
        if self._is_kind(tokens, position):
            return not is_function(token)
        return self._beside.is_foreign(tokens, position) or self._leads_to_a_kind(tokens, position)

    def _leads_on(self, tokens: Sequence[Token], position: int) -> bool:
        """«لشؤون الأسرة»: a word with «ل» that has another of the name behind it."""
        if position + 1 >= len(tokens) or self._beside.asks(tokens, position):
            return False
        return tokens[position].word.startswith("ل") and tokens[position + 1].word.startswith("ال")

    def _says_what_it_did(self, tokens: Sequence[Token], position: int) -> bool:
        """«اللجنة الوطنية المتعاونة»: the participle is no part of its name."""
        found = self._relations.at(tokens, position)
        return (
            found is not None and found.label in ("partnered", "took-part") and tokens[position].word.startswith("الم")
        )

    def _is_kind(self, tokens: Sequence[Token], position: int) -> bool:
        return self._heads.at(tokens, position) is not None and not self._beside.is_a_verb(tokens, position)

    def _leads_to_a_kind(self, tokens: Sequence[Token], position: int) -> bool:
        """ "Health workers' union": the words between a name and a kind of body are part of another's name."""
        if self._names.at(tokens, position):
            return False
        for at in range(position, min(len(tokens), position + _BETWEEN)):
            if at > position and self._is_kind(tokens, at):
                return True
            if self._beside.is_neutral(tokens, at) or self._beside.asks(tokens, at) or apart(tokens, at - 1):
                return False
        return False

    def _belongs_before(self, tokens: Sequence[Token], position: int, known: Found) -> bool:
        token = tokens[position]
        if apart(tokens, position):
            return False
        if is_arabic(token):
            single = known.end - known.start == 1
            head = self._heads.at(tokens, position) or self._titles.at(tokens, position)
            bare = not any(form.startswith("ال") for form in token.forms)
            return single and head is not None and bare
        if token.word in OF and position > 0:
            head = self._heads.at(tokens, position - 1) or self._titles.at(tokens, position - 1)
            return head is not None and known.end - known.start == 1
        if position + 1 < len(tokens) and tokens[position + 1].word in OF and self._head_or_title(tokens, position):
            return True
        if self._beside.is_neutral(tokens, position) or is_function(token):
            return False
        return self._beside.is_foreign(tokens, position) or (
            (self._named_like(token, position) or self._modifies_a_word(tokens, position, known))
            and not self._beside.is_at_home(tokens, position)
            and not self._beside.asks(tokens, position)
        )

    def _modifies_a_word(self, tokens: Sequence[Token], position: int, known: Found) -> bool:
        """ "Mental health" is no ministry: an adjective before a name of one word makes it another thing."""
        bare = known.end - known.start == 1 and self._heads.at(tokens, known.start) is None
        return bare and tokens[position].word in small("adjectives")

    def _head_or_title(self, tokens: Sequence[Token], position: int) -> bool:
        return (self._heads.at(tokens, position) or self._titles.at(tokens, position)) is not None

    def _generic(self, tokens: Sequence[Token], position: int) -> tuple[int, int] | None:
        """A body by its kind: "the Ministry of Oil", «وزارة النفط», "the Olympic committee"."""
        head = self._heads.at(tokens, position)
        if head is None or self._relations.at(tokens, position):
            return None
        start, end = position, head.end
        if is_arabic(tokens[position]):
            while end < len(tokens) and end - start < LONGEST and self._continues(tokens, start, end):
                end += 1
        elif isinstance(tokens, Words) and tokens.arabizi:
            end = self._beside.name_in_arabizi(tokens, end)
        else:
            if end + 1 < len(tokens) and tokens[end].word in OF:
                end = self._name_behind(tokens, end + 1)
            while start > 0 and end - start < LONGEST and self._modifies(tokens, start - 1):
                start -= 1
        if all(token.bare & small("weak_body") or self._heads.at((token,), 0) for token in tokens[start:end]):
            return None
        return start, end

    def _continues(self, tokens: Sequence[Token], start: int, position: int) -> bool:
        token = tokens[position]
        if self._beside.is_neutral(tokens, position) or not is_arabic(token) or apart(tokens, position - 1):
            return False
        if token.word.startswith(("ال", "لل")):
            return True
        return position == start + 1 and (self._beside.is_foreign(tokens, position) or self._is_proper(tokens, start))

    def _is_proper(self, tokens: Sequence[Token], start: int) -> bool:
        """Whether a kind that goes by a name has one behind it: «منظمة كير», not «شركة دولية», «شركة شاركت»."""
        token = tokens[start + 1]
        taken = small("weak_body") | small("question_small") | small("name_stops") | small("framing")
        plain = not token.forms & taken and not self._beside.asks(tokens, start + 1)
        plain = plain and not tokens[start].word.startswith("ال") and not token.word.startswith(("بال", "وال", "فال"))
        return plain and expressions("named_kinds").at(tokens, start) is not None

    def _name_behind(self, tokens: Sequence[Token], position: int) -> int:
        end = position
        while end < len(tokens) and end - position < LONGEST - 2:
            token = tokens[end]
            joins = (
                token.word in {"and", "of", "the", "for"}
                and end + 1 < len(tokens)
                and tokens[end + 1].text[:1].isupper()
            )
            first = end == position or tokens[end - 1].word in ENGLISH_ARTICLES
            if end > position and apart(tokens, end - 1):
                break
            if not (joins or token.text[:1].isupper() or (first and not self._beside.asks(tokens, end))):
                break
            if not joins and self._beside.asks(tokens, end):
                break
            end += 1
        return end if end > position else position - 1

    def _modifies(self, tokens: Sequence[Token], position: int) -> bool:
        token = tokens[position]
        if is_function(token) or self._beside.is_neutral(tokens, position) or self._beside.asks(tokens, position):
            return False
        if apart(tokens, position):
            return False
        return self._beside.is_foreign(tokens, position) or (self._named_like(token, position))

    def _named_like(self, token: Token, position: int) -> bool:
        return position > 0 and token.text[:1].isupper() and not is_arabic(token)
