"""`python -m bench.keeping`: from a question without an answer to a live answer, by telephone alone, with its times.

The built bot runs as a program of its own, with a copy of the real knowledge, on a Bot API of this process. Somebody
asks, the question goes to the press office, a member of staff answers, keeps that as a new fact, reads what would
change, and writes it; another person asks, in both languages. Wanted: five minutes at most, those included that a
person takes to type and press; what the bot takes depends on the machine, so its processor time stands beside it.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import shutil
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from bench.processes import worked
from bench.scene import Scene, until
from bot.direction import bare
from bot.simulator import Simulator, acts
from bot.simulator.keyboard import inline_rows
from bot.simulator.messages import Message

_ROOT = Path(__file__).parents[1]
_ASKED, _AGAIN = "Was lunch served to the trainees?", "هل قُدّم الغداء للمتدربين؟"
_ANSWER, _ARABIC = "Lunch was served on each of the four days.", "قُدّم الغداء في كل يوم من الأيام الأربعة."
_LABEL, _EVIDENCE = "Lunch / الغداء", "4: 10 -11"
_LETTERS_A_SECOND = 3.0
"""On a telephone, 36 words a minute: Palin and others, 2019, "How do people type on mobile devices?"."""
_A_PRESS = 3.0
"""Seconds to find a button and press it; a guess on the high side."""
_READING = 20.0
"""Seconds to read what would change."""
_WANTED = 300.0
_MOST = 1_800.0


@dataclass(frozen=True, slots=True)
class Step:
    """What was done, how long the bot took, and how much of that it computed; how long a person takes, in seconds."""

    name: str
    waited: float
    computed: float
    typed: float


class Office:
    """Who asks, and who answers, each with a telephone."""

    def __init__(self, scene: Scene, process: int) -> None:
        self._scene = scene
        self._world = scene.simulator.service.world
        self._process = process
        self.asker, self.staff, self.other = scene.people(3)
        self.steps: list[Step] = []

    async def write(self, who: int, words: str, expected: str, name: str, at: int | None = None) -> Message:
        """Write, in reply where something is asked for; the message with what is expected."""
        started, computed, seen = time.perf_counter(), self._computed(), self.last(at or who)
        replied = self._said(who)[-1].id if at else None
        acts.write(self._world, self._world.people[who], self._world.chats[who], words, replied)
        message = await self._until(at or who, expected, seen)
        self._note(name, started, computed, len(words) / _LETTERS_A_SECOND)
        return message

    async def press(self, who: int, label: str, expected: str, name: str, chat: int | None = None) -> Message:
        started, computed, seen = time.perf_counter(), self._computed(), self.last(chat or who)
        message, data = self._button(who, label)
        acts.press(self._world, self._world.people[who], self._world.chats[who], message.id, data)
        found = await self._until(chat or who, expected, seen)
        self._note(name, started, computed, _A_PRESS)
        return found

    def _note(self, name: str, started: float, computed: float, typed: float) -> None:
        self.steps.append(Step(name, time.perf_counter() - started, self._computed() - computed, typed))

    def _said(self, who: int) -> list[Message]:
        return [one for one in self._world.history(who) if one.sender == self._world.bot and one.body]

    def last(self, who: int) -> list[tuple[int, str]]:
        return [(one.id, one.body.text) for one in self._said(who) if one.body]

    async def _until(self, who: int, expected: str, seen: list[tuple[int, str]]) -> Message:
        def found() -> list[Message]:
            new = (one for one in self._said(who) if one.body and (one.id, one.body.text) not in seen)
            return [one for one in new if one.body and expected in bare(one.body.text)]

        if await until(lambda: bool(found()), _MOST) == float("inf"):
            raise SystemExit(f"{expected!r} never came; last: {self.last(who)[-1:]}")
        return found()[-1]

    def _button(self, who: int, label: str) -> tuple[Message, str]:
        for message in reversed(self._said(who)):
            for row in inline_rows(message.markup):
                for button in row:
                    if bare(button["text"]) == label:
                        return message, button["callback_data"]
        raise SystemExit(f"there is no button {label!r}")

    def _computed(self) -> float:
        """Seconds of processor time of the bot and of what it has started and seen end."""
        return worked(self._process, ended=True)


async def run() -> list[Step]:
    with tempfile.TemporaryDirectory() as folder:
        knowledge = Path(folder) / "knowledge"
        shutil.copytree(_ROOT / "knowledge", knowledge)
        async with Simulator() as simulator:
            scene = Scene(simulator, Path(folder))
            staff = 20_002
            async with scene.bot(BAYAN_KNOWLEDGE=str(knowledge), BAYAN_STAFF=str(staff)) as process:
                await scene.warm()
                office = Office(scene, process.pid)
                if office.staff != staff:
                    raise SystemExit(f"staff is {office.staff}, and the bot knows {staff}")
                await _walk(office)
                return office.steps


async def _walk(office: Office) -> None:
    asker, staff, other = office.asker, office.staff, office.other
    await office.write(staff, "hello", "", "staff open the chat")
    await office.write(asker, _ASKED, "", "a question without an answer")
    await office.press(asker, "Ask the press office", "will read this question", "it goes to the press office")
    await office.press(asker, "Send my question", _ASKED, "staff have it", staff)
    await office.write(staff, _ANSWER, _ANSWER, "the asker has a person’s answer", asker)
    await until(lambda: any("Passed on" in text for _, text in office.last(staff)), _MOST)
    await office.press(staff, "Keep: a new fact", "the answer in Arabic", "staff keep it as a fact")
    await office.write(staff, _ARABIC, "ask in Arabic", "in the other language", staff)
    await office.write(staff, _AGAIN, "words for its button", "with its question there", staff)
    await office.write(staff, _LABEL, "paragraph of the release", "with a button", staff)
    await office.write(staff, _EVIDENCE, "The question would then get “Lunch”", "it is tried on a copy", staff)
    await office.press(staff, "Do it", "in use from now on", "it is written and in use")
    await office.write(other, _ASKED, _ANSWER, "another person has the answer")
    await office.write(other, _AGAIN, _ARABIC, "in Arabic, too")


def main() -> int:
    argparse.ArgumentParser(prog="python -m bench.keeping", description=__doc__).parse_args()
    steps = asyncio.run(run())
    print(f"{'':36}{'bot, s':>9}{'of it computing':>17}{'a person, s':>13}")
    for one in steps:
        print(f"{one.name:36}{one.waited:9.1f}{one.computed:17.1f}{one.typed:13.1f}")
    waited, computed = sum(one.waited for one in steps), sum(one.computed for one in steps)
    typed = sum(one.typed for one in steps) + _READING
    print(f"{f'together, with {_READING:.0f} s to read':36}{waited:9.1f}{computed:17.1f}{typed:13.1f}")
    holds = waited + typed <= _WANTED
    print(f"to a live answer: {waited + typed:.0f} s here; {computed + typed:.0f} s where one processor is free for it")
    machine = f"{os.cpu_count()} processors, {os.getloadavg()[0]:.0f} jobs"
    print(f"{'holds' if holds else f'FAILS: more than {_WANTED:.0f} s'} ({machine})")
    return 0 if holds else 1


if __name__ == "__main__":
    sys.exit(main())
