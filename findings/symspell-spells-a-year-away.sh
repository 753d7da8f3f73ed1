#!/usr/bin/env bash
# symspellpy==6.10.1
# Guess: lookup_compound leaves numbers alone, at least with ignore_term_with_digits=True, which is for terms
# with digits.
# Seen: a year that isn't in the dictionary is cut in two, and each half becomes a short known word, with the
# flag and without: "in 2021" turns into "in in in". ignore_non_words keeps it.
set -euo pipefail
sed -n '2,/^set/s/^# //p' "$0"

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder"
"$folder/bin/pip" install --quiet --disable-pip-version-check --no-compile 'symspellpy==6.10.1'

"$folder/bin/python" - <<'PYTHON' || { echo "It behaves otherwise now." >&2; exit 1; }
from symspellpy import SymSpell

speller = SymSpell(2, 7)
for word, count in (("المؤتمر", 100), ("في", 500), ("يوم", 200)):
    speller.create_dictionary_entry(word, count)
mended = lambda **flags: speller.lookup_compound("الموتمر في 2021", 2, **flags)[0].term
seen = mended(), mended(ignore_term_with_digits=True), mended(ignore_non_words=True)
print(*seen, sep=" | ")
assert seen[:2] == ("المؤتمر في في في",) * 2
assert "2021" in seen[2]
PYTHON
