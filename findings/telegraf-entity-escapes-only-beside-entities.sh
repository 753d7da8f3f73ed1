#!/usr/bin/env bash
# @telegraf/entity==0.7.0 (npm)
# Guess: toHTML and toMarkdownV2 escape a message's text, whether it has formatting or not.
# Seen: with one entity anywhere in the message the whole text is escaped; with none, none of it is, and
# Telegram refuses "5 < 6" or "1.5".
set -euo pipefail
sed -n '2,/^set/s/^# //p' "$0"

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
npm install --silent --no-audit --no-fund --prefix "$folder" '@telegraf/entity@0.7.0'

cd "$folder"
cat >seen.cjs <<'JAVASCRIPT'
const assert = require("node:assert");
const { toHTML, toMarkdownV2 } = require("@telegraf/entity");
const bold = [{ type: "bold", offset: 0, length: 1 }];
const seen = [toHTML({ text: "5 < 6", entities: bold }), toHTML({ text: "5 < 6", entities: [] }),
  toMarkdownV2({ text: "5 = 1.5", entities: bold }), toMarkdownV2({ text: "5 = 1.5", entities: [] })];
console.log(seen);
assert.deepStrictEqual(seen, ["<b>5</b> &lt; 6", "5 < 6", "*5* \\= 1\\.5", "5 = 1.5"]);
JAVASCRIPT
node seen.cjs
