"""Telegram updates on one side, the dialogue on the other."""

from __future__ import annotations

import os
import sys

# How python-telegram-bot will count time in future; the way of the past warns at each "try again later".
os.environ.setdefault("PTB_TIMEDELTA", "true")

# What it would load and nothing here uses: cryptography for Telegram Passport, the command line of httpx. 12 MB.
_UNWANTED = [name for name in ("cryptography", "httpx._main") if name not in sys.modules]
sys.modules.update(dict.fromkeys(_UNWANTED))  # type: ignore[arg-type]  # None stands for what isn't installed
import telegram.ext  # noqa: E402, F401

for _name in _UNWANTED:
    del sys.modules[_name]
