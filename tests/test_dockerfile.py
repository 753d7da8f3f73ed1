"""The image can't be built here, so what can be read is checked: what it copies is there, and how it runs and stops."""

from __future__ import annotations

import json
import re
from pathlib import Path

ROOT = Path(__file__).parents[1]


def instructions() -> list[tuple[str, str]]:
    text = re.sub(r"^\s*#.*\n", "", (ROOT / "Dockerfile").read_text(encoding="utf-8"), flags=re.MULTILINE)
    lines = text.replace("\\\n", " ").splitlines()
    return [(name, " ".join(rest.split())) for name, _, rest in (line.partition(" ") for line in lines if line)]


def last(name: str) -> str:
    return [rest for one, rest in instructions() if one == name][-1]


def test_the_bases_are_slim_and_pinned_to_a_version() -> None:
    bases = [rest.split()[0] for name, rest in instructions() if name == "FROM"]
    assert len(bases) == 2
    assert all(re.fullmatch(r"python:\d+\.\d+\.\d+-slim-\w+", base) for base in bases)


def test_what_is_copied_is_there_and_reaches_the_build() -> None:
    sources = [
        source
        for name, rest in instructions()
        if name == "COPY" and "--from" not in rest
        for source in rest.split()[:-1]
    ]
    let_in = (ROOT / ".dockerignore").read_text(encoding="utf-8").split()
    assert {"bot", "knowledge", "locales", "pyproject.toml"} <= set(sources)
    for source in sources:
        assert (ROOT / source).exists()
        assert f"!{source}" in let_in, f".dockerignore keeps {source} out"


def test_the_bot_runs_without_rights_and_gets_the_signal_that_stops_it() -> None:
    stage = [name for name, _ in instructions()][[name for name, _ in instructions()].index("FROM", 1) :]
    assert stage.index("USER") < stage.index("CMD")
    assert int(last("USER")) > 0
    # A shell in between would keep SIGTERM to itself.
    assert json.loads(last("CMD")) == ["bayan", "run"]


def test_the_database_outlives_the_container_and_its_health_is_looked_at() -> None:
    assert f"BAYAN_DATABASE={last('VOLUME')}/" in last("ENV")
    assert json.loads(last("HEALTHCHECK").partition(" CMD ")[2]) == ["bayan", "health"]
