"""release.yaml of a new folder: the release itself, its terms and values, and what people may take for granted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from bot.desk.new.cells import Row, Sheet
from bot.desk.new.reading import Counted, counted, day_of, has_hotline, pieces, release_of, says_yes
from bot.desk.new.terms import Terms, write_terms
from bot.desk.new.yaml_lines import YamlLines, both, flow
from bot.facts.factbase import DateRange
from bot.facts.terms import Name, names_of
from bot.problems import Place

_OF_THE_EVENT = (
    "overview when where venue organiser partners participants participant-count event-count topics purpose speaker "
    "quote experts results funding media attend"
).split()
"""Roles whose entries answer about the event itself."""
_RELEASE_WORDS = {
    "en": "release, press release, statement, communique, published, issued, publication".split(", "),
    "ar": "بيان، البيان، بيانكم، البيان الصحفي، صدر، صدور، نشر، نشرتم، أصدرت، أصدرتم".split("، "),
    "arabizi": "bayan, el bayan, sadar, press release".split(", "),
}


def release_file(sheet: Sheet, terms: Terms, players: dict[str, str]) -> YamlLines:
    """The file; `players` are the ids of the entries by the roles that they play."""
    file = YamlLines()
    release = release_of(sheet)
    file.remark(
        "The press release itself, and the values that answers share. Change a name, a day or an address here, once."
    )
    file.add("title:", release["title"]["en"].place)
    _both(file, release["title"], 2)
    file.key("issued", _day(release["issued"]), release["issued"]["en"].place)
    file.add("publisher:", release["publisher"]["en"].place)
    _both(file, release["publisher"], 2)
    file.remark("Where the press office is: the fact sheet bears its day.")
    file.key("timezone", release["timezone"].text("en"), release["timezone"]["en"].place)
    file.remark("Its country: a ministry without another country’s name is this country’s.")
    file.key("home", release["country"].text("en"), release["country"]["en"].place)
    file.remark("The official file, where there is one: put it beside this file and take the # away.")
    file.remark("document: release.pdf")
    file.add()
    write_terms(file, terms)
    file.add()
    _values(file, sheet)
    _subjects(file, sheet, players)
    _people(file, sheet)
    _premises(file, sheet, players)
    return file


def _both(file: YamlLines, row: Row, indent: int) -> None:
    for language in ("en", "ar"):
        file.key(language, pieces(row.text(language))[0], row[language].place, indent)


def _day(row: Row) -> date:
    found = day_of(row.text("en"))
    return found if isinstance(found, date) else date.min


def _values(file: YamlLines, sheet: Sheet) -> None:
    release = release_of(sheet)
    file.remark("Names, days and numbers. Answers use them as {name}; what stands under premises is compared besides.")
    file.add("values:")
    _named(file, "contact_name", release["contact_name"])
    for key in ("email", "phone", "hotline"):
        if (row := release.get(key)) and row.text("en"):
            file.key(key, row.text("en"), row["en"].place, 2)
    emergency = release["emergency"]
    file.key("emergency", emergency.text("en"), emergency["en"].place, 2)
    _named(file, "place", release["place"])
    for row in sheet.rows("people"):
        name = both(row.text("name_en"), row.text("name_ar"))
        file.add(f"  {person_name(row)}: {name}", row.place)
    if days := event_days(sheet):
        file.key("event_days", days, release["first_day"]["en"].place, 2)
    for one in counted(sheet):
        file.key(one.value, one.number, one.row["value"].place, 2)
    file.add()


def _named(file: YamlLines, key: str, row: Row) -> None:
    english, arabic = (pieces(row.text(language))[0] for language in ("en", "ar"))
    file.add(f"  {key}: {both(english, arabic)}", row["en"].place)


def person_name(row: Row) -> str:
    return f"name_of_{row.text('id').replace('-', '_')}"


def event_days(sheet: Sheet) -> date | DateRange | None:
    """The day of the event, or its first and last."""
    release = release_of(sheet)
    first, last = (day_of(release[key].text("en")) if key in release else None for key in ("first_day", "last_day"))
    if isinstance(first, date) and isinstance(last, date) and last > first:
        return DateRange(first, last)
    return first


def _subjects(file: YamlLines, sheet: Sheet, players: dict[str, str]) -> None:
    event = release_of(sheet)["event"]
    names = {language: names_of(pieces(event.text(language)), language == "ar") for language in ("en", "ar")}
    file.remark("What messages speak of. The first is what the release is about.")
    file.add("subjects:")
    file.add("  - id: event", event.place)
    english, arabic = names["en"][0].one, names["ar"][0].the_one
    file.add(f"    name: {both(f'the {english}', arabic)}", event.place)
    file.add("    words:")
    for language in ("en", "ar"):
        file.items(language, _forms(names[language]), event[language].place, 6)
    if state := _state(sheet):
        file.key("state", state, None, 4)
    file.items("entries", list(dict.fromkeys(players[role] for role in _OF_THE_EVENT if role in players)), None, 4)
    file.add("  - id: release")
    file.add("    name: {en: the release, ar: البيان}")
    file.add("    words:")
    for script, words in _RELEASE_WORDS.items():
        file.items(script, words, None, 6)
    entries = [players[role] for role in ("issued", "document") if role in players]
    file.items("entries", entries, None, 4)
    file.add()


def _forms(names: tuple[Name, ...]) -> list[str]:
    forms = (form for name in names for form in (name.one, name.many, name.two, name.the_one, name.the_many))
    return [form for form in dict.fromkeys(forms) if not form.startswith("two ")]


def _state(sheet: Sheet) -> str:
    """How the event stands on the day of the release; nothing where the sheet doesn't say when it is."""
    days = event_days(sheet)
    if days is None:
        return ""
    first, last = (days.first, days.last) if isinstance(days, DateRange) else (days, days)
    issued = _day(release_of(sheet)["issued"])
    return "concluded" if last <= issued else "future" if first > issued else "ongoing"


