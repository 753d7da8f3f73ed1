"""facts/, not-stated.yaml, phrasings/ and tests/ of a new folder."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bot.desk.new import defaults
from bot.desk.new.cells import Row, Sheet
from bot.desk.new.defaults import RELATIONS, Texts
from bot.desk.new.reading import NO, asks_of, lines, paragraphs_of, pieces, release_of, slug
from bot.desk.new.terms import Terms
from bot.desk.new.yaml_lines import YamlLines, both, flow, written

_FILES: dict[str, tuple[str, ...]] = {
    "when": ("when", "issued"),
    "who": ("organiser", "partners", "participants", "experts"),
    "people": ("speaker", "speaker-biography", "quote"),
    "next": ("next", "next-dates"),
    "contact": ("contact", "phone", "media", "attend"),
}
"""The files of facts/ by the roles of their entries; everything else is in what.yaml."""

_OWN = {
    "overview": defaults.OVERVIEW,
    "issued": defaults.ISSUED,
    "contact": defaults.CONTACT,
    "phone": defaults.HOTLINE,
}
"""Facts that Bayan writes from the page about the release, where the sheet has no row for them."""


def fact_files(sheet: Sheet, terms: Terms, found: Mapping[str, str]) -> dict[str, YamlLines]:
    """The files of facts/; `found` are the entries by role, those among them that Bayan adds by itself too."""
    files: dict[str, YamlLines] = {}
    for row in sheet.rows("facts"):
        roles = pieces(row.text("role"))
        _fact(_file(files, roles), sheet, terms, row, roles)
    own = {row.text("id") for row in sheet.rows("facts")}
    for role in _OWN:
        if role in found and found[role] not in own and not _silent(sheet, found[role]):
            _own_fact(_file(files, [role]), sheet, role, found[role])
    return {f"facts/{name}.yaml": file for name, file in files.items()}


def _silent(sheet: Sheet, entry_id: str) -> bool:
    return any(row.text("id") == entry_id for row in sheet.rows("not-stated"))


def _file(files: dict[str, YamlLines], roles: list[str]) -> YamlLines:
    name = next((name for name, of_file in _FILES.items() if set(roles) & set(of_file)), "what")
    if name not in files:
        files[name] = YamlLines()
        files[name].remark("What the release states. A fact’s id is what other files call it; its button is its label.")
    else:
        files[name].add()
    return files[name]


def _fact(file: YamlLines, sheet: Sheet, terms: Terms, row: Row, roles: list[str]) -> None:
    file.add(f"- id: {row.text('id')}", row["id"].place)
    _roles(file, roles, row)
    _asks(file, terms, row)
    file.add(f"  paragraphs: {flow(paragraphs_of(row.text('paragraphs')))}", row["paragraphs"].place)
    file.items("evidence", pieces(row.text("evidence")), row["evidence"].place, 2)
    _quotation(file, sheet, roles)
    _label(file, row)
    file.add("  answer:", row["answer_en"].place)
    for language in ("en", "ar"):
        file.key(language, _answer(sheet, row, roles, language), row[f"answer_{language}"].place, 4)
    _list(file, sheet, row, roles)


def _quotation(file: YamlLines, sheet: Sheet, roles: list[str]) -> None:
    """The quoted words as a value, which /quote copies."""
    for row in sheet.rows("quotation")[:1] if "quote" in roles else ():
        file.add("  values:", row.place)
        file.add("    quotation:", row.place)
        for language in ("en", "ar"):
            file.key(language, row.text(f"words_{language}"), row[f"words_{language}"].place, 6)


def _roles(file: YamlLines, roles: list[str], row: Row) -> None:
    if len(roles) == 1:
        file.add(f"  role: {roles[0]}", row["role"].place)
    elif roles:
        file.add(f"  roles: {flow(roles)}", row["role"].place)


def _asks(file: YamlLines, terms: Terms, row: Row) -> None:
    asks = [(kind, thing or terms.of_entry.get(row.text("id"), "")) for kind, thing in asks_of(row)]
    if asks:
        said = ", ".join(f"{{{kind}: {term}}}" for kind, term in asks)
        file.add(f"  asks: [{said}]", row["asks"].place)


def _label(file: YamlLines, row: Row) -> None:
    file.add(f"  label: {both(row.text('label_en'), row.text('label_ar'))}", row["label_en"].place)


def _answer(sheet: Sheet, row: Row, roles: list[str], language: str) -> str:
    """The answer; the quoted words and the contact’s address as the values that commands and buttons copy."""
    text = row.text(f"answer_{language}")
    if "quote" in roles:
        for quotation in sheet.rows("quotation")[:1]:
            words = quotation.text(f"words_{language}")
            text = text.replace(words, "{quotation}") if words in text else f"{text}\n\n> {{quotation}}"
    if "contact" in roles:
        release = release_of(sheet)
        for key in ("email", "phone"):
            if (line := release.get(key)) and line.text("en"):
                reached = defaults.REACHED[key][language == "ar"]
                said = line.text("en")
                text = text.replace(said, f"{{{key}}}") if said in text else f"{text}\n\n{reached}"
        name = pieces(release["contact_name"].text(language))[0]
        text = text.replace(name, "{contact_name}", 1) if name in text else text
    return text


def _list(file: YamlLines, sheet: Sheet, row: Row, roles: list[str]) -> None:
    members = [each for each in sheet.rows("lists") if each.text("list") == row.text("id")]
    if not members:
        return
    file.add("  list:", members[0].place)
    for role in roles:
        if role in RELATIONS:
            file.add(f"    relation: {RELATIONS[role]}")
            break
    taken: set[str] = set()
    for key, named in (("members", True), ("others", False)):
        chosen = [each for each in members if (each.text("named").casefold() not in NO) is named]
        if chosen:
            file.add(f"    {key}:")
        for each in chosen:
            _member(file, each, taken)


def _member(file: YamlLines, row: Row, taken: set[str]) -> None:
    name = slug(row.text("member_en"), taken)
    taken.add(name)
    file.add(f"      - id: {name}", row.place)
    file.add(f"        name: {both(row.text('member_en'), row.text('member_ar'))}", row["member_en"].place)
    aliases = [(language, pieces(row.text(f"other_names_{language}"))) for language in ("en", "ar")]
    said = ", ".join(f"{language}: {flow(names)}" for language, names in aliases if names)
    if said:
        file.add(f"        aliases: {{{said}}}", row["other_names_en"].place)


def _own_fact(file: YamlLines, sheet: Sheet, role: str, entry_id: str) -> None:
    """A fact that every release states and the sheet has no row for: its day, what it is about, whom to write to."""
    label, answer = _OWN[role]
    release = release_of(sheet)
    if role == "contact":
        reached = [texts for key, texts in defaults.REACHED.items() if key in release and release[key].text("en")]
        answer = (
            "\n".join([answer[0], *(each[0] for each in reached)]),
            "\n".join([answer[1], *(each[1] for each in reached)]),
        )
    file.remark("Made from the page about the release; put words of your own in its place where you like.")
    file.add(f"- id: {entry_id}")
    file.add(f"  role: {role}")
    file.add("  paragraphs: [1]")
    evidence = release["contact_name" if role == "contact" else "title"]
    file.items("evidence", pieces(evidence.text("ar"))[:1], None, 2)
    file.add(f"  label: {both(*label)}")
    file.add("  answer:")
    for language, text in zip(("en", "ar"), answer, strict=True):
        file.key(language, text, None, 4)


def not_stated_file(sheet: Sheet, terms: Terms, added: Mapping[str, tuple[Texts, Texts]], nearby: str) -> YamlLines:
    """not-stated.yaml; `added` are label and answer of the roles that the sheet says nothing of, by their ids, and
    `nearby` the fact that is offered where a row names none."""
    file = YamlLines()
    file.remark("Questions that come up all the time and that the release leaves open. The reply adds the facts under")
    file.remark("nearby, and the press contact by itself.")
    for row in sheet.rows("not-stated"):
        _silence(file, terms, row, nearby)
    if added:
        file.add()
        file.remark(
            "The sheet says nothing of these, which journalists ask about any release. Read each: what the release"
        )
        file.remark("does say belongs into facts/.")
    for role, (label, answer) in added.items():
        file.add(f"- id: {role}")
        file.add(f"  role: {role}")
        file.add(f"  label: {both(*label)}")
        file.add("  answer:")
        for language, text in zip(("en", "ar"), answer, strict=True):
            file.key(language, text, None, 4)
        file.add(f"  nearby: [{nearby}]")
    return file


def _silence(file: YamlLines, terms: Terms, row: Row, nearby: str) -> None:
    file.add(f"- id: {row.text('id')}", row["id"].place)
    _roles(file, pieces(row.text("role")), row)
    _asks(file, terms, row)
    _label(file, row)
    file.add("  answer:", row["answer_en"].place)
    for number, language in enumerate(("en", "ar")):
        text = row.text(f"answer_{language}")
        text = text or defaults.NOT_SAID[number].format(label=row.text(f"label_{language}"))
        file.key(language, text, row[f"answer_{language}"].place, 4)
    file.add(f"  nearby: {flow(pieces(row.text('nearby')) or [nearby])}", row["nearby"].place)


def phrasing_files(sheet: Sheet) -> dict[str, YamlLines]:
    """The questions of the sheet, a file for each entry that has some."""
    files = {}
    for page in ("facts", "not-stated"):
        for row in sheet.rows(page):
            asked = {language: lines(row.text(f"questions_{language}")) for language in ("en", "ar")}
            if any(asked.values()):
                files[f"phrasings/{row.text('id')}.yaml"] = _asked(row, asked)
    return files


def _asked(row: Row, asked: Mapping[str, list[str]]) -> YamlLines:
    file = YamlLines()
    file.remark("How people ask for it, besides the questions that its role and its kinds bring along.")
    for language, texts in asked.items():
        if texts:
            file.add(f"{language}:", row[f"questions_{language}"].place)
            for text in texts:
                file.add(f"- {written(text)}", row[f"questions_{language}"].place)
    return file


def sample_file(samples: Mapping[str, list[str]]) -> YamlLines:
    """tests/: questions that `bayan check` asks, by the entry that must answer."""
    file = YamlLines()
    file.remark("Questions that bayan check asks each time. Add those that mustn’t go wrong.")
    for entry_id, questions in samples.items():
        for question in questions:
            file.add(f"- ask: {written(question)}")
            file.add(f"  expect: {entry_id}")
    return file


def entries_by_role(sheet: Sheet) -> Iterator[tuple[str, str]]:
    """(role, entry id) of every row that plays a role."""
    for page in ("facts", "not-stated"):
        for row in sheet.rows(page):
            for role in pieces(row.text("role")):
                yield role, row.text("id")
