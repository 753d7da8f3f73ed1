#!/usr/bin/env bash
# Whoosh==2.7.4
# Guess: LanguageAnalyzer("ar") works: has_stemmer("ar") says that Arabic has a stemmer.
# Seen: the stemmer's first word raises re.error, "bad escape": what it puts in place of a hamza is spelt
# \u0627, which re refuses since Python 3.7. Other languages work.
set -euo pipefail
sed -n '2,/^set/s/^# //p' "$0"

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder"
"$folder/bin/pip" install --quiet --disable-pip-version-check --no-compile 'Whoosh==2.7.4'

"$folder/bin/python" - <<'PYTHON' || { echo "It behaves otherwise now." >&2; exit 1; }
import re
import warnings
warnings.simplefilter("ignore")
from whoosh.analysis import LanguageAnalyzer
from whoosh.lang import has_stemmer

assert has_stemmer("ar")
print([token.text for token in LanguageAnalyzer("en")("running")])
try:
    print([token.text for token in LanguageAnalyzer("ar")("المؤتمر")])
except re.error as error:
    print("ar:", error)
    assert "bad escape" in str(error)
else:
    raise SystemExit("the Arabic stemmer works now")
PYTHON
