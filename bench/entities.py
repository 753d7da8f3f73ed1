"""What the simulator reads in texts beside what TDLib reads in them: `python -m bench.entities --texts 100000`.

The texts are put together by chance, the same for the same seed, of what a newsroom's messages hold and of what makes
trouble: Arabic with and without vowel signs, marks of direction, isolates, emoji, addresses, names, tags, numbers,
brackets, punctuation of both scripts; and of HTML and Markdown, right and broken.
"""

from __future__ import annotations

import argparse
import random
import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TypeVar

from bench import tdlib
from bot.simulator.text import html, markdown
from bot.simulator.text.clean import clean
from bot.simulator.text.entities import MARKED, Entity, Formatted, ParseError, units
from bot.simulator.text.find import find
from bot.simulator.text.fix import fix

T = TypeVar("T")
Case = Callable[[random.Random], tuple[object, object, object]]
"""Makes a text, and what we and TDLib make of it."""
_WORDS = (
    "ورشة الكويت عُقدت وزارة الصحة مكافحة الاتّجار بالأشخاص بيان للمزيد البريد واتساب الموقع رقم ١٠ ٢٠٢١ شُكرًا ـــ لا "
    "press release workshop the of Kuwait IOM Ministry call e-mail by at on 10 2021 91/2013 n° "
    "naïve straße Привет 東京 हिन्दी"
).split()
_SPACES = (" ", " ", " ", " ", "", "", "\n", "  ", "\u00a0", "\t", "\u2009")
_MARKS = (
    "\u200e", "\u200f", "\u2066", "\u2067", "\u2068", "\u2069", "\u202a", "\u202b", "\u202c", "\u202d", "\u202e",
    "\u061c", "\u200b", "\u200c", "\u200d", "\ufeff", "\u0333", "\u034f", "\u00ad",
)  # fmt: skip
_EMOJI = ("😀", "👍🏽", "👨‍👩‍👧", "🇰🇼", "❤️", "⚡", "1️⃣", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "☎️", "🅱")
_SIGNS = (*"،؛؟!?.,;:…«»“”()[]{}<>\"'`*_~|#@$/\\+-=&%^–—•·٪٫٬", "...", "؟!", "://", "@.", "..", "-.")
_HOSTS = (
    "iom.int", "www.iom.int", "kuwait.ae", "bbc.co.uk", "t.me", "example.com", "EXAMPLE.Com", "my_site.org", "a.b",
    "موقع.السعودية", "пример.рф", "xn--wgbl6a.xn--mgb", "münchen.de", "1.2.3.4", "255.255.255.256", "localhost",
    "foo.bar.museum", "-dash.com", "dash-.com", "under_score.co.uk", "٠.كوم", "telegram.org", "a.kw", "i.int",
)  # fmt: skip
_SCHEMES = (
    "",
    "",
    "",
    "",
    "http://",
    "https://",
    "HTTPS://",
    "ftp://",
    "sftp://",
    "tg://",
    "ton://",
    "tonsite://",
    "//",
)
_PATHS = (
    "", "", "", "/", "/kw", "/kw?x=1", "/kw?x=1.", "?q=ورشة", "#top", "/wiki/IOM_(agency)", "/a)", "/(a", "/[b]",
    "/a,b;c", "/é«x»", "/بيان،", "/بيان؟", ":8080/x", ":0", ":99999/", "/x…", "/a'b'", "/?", "#", "/a\u2068b\u2069",
)  # fmt: skip
_NAMES = (
    "@BayanPressBot", "@gif", "@abc", "@abcd", "@a_1", "@" + "x" * 32, "@" + "x" * 33, "@ورشة", "/start",
    "/ask@BayanBot", "/start@ab", "/" + "c" * 65, "/ابدأ", "/1", "#ورشة", "#الكُويت", "#press_2021", "#2021", "#1a",
    "#a#b", "##x", "#x@name", "#" + "ط" * 257, "$USD", "$KWDX", "$ABCDEFGHI", "$1INCH", "$usd", "$USD@name",
    "#\u200cكلمة", "#a·b", "#සිංහල",
)  # fmt: skip
_MAILS = (
    "press@iom.int", "dal.othman+x@iom.int", "a@b.c", "a@b.co", "A@B.COM", "mailto:a@b.co", "x@y@z.com", "بريد@iom.int",
    "a..b@c.com", ".a@c.com", "a@-c.com", "a@c_d.com", "user:pass@host.com", "a@b.museums", "a-b@c-d.info", "@iom.int",
)  # fmt: skip
_NUMBERS = (
    "+965 0000 0001", "10:30", "1:2", "01:02:03", "100:00", "1:60", "4111111111111111", "4111 1111 1111 1111",
    "4111-1111-1111-1111", "5500000000000004", "378282246310005", "6200000000000005", "2200000000000004",
    "1234567890123", "4111111111111112", "+4111111111111111", "٤١١١١١١١", "10–11", "3.14", "1,000.50", "12.11.2021",
    "1.com", "10.30",
)  # fmt: skip
_TAGS = ("b", "i", "u", "s", "strong", "em", "ins", "del", "strike", "code", "pre", "tg-spoiler", "blockquote", "B")
_OPENING = (
    '<a href="https://iom.int/?a=1&amp;b=2">', "<a href='tg://user?id=1001'>", "<a href=iom.int>", "<a>",
    '<a href="x">', '<span class="tg-spoiler">', "<span>", "<blockquote expandable>", '<code class="language-py">',
    "<b class='x'>", '<pre><code class="language-python">', '<tg-emoji emoji-id="5368324170671202286">',
    "<tg-emoji emoji-id='x'>", '<tg-time unix="1636923600" format="wDT">', '<tg-time unix="x">',
    '<tg-time unix="5" format="q">', "<br>", "<b", "<b x=y>", "<b x=y/>", "<b =>", "<!-- c -->", "< b>",
    "<a href=\"http://[::1]/\">", "<a href='mailto:a@b.c'>",
)  # fmt: skip
_CLOSING = ("</>", "</a>", "</b>", "</b", "</b >", "</b x>", "</code></pre>", "</span>", "</tg-emoji>", "</tg-time>")
_REFERENCES = (
    "&lt;",
    "&gt;",
    "&amp;",
    "&quot;",
    "&#39;",
    "&#x2F",
    "&nbsp;",
    "&",
    "&#0;",
    "&#xD800;",
    "&#128512;",
    "&lt",
)
_MARKDOWN = (
    "*", "_", "__", "~", "||", "`", "```", "```py\n", "[", "]", "](https://iom.int)", "](tg://user?id=1001)", "](x)",
    "]()", "![👍](tg://emoji?id=5368324170671202286)", "![x](tg://time?unix=1636923600&format=wDT)", "![x](y)", ">",
    "\n>", "\n", "**>", "\\", "\\*", "\\_", "\\.", "\\[", "](a\\)b.com)", "*\n", "||\n", "\r\n", "_*", "*_",
)  # fmt: skip


