#!/usr/bin/env bash
# apsw==3.54.1.0 (SQLite 3.54.1, FTS5 with its default tokenizer unicode61)
# Guess: a word with vowel signs is one word; at worst it isn't found by its bare letters, as the docs say that only Latin loses its diacritics.
# Seen: each sign ends a word. «مُحَمَّد» is four words of one letter each: a search for «د» finds it, as does one for its letters one after
# another, and one for «محمد» doesn't.
set -euo pipefail
sed -n '2,/^set/s/^# //p' "$0"

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder"
"$folder/bin/pip" install --quiet --disable-pip-version-check --no-compile apsw==3.54.1.0

"$folder/bin/python" - <<'PYTHON' || { echo "It behaves otherwise now." >&2; exit 1; }
import sys

import apsw

connection = apsw.Connection(":memory:")
connection.execute("CREATE VIRTUAL TABLE said USING fts5(words)")
connection.execute("CREATE VIRTUAL TABLE vocabulary USING fts5vocab(said, instance)")
connection.execute("INSERT INTO said VALUES ('مُحَمَّد')")
terms = [term for (term,) in connection.execute("SELECT term FROM vocabulary ORDER BY offset")]

def found(query: str) -> int:
    return connection.execute("SELECT count(*) FROM said WHERE said MATCH ?", [query]).get

print("its words:", *terms)
print("found by «محمد»:", found("محمد"), " by «د»:", found("د"), " by the letters as a phrase:", found('"م ح م د"'))
sys.exit(0 if terms == [*"محمد"] and found("محمد") == 0 and found("د") == 1 else 1)
PYTHON
