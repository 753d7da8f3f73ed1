"""What the bot says in words and numbers: texts, places, contacts, dice; and that it is typing."""

from __future__ import annotations

import random
from typing import Any

from bot.simulator import refusals
from bot.simulator.arguments import Arguments
from bot.simulator.methods.common import CHAT_RULES, SENDING_RULES, TEXT_RULES, chat_of, send, text_of
from bot.simulator.methods.table import Method
from bot.simulator.service import Service

Json = dict[str, Any]
_ACTIONS = {
    "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice", "record_audio",
    "upload_audio", "upload_document", "choose_sticker", "find_location", "record_video_note", "upload_video_note",
    "cancel",
}  # fmt: skip
_PREVIEW = ("is_disabled", "url", "prefer_small_media", "prefer_large_media", "show_above_text")
_DICE = {"🎲": 6, "🎯": 6, "🎳": 6, "🏀": 5, "⚽": 5, "🎰": 64}
_VENUE = ("foursquare_id", "foursquare_type", "google_place_id", "google_place_type")


async def send_message(service: Service, arguments: Arguments) -> Json:
    body = text_of(service, arguments, refusals.TEXT_LONG)
    return send(service, arguments, body, **link_preview(arguments)).json()


async def send_contact(service: Service, arguments: Arguments) -> Json:
    names = ("phone_number", "first_name", "last_name", "vcard")
    contact = {name: arguments.text(name) for name in names if arguments.has(name)}
    if not {"phone_number", "first_name"} <= set(contact):
        raise refusals.CONTACT.refuse()
    return send(service, arguments, None, {"contact": contact}).json()


async def send_location(service: Service, arguments: Arguments) -> Json:
    return send(service, arguments, None, {"location": _location(arguments)}).json()


async def send_venue(service: Service, arguments: Arguments) -> Json:
    location = _location(arguments)
    if not arguments.has("title") or not arguments.has("address"):
        raise refusals.VENUE.refuse()
    named = {name: arguments.text(name) for name in ("title", "address", *_VENUE) if arguments.has(name)}
    return send(service, arguments, None, {"location": location, "venue": {"location": location, **named}}).json()


async def send_dice(service: Service, arguments: Arguments) -> Json:
    emoji = arguments.text("emoji") or "🎲"
    if emoji not in _DICE:
        raise refusals.DICE.refuse()
    dice = {"emoji": emoji, "value": random.randint(1, _DICE[emoji])}  # noqa: S311
    return send(service, arguments, None, {"dice": dice}).json()


async def send_chat_action(service: Service, arguments: Arguments) -> bool:
    action = arguments.text("action").lower()
    if action not in _ACTIONS:
        raise refusals.ACTION.refuse()
    chat = chat_of(service, arguments)
    service.world.feed.publish("typing", chat.id, action=action)
    return True


def link_preview(arguments: Arguments) -> Json:
    """What a message tells of the preview of its link, where the call asked for something."""
    try:
        given = arguments.parsed("link_preview_options")
    except ValueError:
        given = None
    found = {name: given[name] for name in _PREVIEW if given.get(name)} if isinstance(given, dict) else {}
    if arguments.flag("disable_web_page_preview"):
        found["is_disabled"] = True
    return {"link_preview_options": found} if found else {}


def _location(arguments: Arguments) -> Json:
    try:
        latitude, longitude = float(arguments.text("latitude")), float(arguments.text("longitude"))
    except ValueError as error:
        raise refusals.LOCATION.refuse() from error
    if not abs(latitude) <= 90 or not abs(longitude) <= 180:
        raise refusals.LOCATION.refuse()
    found: Json = {"latitude": latitude, "longitude": longitude}
    if arguments.has("horizontal_accuracy"):
        found["horizontal_accuracy"] = float(arguments.text("horizontal_accuracy"))
    whole = ("live_period", "heading", "proximity_alert_radius")
    return found | {name: arguments.integer(name) for name in whole if arguments.integer(name)}


METHODS = (
    Method("sendMessage", send_message, (*TEXT_RULES, refusals.TEXT_LONG, *SENDING_RULES)),
    Method("sendContact", send_contact, (refusals.CONTACT, *SENDING_RULES)),
    Method("sendLocation", send_location, (refusals.LOCATION, *SENDING_RULES)),
    Method("sendVenue", send_venue, (refusals.LOCATION, refusals.VENUE, *SENDING_RULES)),
    Method("sendDice", send_dice, (refusals.DICE, *SENDING_RULES)),
    Method("sendChatAction", send_chat_action, (refusals.ACTION, *CHAT_RULES)),
)
