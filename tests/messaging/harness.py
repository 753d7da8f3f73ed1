"""The real application against the simulator, with the real knowledge and a stand-in that understands a few words."""

from __future__ import annotations

import asyncio
import contextlib
import tempfile
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from telegram.ext import ExtBot

from bot import clock
from bot.bayan import Bayan
from bot.direction import first_strong
from bot.facts.loader import load
from bot.language.detect import Spoken
from bot.language.read import Question
from bot.locales import Locales
from bot.matching.parts import InLight
from bot.matching.ranking import Candidate, Mentions, Ranked, Ranking
from bot.messaging.knowledge import HeldKnowledge, Knowledge, Reloaded
from bot.messaging.liveness import Liveness, Shutdown
from bot.messaging.server.lifecycle import Server
from bot.messaging.server.webhook import Endpoint
from bot.messaging.session import Services
from bot.messaging.transport.connection import bot_id, connect
from bot.messaging.trial import Tries
from bot.office_hours import OfficeHours
from bot.simulator import Simulator, acts
from bot.simulator.messages import Message
from bot.simulator.people import Chat, User
from bot.simulator.world import World
from bot.storage import LoggedQuestion, Storage
from tests.facts import folders

ROOT = Path(__file__).parents[2]
KEYWORDS = {
    "when": "dates",
    "متى": "dates",
    "who": "participants",
    "venue": "venue",
    "hello": "greeting",
    "everything": "document",
}
LONG = "".join(
    f"      Line {number} of the sheet <b>& more</b>, long enough to fill a page.\n" for number in range(120)
)
KNOWLEDGE = folders.edited("release.yaml", "  email:", "  contact_name: {en: Dana, ar: دانة}\n  email:") | {
    "facts/people.yaml": """\
- id: quote
  role: quote
  paragraphs: [5]
  evidence: [كلمته]
  values: {quotation: {en: We go on., ar: نمضي قدمًا.}}
  label: {en: The quotation, ar: التصريح}
  answer:
    en: |-
      He said:

      > “{quotation}”
    ar: |-
      قال:

      > «{quotation}»
""",
    "service.yaml": f"""\
- id: greeting
  role: greeting
  label: {{en: Hello, ar: مرحبا}}
  answer: {{en: Hello., ar: مرحبا.}}
- id: thanks
  role: thanks
  label: {{en: Thanks, ar: شكرا}}
  answer: {{en: You’re welcome., ar: على الرحب.}}
- {{id: goodbye, role: goodbye, label: {{en: Bye, ar: وداع}}, answer: {{en: Goodbye., ar: مع السلامة.}}}}
- {{id: about-bot, role: about-bot, label: {{en: Bayan, ar: بيان}}, answer: {{en: A bot., ar: مساعد آلي.}}}}
- id: document
  role: document
  label: {{en: Everything, ar: كل شيء}}
  answer:
    ar: كل شيء.
    en: |
{LONG}""",
}
CRASH, DANGER = "crash", "passport"


class KeywordUnderstanding:
    """Knows a few words; `crash` raises an error that quotes the person, as a careless one of ours might."""

    def read(self, text: str) -> Question:
        words = tuple(text.lower().replace("?", " ").replace("؟", " ").split())
        spoken = {"ar": Spoken.AR, "en": Spoken.EN, None: Spoken.NONE}[first_strong(text)]
        return Question(text, spoken, words, words, tuple(None for _ in words))

    def parts(self, whole: Ranked, in_light: InLight) -> tuple[Ranked, ...]:
        return (whole,)

    def rank(self, question: Question) -> Ranking:
        if CRASH in question.words:
            raise RuntimeError(f"no idea what to do with {question.text}")
        if DANGER in question.words:
            return Ranking((Candidate("safeguarding", 1.0),), 0.0, alarm=True)
        found = [Candidate(KEYWORDS[word], 0.97) for word in question.words if word in KEYWORDS]
        return Ranking(tuple(found), 0.0 if found else 1.0)

    def asks_with(self, word: str) -> bool:
        return True

    def mentions(self, question: Question, entry_id: str) -> Mentions:
        return Mentions()

    def rest(self) -> None:
        pass


@cache
def bayan() -> Bayan:
    with tempfile.TemporaryDirectory() as folder:
        base = load(folders.write(Path(folder), KNOWLEDGE))
    return Bayan.of(base, Locales.load(ROOT / "locales"), KeywordUnderstanding())


@dataclass
class FixedKnowledge:
    """Never changes; `next` is what a reload says."""

    bayan: Bayan = field(default_factory=bayan)
    next: Reloaded = field(default_factory=lambda: Reloaded(changed=False))

    async def reload(self) -> Reloaded:
        return self.next


