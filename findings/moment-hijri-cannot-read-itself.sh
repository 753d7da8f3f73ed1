#!/usr/bin/env bash
# moment==2.31.0, moment-hijri==3.0.0 (npm)
# Guess: what moment-hijri writes in the locale ar it reads back; and moment reads Arabic digits as before, once
# the plug-in is loaded.
# Seen: it writes 1443/4/10 in Arabic digits and reads them as the year 1001, "valid"; a Gregorian date in
# Arabic digits that moment reads right becomes the 20th of January. Its Hijri months in ar are English words.
set -euo pipefail
sed -n '2,/^set/s/^# //p' "$0"

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
npm install --silent --no-audit --no-fund --prefix "$folder" 'moment@2.31.0' 'moment-hijri@3.0.0'

cd "$folder"
cat >seen.cjs <<'JAVASCRIPT'
const assert = require("node:assert");
const moment = require("moment");
require("moment/locale/ar");
const day = (value) => value.locale("en").format("YYYY-MM-DD");
moment.locale("ar");
const plain = day(moment("١٥ نوفمبر ٢٠٢١", "D MMMM YYYY"));
const hijri = require("moment-hijri");
hijri.locale("ar");
const written = hijri([2021, 10, 15]).format("iYYYY/iM/iD");
const read = hijri(written, "iYYYY/iM/iD");
const seen = [plain, day(hijri("١٥ نوفمبر ٢٠٢١", "D MMMM YYYY")), written, read.isValid(), day(read), hijri([2021, 10, 15]).format("iMMMM")];
console.log(seen);
assert.deepStrictEqual(seen, ["2021-11-15", "2021-01-20", "١٤٤٣/٤/١٠", true, "1001-03-01", "Rabi' al-Thani"]);
JAVASCRIPT
node seen.cjs || { echo "It behaves otherwise now." >&2; exit 1; }
