"""A local Bot API with a chat page, for people without a token and for the tests."""

from bot.simulator.explain import AnswerShown, Explain
from bot.simulator.server import Simulator, serve
from bot.simulator.service import TOKEN

__all__ = ["TOKEN", "AnswerShown", "Explain", "Simulator", "serve"]
