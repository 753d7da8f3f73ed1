#!/usr/bin/env bash
# tdjson==1.8.69
# Guess: an e-mail address with a dot and a plus before its @ is found whole, as one with either of them is.
# Seen: with both, only what stands from the plus on is found: nora.writer+news@example.org is pressed as
# +news@example.org, another address.
set -euo pipefail
sed -n '2,/^set/s/^# //p' "$0"

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder"
"$folder/bin/pip" install --quiet --disable-pip-version-check --no-compile 'tdjson==1.8.69'

"$folder/bin/python" - <<'PYTHON' || { echo "It behaves otherwise now." >&2; exit 1; }
import json
import tdjson

def tdlib(**request):
    return json.loads(tdjson.td_execute(json.dumps(request).encode()))

tdlib(**{"@type": "setLogVerbosityLevel", "new_verbosity_level": 0})

def found(text):
    entities = tdlib(**{"@type": "getTextEntities", "text": text})["entities"]
    return [text[e["offset"]:e["offset"] + e["length"]] for e in entities]

seen = [found(text) for text in ("press.office@example.org", "press+news@example.org", "nora.writer+news@example.org")]
print(seen)
assert seen == [["press.office@example.org"], ["press+news@example.org"], ["+news@example.org"]]
PYTHON
