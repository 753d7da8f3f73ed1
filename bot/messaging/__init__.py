"""Telegram updates on one side, the dialogue on the other."""

from __future__ import annotations

import os

# How python-telegram-bot will count time in future; the way of the past warns at each "try again later".
os.environ.setdefault("PTB_TIMEDELTA", "true")
