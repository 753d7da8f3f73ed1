#!/usr/bin/env bash
# tafgeetjs==2.1.0 (npm)
# Guess: 2.5 and "2.50" Egyptian pounds are the same amount in words.
# Seen: the number 2.5 is two pounds and five piastres, the string "2.50" two pounds and fifty: the digits
# behind the point are read as a whole number.
set -euo pipefail
sed -n '2,/^set/s/^# //p' "$0"

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
npm install --silent --no-audit --no-fund --prefix "$folder" 'tafgeetjs@2.1.0'

cd "$folder"
cat >seen.cjs <<'JAVASCRIPT'
const assert = require("node:assert");
const Tafgeet = require("tafgeetjs");
const seen = [2.5, "2.50", 2.05].map((amount) => new Tafgeet(amount, "EGP").parse());
console.log(seen);
assert.ok(seen[0].includes("وخمسة قرش") && seen[1].includes("وخمسون قرش"));
assert.strictEqual(seen[0], seen[2]);
JAVASCRIPT
node seen.cjs || { echo "It behaves otherwise now." >&2; exit 1; }
