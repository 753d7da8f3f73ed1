"""A small sheet for tests to spoil: pages of rows, written as .csv, .xlsx or .yaml."""

from __future__ import annotations

import csv
from copy import deepcopy
from pathlib import Path

import yaml
from openpyxl import Workbook

Pages = dict[str, list[dict[str, str]]]

SOUND: Pages = {
    "release": [
        {"what": "title", "en": "Free eye tests for pupils begin", "ar": "انطلاق فحص نظر مجاني للطلبة"},
        {"what": "issued", "en": "2026-03-01"},
        {"what": "publisher", "en": "the Ministry of Education", "ar": "وزارة التربية"},
        {"what": "event", "en": "campaign / campaigns; programme", "ar": "حملة / حملات؛ برنامج"},
        {"what": "place", "en": "Tunis", "ar": "تونس العاصمة"},
        {"what": "country", "en": "TN"},
        {"what": "timezone", "en": "Africa/Tunis"},
        {"what": "first_day", "en": "2026-03-08"},
        {"what": "last_day", "en": "2026-03-26"},
        {"what": "contact_name", "en": "the press office", "ar": "المكتب الصحفي"},
        {"what": "email", "en": "press@example.org"},
        {"what": "emergency", "en": "190"},
    ],
    "facts": [
        {
            "id": "dates", "label_en": "Dates", "label_ar": "الموعد", "role": "when",
            "answer_en": "From 8 to 26 March 2026.", "answer_ar": "من 8 إلى 26 مارس 2026.",
            "paragraphs": "1", "evidence": "من 8 إلى 26 مارس",
        },
        {
            "id": "glasses", "label_en": "Glasses", "label_ar": "النظارات",
            "answer_en": "It hands out 6,500 pairs of glasses.", "answer_ar": "توزّع الحملة 6500 نظارة.",
            "paragraphs": "3, 4", "evidence": "6500 نظارة", "asks": "count; cost",
            "about_en": "pair of glasses / pairs of glasses", "about_ar": "نظارة / نظارات", "value": "6,500",
        },
        {
            "id": "schools", "label_en": "Schools", "label_ar": "المدارس", "role": "participants",
            "answer_en": "Two schools take part: {members}", "answer_ar": "تشارك مدرستان: {members}",
            "paragraphs": "2", "evidence": "مدرستان",
        },
        {
            "id": "statement", "label_en": "Statement", "label_ar": "التصريح", "role": "quote; speaker",
            "answer_en": "Dr Salma Ben Youssef said: “Seeing the board comes first.”",
            "answer_ar": "قالت الدكتورة سلمى بن يوسف: «رؤية السبورة أولًا».", "paragraphs": "5",
            "evidence": "رؤية السبورة أولًا",
        },
    ],
    "not-stated": [
        {
            "id": "lost-glasses", "label_en": "Lost glasses", "label_ar": "ضياع النظارة", "nearby": "glasses",
            "asks": "how", "about_en": "lost glasses", "about_ar": "نظارة ضائعة",
        }
    ],
    "people": [
        {
            "id": "doctor", "name_en": "Dr Salma Ben Youssef", "name_ar": "الدكتورة سلمى بن يوسف",
            "office_en": "head of school health", "office_ar": "رئيسة الصحة المدرسية",
            "woman": "yes", "spoke": "yes", "facts": "statement",
        }
    ],
    "lists": [
        {
            "list": "schools", "member_en": "Ibn Khaldoun School", "member_ar": "مدرسة ابن خلدون",
            "other_names_en": "Khaldoun", "other_names_ar": "ابن خلدون", "named": "yes",
        },
        {"list": "schools", "member_en": "private schools", "member_ar": "المدارس الخاصة", "named": "no"},
    ],
    "quotation": [
        {"speaker": "doctor", "words_en": "Seeing the board comes first.", "words_ar": "رؤية السبورة أولًا"}
    ],
}  # fmt: skip


def edited(page: str, row: int, **cells: str) -> Pages:
    """The sound sheet with some cells of a row (from 0) written otherwise."""
    pages = deepcopy(SOUND)
    pages[page][row] |= cells
    return pages


def headings(rows: list[dict[str, str]]) -> list[str]:
    return list(dict.fromkeys(key for row in rows for key in row))


def as_csv(folder: Path, pages: Pages) -> Path:
    folder.mkdir(parents=True)
    for name, rows in pages.items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as stream:
            writer = csv.DictWriter(stream, headings(rows))
            writer.writeheader()
            writer.writerows(rows)
    return folder


def as_workbook(path: Path, pages: Pages) -> Path:
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in pages.items():
        page = book.create_sheet(name)
        columns = headings(rows)
        page.append(columns)
        for row in rows:
            page.append([row.get(column) for column in columns])
    book.save(path)
    return path


def as_yaml(path: Path, pages: Pages) -> Path:
    lines = {row["what"]: {key: row[key] for key in ("en", "ar") if key in row} for row in pages["release"]}
    path.write_text(yaml.safe_dump({**pages, "release": lines}, allow_unicode=True), encoding="utf-8")
    return path
