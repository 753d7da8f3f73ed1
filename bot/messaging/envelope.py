"""Updates as Telegram wrote them, wrapped so that one which can't be parsed doesn't block its whole batch."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import Any, cast

from telegram import Update
from telegram.request import HTTPXRequest

Json = dict[str, Any]
_RAW = "raw"
_REFUSED = (HTTPStatus.UNAUTHORIZED, HTTPStatus.NOT_FOUND)


def envelope(raw: Json) -> Json | None:
    """An update in which everything but its number is something that python-telegram-bot doesn't know, and so
    leaves alone; None for what has no number and can't be an update.
    """
    number = raw.get("update_id")
    return {"update_id": number, _RAW: raw} if isinstance(number, int) else None


def raw_update(update: Update) -> Mapping[str, Any] | None:
    """What an envelope holds; None for an ordinary update."""
    return cast("Mapping[str, Any] | None", update.api_kwargs.get(_RAW))


class EnvelopeRequest(HTTPXRequest):
    """The request for getUpdates. `refused` is told where Telegram doesn't know the token (any more): the updater
    would end its polling without a word and leave the program running. `heard` is told of every proper answer.
    """

    def __init__(self, refused: Callable[[], None], heard: Callable[[], None], **options: Any) -> None:
        super().__init__(**options)
        self._refused = refused
        self._heard = heard

    @staticmethod
    def parse_json_payload(payload: bytes) -> Json:
        answer = HTTPXRequest.parse_json_payload(payload)
        result = answer.get("result")
        if isinstance(result, list):
            wrapped = (envelope(one) for one in result if isinstance(one, dict))
            answer["result"] = [one for one in wrapped if one is not None]
        return answer

    async def do_request(self, *arguments: Any, **options: Any) -> tuple[int, bytes]:
        code, payload = await super().do_request(*arguments, **options)
        if code in _REFUSED:
            self._refused()
        if code == HTTPStatus.OK:
            self._heard()
        return code, payload