@dataclass(slots=True)
class Tally:
    """How often both agree, and the first few texts where they don't."""

    texts: int = 0
    agreed: int = 0
    examples: list[tuple[object, object, object]] = field(default_factory=list)

    def add(self, text: object, ours: object, theirs: object) -> None:
        self.texts += 1
        if ours == theirs:
            self.agreed += 1
        else:
            self.examples.append((text, ours, theirs))


def piece(chance: random.Random) -> str:
    """A word, mark, address, name or number."""
    kinds: list[tuple[float, Callable[[], str]]] = [
        (6, lambda: chance.choice(_WORDS)),
        (1, lambda: chance.choice(_MARKS)),
        (1, lambda: chance.choice(_EMOJI)),
        (3, lambda: chance.choice(_SIGNS)),
        (3, lambda: chance.choice(_SCHEMES) + chance.choice(_HOSTS) + chance.choice(_PATHS)),
        (2, lambda: chance.choice(_NAMES)),
        (1, lambda: chance.choice(_MAILS)),
        (1, lambda: chance.choice(_NUMBERS)),
    ]
    (make,) = chance.choices([make for _, make in kinds], [weight for weight, _ in kinds])
    return make()


def plain(chance: random.Random) -> str:
    """A message without formatting; what stands side by side may touch."""
    return "".join(piece(chance) + chance.choice(_SPACES) for _ in range(chance.randint(1, 12)))


def tagged(chance: random.Random, depth: int = 3) -> str:
    """HTML: mostly with its tags closed in order, sometimes not."""
    found: list[str] = []
    for _ in range(chance.randint(1, 6)):
        way = chance.random()
        if way < 0.5:
            tag = chance.choice(_TAGS)
            found.append(f"<{tag}>{_inner(chance, depth)}</{tag}>")
        elif way < 0.75:
            opening = chance.choice(_OPENING)
            name = opening.strip("<>").split()[0] if opening.strip("<>") else ""
            found.append(
                f"{opening}{_inner(chance, depth)}{chance.choice((f'</{name}>', '</>', chance.choice(_CLOSING)))}"
            )
        elif way < 0.85:
            found.append(chance.choice(_REFERENCES))
        else:
            found.append(_inner(chance, depth))
    return "".join(found)


def _inner(chance: random.Random, depth: int) -> str:
    if depth and chance.random() < 0.3:
        return tagged(chance, depth - 1)
    words = plain(chance)
    return words if chance.random() < 0.05 else words.replace("<", "&lt;").replace("&", "&amp;")


