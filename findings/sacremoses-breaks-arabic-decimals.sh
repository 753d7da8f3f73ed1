#!/usr/bin/env bash
# sacremoses==0.2.0
# Guess: the Moses tokeniser keeps a number in one piece in Arabic digits, as it does in Latin ones.
# Seen: 3,5 and 250,000 stay whole; ٣٫٥ and ٢٥٠٬٠٠٠ become three tokens each, and the detokeniser leaves the
# spaces in: a figure in a text that passed through has been cut up.
set -euo pipefail
sed -n '2,/^set/s/^# //p' "$0"

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder"
"$folder/bin/pip" install --quiet --disable-pip-version-check --no-compile 'sacremoses==0.2.0'

"$folder/bin/python" - <<'PYTHON' || { echo "It behaves otherwise now." >&2; exit 1; }
from sacremoses import MosesDetokenizer, MosesTokenizer

tokens = lambda text: MosesTokenizer("ar").tokenize(text, escape=False)
seen = tokens("3,5 250,000"), tokens("٣٫٥ ٢٥٠٬٠٠٠"), MosesDetokenizer("ar").detokenize(tokens("٣٫٥"))
print(*seen)
assert seen == (["3,5", "250,000"], ["٣", "٫", "٥", "٢٥٠", "٬", "٠٠٠"], "٣ ٫ ٥")
PYTHON
