"""`bayan report` and `bayan suggest`: from the database and the knowledge to what staff see."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeVar

from bot import clock
from bot.bayan import Bayan
from bot.desk import suggest as suggesting
from bot.desk.alike import Group, groups
from bot.desk.report import UNANSWERED, as_json, is_open
from bot.desk.report import report as make_report
from bot.desk.report_csv import figures_csv, messages_csv
from bot.desk.report_html import as_html
from bot.desk.report_text import as_text
from bot.desk.report_words import Words, worded
from bot.desk.spoken import Spoken
from bot.dialogue.context import Context
from bot.errors import UserError
from bot.facts.factbase import Language
from bot.language.read import LONGEST_READ
from bot.settings import Settings
from bot.storage import LoggedQuestion
from bot.storage.database import Database
from bot.storage.migrate import require_newest
from bot.storage.office_figures import office_figures
from bot.storage.query_log import QueryLog

_T = TypeVar("_T")
_UNITS = {"h": "hours", "d": "days", "w": "weeks"}
_SPAN = re.compile(r"(\d{1,4})\s*([hdw])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What `bayan report` was asked for: since when, as `text`, `json`, `csv`, `figures` or `html`, in which language,
    and about which release; None for all."""

    since: str
    form: str
    language: str
    release: str | None = None


def report(settings: Settings, wanted: Wanted, open_bayan: Callable[[], Bayan]) -> str:
    """The report over what was asked since then; the newest release's clock says which day it was.

    Raises UserError for a time that is none, or a database that can't be read.
    """
    now = clock.now()
    start = moment(wanted.since, now)
    logged = [one for one in _logged_since(settings.database, start) if wanted.release in (None, one.release)]
    bayan = open_bayan()
    bases = [one.base for one in bayan.each() or (bayan,)]
    bases = [base for base in bases if any(one.release == base.name for one in logged)] or bases[:1]
    words, zone = Words(Language(wanted.language), bayan.locales, bases), bases[0].release.timezone
    if wanted.form == "csv":
        return messages_csv(logged, words)
    about = wanted.release or ""
    office = asyncio.run(_with(settings.database, lambda database: office_figures(database, start, about)))
    found = make_report(logged, start, now, bayan.understanding.read, office, zone)
    if wanted.form == "json":
        return json.dumps(as_json(found), ensure_ascii=False)
    drawn = {"html": as_html, "figures": figures_csv, "text": as_text}
    return drawn[wanted.form](worded(found, words, zone, has_office=bool(settings.staff)))


def suggest(settings: Settings, since: str, spoken: Spoken, open_bayan: Callable[[], Bayan]) -> str:
    """What to add so that questions which found no answer since then find one, as YAML with comments in the language of
    `spoken`.

    Raises UserError as `report` does.
    """
    logged = _logged_since(settings.database, moment(since, clock.now()))
    bayan = open_bayan()
    still_open = [one for one in logged if is_open(one) and _is_open_today(bayan, one)]
    found = groups(still_open, bayan.understanding.read)
    suggested = suggesting.as_text((_suggestion(bayan, group) for group in found), spoken)
    return suggested or "# " + spoken("asked-nothing")


def moment(text: str, now: datetime) -> datetime:
    """The moment that the text names, in UTC. Raises UserError for one that names none, or one still to come."""
    if span := _SPAN.fullmatch(text.strip()):
        return now - timedelta(**{_UNITS[span[2].lower()]: int(span[1])})
    try:
        day = datetime.strptime(text.strip(), "%Y-%m-%d").replace(tzinfo=UTC)
    except ValueError:
        raise UserError(f"--since is {text!r}; expected 24h, 7d, 4w or a day such as 2021-11-15") from None
    if day > now:
        raise UserError(f"--since is {text}, which is still to come")
    return day


def _logged_since(address: str, since: datetime) -> tuple[LoggedQuestion, ...]:
    """Every message that was answered since then, by whichever bot, oldest first.

    Raises UserError where there is no database yet, or it can't be read.
    """
    if "://" not in address and not Path(address).expanduser().is_file():
        raise UserError(f"there is no database at {address}: no bot has run here yet, or BAYAN_DATABASE is another")
    return asyncio.run(_with(address, lambda database: QueryLog(database).since(since)))


async def _with(address: str, work: Callable[[Database], Awaitable[_T]]) -> _T:
    """Read something in a database of this version's form."""
    database = Database(address)
    try:
        await require_newest(database)
        return await work(database)
    finally:
        await database.close()


def _is_open_today(bayan: Bayan, one: LoggedQuestion) -> bool:
    """Whether it was left for staff, or today's knowledge doesn't answer it either. What has no words or too many is
    never looked up, so that no phrasing could mend it."""
    if one.is_left or not one.question:
        return one.is_left
    question = bayan.understanding.read(one.question)
    if not question.words or len(question.text) > LONGEST_READ:
        return False
    return bayan.answer(one.question, Context(), clock.now()).reply.kind in UNANSWERED


def _suggestion(bayan: Bayan, group: Group) -> suggesting.Suggestion:
    questions = map(bayan.understanding.read, group.texts)
    read = [(question, bayan.understanding.rank(question)) for question in questions]
    return suggesting.suggestion(group, read, bayan.base.entries)
