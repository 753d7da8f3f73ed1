"""The methods of the Bot API that the simulator has, by area."""

from __future__ import annotations

from bot.simulator.methods import answering, editing, profile, receiving, sending
from bot.simulator.methods.table import Answer, Method

METHODS: dict[str, Method] = {
    method.name.lower(): method for area in (receiving, sending, editing, answering, profile) for method in area.METHODS
}
"""By name in small letters: Telegram doesn't mind how a method's name is written."""

__all__ = ["METHODS", "Answer", "Method"]
