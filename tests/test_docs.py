"""The docs say what is: tables are written from the code, examples load, links lead somewhere.

`WRITE_DOCS=1 pytest tests/test_docs.py` writes the generated blocks anew. docs/simulator.md has a test of its own.
"""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path

import click
import pytest
import yaml

from bot import cli
from bot.desk.check import check
from bot.dialogue.decision import Decision, Say
from bot.dialogue.render import Renderer
from bot.direction import bare
from bot.facts.factbase import Language
from bot.facts.loader import load
from bot.facts.templates import fill
from bot.locales import Locales
from bot.settings import TABLE, Setting
from bot.storage.tables import ERASED_FROM, creation
from tests.facts.folders import SOUND, edited, write

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGES = [*sorted(ROOT.glob("*.md")), *sorted(DOCS.rglob("*.md"))]
DESK = [DOCS / "desk.md", DOCS / "desk.ar.md"]

HOSTS = {
    "127.0.0.1", "localhost", "api.telegram.org", "core.telegram.org", "t.me", "keepachangelog.com", "semver.org",
    "press.example.org", "projectfluent.org", "www.apache.org", "github.com",
}  # fmt: skip
"""Where the docs may point: a clone needs nothing from anywhere else."""

MISTAKES = (
    edited("facts/when.yaml", "{second}.\n    ar", "{secnd}.\n    ar"),
    edited("facts/when.yaml", "    ar: عُقدت الورشة الأولى في {first} والثانية في {second}.\n", ""),
    edited("phrasings/venue.yaml", "[which hotel]", "[which hotel, when was it]"),
    edited("facts/when.yaml", "    en: The first", "    en: When: the first"),
)
"""Slips in the sound folder whose messages the desk's page explains."""

_NOT_ON_EVERY_MACHINE = {
    "BAYAN_KNOWLEDGE": "`knowledge` of the package",
    "BAYAN_LOCALES": "`locales` of the package",
    "BAYAN_CACHE": "the system’s cache folder",
}


def text_of(page: Path) -> str:
    """The page's Markdown. Code in Arabic prose has its direction in HTML; here it is in backticks as elsewhere."""
    text = re.sub(r'<code dir="ltr">(.*?)</code>', r"`\1`", page.read_text(encoding="utf-8"))
    return unescape(re.sub(r'<span dir="ltr">(.*?)</span>', r"\1", text))


def settings_table() -> str:
    rows = ["| setting | default | what it is |", "|---|---|---|"]
    return "\n".join([*rows, *(f"| `{one.name}` | {_default(one)} | {one.help} |" for one in TABLE)])


def _default(setting: Setting) -> str:
    if known := _NOT_ON_EVERY_MACHINE.get(setting.name):
        return known
    return f"`{setting.default}`" if setting.default else "not set"


def sayable() -> set[str]:
    """Every line that Bayan may say about an entry of the real knowledge, in both languages."""
    base = load(ROOT / "knowledge")
    renderer = Renderer(base, Locales.load(ROOT / "locales"))
    decisions = [Decision((Say(entry),), language) for entry in base.entries.values() for language in Language]
    return {line for decision in decisions for line in bare(renderer.reply(decision).text).splitlines()}


def helps() -> str:
    group = cli.cli
    parent = click.Context(group, info_name="bayan", terminal_width=80, **group.context_settings)
    blocks = [f"```text\n{parent.get_help()}\n```"]
    for name in group.list_commands(parent):
        command = group.commands[name]
        context = click.Context(command, info_name=name, parent=parent, terminal_width=80)
        blocks.append(f"## bayan {name}\n\n```text\n{command.get_help(context)}\n```")
    return "\n\n".join(blocks)


@pytest.mark.parametrize(
    ("page", "name", "make"), [(ROOT / "README.md", "settings", settings_table), (DOCS / "commands.md", "help", helps)]
)
def test_generated_blocks_are_current(page: Path, name: str, make: Callable[[], str]) -> None:
    text = page.read_text(encoding="utf-8")
    begin, end = f"<!-- {name}: kept by tests/test_docs.py -->\n", "\n<!-- end -->"
    head, found, rest = text.partition(begin)
    assert found, f"{page.name} has lost the marker of its {name}"
    current = f"{head}{begin}{make()}{end}{rest.partition(end)[2]}"
    if os.environ.get("WRITE_DOCS"):
        page.write_text(current, encoding="utf-8")
    assert text == current, "stale; to write it anew: WRITE_DOCS=1 pytest tests/test_docs.py"


def test_the_readmes_exchange_is_what_bayan_says() -> None:
    exchange = text_of(ROOT / "README.md").partition("<!-- exchange -->")[2].partition("<!-- end of exchange -->")[0]
    quoted = [line.removeprefix(">").strip() for line in exchange.splitlines() if line.startswith(">")]
    replies = [line for line in quoted if line and not line.startswith("**")]
    assert len(replies) >= 8
    known = sayable()
    assert [line for line in replies if line not in known] == []


def examples(page: Path) -> list[tuple[str, str, str]]:
    """File, key (empty where the block is the file, `-` where it goes to its end) and YAML of a page's examples."""
    found = []
    for block in re.findall(r"^```yaml\n(.*?)^```", text_of(page), re.DOTALL | re.MULTILINE):
        title = re.match(
            r"# knowledge/releases/[\w-]+/(\S+?\.yaml)(?:[,،] (?:(at the end|في آخره)|(?:under|تحت) (\w+):))?\n", block
        )
        assert title, f"an example in {page.name} doesn't say which file it is of:\n{block}"
        found.append((title[1], "-" if title[2] else title[3] or "", block))
    return found


