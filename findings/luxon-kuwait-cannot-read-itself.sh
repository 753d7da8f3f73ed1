#!/usr/bin/env bash
# luxon==3.7.2 (npm)
# Guess: a date that Luxon writes in the locale ar-KW it reads back in the same locale and format.
# Seen: it writes Arabic digits, which that locale has by default, and reads Latin ones only, unless it is told
# numberingSystem: "arab" as well.
set -euo pipefail
sed -n '2,/^set/s/^# //p' "$0"

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
npm install --silent --no-audit --no-fund --prefix "$folder" 'luxon@3.7.2'

cd "$folder"
cat >seen.cjs <<'JAVASCRIPT'
const assert = require("node:assert");
const { DateTime } = require("luxon");
const format = "d MMMM yyyy";
const written = DateTime.fromISO("2021-11-15").setLocale("ar-KW").toFormat(format);
const read = (text, more) => DateTime.fromFormat(text, format, { locale: "ar-KW", ...more }).toISODate();
const seen = [written, read(written), read("15 نوفمبر 2021"), read(written, { numberingSystem: "arab" })];
console.log(seen);
assert.deepStrictEqual(seen, ["١٥ نوفمبر ٢٠٢١", null, "2021-11-15", "2021-11-15"]);
JAVASCRIPT
node seen.cjs || { echo "It behaves otherwise now." >&2; exit 1; }
