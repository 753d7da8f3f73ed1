"""The empty sheet, with its explanations and an example: `bayan new --template`."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from pathlib import Path

from bot.desk.new.columns import PAGES, PageShape
from bot.desk.new.kinds import ASK_KINDS, SHEET_ROLES
from bot.desk.new.release_lines import RELEASE_LINES
from bot.errors import UserError
from bot.problems import shown

_REMARK = "#"
_WIDTH = 28
_HEAD, _HELP = "D9EAF7", "F2F2F2"
Cells = list[str]

_EXAMPLES: dict[str, list[dict[str, str]]] = {
    "facts": [
        {
            "id": "glasses-count", "label_en": "Free glasses", "label_ar": "النظارات المجانية",
            "answer_en": "The campaign hands out 6,500 pairs of glasses free of charge.",
            "answer_ar": "توزّع الحملة 6500 نظارة مجانًا.", "paragraphs": "3", "evidence": "6500 نظارة",
            "asks": "count; cost", "about_en": "pair of glasses / pairs of glasses; spectacles",
            "about_ar": "نظارة / نظارات", "value": "6500",
        },
        {
            "id": "campaign-dates", "label_en": "Dates", "label_ar": "موعد الحملة",
            "answer_en": "The campaign runs from 8 to 26 March 2026.",
            "answer_ar": "تستمر الحملة من 8 إلى 26 مارس 2026.",
            "paragraphs": "1", "evidence": "من 8 إلى 26 مارس 2026", "role": "when",
        },
    ],
    "not-stated": [
        {
            "id": "lost-glasses", "label_en": "Lost or broken glasses", "label_ar": "ضياع النظارة أو كسرها",
            "answer_en": "The release doesn’t say what to do if the glasses are lost or broken.",
            "answer_ar": "لا يذكر البيان ما العمل إذا ضاعت النظارة أو كُسرت.", "nearby": "glasses-count",
            "asks": "how; cost", "about_en": "lost glasses; broken glasses; new pair",
            "about_ar": "نظارة ضائعة; نظارة مكسورة; نظارة جديدة",
        }
    ],
    "people": [
        {
            "id": "minister", "name_en": "Dr Salma Ben Youssef", "name_ar": "الدكتورة سلمى بن يوسف",
            "office_en": "head of school health at the Ministry", "office_ar": "رئيسة الصحة المدرسية في الوزارة",
            "other_names_en": "Salma Ben Youssef", "other_names_ar": "سلمى بن يوسف", "woman": "yes", "spoke": "yes",
            "facts": "statement",
        }
    ],
    "lists": [
        {
            "list": "schools", "member_en": "Ibn Khaldoun School", "member_ar": "مدرسة ابن خلدون",
            "other_names_en": "Ibn Khaldun; Khaldoun primary", "other_names_ar": "ابن خلدون", "named": "yes",
        },
        {"list": "schools", "member_en": "private schools", "member_ar": "المدارس الخاصة", "named": "no"},
    ],
    "quotation": [
        {
            "speaker": "minister", "words_en": "Seeing the board is the first lesson.",
            "words_ar": "رؤية السبورة هي الدرس الأول.",
        }
    ],
    "things": [
        {
            "id": "screening", "names_en": "eye test / eye tests; screening; sight check",
            "names_ar": "فحص نظر / فحوص نظر; كشف النظر",
        }
    ],
}  # fmt: skip
"""A row or two for each page, of an invented campaign of eye tests."""


def write_template(path: Path) -> list[Path]:
    """Write the empty sheet: a workbook where the name ends in .xlsx, else a folder of .csv files. The files written.

    Raises UserError where something of that name is there already, or can't be written.
    """
    if path.exists():
        raise UserError(f"{shown(path)}: there is such a file or folder already; name another, or move it away")
    try:
        if path.suffix.casefold() == ".xlsx":
            return [_workbook(path)]
        if path.suffix:
            raise UserError(f"{shown(path)}: a name that ends in {path.suffix}; expected .xlsx, or a folder’s name")
        return _folder(path)
    except OSError as error:
        raise UserError(f"{shown(path)}: can't be written: {error.strerror or error}") from None


def _folder(path: Path) -> list[Path]:
    path.mkdir(parents=True)
    written = []
    for shape in PAGES:
        text = io.StringIO()
        csv.writer(text, lineterminator="\r\n").writerows(_rows(shape))
        file = path / f"{shape.key}.csv"
        # Excel reads a file as UTF-8 only where it begins with a byte order mark.
        file.write_text(text.getvalue(), encoding="utf-8-sig", newline="")
        written.append(file)
    return written


def _workbook(path: Path) -> Path:
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    book = Workbook()
    book.remove(book.worksheets[0])
    for shape in PAGES:
        page = book.create_sheet(shape.key)
        for row in _rows(shape):
            page.append(row)
        for row in page.iter_rows():
            for cell in row:
                cell.alignment = Alignment(wrap_text=True, vertical="top")
                cell.number_format = "@"  # text: a spreadsheet would make a day or a number of its own out of it
                if str(row[0].value or "").startswith(_REMARK):
                    cell.fill = PatternFill("solid", start_color=_HELP)
        heading = next(row for row in page.iter_rows() if row[0].value == shape.columns[0].key)
        for cell in heading:
            cell.font, cell.fill = Font(bold=True), PatternFill("solid", start_color=_HEAD)
        for number in range(1, len(shape.columns) + 1):
            page.column_dimensions[get_column_letter(number)].width = _WIDTH
        page.freeze_panes = f"B{heading[0].row + 1}"
    notes = book.create_sheet("# roles and kinds")
    for row in _legend():
        notes.append(row)
    for letter in "ABC":
        notes.column_dimensions[letter].width = _WIDTH
    book.save(path)
    return path


def _rows(shape: PageShape) -> Iterator[Cells]:
    """Two rows of explanation, the headings, what each column holds in both languages, and the examples."""
    yield [f"{_REMARK} {shape.help[0]}. Rows that begin with {_REMARK} aren’t read."]
    yield [f"{_REMARK} {shape.help[1]}. والأسطر التي تبدأ بعلامة {_REMARK} لا تُقرأ."]
    yield [column.key for column in shape.columns]
    for language in (0, 1):
        first, *rest = shape.columns
        yield [f"{_REMARK} {first.help[language]}", *(column.help[language] for column in rest)]
    if shape.key == "release":
        yield from _release_rows()
        return
    for example in _EXAMPLES.get(shape.key, ()):
        cells = [example.get(column.key, "") for column in shape.columns]
        yield [f"{_REMARK} {cells[0]}", *cells[1:]]


def _release_rows() -> Iterator[Cells]:
    """The lines to fill in, each under an example of it."""
    for line in RELEASE_LINES:
        yield [f"{_REMARK} {line.help[0]} / {line.help[1]}", *line.example]
        yield [line.key, "", ""]


def _legend() -> Sequence[Cells]:
    """What may stand under `role` and under `asks`."""
    return [
        ["role", "what is asked", "ما يُسأل عنه"],
        *([key, *texts] for key, texts in SHEET_ROLES.items()),
        [],
        ["asks", "what is asked of the thing", "ما يُسأل عن الشيء"],
        *([key, *texts] for key, texts in ASK_KINDS.items()),
    ]
