"""The lines of a sheet's page about the release."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReleaseLine:
    """A line of the page about the release: what it is, with an example; `texts` have both languages."""

    key: str
    title: tuple[str, str]
    help: tuple[str, str]
    example: tuple[str, str] = ("", "")
    needed: bool = False
    texts: bool = True


RELEASE_LINES = (
    ReleaseLine(
        "title",
        ("title", "العنوان"),
        ("the headline", "عنوان البيان"),
        ("Free eye tests for schoolchildren begin", "انطلاق فحص نظر مجاني لطلبة المدارس"),
        True,
    ),
    ReleaseLine(
        "issued", ("day of issue", "يوم الصدور"), ("year-month-day", "سنة-شهر-يوم"), ("2026-03-01", ""), True, False
    ),
    ReleaseLine(
        "publisher",
        ("publisher", "الجهة الناشرة"),
        ("who issued it", "من أصدر البيان"),
        ("the Ministry of Education", "وزارة التربية والتعليم"),
        True,
    ),
    ReleaseLine(
        "organiser",
        ("organiser", "الجهة المنظِّمة"),
        (
            "who is behind it, and other names for it; empty where it is the publisher",
            "من يقف وراءه وأسماؤه الأخرى؛ ويُترك فارغًا إن كانت الجهة الناشرة",
        ),
        ("the Ministry of Education; the ministry", "وزارة التربية والتعليم؛ الوزارة"),
    ),
    ReleaseLine(
        "event",
        ("what it is", "ما هو"),
        (
            "what people call what the release is about: one / many; another name",
            "كيف يسمّي الناس موضوع البيان: مفرد / جمع؛ اسم آخر",
        ),
        ("campaign / campaigns; programme", "حملة / حملات؛ برنامج / برامج"),
        True,
    ),
    ReleaseLine(
        "place",
        ("place", "المكان"),
        ("the town or country, and other names", "المدينة أو البلد وأسماؤه الأخرى"),
        ("Tunis; the capital", "تونس العاصمة؛ العاصمة"),
        True,
    ),
    ReleaseLine("country", ("country", "البلد"), ("its code of two letters", "رمزه من حرفين"), ("TN", ""), True, False),
    ReleaseLine(
        "timezone", ("time zone", "المنطقة الزمنية"), ("Area/City", "قارة/مدينة"), ("Africa/Tunis", ""), True, False
    ),
    ReleaseLine(
        "first_day",
        ("first day", "أول يوم"),
        (
            "when what people call the event begins or happened, of a recall when it begins; empty where it has no day",
            "يوم بدء الحدث أو حدوثه، وفي سحب المنتجات يوم بدء السحب؛ ويُترك فارغًا إن لم يكن له يوم",
        ),
        ("2026-03-08", ""),
        False,
        False,
    ),
    ReleaseLine(
        "last_day",
        ("last day", "آخر يوم"),
        (
            "when it ends, of a recall the last day to return; after it Bayan calls it over. Empty where it is one day",
            "يوم انتهائه، وفي سحب المنتجات آخر يوم للإرجاع، ويعدّه بيان بعده منتهيًا. ويُترك فارغًا إن كان يومًا واحدًا",
        ),
        ("2026-03-26", ""),
        False,
        False,
    ),
    ReleaseLine(
        "contact_name",
        ("press contact", "جهة الاتصال الصحفي"),
        ("a person or an office", "شخص أو مكتب"),
        ("the press office", "المكتب الصحفي"),
        True,
    ),
    ReleaseLine(
        "email",
        ("e-mail", "البريد الإلكتروني"),
        ("of the press contact", "لجهة الاتصال"),
        ("press@example.org", ""),
        False,
        False,
    ),
    ReleaseLine(
        "phone",
        ("telephone", "الهاتف"),
        ("of the press contact; no hotline", "لجهة الاتصال، لا الخط الساخن"),
        ("+216 00 000 000", ""),
        False,
        False,
    ),
    ReleaseLine(
        "hotline",
        ("hotline", "الخط الساخن"),
        ("the number for the public, which isn’t given to the press", "رقم الجمهور، ولا يُعطى للصحافة جهةَ اتصال"),
        ("80 00 00 00", ""),
        False,
        False,
    ),
    ReleaseLine(
        "emergency",
        ("emergency number", "رقم الطوارئ"),
        ("the country’s number to call in danger", "رقم النجدة في البلد"),
        ("190", ""),
        True,
        False,
    ),
)
