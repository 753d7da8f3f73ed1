"""What the bot tells of itself: commands, name, descriptions, each by language."""

from __future__ import annotations

import json
from typing import Any

Json = dict[str, Any]
_DEFAULT = {"type": "default"}
_SETTINGS: Json = {
    "can_join_groups": True, "can_read_all_group_messages": False, "supports_inline_queries": True,
    "can_connect_to_business": False, "has_main_web_app": False, "has_topics_enabled": False,
    "allows_users_to_create_topics": False, "has_topic_sidebar": False, "supports_guest_queries": True,
}  # fmt: skip


class Profile:
    def __init__(self, name: str) -> None:
        self._name = name
        self._commands: dict[tuple[str, str], list[Json]] = {}
        self._texts: dict[tuple[str, str], str] = {}
        self.settings = dict(_SETTINGS)
        """What getMe tells besides the name, and setMySettings changes."""
        self.menu_buttons: dict[int, Json] = {}
        """By chat; 0 is that of all chats without one of their own."""

    def set_commands(self, scope: Json, language: str, commands: list[Json]) -> None:
        """An empty list deletes them."""
        self._commands[_key(scope), language] = commands
        if not commands:
            del self._commands[_key(scope), language]

    def commands(self, scope: Json, language: str) -> list[Json]:
        return self._commands.get((_key(scope), language), [])

    def menu(self, chat: int, person: int, is_private: bool, language: str) -> list[Json]:
        """The commands that a person sees in a chat: the narrowest scope that has some, their language first."""
        kind = "all_private_chats" if is_private else "all_group_chats"
        scopes: list[Json] = [{"type": "chat", "chat_id": chat}, {"type": kind}, _DEFAULT]
        if not is_private:
            scopes.insert(0, {"type": "chat_member", "chat_id": chat, "user_id": person})
        for scope in scopes:
            for code in (language, ""):
                if found := self.commands(scope, code):
                    return found
        return []

    def menu_button(self, chat: int) -> Json:
        return self.menu_buttons.get(chat) or self.menu_buttons.get(0) or {"type": "commands"}

    def set_text(self, kind: str, language: str, text: str) -> None:
        self._texts[kind, language] = text

    def text(self, kind: str, language: str) -> str:
        """`kind` is name, description or short_description; without one in that language, the general one."""
        general = self._texts.get((kind, "")) or (self._name if kind == "name" else "")
        return self._texts.get((kind, language)) or general


def _key(scope: Json) -> str:
    """Scopes are the same whether their ids came as numbers or as text."""
    return json.dumps({name: str(value) for name, value in scope.items()}, sort_keys=True)
