"""Reply markup, checked as Telegram checks it."""

from __future__ import annotations

import json
from typing import Any

from bot.simulator import refusals
from bot.simulator.text.links import checked_link

_DATA_LIMIT = 64
_ACTIONS = (
    "url", "callback_data", "switch_inline_query", "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat", "copy_text", "web_app", "login_url", "callback_game", "pay",
)  # fmt: skip
Json = dict[str, Any]


def read_markup(value: object) -> Json | None:
    """The markup of a call (a JSON text, or an object already) as it is kept; None where there is none."""
    if value in (None, ""):
        return None
    if isinstance(value, str):
        try:
            value = json.loads(value)
        except ValueError as error:
            raise refusals.MARKUP_JSON.refuse() from error
    if not isinstance(value, dict):
        raise refusals.MARKUP_OBJECT.refuse()
    if "inline_keyboard" not in value:
        return value
    rows = value["inline_keyboard"]
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise refusals.MARKUP_ROWS.refuse()
    kept = [[_button(button) for button in row] for row in rows if row]
    return {"inline_keyboard": kept} if kept else None


def inline_rows(markup: Json | None) -> list[list[Json]]:
    """The buttons under a message; none where the markup is a keyboard of another kind."""
    rows: list[list[Json]] = (markup or {}).get("inline_keyboard", [])
    return rows


def _button(button: object) -> Json:
    if not isinstance(button, dict):
        raise refusals.BUTTON.refuse(reason="InlineKeyboardButton must be an Object")
    if "text" not in button:
        raise refusals.BUTTON.refuse(reason='Can\'t find field "text"')
    if not str(button["text"]).strip():
        raise refusals.BUTTON_TEXT.refuse()
    if not any(button.get(action) not in (None, "") or action in _empty_too(button) for action in _ACTIONS):
        raise refusals.BUTTON.refuse(reason="Text buttons are unallowed in the inline keyboard")
    if len(str(button.get("callback_data", "")).encode()) > _DATA_LIMIT:
        raise refusals.BUTTON_DATA.refuse()
    if button.get("url") and not checked_link(str(button["url"])):
        raise refusals.BUTTON_URL.refuse(url=button["url"])
    return button


def _empty_too(button: Json) -> set[str]:
    """An inline query may be empty: the button then writes the bot's name alone."""
    return {action for action in button if action.startswith("switch_inline_query")}
