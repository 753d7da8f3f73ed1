#!/usr/bin/env bash
# Faker==40.63.0, phonenumbers==9.0.43
# Guess: Faker's ar_SA gives Saudi phone numbers for test data, as it gives Saudi names.
# Seen: the numbers are the generic American pattern (brackets, x for the extension): fewer than one in five is
# valid in Saudi Arabia, while ar_PS gives its own country's.
set -euo pipefail
sed -n '2,/^set/s/^# //p' "$0"

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder"
"$folder/bin/pip" install --quiet --disable-pip-version-check --no-compile 'Faker==40.63.0' 'phonenumbers==9.0.43'

"$folder/bin/python" - <<'PYTHON' || { echo "It behaves otherwise now." >&2; exit 1; }
import faker
import phonenumbers

def valid(locale, country):
    fake = faker.Faker(locale)
    fake.seed_instance(1)
    good = 0
    for _ in range(300):
        try:
            good += phonenumbers.is_valid_number(phonenumbers.parse(fake.phone_number(), country))
        except phonenumbers.NumberParseException:
            pass
    return good

saudi = faker.Faker("ar_SA")
saudi.seed_instance(1)
sample = [saudi.phone_number() for _ in range(3)]
shares = valid("ar_SA", "SA"), valid("ar_PS", "PS")
print(sample, "valid of 300:", shares)
assert sample == ["(591)341-7776", "206.269.0743x9150", "+1-780-563-6083x7783"]
assert shares[0] < 60 and shares[1] > 200
PYTHON