@dataclass
class Running:
    """A bot at work, and the people who talk to it."""

    simulator: Simulator
    storage: Storage
    shutdown: Shutdown
    server: asyncio.Task[None]
    knowledge: FixedKnowledge
    bot: ExtBot[int]

    @property
    def world(self) -> World:
        return self.simulator.service.world

    def person(self, number: int) -> tuple[User, Chat]:
        return self.world.people[number], self.world.chats[number]

    def said(self, chat: Chat) -> list[Message]:
        """What the bot has said in a chat, oldest first."""
        return [message for message in self.world.history(chat.id) if message.sender == self.world.bot]

    async def ask(self, text: str, person: int = 1002) -> Message:
        """Write in private and wait for the answer."""
        user, chat = self.person(person)
        count = len(self.said(chat))
        acts.write(self.world, user, chat, text)
        return await self.answer(chat, count)

    async def answer(self, chat: Chat, after: int) -> Message:
        """The first that was said after so many: a card or a file may follow it at once."""
        await until(lambda: len(self.said(chat)) > after)
        return self.said(chat)[after]

    async def press(self, message: Message, data: str, person: int = 1002) -> str:
        """Press a button; the notice that comes back."""
        user, _ = self.person(person)
        query = acts.press(self.world, user, message.chat, message.id, data)
        async with asyncio.timeout(30):
            await query.answered.wait()
        return str((query.answer or {}).get("text") or "")

    async def logged(self, count: int = 1) -> list[LoggedQuestion]:
        """The rows of the log, once there are so many that are completed and none is open."""

        async def rows() -> list[LoggedQuestion]:
            numbers = await self.storage.database.fetch("SELECT update_id FROM questions ORDER BY id")
            found = [await self.storage.log.find(number) for (number,) in numbers]
            return [one for one in found if one is not None]

        async with asyncio.timeout(30):
            while len(found := await rows()) < count or await self.storage.inbox.pending():  # noqa: ASYNC110
                await asyncio.sleep(0.01)
        return found

    def calls(self, method: str) -> list[dict[str, Any]]:
        return [call.arguments for call in self.simulator.service.calls.of(method)]


async def until(condition: Any) -> None:
    async with asyncio.timeout(30):
        while not condition():  # noqa: ASYNC110
            await asyncio.sleep(0.005)


@contextlib.asynccontextmanager
async def running(
    path: Path | str,
    *,
    simulator: Simulator | None = None,
    staff: frozenset[int] = frozenset(),
    webhook: Endpoint | None = None,
    now: Any = clock.now,
    liveness: Liveness | None = None,
    knowledge: Knowledge | None = None,
    staff_chat: int | None = None,
    hours: OfficeHours | None = None,
    metrics: tuple[str, int] | None = None,
    tries: Tries | None = None,
) -> AsyncIterator[Running]:
    """The application, ready; stopped at the end, with its error raised if it had one."""
    async with contextlib.AsyncExitStack() as stack:
        own = simulator if simulator is not None else await stack.enter_async_context(Simulator(pace=0.01))
        storage = await opened(path, own, now)
        stack.push_async_callback(storage.close)
        shutdown, fixed = Shutdown(), FixedKnowledge()
        bot = connect(own.token, own.url, shutdown, liveness)
        held = HeldKnowledge(knowledge or fixed, storage.holds)
        await held.refresh()
        services = Services(held, storage, bot, shutdown, staff, 90, now, staff_chat, hours, tries)
        task = asyncio.create_task(Server(services, bot, webhook, liveness, metrics).serve())
        found = Running(own, storage, shutdown, task, fixed, bot)
        try:
            await until(lambda: task.done() or _is_receiving(found, webhook is not None))
            yield found
        finally:
            shutdown.ask()
            async with asyncio.timeout(30):
                await task


async def opened(path: Path | str, simulator: Simulator, now: Any = clock.now) -> Storage:
    return await Storage.open(str(path), bot=bot_id(simulator.token), key="test", retention_days=90, now=now)


def _is_receiving(found: Running, by_webhook: bool) -> bool:
    """A poll that waits isn't in the list of calls yet, but what comes before it is."""
    return bool(found.simulator.service.calls.of("setWebhook" if by_webhook else "deleteWebhook"))


def text(message: Message) -> str:
    """What stands in a message, every space alike."""
    assert message.body is not None
    return message.body.text.replace("\u00a0", " ")


def buttons(message: Message) -> dict[str, str]:
    """What stands on a message's buttons, and what each does."""
    rows = (message.markup or {}).get("inline_keyboard", [])
    return {button["text"]: button.get("callback_data", "") for row in rows for button in row}


async def send(bot: Running, content: dict[str, Any]) -> Message:
    _, chat = bot.person(1002)
    count = len(bot.said(chat))
    push(bot, content)
    return await bot.answer(chat, count)


def push(bot: Running, content: dict[str, Any], kind: str = "message") -> None:
    """An update of a kind that the page has no way to make."""
    user, chat = bot.person(1002)
    bot.world.started.add(chat.id)
    bot.world.updates.allowed |= {kind}
    message = {"message_id": 5_000_000, "date": 1_600_000_000, "chat": chat.json(), "from": user.json(), **content}
    bot.world.tell_bot(kind, chat.id, message)
