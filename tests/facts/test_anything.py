"""Whatever lies in the folder, the loader says what is wrong with it and neither raises nor hangs."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.facts.loader import inspect, load
from bot.problems import KnowledgeError
from tests.facts.folders import SOUND, write

NAMES = st.sampled_from(sorted(SOUND))
PIECES = st.sampled_from([*"{}[]:'\"|>\t?\0#%\n", "- ", "  ", "&a", "*a", "!x", "<<", "{members}", "id: dates", "ar"])


def survives(changes: dict[str, str | bytes]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = write(Path(name), changes)
        inspection = inspect(folder)
        assert inspection.base or any(problem.is_error for problem in inspection.problems)
        for problem in inspection.problems:
            assert "\n" not in str(problem)
        if inspection.base is None:
            with pytest.raises(KnowledgeError):
                load(folder)


@settings(max_examples=60, deadline=5_000)
@given(NAMES, st.binary() | st.text().map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_any_bytes_in_place_of_a_file(name: str, content: bytes) -> None:
    survives({name: content})


@settings(max_examples=150, deadline=5_000)
@given(NAMES, st.data())
def test_any_mangled_file(name: str, data: st.DataObject) -> None:
    text = SOUND[name]
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, min(len(text), start + 30)))
        text = text[:start] + data.draw(PIECES | st.text(max_size=5)) + text[end:]
    survives({name: text.encode("utf-8", "surrogatepass")})


YAML = st.recursive(
    st.text(max_size=8) | st.integers() | st.none() | st.booleans() | st.dates(),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.text(max_size=8)
            | st.sampled_from(
                ["id", "answer", "en", "ar", "values", "list", "members", "label", "groups", "title", "nearby"]
            ),
            inner,
            max_size=5,
        )
    ),
    max_leaves=15,
)


@settings(max_examples=100, deadline=5_000)
@given(NAMES, YAML)
def test_any_data_of_the_wrong_shape(name: str, data: object) -> None:
    survives({name: yaml.safe_dump(data, allow_unicode=True).encode("utf-8", "surrogatepass")})
