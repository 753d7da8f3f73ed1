#!/usr/bin/env bash
# tdjson==1.8.69
# Guess: web addresses are found whatever their capitals: hosts have none.
# Seen: example.com and EXAMPLE.COM are links, Example.Com and iom.Int are not: a capital that only begins the ending
# is taken for the next sentence. Telephones that begin words with capitals write addresses so.
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
seen = {text: len(tdlib(**{"@type": "getTextEntities", "text": text})["entities"])
        for text in ("example.com", "EXAMPLE.COM", "Example.com", "Example.Com", "iom.Int")}
print(seen)
assert seen == {"example.com": 1, "EXAMPLE.COM": 1, "Example.com": 1, "Example.Com": 0, "iom.Int": 0}
PYTHON
