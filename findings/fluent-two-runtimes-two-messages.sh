#!/usr/bin/env bash
# fluent.runtime==0.4.0 with Babel==2.18.0, @fluent/bundle==0.19.1 (npm)
# Guess: one Fluent message in ar-KW reads the same from Python and from JavaScript; both follow CLDR.
# Seen: the digits are Latin from Python and Arabic from JavaScript; DATETIME(month: "long") is left out in Python
# with a warning on the terminal and no error for the message, and the date comes out as numbers.
set -euo pipefail
sed -n '2,/^set/s/^# //p' "$0"

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/python"
"$folder/python/bin/pip" install --quiet --disable-pip-version-check --no-compile 'fluent.runtime==0.4.0' 'Babel==2.18.0'
npm install --silent --no-audit --no-fund --prefix "$folder" '@fluent/bundle@0.19.1'

cd "$folder"
cat >messages.ftl <<'FLUENT'
sum = { NUMBER($sum) }
day = { DATETIME($day, day: "numeric", month: "long", year: "numeric") }
FLUENT
cat >seen.mjs <<'JAVASCRIPT'
import { readFileSync } from "node:fs";
import { FluentBundle, FluentResource } from "@fluent/bundle";
const bundle = new FluentBundle("ar-KW");
bundle.addResource(new FluentResource(readFileSync("messages.ftl", "utf8")));
for (const name of ["sum", "day"]) console.log(bundle.formatPattern(bundle.getMessage(name).value, { sum: 250000, day: new Date(2021, 10, 15) }));
JAVASCRIPT
node seen.mjs >javascript.txt

"$folder/python/bin/python" - <<'PYTHON' || { echo "It behaves otherwise now." >&2; exit 1; }
import datetime
from fluent.runtime import FluentBundle, FluentResource

bundle = FluentBundle(["ar-KW"])
bundle.add_resource(FluentResource(open("messages.ftl", encoding="utf-8").read()))
written = [bundle.format_pattern(bundle.get_message(name).value, {"sum": 250000, "day": datetime.date(2021, 11, 15)}) for name in ("sum", "day")]
python, javascript = [text for text, _ in written], open("javascript.txt", encoding="utf-8").read().splitlines()
print([ascii(text) for text in python], javascript)
assert not any(errors for _, errors in written)
assert python == ["250,000", "15\u200f/11\u200f/2021"]
assert javascript == ["٢٥٠٬٠٠٠", "١٥ نوفمبر ٢٠٢١"]
PYTHON
