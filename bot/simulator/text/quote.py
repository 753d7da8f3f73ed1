"""A quote of another message: read as a text, and found in what it quotes, as TDLib finds it."""

from __future__ import annotations

from typing import Any

from bot.simulator import refusals
from bot.simulator.text.entities import SPLITTABLE, Formatted, units
from bot.simulator.text.formatting import QUOTE_LIMIT, format_text

_KEPT = (*SPLITTABLE, "custom_emoji", "date_time")
"""The formatting that a quote has."""


def read_quote(text: str, parameters: dict[str, Any]) -> Formatted:
    """The quote of a call's reply parameters. Raises a Refusal where it is too long or can't be parsed."""
    entities = parameters.get("quote_entities")
    mode = str(parameters.get("quote_parse_mode") or "")
    found = format_text(text, mode, entities if isinstance(entities, list) else [])
    if units(found.text) > QUOTE_LIMIT:
        raise refusals.QUOTE_LONG.refuse()
    return Formatted(found.text, tuple(entity for entity in found.entities if entity.type in _KEPT))


def find_quote(body: Formatted, quote: Formatted, position: int) -> int | None:
    """Where the quote stands in a text, in UTF-16 units: at the place nearest to `position`; None where nowhere."""
    if not quote.text:
        return None
    found, at = [], body.text.find(quote.text)
    while at >= 0:
        found.append(units(body.text[:at]))
        at = body.text.find(quote.text, at + 1)
    return min(
        found,
        key=lambda place: 2 * (position - place) if place <= position else 2 * (place - position) - 1,
        default=None,
    )
