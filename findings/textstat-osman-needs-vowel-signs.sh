#!/usr/bin/env bash
# textstat==0.7.13
# Guess: the Arabic readability score of a sentence doesn't depend on whether its vowel signs are written: it is
# read the same.
# Seen: 74 ("easy") bare and -27 with the signs, without a word: it counts syllables by the signs. And «؟» ends
# no sentence, so two questions count as one.
set -euo pipefail
sed -n '2,/^set/s/^# //p' "$0"

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder"
"$folder/bin/pip" install --quiet --disable-pip-version-check --no-compile 'textstat==0.7.13'

"$folder/bin/python" - <<'PYTHON' || { echo "It behaves otherwise now." >&2; exit 1; }
import textstat

bare = textstat.osman("أعلنت الوزارة المشروع الجديد في الكويت.")
signs = textstat.osman("أَعْلَنَتِ الْوِزَارَةُ الْمَشْرُوعَ الْجَدِيدَ فِي الْكُوَيْتِ.")
sentences = [textstat.sentence_count(f"متى يبدأ المشروع الجديد{end} وأين يقام المؤتمر الصحفي{end}") for end in ".؟"]
print(round(bare, 1), round(signs, 1), sentences)
assert (round(bare), round(signs)) == (74, -27)
assert sentences == [2, 1]
PYTHON
