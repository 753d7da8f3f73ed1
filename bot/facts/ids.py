"""The ids and roles that code relies on. What an entry is called is staff's; what it is for stands in its `role:`.

By its role an entry also inherits the general part's ways of asking, follow-ups and samples.
"""

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

STATED_ROLES = (CONTACT, QUOTE)
"""Roles that only a stated fact can have."""

SERVICE_ROLES = (SAFEGUARDING, DOCUMENT, ABOUT_BOT, GREETING, THANKS, GOODBYE)

EVENT_ROLES = tuple(
    """
    overview when where venue organiser partners participants participant-count event-count topics purpose speaker
    speaker-biography quote experts results figures funding next next-dates attend media phone contact issued background
    """.split()
)
"""What is asked about any press release: a fact states it, or an entry of not-stated.yaml says that it is left open."""

ROLES = (*SERVICE_ROLES, *EVENT_ROLES)

REACH = "reach"
"""Stands in templates for how the press contact is reached: the release's value `email`, else its `phone`."""

EMERGENCY = "emergency"
"""The release's value that /help needs, whatever the folder's own sentences use."""

COUNTRY = "country"
"""The name in templates for the country of the release's `home`, in which the emergency number is answered."""

QUOTATION = "quotation"
"""The value of the quoted words themselves."""
