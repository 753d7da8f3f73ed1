"""`bayan report` and `bayan suggest`: from the database and the knowledge to what staff see."""

from __future__ import annotations

import json
from collections.abc import Callable

from bot import clock
from bot.bayan import Bayan
from bot.desk import suggest as suggesting
from bot.desk.alike import Group, groups
from bot.desk.log import logged_since
from bot.desk.period import since as parse_since
from bot.desk.report import UNANSWERED, as_json, is_open
from bot.desk.report import report as make_report
from bot.desk.report_csv import as_csv
from bot.desk.report_html import as_html
from bot.desk.report_text import as_text
from bot.dialogue.context import Context
from bot.settings import Settings
from bot.storage import LoggedQuestion

NOTHING = "# nothing was asked in vain"


def report(settings: Settings, since: str, form: str, open_bayan: Callable[[], Bayan]) -> str:
    """The report over what was asked since then, as `text`, `json`, `csv` or `html`.

    Raises UserError for a time that is none, or a database that can't be read.
    """
    now = clock.now()
    start = parse_since(since, now)
    logged = logged_since(settings.database, start)
    if form == "csv":
        return as_csv(logged)
    bayan = open_bayan()
    found = make_report(logged, start, now, bayan.understanding.read)
    if form == "json":
        return json.dumps(as_json(found), ensure_ascii=False)
    return as_html(found, bayan.base) if form == "html" else as_text(found)


def suggest(settings: Settings, since: str, open_bayan: Callable[[], Bayan]) -> str:
    """What to add so that questions which found no answer since then find one, as YAML with comments.

    Raises UserError as `report` does.
    """
    logged = logged_since(settings.database, parse_since(since, clock.now()))
    bayan = open_bayan()
    still_open = [one for one in logged if is_open(one) and _is_open_today(bayan, one)]
    found = groups(still_open, bayan.understanding.read)
    return suggesting.as_text(_suggestion(bayan, group) for group in found) or NOTHING


def _is_open_today(bayan: Bayan, one: LoggedQuestion) -> bool:
    """Whether it was left for staff, or today's knowledge doesn't answer it either."""
    if one.is_left or not one.question:
        return one.is_left
    return bayan.answer(one.question, Context(), clock.now()).reply.kind in UNANSWERED


def _suggestion(bayan: Bayan, group: Group) -> suggesting.Suggestion:
    questions = map(bayan.understanding.read, group.texts)
    read = [(question, bayan.understanding.rank(question)) for question in questions]
    return suggesting.suggestion(group, read, bayan.base.entries)
