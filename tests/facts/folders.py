"""A small, sound folder of one release, with a general part of its own, for tests to spoil."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

SOUND = {
    "release.yaml": """\
title: {en: Two workshops end, ar: اختتام ورشتين}
issued: 2021-11-15
publisher: {en: IOM Kuwait, ar: المنظمة الدولية للهجرة في الكويت}
values:
  email: dalothman@iom.int
  emergency: "112"
""",
    "facts/when.yaml": """\
- id: dates
  paragraphs: [4]
  evidence: ["10 -11", "14 -15", "نوفمبر 2021"]
  values: {first: 2021-11-10/2021-11-11, second: 2021-11-14/2021-11-15}
  label: {en: When, ar: متى}
  answer:
    en: The first workshop ran on {first}, the second on {second}.
    ar: عُقدت الورشة الأولى في {first} والثانية في {second}.
  related: [participants]
""",
    "facts/who.yaml": """\
- id: contact
  role: contact
  paragraphs: [8]
  evidence: [dalothman@iom.int]
  label: {en: Contact, ar: للتواصل}
  answer:
    en: Write to {email}. The release is of {issued}.
    ar: راسلوا {email}. صدر البيان في {issued}.
- id: participants
  paragraphs: [4]
  evidence: [وزارة الصحة]
  label: {en: Participants, ar: المشاركون}
  answer:
    en: |
      From these bodies:
      {members}
    ar: |
      من هذه الجهات:
      {members}
  list:
    members:
      - id: health
        name: {en: Ministry of Health, ar: وزارة الصحة}
        aliases: {en: [MOH], ar: [الصحة]}
    others:
      - id: education
        name: {en: Ministry of Education, ar: وزارة التربية}
    yes: {en: "Yes, {member} is named.", ar: "نعم، ورد اسم {member}."}
    not_named: {en: "{member} is not named.", ar: "لا يذكر البيان {member}."}
    not_named_unknown: {en: It is not named., ar: لا يذكر البيان ذلك.}
""",
    "not-stated.yaml": """\
- id: venue
  label: {en: Venue, ar: المكان}
  answer: {en: The release doesn't say., ar: لا يذكر البيان ذلك.}
  nearby: [dates]
""",
    "service.yaml": """\
- id: greeting
  role: greeting
  label: {en: Hello, ar: مرحبا}
  answer: {en: Hello., ar: مرحبا.}
- {id: thanks, role: thanks, label: {en: Thanks, ar: شكر}, answer: {en: Any time., ar: العفو.}}
- {id: goodbye, role: goodbye, label: {en: Bye, ar: وداع}, answer: {en: Goodbye., ar: مع السلامة.}}
- {id: about-bot, role: about-bot, label: {en: Bayan, ar: بيان}, answer: {en: A bot., ar: مساعد آلي.}}
- {id: document, role: document, label: {en: Sheet, ar: صحيفة}, answer: {en: All of it., ar: كل ما فيه.}}
""",
    "safeguarding.yaml": """\
id: safeguarding
role: safeguarding
label: {en: Help, ar: مساعدة}
answer: {en: Call 112., ar: اتصلوا بالرقم 112.}
""",
    "vocabulary.yaml": """\
groups:
  - {id: workshop, en: [workshop, course], ar: [ورشة, ورش], arabizi: [warsha]}
""",
    "phrasings/dates.yaml": """\
en:
  - when was it
  - what dates
ar:
  - متى كانت الورشة
arabizi: [mata kanat]
""",
    "phrasings/contact.yaml": "en: [who do I write to]\nar: [كيف أتواصل]\n",
    "phrasings/participants.yaml": "en: [who took part]\nar: [من شارك]\n",
    "phrasings/venue.yaml": "en: [which hotel]\nar: [أي فندق]\n",
    "phrasings/greeting.yaml": "en: [hello]\nar: [السلام عليكم]\n",
    "phrasings/thanks.yaml": "en: [thank you]\nar: [شكرا]\n",
    "phrasings/goodbye.yaml": "en: [bye]\nar: [مع السلامة]\n",
    "phrasings/about-bot.yaml": "en: [who are you]\nar: [من أنت]\n",
    "phrasings/document.yaml": "en: [the full text]\nar: [النص الكامل]\n",
    "phrasings/safeguarding.yaml": "en: [they hold my passport]\nar: [جوازي محتجز]\n",
    "phrasings/unknown/weather.yaml": "en: [will it rain]\nar: [هل ستمطر]\n",
    "tests/dates.yaml": """\
- ask: when was the first workshop?
  expect: dates
  contains: ["10–11 November 2021"]
""",
}


def write(folder: Path, changes: Mapping[str, str | bytes | None] | None = None) -> Path:
    """The sound folder with some files replaced, added, or (None) left out. What a test needs of the general part
    stands in the release's own files; `general/` is there so that the one that comes with Bayan isn't used."""
    (folder / "general").mkdir(parents=True, exist_ok=True)
    for name, text in {**SOUND, **(changes or {})}.items():
        path = folder / name
        if text is None:
            path.unlink(missing_ok=True)
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def edited(name: str, old: str, new: str) -> dict[str, str]:
    """The one file of the sound folder in which `old` is replaced by `new`."""
    assert old in SOUND[name], f"{old!r} is not in {name}"
    return {name: SOUND[name].replace(old, new, 1)}
