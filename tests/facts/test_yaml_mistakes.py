from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from bot.facts.source import read_source
from bot.facts.yaml_mistakes import explain

_FACT = (
    "- id: dates\n  label: {{en: When, ar: متى}}\n  answer:\n    en: {en}\n    ar: {ar}\n  related: [venue, place]\n"
)

SLIPS = {
    "an Arabic comma between names": (
        '- id: dates\n  related: ["venue"، "place"]\n',
        "2:20: error: the Arabic comma ، in a one-line list; expected the comma ,",
    ),
    "an Arabic comma between languages": (
        "- id: dates\n  label: {en: When، ar: متى}\n",
        "2:19: error: the Arabic comma ، in a one-line list; expected the comma ,",
    ),
    "a name in braces inside braces": (
        "not_named: {en: The release has no {member}, ar: لم يرد ذكر {member} بين الجهات}\n",
        "1:36: error: the braces {member} in a text inside keys in braces; expected such a text in quotation marks",
    ),
    "a quotation mark that stays open": (
        _FACT.format(en='"In November', ar='"في نوفمبر"'),
        '4:9: error: a text that opens with " and doesn\'t close in its line; expected " at its end too',
    ),
    "one that stays open to the end": (
        "- id: dates\n  answer:\n    en: 'In November\n    ar: في نوفمبر\n",
        "3:5: error: a quotation mark that is never closed; expected one at the end of the text",
    ),
    "quotation marks inside quotation marks": (
        _FACT.format(en='"He said "yes" to it"', ar="نعم"),
        '4:19: error: more text behind a closing quotation mark: “yes" to it"”; expected the end',
    ),
    "a line too far in": (
        "- id: dates\n  answer:\n    en: In November\n     ar: في نوفمبر\n",
        "4:8: error: a key under a text that has ended: “ar: في نوفمبر”; expected keys one below the other",
    ),
    "a line not far enough in": (
        "- id: dates\n  answer:\n    en: In November\n   ar: في نوفمبر\n",
        "4:4: error: a line indented by 3 spaces: “ar: في نوفمبر”; expected the same indentation",
    ),
    "a dash out of its column": (
        "- id: dates\n  paragraphs: [1]\n - id: place\n",
        "3:2: error: a line indented by 1 space: “- id: place”; expected the same indentation",
    ),
    "no space behind a colon": (
        "- id: dates\n  label:{en: When, ar: متى}\n",
        "2:9: error: no space behind “label:”; expected a space behind the colon",
    ),
    "no colon": ("- id: dates\n  answer\n    en: x\n", "2:3: error: a line without a colon: “answer”; expected a key"),
    "no bracket": (
        "- id: dates\n  related: [venue, place\n  paragraphs: [1]\n",
        "2:25: error: a list in square brackets without an end; expected a comma between two, ] at the end",
    ),
    "a brace at the beginning": (
        _FACT.format(en="{first} is the day", ar="x"),
        "4:9: error: a text that begins with a brace; expected such a text in quotation marks",
    ),
    "a sign that YAML keeps": (_FACT.format(en="@iom says", ar="x"), "4:9: error: a text that begins with @; expected"),
    "a star": (_FACT.format(en="* one", ar="x"), "4:9: error: a text that begins with *; expected a letter"),
    "text behind a bar": (
        _FACT.format(en="| In November", ar="x"),
        "4:11: error: text behind | or >: “In November”; expected the text from the next line on",
    ),
}


@pytest.mark.parametrize(("content", "said"), SLIPS.values(), ids=SLIPS)
def test_a_slip_is_named_as_what_staff_did(tmp_path: Path, content: str, said: str) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(content, encoding="utf-8")
    problems = [str(problem) for problem in read_source(path, "a.yaml").problems]
    assert len(problems) == 1
    assert problems[0].startswith(f"a.yaml:{said}")


@pytest.mark.parametrize("content", [content for content, _ in SLIPS.values()], ids=SLIPS)
def test_the_parser_in_python_is_understood_like_the_one_in_c(content: str) -> None:
    """Where PyYAML was built without its C library, staff read the same."""
    found = []
    for loader in (yaml.CSafeLoader, yaml.SafeLoader):
        with pytest.raises(yaml.MarkedYAMLError) as error:
            list(yaml.parse(content, Loader=loader))
        found.append(explain(error.value, content))
    assert found[0] == found[1]