def _people(file: YamlLines, sheet: Sheet) -> None:
    if not sheet.rows("people"):
        return
    file.remark("Whom the release names: who is called otherwise, or given another office, is put right.")
    file.add("people:")
    for row in sheet.rows("people"):
        _person(file, row)
    file.add()


def _person(file: YamlLines, row: Row) -> None:
    file.add(f"  - id: {row.text('id')}", row["id"].place)
    file.key("name", person_name(row), row["name_en"].place, 4)
    for key, part in (("first", 0), ("family", -1)):
        file.add(f"    {key}:")
        for language in ("en", "ar"):
            file.items(language, _parts_of_names(row, language, part), row[f"name_{language}"].place, 6)
    if says_yes(row.text("woman")):
        file.add("    female: true", row["woman"].place)
    file.add(f"    title: {both(row.text('office_en'), row.text('office_ar'))}", row["office_en"].place)
    file.add("    titles:")
    for language in ("en", "ar"):
        file.items(language, [row.text(f"office_{language}")], row[f"office_{language}"].place, 6)
    if says_yes(row.text("spoke")):
        file.add("    relation: spoke", row["spoke"].place)
    file.items("shown_by", pieces(row.text("facts")), row["facts"].place, 4)


def _parts_of_names(row: Row, language: str, part: int) -> list[str]:
    """The first or last part of each of a person's names, without a title such as “Dr”."""
    names = [row.text(f"name_{language}"), *pieces(row.text(f"other_names_{language}"))]
    bare = [[word for word in name.split() if not _is_title(word)] for name in names]
    return list(dict.fromkeys(words[part] for words in bare if len(words) > 1))


def _is_title(word: str) -> bool:
    return word.rstrip(".").casefold() in _TITLES


_TITLES = frozenset(
    "dr eng mr mrs ms prof sir sheikh sheikha minister د الدكتور الدكتورة المهندس المهندسة السيد السيدة الأستاذ "
    "الأستاذة الشيخ الشيخة الوزير الوزيرة م".split()
)


def _premises(file: YamlLines, sheet: Sheet, players: dict[str, str]) -> None:
    file.remark("What is true where people take something else for granted: each value has a type.")
    file.add("premises:")
    release = release_of(sheet)
    if event_days(sheet) and "when" in players:
        _premise(file, "days", "event_days", players["when"], of="event")
    if "issued" in players:
        _premise(file, "days", "issued", players["issued"], of="release")
    if "where" in players:
        file.add("  - type: place", release["place"].place)
        file.add("    of: event")
        file.add("    value: place")
        file.key("country", release["country"].text("en"), release["country"]["en"].place, 4)
        file.items("shown_by", [players["where"]], None, 4)
    for one in counted(sheet):
        _count(file, one)
    if "email" in release and release["email"].text("en") and "contact" in players:
        _premise(file, "email", "email", players["contact"])
    of_press = ("contact", "phone") if has_hotline(sheet) else ("phone", "contact")
    shows = next((players[role] for role in of_press if role in players), None)
    if "phone" in release and release["phone"].text("en") and shows:
        _premise(file, "telephone", "phone", shows)
    if has_hotline(sheet) and "phone" in players:
        _premise(file, "telephone", "hotline", players["phone"])
    if "quote" in players and sheet.rows("quotation"):
        _premise(file, "quotation", "quotation", players["quote"])
    if texts := list(_never_compared(sheet, players)):
        file.add(f"  - {{type: text, value: {flow(texts)}}}")


def _premise(file: YamlLines, kind: str, value: str, shown_by: str, of: str = "", place: Place | None = None) -> None:
    subject = f", of: {of}" if of else ""
    file.add(f"  - {{type: {kind}, value: {value}{subject}, shown_by: [{shown_by}]}}", place)


def _count(file: YamlLines, counted: Counted) -> None:
    """How many there are, beside the names of what is counted."""
    row = counted.row
    file.add("  - type: count", row["value"].place)
    file.key("value", counted.value, row["value"].place, 4)
    file.add("    words:")
    for language, cell in counted.names.items():
        file.items(language, _forms(names_of(pieces(cell.text), language == "ar")), cell.place, 6)
    file.items("shown_by", [row.text("id")], row["id"].place, 4)


def _never_compared(sheet: Sheet, players: dict[str, str]) -> Iterator[str]:
    release = release_of(sheet)
    yield "contact_name"
    if "phone" in release and release["phone"].text("en") and not {"phone", "contact"} & players.keys():
        yield "phone"
    if has_hotline(sheet) and "phone" not in players:
        yield "hotline"
    if "email" in release and release["email"].text("en") and "contact" not in players:
        yield "email"
    yield from (person_name(row) for row in sheet.rows("people"))
    if "where" not in players:
        yield "place"
    if event_days(sheet) and "when" not in players:
        yield "event_days"
