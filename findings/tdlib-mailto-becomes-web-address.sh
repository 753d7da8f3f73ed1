#!/usr/bin/env bash
# tdjson==1.8.69
# Guess: a mailto: link in a bot's HTML opens a mail, or is refused with an error; a tel: link likewise.
# Seen: mailto: is taken for a web address, http://mailto:press@example.org/, under the same words; tel: loses
# its link without a word. A bare address in the text is the one that opens a mail.
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
def parse(text, mode):
    kind = {"@type": "textParseModeHTML"} if mode == "html" else {"@type": "textParseModeMarkdown", "version": 2}
    return tdlib(**{"@type": "parseTextEntities", "text": text, "parse_mode": kind})

def links(html):
    return [entity["type"].get("url", entity["type"]["@type"]) for entity in parse(html, "html")["entities"]]

mail, phone = '<a href="mailto:press@example.org">البريد</a>', '<a href="tel:+96500000000">الهاتف</a>'
print(mail, "->", links(mail))
print(phone, "->", links(phone))
assert links(mail) == ["http://mailto:press@example.org/"]
assert links(phone) == []
bare = tdlib(**{"@type": "getTextEntities", "text": "press@example.org"})["entities"]
assert [entity["type"]["@type"] for entity in bare] == ["textEntityTypeEmailAddress"]
PYTHON
