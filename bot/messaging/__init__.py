"""Telegram updates <-> dialogue: handlers, keyboards, the polling and webhook edges."""
