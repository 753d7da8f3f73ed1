"""The ids and roles that code relies on. What an entry is called is staff's; what it is for stands in its `role:`."""

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

CONTACT = "contact"
"""The fact that names the press contact."""

QUOTE = "quote"
"""The words that the release quotes, which /quote gives."""

REQUIRED_ROLES = (SAFEGUARDING, CONTACT, DOCUMENT, ABOUT_BOT, GREETING, THANKS, GOODBYE)
"""Roles without which a reply or a command has nothing to say."""

ROLES = (*REQUIRED_ROLES, QUOTE)

EMERGENCY = "emergency"
"""The release's value that /help needs, whatever the folder's own sentences use."""

QUOTATION = "quotation"
"""The value of the quoted words themselves."""
