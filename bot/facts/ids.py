"""The ids that code relies on: each is an entry's, in every knowledge folder, but for `unknown`, which no entry has."""

from __future__ import annotations

UNKNOWN = "unknown"
"""What no entry answers: the intent of such questions, the folder of their phrasings, and what a sample expects."""

SAFEGUARDING = "safeguarding"
"""The reply to somebody who may be in danger. It comes before every other; the words that led to it are not kept."""

GREETING = "greeting"
THANKS = "thanks"
GOODBYE = "goodbye"
COURTESIES = frozenset({GREETING, THANKS, GOODBYE})
"""Service replies that change nothing about what is being talked of."""

ABOUT_BOT = "about-bot"
"""Who Bayan is and what it can do."""

DOCUMENT = "document"
"""The release itself: the fact sheet, and the official file where there is one."""

QUOTE = "quote"
"""The words that the release quotes, which /quote gives."""
