#!/usr/bin/env bash
# babel==2.18.0 (PyPI)
# Guess: default_locale("LC_MESSAGES") answers as POSIX and gettext do: LC_ALL overrides LC_MESSAGES, and LANGUAGE comes first of all.
# Seen: LC_MESSAGES is asked before both, so `LC_ALL=ar_KW.UTF-8 program` stays English where LC_MESSAGES is set, while its own
# gettext catalogues, and `ls`, turn Arabic.
set -euo pipefail
sed -n '2,/^set/s/^# //p' "$0"

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check 'babel==2.18.0'

seen() { env -i "$@" "$folder/venv/bin/python" -c 'from babel import default_locale; print(default_locale("LC_MESSAGES"))'; }
all=$(seen LC_ALL=ar_KW.UTF-8 LC_MESSAGES=en_GB.UTF-8)
language=$(seen LANGUAGE=ar_KW LC_MESSAGES=en_GB.UTF-8)
alone=$(seen LC_ALL=ar_KW.UTF-8 LANG=en_GB.UTF-8)
echo "LC_ALL=ar_KW LC_MESSAGES=en_GB:  $all"
echo "LANGUAGE=ar_KW LC_MESSAGES=en_GB: $language"
echo "LC_ALL=ar_KW LANG=en_GB:         $alone"
[ "$all $language $alone" = "en_GB en_GB ar_KW" ] || { echo "It behaves otherwise now." >&2; exit 1; }
