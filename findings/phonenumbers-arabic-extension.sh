#!/usr/bin/env bash
# phonenumbers==9.0.43
# Guess: a number whose extension is written in Arabic digits is the number with that extension, since the other
# digits are read in every script.
# Seen: the extension alone keeps its Arabic digits: the two numbers don't match, both are "valid", and the tel:
# link has digits that RFC 3966 doesn't allow.
set -euo pipefail
sed -n '2,/^set/s/^# //p' "$0"

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder"
"$folder/bin/pip" install --quiet --disable-pip-version-check --no-compile 'phonenumbers==9.0.43'

"$folder/bin/python" - <<'PYTHON' || { echo "It behaves otherwise now." >&2; exit 1; }
import phonenumbers

arabic, latin = (phonenumbers.parse(text, "KW") for text in ("+٩٦٥ ٢٢٢٢ ٤٤٤٤ ext. ١٢", "+965 2222 4444 ext. 12"))
links = [phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.RFC3966) for number in (arabic, latin)]
match = phonenumbers.is_number_match(arabic, latin)
print(links, match, phonenumbers.is_valid_number(arabic))
assert links == ["tel:+965-2222-4444;ext=١٢", "tel:+965-2222-4444;ext=12"]
assert match == phonenumbers.MatchType.NO_MATCH and phonenumbers.is_valid_number(arabic)
PYTHON
