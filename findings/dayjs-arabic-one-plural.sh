#!/usr/bin/env bash
# dayjs==1.11.23 (npm)
# Guess: relative times in Arabic have the dual and go back to the singular above ten, as CLDR has them.
# Seen: one form for all: "2 days" and "11 days" take the plural of three to ten, wrong in both cases.
set -euo pipefail
sed -n '2,/^set/s/^# //p' "$0"

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
npm install --silent --no-audit --no-fund --prefix "$folder" 'dayjs@1.11.23'

cd "$folder"
cat >seen.cjs <<'JAVASCRIPT'
const assert = require("node:assert");
const dayjs = require("dayjs");
require("dayjs/locale/ar");
dayjs.extend(require("dayjs/plugin/relativeTime"));
const now = dayjs("2021-11-15");
const seen = [1, 2, 3, 11].map((days) => now.subtract(days, "day").locale("ar").from(now));
console.log(seen);
assert.deepStrictEqual(seen, ["منذ يوم واحد", "منذ 2 أيام", "منذ 3 أيام", "منذ 11 أيام"]);
JAVASCRIPT
node seen.cjs || { echo "It behaves otherwise now." >&2; exit 1; }
