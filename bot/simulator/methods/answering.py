"""The bot's answers to presses, inline queries and guests."""

from __future__ import annotations

import uuid
from typing import Any

from bot.simulator import refusals
from bot.simulator.arguments import Arguments
from bot.simulator.keyboard import read_markup
from bot.simulator.methods.common import BUTTON_RULES, reason_of
from bot.simulator.methods.table import Method
from bot.simulator.queries import Query
from bot.simulator.refusals import Refusal
from bot.simulator.service import Service
from bot.simulator.text.formatting import message_text

Json = dict[str, Any]
_MOST_RESULTS = 50
_NOTICE_LIMIT = 200
_LATER = ("Bad Request: BUTTON_", "Bad Request: inline keyboard button")
"""Refusals that come only once the result has been read, and so don't name it."""


async def answer_callback_query(service: Service, arguments: Arguments) -> bool:
    query = _query(service, arguments.text("callback_query_id"))
    text = arguments.text("text")
    if len(text) > _NOTICE_LIMIT:
        raise refusals.CALLBACK_LONG.refuse()
    answer: Json = {"text": text, "show_alert": arguments.flag("show_alert"), "url": arguments.text("url")}
    query.give(answer)
    service.world.feed.publish("notice", query.chat.id, person=query.person.id, **answer)
    return True


async def answer_inline_query(service: Service, arguments: Arguments) -> bool:
    results = _results(arguments)
    query = _query(service, arguments.text("inline_query_id"))
    if query.answer is not None:
        raise refusals.QUERY_OLD.refuse()
    try:
        button = arguments.parsed("button")
    except ValueError:
        button = None
    query.give({"results": results, "next_offset": arguments.text("next_offset"), "button": button})
    return True


async def answer_guest_query(service: Service, arguments: Arguments) -> Json:
    result = _result(arguments)
    query = _query(service, arguments.text("guest_query_id"))
    if query.answer is not None:
        raise refusals.QUERY_OLD.refuse()
    content: Json = result["input_message_content"]
    body = message_text(
        content["message_text"], content.get("parse_mode") or "", content.get("entities") or [], refusals.TEXT_LONG
    )
    inline_id = uuid.uuid4().hex
    markup = read_markup(result.get("reply_markup"))
    service.world.say(query.chat, service.world.bot, body, markup=markup, inline_id=inline_id)
    query.give({"result": result})
    return {"inline_message_id": inline_id}


def _query(service: Service, query_id: str) -> Query:
    query = service.world.queries.get(query_id)
    if query is None or not query.is_open(service.world.now()):
        raise refusals.QUERY_OLD.refuse()
    return query


def _results(arguments: Arguments) -> list[Json]:
    try:
        results = arguments.parsed("results")
    except ValueError as error:
        raise refusals.RESULTS_JSON.refuse(reason=error) from error
    if results is None:
        return []
    if not isinstance(results, list):
        raise refusals.RESULTS_LIST.refuse()
    if len(results) > _MOST_RESULTS:
        raise refusals.RESULTS_MANY.refuse()
    for result in results:
        _check_result(result)
    ids = [str(result["id"]) for result in results]
    if not all(0 < len(one.encode()) <= 64 for one in ids):
        raise refusals.RESULT_ID.refuse()
    if len(set(ids)) < len(ids):
        raise refusals.RESULT_TWICE.refuse()
    return results


def _result(arguments: Arguments) -> Json:
    try:
        result = arguments.parsed("result")
    except ValueError as error:
        raise refusals.RESULT.refuse(reason=error) from error
    _check_result(result)
    found: Json = result
    return found


def _check_result(result: object) -> None:
    """An article, the one kind that the simulator has, with an id, a title and a text that can be sent."""
    if not isinstance(result, dict):
        raise refusals.RESULT.refuse(reason="Inline query result must be an object")
    for name in ("type", "id"):
        if name not in result:
            raise refusals.RESULT.refuse(reason=f'Can\'t find field "{name}"')
    if result["type"] != "article":
        raise refusals.RESULT.refuse(reason=f'type "{result["type"]}" is unsupported for the inline query result')
    given = result.get("input_message_content")
    content: Json = given if isinstance(given, dict) else {}
    for name, where in (("title", result), ("message_text", content)):
        if name not in where:
            raise refusals.RESULT.refuse(reason=f'Can\'t find field "{name}"')
    try:
        read_markup(result.get("reply_markup"))
        message_text(
            str(content["message_text"]),
            content.get("parse_mode") or "",
            content.get("entities") or [],
            refusals.TEXT_LONG,
        )
    except Refusal as refusal:
        if refusal.description.startswith(_LATER):
            raise
        raise refusals.RESULT.refuse(reason=reason_of(refusal)) from refusal


METHODS = (
    Method("answerGuestQuery", answer_guest_query, (refusals.QUERY_OLD, refusals.RESULT, *BUTTON_RULES)),
    Method("answerCallbackQuery", answer_callback_query, (refusals.QUERY_OLD, refusals.CALLBACK_LONG)),
    Method(
        "answerInlineQuery",
        answer_inline_query,
        (
            refusals.QUERY_OLD,
            refusals.RESULTS_JSON,
            refusals.RESULTS_LIST,
            refusals.RESULTS_MANY,
            refusals.RESULT,
            refusals.RESULT_ID,
            refusals.RESULT_TWICE,
            *BUTTON_RULES,
        ),
    ),
)