def marked_down(chance: random.Random) -> str:
    """Markdown of either kind: pairs of signs, and signs by chance; what must be escaped mostly is."""
    found: list[str] = []
    for _ in range(chance.randint(1, 6)):
        sign = chance.choice(_MARKDOWN)
        inner = plain(chance) if chance.random() < 0.3 else chance.choice(_WORDS)
        inner = (
            inner
            if chance.random() < 0.1
            else "".join(f"\\{one}" if one in "_*[]()~`>#+-=|{}.!" else one for one in inner)
        )
        closing = {"[": "](https://iom.int)"}.get(sign, sign)
        found.append(f"{sign}{inner}{closing if chance.random() < 0.85 else ''}")
    return "".join(found)


def marked_down_of_old(chance: random.Random) -> str:
    """Without brackets that have letters of another script and no address: TDLib mangles the bytes of these."""
    while re.search(r"\[[^]]*[^\x00-\x7f][^]]*](?!\()", text := marked_down(chance)):
        pass
    return text


def given(chance: random.Random) -> Formatted:
    """A text with entities anywhere in it, and sometimes where they can't be."""
    text = "".join(one for one in plain(chance) if one not in "*_~`|[]>")
    length = units(text)
    entities = []
    for _ in range(chance.randint(1, 7)):
        offset = chance.randint(0, max(length - 1, 0))
        kind = chance.choice(MARKED)
        entity = Entity(kind, offset, chance.randint(0, min(20, length - offset + (chance.random() < 0.03))))
        entities.append(_with_detail(chance, entity))
    return Formatted(text, tuple(entities))


def _with_detail(chance: random.Random, entity: Entity) -> Entity:
    details = {"text_link": "http://iom.int/", "text_mention": "1001", "custom_emoji": "5368324170671202286"}
    if entity.type == "pre" and chance.random() < 0.5:
        return replace(entity, detail="py")
    return replace(entity, detail=details.get(entity.type, ""), time=1636923600 if entity.type == "date_time" else 0)


def compare(texts: int, seed: int) -> dict[str, Tally]:
    """The tallies by what was compared; `texts` in all. Raises ImportError where TDLib isn't installed."""
    chance = random.Random(seed)  # noqa: S311
    tallies = {name: Tally() for name in _CASES}
    names = list(_CASES)
    for number in range(texts):
        name = names[number % len(names)]
        text, ours, theirs = _CASES[name](chance)
        tallies[name].add(text, ours, theirs)
    return tallies


def _found(chance: random.Random) -> tuple[object, object, object]:
    text = plain(chance)
    return text, find(text, times=True), tdlib.find(text)


def _parsed(mode: str, ours: Callable[[str], Formatted], make: Callable[[random.Random], str]) -> Case:
    def case(chance: random.Random) -> tuple[object, object, object]:
        text = make(chance)
        return text, _ours(ours, text), _theirs(lambda: tdlib.parse(text, mode))

    return case


def _fixed(chance: random.Random) -> tuple[object, object, object]:
    formatted = given(chance)

    def ours(one: Formatted) -> Formatted:
        kept = clean(Formatted(one.text, tuple(fix([entity for entity in one.entities if entity.length]))))
        return Formatted(kept.text, tuple(fix(kept.entities))) if kept.text.strip(" \n") else Formatted("")

    return formatted, _ours(ours, formatted), _theirs(lambda: tdlib.fix(formatted))


def _ours(run: Callable[[T], Formatted], text: T) -> object:
    try:
        return run(text)
    except ParseError as error:
        return str(error)


def _theirs(run: Callable[[], Formatted]) -> object:
    try:
        return run()
    except tdlib.RefusedError as refused:
        return str(refused).removeprefix("Can't parse entities: ")


_CASES: dict[str, Case] = {
    "found in text": _found,
    "HTML": _parsed("html", html.parse, tagged),
    "Markdown": _parsed("markdown", markdown.parse_markdown, marked_down_of_old),
    "MarkdownV2": _parsed("markdownv2", markdown.parse_markdown_v2, marked_down),
    "entities given": _fixed,
}


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.entities", description=__doc__)
    parser.add_argument("--texts", type=int, default=100_000, help="how many in all; 100,000")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", type=int, default=0, help="how many disagreements of each kind to print")
    arguments = parser.parse_args()
    try:
        tallies = compare(arguments.texts, arguments.seed)
    except ImportError:
        parser.exit(2, "TDLib isn't installed, or has no wheel for this platform: pip install 'tdjson>=1.8.69'\n")
    print(f"{'':16}{'texts':>10}{'as TDLib':>10}{'':4}")
    every = Tally(sum(one.texts for one in tallies.values()), sum(one.agreed for one in tallies.values()))
    for name, tally in {**tallies, "all": every}.items():
        print(f"{name:16}{tally.texts:>10,}{tally.agreed:>10,}{100 * tally.agreed / max(tally.texts, 1):>9.3f} %")
        for text, ours, theirs in tally.examples[: arguments.show]:
            for name, value in (("text", text), ("ours", ours), ("TDLib's", theirs)):
                print(f"  {name:8}{value!r:.2000}")


if __name__ == "__main__":
    main()
