#!/usr/bin/env bash
# dayjs==1.11.23 (npm)
# Guess: the locale ar-kw has the months that are written in Kuwait (أغسطس، نوفمبر), as CLDR and the locale ar-
# sa have.
# Seen: it has Morocco's: غشت for August, نونبر for November, word for word those of ar-ma. Kuwaiti readers
# don't use them.
set -euo pipefail
sed -n '2,/^set/s/^# //p' "$0"

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
npm install --silent --no-audit --no-fund --prefix "$folder" 'dayjs@1.11.23'

cd "$folder"
cat >seen.cjs <<'JAVASCRIPT'
const assert = require("node:assert");
const dayjs = require("dayjs");
for (const locale of ["ar-kw", "ar-ma", "ar-sa"]) require(`dayjs/locale/${locale}`);
const months = (locale) => [6, 7, 8, 10, 11].map((month) => dayjs(new Date(2021, month, 15)).locale(locale).format("MMMM"));
console.log(months("ar-kw"), months("ar-sa"));
assert.deepStrictEqual(months("ar-kw"), ["يوليوز", "غشت", "شتنبر", "نونبر", "دجنبر"]);
assert.deepStrictEqual(months("ar-kw"), months("ar-ma"));
assert.deepStrictEqual(months("ar-sa"), ["يوليو", "أغسطس", "سبتمبر", "نوفمبر", "ديسمبر"]);
JAVASCRIPT
node seen.cjs || { echo "It behaves otherwise now." >&2; exit 1; }
