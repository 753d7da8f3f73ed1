"""The press contact as a card that a phone takes into its address book with one tap.

Telegram's own contacts need a telephone number, and a release often names an address only; every phone opens a vCard.
"""

from __future__ import annotations

from bot.facts.factbase import Bilingual, Language, Release

_ESCAPED = str.maketrans({"\\": r"\\", ",": r"\,", ";": r"\;", "\n": r"\n", "\r": None})


def card(release: Release, language: Language) -> bytes | None:
    """The card (vCard 3.0, RFC 2426, which phones of any age read); None where the release's values name no contact."""
    name, email = release.values.get("contact_name"), release.values.get("email")
    if name is None or email is None:
        return None
    said = name[language] if isinstance(name, Bilingual) else str(name)
    first, _, last = said.partition(" ")
    lines = (
        "BEGIN:VCARD",
        "VERSION:3.0",
        f"N:{_escaped(last)};{_escaped(first)};;;",
        f"FN:{_escaped(said)}",
        f"ORG:{_escaped(release.publisher[language])}",
        f"EMAIL;TYPE=INTERNET,WORK:{_escaped(str(email))}",
        "END:VCARD",
        "",
    )
    return "\r\n".join(lines).encode("utf-8")


def _escaped(text: str) -> str:
    return text.translate(_ESCAPED)
