"""getUpdates, the webhook, and getMe."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

from bot.simulator import refusals
from bot.simulator.arguments import Arguments
from bot.simulator.methods.table import Answer, Method
from bot.simulator.service import Service
from bot.simulator.updates import USUAL
from bot.simulator.webhook import Webhook

_LONGEST_POLL = 50


async def get_me(service: Service, _: Arguments) -> dict[str, Any]:
    return service.world.bot.json() | service.world.profile.settings


async def get_updates(service: Service, arguments: Arguments) -> list[dict[str, Any]]:
    if service.courier.webhook is not None:
        raise refusals.WEBHOOK_ACTIVE.refuse()
    _allow(service, arguments)
    limit = arguments.between("limit", 100, 1, 100)
    timeout = arguments.between("timeout", 0, 0, _LONGEST_POLL)
    return await service.poll.take(arguments.integer("offset"), limit, timeout)


async def set_webhook(service: Service, arguments: Arguments) -> Answer:
    url = arguments.text("url")
    if not url:
        return await delete_webhook(service, arguments)
    webhook = Webhook(
        url,
        _secret(arguments),
        arguments.between("max_connections", 40, 1, 100),
        arguments.text("ip_address"),
        bool(arguments.files),
    )
    if not _is_address(url):
        raise refusals.WEBHOOK_URL.refuse()
    _allow(service, arguments)
    if arguments.flag("drop_pending_updates"):
        service.world.updates.clear()
    service.poll.give_way_to_webhook()
    known = service.courier.webhook
    if known and (known.url, known.secret, known.max_connections) == (url, webhook.secret, webhook.max_connections):
        return Answer(True, "Webhook is already set")
    await service.courier.set(webhook)
    return Answer(True, "Webhook was set")


async def delete_webhook(service: Service, arguments: Arguments) -> Answer:
    if arguments.flag("drop_pending_updates"):
        service.world.updates.clear()
    was_set = service.courier.webhook is not None
    await service.courier.set(None)
    return Answer(True, "Webhook was deleted" if was_set else "Webhook is already deleted")


async def get_webhook_info(service: Service, _: Arguments) -> dict[str, Any]:
    webhook = service.courier.webhook
    updates = service.world.updates
    found: dict[str, Any] = {
        "url": webhook.url if webhook else "",
        "has_custom_certificate": webhook is not None and webhook.has_certificate,
        "pending_update_count": len(updates.pending),
    }
    if webhook is not None:
        found |= {"max_connections": webhook.max_connections, "ip_address": webhook.ip_address or "<unknown>"}
        if webhook.error:
            found |= {"last_error_date": webhook.error_at, "last_error_message": webhook.error}
    if updates.allowed != USUAL:
        found["allowed_updates"] = sorted(updates.allowed)
    return found


def _allow(service: Service, arguments: Arguments) -> None:
    if arguments.has("allowed_updates"):
        service.world.updates.allow(map(str, arguments.list("allowed_updates")))


def _secret(arguments: Arguments) -> str:
    secret = arguments.text("secret_token")
    if len(secret) > 256:
        raise refusals.SECRET_LONG.refuse()
    if not re.fullmatch(r"[A-Za-z0-9_-]*", secret):
        raise refusals.SECRET_LETTERS.refuse()
    return secret


def _is_address(url: str) -> bool:
    """Like a Bot API server of one's own, plain http is fine here."""
    try:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


METHODS = (
    Method("getMe", get_me),
    Method("getUpdates", get_updates, (refusals.WEBHOOK_ACTIVE, refusals.OTHER_POLLER, refusals.WEBHOOK_TOOK_OVER)),
    Method("setWebhook", set_webhook, (refusals.WEBHOOK_URL, refusals.SECRET_LONG, refusals.SECRET_LETTERS)),
    Method("deleteWebhook", delete_webhook),
    Method("getWebhookInfo", get_webhook_info),
)
