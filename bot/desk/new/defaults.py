"""Sentences that a new folder begins with where the sheet says nothing: they are true of any release, and staff may
write their own over them."""

from __future__ import annotations

Texts = tuple[str, str]
"""English and Arabic."""

NOT_SAID: Texts = (
    "The release doesn’t say anything about this: {label}.",
    "لا يذكر البيان شيئًا عن الآتي: {label}.",
)
"""The answer to a question that the release leaves open, where the sheet has no words of its own for it."""

OVERVIEW: tuple[Texts, Texts] = (
    ("In brief", "الخبر باختصار"),
    (
        "The release of {issued} by {publisher} is about this: {title}.",
        "موضوع البيان الصادر عن {publisher} في {issued}: {title}.",
    ),
)
ISSUED: tuple[Texts, Texts] = (
    ("Day of the release", "تاريخ البيان"),
    ("{publisher} issued the release on {issued}.", "صدر البيان عن {publisher} في {issued}."),
)
CONTACT: tuple[Texts, Texts] = (
    ("Press contact", "جهة الاتصال"),
    ("For more: {contact_name}.", "للمزيد: {contact_name}."),
)
HOTLINE: tuple[Texts, Texts] = (
    ("Hotline", "الخط الساخن"),
    ("The number for the public: {hotline}.", "الرقم المخصص للجمهور: {hotline}."),
)
REACHED: dict[str, Texts] = {
    "email": ("E-mail: {email}", "البريد الإلكتروني: {email}"),
    "phone": ("Telephone: {phone}", "الهاتف: {phone}"),
}


RELATIONS = {"organiser": "organised", "partners": "partnered", "participants": "took-part", "topics": "covered"}
"""What belonging to a list means, by the role that its fact plays."""
