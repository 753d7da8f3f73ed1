"""What the bot sets about itself: commands by scope and language, name and descriptions by language."""

from __future__ import annotations

import re
from typing import Any

from bot.simulator import refusals
from bot.simulator.arguments import Arguments
from bot.simulator.methods.table import Handler, Method
from bot.simulator.service import Service

Json = dict[str, Any]
_MOST_COMMANDS = 100
_SCOPES = {
    "default", "all_private_chats", "all_group_chats", "all_chat_administrators", "chat", "chat_administrators",
    "chat_member",
}  # fmt: skip
_TEXTS = {"Name": "name", "Description": "description", "ShortDescription": "short_description"}


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
    *(Method(f"setMy{name}", _setter(kind), (refusals.LANGUAGE,)) for name, kind in _TEXTS.items()),
    *(Method(f"getMy{name}", _getter(kind), (refusals.LANGUAGE,)) for name, kind in _TEXTS.items()),
)
