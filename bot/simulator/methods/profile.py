"""What the bot sets about itself: commands by scope and language, name and descriptions by language."""

from __future__ import annotations

import re
from typing import Any

from bot.simulator import refusals
from bot.simulator.arguments import Arguments
from bot.simulator.methods.common import CHAT_RULES, chat_of, object_of
from bot.simulator.methods.table import Handler, Method
from bot.simulator.service import Service

Json = dict[str, Any]
_MOST_COMMANDS = 100
_SCOPES = {
    "default", "all_private_chats", "all_group_chats", "all_chat_administrators", "chat", "chat_administrators",
    "chat_member",
}  # fmt: skip
_TEXTS = {"Name": "name", "Description": "description", "ShortDescription": "short_description"}
_LONGEST = {"name": 64, "description": 512, "short_description": 120}
_SWITCHES = (
    "supports_inline_queries", "needs_inline_query_location", "can_join_groups", "can_read_all_group_messages",
    "can_connect_to_business", "can_manage_bots", "supports_guest_queries", "supports_join_request_queries",
    "has_topics_enabled", "allows_users_to_create_topics", "has_topic_sidebar", "can_communicate_with_bots",
)  # fmt: skip
_WORDS = ("inline_query_placeholder", "callback_query_mode")


async def set_my_commands(service: Service, arguments: Arguments) -> bool:
    commands = _commands(arguments)
    service.world.profile.set_commands(_scope(arguments), _language(arguments), commands)
    service.world.feed.publish("profile", 0)
    return True


async def delete_my_commands(service: Service, arguments: Arguments) -> bool:
    service.world.profile.set_commands(_scope(arguments), _language(arguments), [])
    service.world.feed.publish("profile", 0)
    return True


async def get_my_commands(service: Service, arguments: Arguments) -> list[Json]:
    return service.world.profile.commands(_scope(arguments), _language(arguments))


async def set_chat_menu_button(service: Service, arguments: Arguments) -> bool:
    """Of one chat, or of all that have none of their own."""
    button = _menu_button(arguments)
    chat = chat_of(service, arguments).id if arguments.has("chat_id") else 0
    service.world.profile.menu_buttons[chat] = button
    service.world.feed.publish("profile", chat)
    return True


async def get_chat_menu_button(service: Service, arguments: Arguments) -> Json:
    chat = chat_of(service, arguments).id if arguments.has("chat_id") else 0
    return service.world.profile.menu_button(chat)


async def set_my_settings(service: Service, arguments: Arguments) -> bool:
    """What BotFather sets (Bot API 10.5); what isn't named stays as it is."""
    settings = service.world.profile.settings
    settings |= {name: arguments.flag(name) for name in _SWITCHES if arguments.has(name)}
    settings |= {name: arguments.text(name) for name in _WORDS if name in arguments.values}
    if not settings["has_topics_enabled"]:
        settings["has_topic_sidebar"] = False
    return True


def _menu_button(arguments: Arguments) -> Json:
    if not arguments.has("menu_button"):
        return {"type": "default"}
    button = object_of(arguments, "menu_button", refusals.MENU_JSON, refusals.MENU_JSON)
    kind = button.get("type")
    if kind in ("default", "commands"):
        return {"type": kind}
    if kind != "web_app":
        raise refusals.MENU_BUTTON.refuse(reason="MenuButton has unsupported type")
    app = button.get("web_app")
    for name, where in (("text", button), ("web_app", button), ("url", app if isinstance(app, dict) else {})):
        if name not in where:
            raise refusals.MENU_BUTTON.refuse(reason=f'Can\'t find field "{name}"')
    return {"type": "web_app", "text": str(button["text"]), "web_app": app}


def _commands(arguments: Arguments) -> list[Json]:
    try:
        commands = arguments.parsed("commands") or []
    except ValueError as error:
        raise refusals.COMMANDS_JSON.refuse() from error
    if not isinstance(commands, list):
        raise refusals.COMMANDS_LIST.refuse()
    if len(commands) > _MOST_COMMANDS:
        raise refusals.COMMANDS_MANY.refuse()
    return [_command(command) for command in commands]


def _command(command: object) -> Json:
    if not isinstance(command, dict):
        raise refusals.COMMAND.refuse(reason="expected an Object")
    for name in ("command", "description"):
        if name not in command:
            raise refusals.COMMAND.refuse(reason=f'Can\'t find field "{name}"')
    name, words = str(command["command"]).removeprefix("/"), str(command["description"]).strip()
    if not re.fullmatch(r"[a-z0-9_]{1,32}", name):
        raise refusals.COMMAND_NAME.refuse()
    if not 0 < len(words) <= 256:
        raise refusals.COMMAND_WORDS.refuse()
    return {"command": name, "description": words}


def _scope(arguments: Arguments) -> Json:
    try:
        scope = arguments.parsed("scope")
    except ValueError as error:
        raise refusals.SCOPE_JSON.refuse() from error
    if scope is None:
        return {"type": "default"}
    if not isinstance(scope, dict):
        raise refusals.SCOPE.refuse(reason="BotCommandScope must be an Object")
    if scope.get("type") not in _SCOPES:
        raise refusals.SCOPE.refuse(reason="Unsupported type specified")
    return scope


def _language(arguments: Arguments) -> str:
    language = arguments.text("language_code")
    if language and not re.fullmatch("[a-z]{2}", language):
        raise refusals.LANGUAGE.refuse()
    return language


def _setter(kind: str) -> Handler:
    async def set_text(service: Service, arguments: Arguments) -> bool:
        if len(arguments.text(kind)) > _LONGEST[kind]:
            raise (refusals.NAME_LONG if kind == "name" else refusals.ABOUT_LONG).refuse()
        service.world.profile.set_text(kind, _language(arguments), arguments.text(kind))
        service.world.feed.publish("profile", 0)
        return True

    return set_text


def _getter(kind: str) -> Handler:
    async def get_text(service: Service, arguments: Arguments) -> Json:
        return {kind: service.world.profile.text(kind, _language(arguments))}

    return get_text


_SCOPE_RULES = (refusals.SCOPE_JSON, refusals.SCOPE, refusals.LANGUAGE)

METHODS = (
    Method(
        "setMyCommands",
        set_my_commands,
        (
            refusals.COMMANDS_JSON,
            refusals.COMMANDS_LIST,
            refusals.COMMAND,
            refusals.COMMANDS_MANY,
            refusals.COMMAND_NAME,
            refusals.COMMAND_WORDS,
            *_SCOPE_RULES,
        ),
    ),
    Method("getMyCommands", get_my_commands, _SCOPE_RULES),
    Method("deleteMyCommands", delete_my_commands, _SCOPE_RULES),
    *(
        Method(
            f"setMy{name}",
            _setter(kind),
            (refusals.LANGUAGE, refusals.NAME_LONG if kind == "name" else refusals.ABOUT_LONG),
        )
        for name, kind in _TEXTS.items()
    ),
    *(Method(f"getMy{name}", _getter(kind), (refusals.LANGUAGE,)) for name, kind in _TEXTS.items()),
    Method("setChatMenuButton", set_chat_menu_button, (refusals.MENU_JSON, refusals.MENU_BUTTON, *CHAT_RULES[1:])),
    Method("getChatMenuButton", get_chat_menu_button, CHAT_RULES[1:]),
    Method("setMySettings", set_my_settings),
)
