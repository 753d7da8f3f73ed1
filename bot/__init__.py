"""Bayan answers journalists' questions about a press release, from curated facts."""

__version__ = "0.1.0"