def put(old: str, key: str, block: str) -> str:
    """The file with an example put where its first line says."""
    if not key:
        return block
    if key == "-":
        return old + block
    lines = old.splitlines(keepends=True)
    at = next(number for number, line in enumerate(lines) if line.strip() == f"{key}:")
    indent = " " * (len(lines[at]) - len(lines[at].lstrip()) + 2)
    return "".join([*lines[: at + 1], *(indent + line for line in block.splitlines(keepends=True)), *lines[at + 1 :]])


@pytest.mark.parametrize("page", DESK, ids=lambda page: page.name)
def test_the_desks_examples_make_a_sound_folder(page: Path, tmp_path: Path) -> None:
    changes: dict[str, str | bytes | None] = {}
    for file, key, block in examples(page):
        changes[file] = put(str(changes.get(file) or SOUND.get(file, "")), key, block)
    report = check(write(tmp_path, changes), ROOT / "locales")
    assert [str(problem) for problem in report.problems] == []
    assert len(changes) > len(SOUND) / 2, "most of the examples weren't found"


def test_both_desk_pages_have_the_same_examples() -> None:
    english, arabic = ([(file, key, yaml.safe_load(block)) for file, key, block in examples(page)] for page in DESK)
    assert english == arabic


@pytest.mark.parametrize("mistake", range(len(MISTAKES)))
def test_the_desks_messages_are_real(mistake: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    folder = write(Path("knowledge/releases/two-workshops"), {**MISTAKES[mistake]})
    message = str(check(folder, ROOT / "locales").errors[0])
    for page in DESK:
        assert message in text_of(page), f"{page.name} explains another message than {message}"


def values_table(page: Path) -> str:
    return text_of(page).partition("<!-- values -->")[2].partition("\n## ")[0]


@pytest.mark.parametrize("page", DESK, ids=lambda page: page.name)
def test_values_are_written_as_the_desks_table_says(page: Path, tmp_path: Path) -> None:
    rows = re.findall(r"^\| `(.+?)` \| (.+?) \| (.+?) \|$", values_table(page), re.MULTILINE)
    assert len(rows) >= 5
    for number, (value, english, arabic) in enumerate(rows):
        name = "  email: dalothman@iom.int\n"
        base = load(write(tmp_path / str(number), edited("release.yaml", name, f"{name}  shown: {value}\n")))
        values = base.release.values
        assert bare(fill("{shown}", values, Language.EN)) == english
        assert bare(fill("{shown}", values, Language.AR)) == arabic


def test_every_stored_column_is_accounted_for() -> None:
    with sqlite3.connect(":memory:") as database:
        for statement in creation("sqlite"):
            database.execute(statement)
        tables = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        columns = {row[1] for table in tables for row in database.execute(f"PRAGMA table_info({table})")}
    database.close()
    assert len(columns) > 20
    for page in (DOCS / "privacy.md", DOCS / "privacy.ar.md"):
        named = set(re.findall(r"`(\w+)`", text_of(page)))
        assert columns - named == set(), f"{page.name} doesn't say what these are for"


def test_what_a_server_vacuums_is_named() -> None:
    for page, count in (("privacy.md", "the seven tables"), ("privacy.ar.md", "الجداول السبعة")):
        (said,) = [one for one in text_of(DOCS / page).split("\n- ") if count in one]
        (named,) = re.findall(r"\(([^()]*questions[^()]*)\)", said)
        assert re.findall(r"[a-z_]{5,}", named) == [*ERASED_FROM]
    assert len(ERASED_FROM) == 7


def links(page: Path) -> Iterator[str]:
    prose = re.sub(r"^```.*?^```", "", text_of(page), flags=re.DOTALL | re.MULTILINE)
    yield from re.findall(r"\]\(([^)\s]+)\)", prose)
    yield from re.findall(r'(?:src|href)="([^"]+)"', prose)


def anchors(page: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", text_of(page), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    for link in links(page):
        if link.startswith(("http://", "https://")):
            continue
        file, _, anchor = link.partition("#")
        target = (page.parent / file).resolve() if file else page
        assert target.exists(), f"{page.name} links to {link}, which isn't there"
        assert not anchor or anchor in anchors(target), f"{page.name} links to {link}: no such heading"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_docs_point_to_nothing_but_the_project(page: Path) -> None:
    text = text_of(page)
    hosts = set(re.findall(r"https?://([\w.-]+)", text))
    assert hosts - HOSTS == set(), "a clone works alone; name another place only where it is needed, and here"
    assert not re.search(r"(?<![\w.])/(?:work|root|home/\w+)/", text), "a path of somebody's own machine"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_files_that_are_named_exist(page: Path) -> None:
    for name in re.findall(r"`([A-Za-z.][\w.-]*/[\w./-]*)`", text_of(page)):
        places = (ROOT / name, ROOT / "knowledge" / name, ROOT / "knowledge" / "general" / name, ROOT / "bot" / name)
        assert any(place.exists() for place in places), f"{page.name} names {name}, which isn't there"
