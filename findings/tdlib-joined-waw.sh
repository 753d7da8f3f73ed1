#!/usr/bin/env bash
# tdjson==1.8.69
# Guess: the Arabic "and", which is written on to the next word, leaves a handle, a hashtag and a web address
# behind it as they are.
# Seen: behind it no handle and no hashtag is found at all, and a web address swallows the letter: the link goes
# to another host.
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
    units = text.encode("utf-16-le")
    return [units[2 * e["offset"]:2 * (e["offset"] + e["length"])].decode("utf-16-le") for e in entities]

seen = {text: found(text) for text in ("@press_office", "و@press_office", "#بيان", "و#بيان", "example.org", "وexample.org")}
print(seen)
assert seen == {"@press_office": ["@press_office"], "و@press_office": [], "#بيان": ["#بيان"], "و#بيان": [],
                "example.org": ["example.org"], "وexample.org": ["وexample.org"]}
PYTHON
