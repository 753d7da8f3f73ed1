#!/usr/bin/env bash
# spacy==3.8.18
# Guess: spaCy's Arabic tokeniser, which knows guillemets, takes a closing one off the word before a full stop.
# Seen: the word, the guillemet and the stop stay one token, so that the last word of every quotation is another
# word; without the stop, or in French, they come apart.
set -euo pipefail
sed -n '2,/^set/s/^# //p' "$0"

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder"
"$folder/bin/pip" install --quiet --disable-pip-version-check --no-compile 'spacy==3.8.18'

"$folder/bin/python" - <<'PYTHON' || { echo "It behaves otherwise now." >&2; exit 1; }
import spacy

words = lambda language, text: [token.text for token in spacy.blank(language)(text)]
seen = words("ar", "قال «نعم»."), words("ar", "قال «نعم»"), words("fr", "Il dit «oui».")
print(*seen)
assert seen[0] == ["قال", "«", "نعم»."]
assert seen[1] == ["قال", "«", "نعم", "»"]
assert seen[2] == ["Il", "dit", "«", "oui", "»", "."]
PYTHON
