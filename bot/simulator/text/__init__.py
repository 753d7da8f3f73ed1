"""Telegram's text: what it parses, finds, refuses and keeps, by the rules of TDLib 1.8.69."""
