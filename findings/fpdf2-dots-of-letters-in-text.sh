#!/usr/bin/env bash
# fpdf2==2.8.9, uharfbuzz==0.57.0, justmytype-intl-rtl==0.1.0, pypdf==7.1.1
# Guess: a word set by fpdf2 with text shaping is found and copied in the PDF, since its letters are the font's.
# Seen: Noto Sans Arabic draws the dots of letters by themselves, and each dot becomes a control character in
# the text: «بيان» isn't found, «محمد», which has no dots, is.
set -euo pipefail
sed -n '2,/^set/s/^# //p' "$0"

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder"
"$folder/bin/pip" install --quiet --disable-pip-version-check --no-compile 'fpdf2==2.8.9' 'uharfbuzz==0.57.0' 'justmytype-intl-rtl==0.1.0' 'pypdf==7.1.1'

"$folder/bin/python" - <<'PYTHON' || { echo "It behaves otherwise now." >&2; exit 1; }
import io
import logging
from importlib.resources import files
from fpdf import FPDF
from pypdf import PdfReader

logging.disable(logging.WARNING)
font = str(files("justmytype_intl_rtl") / "fonts/ofl/notosansarabic/NotoSansArabic[wdth,wght].ttf")

def read(word):
    page = FPDF()
    page.add_page()
    page.add_font("arabic", fname=font)
    page.set_font("arabic", size=14)
    page.set_text_shaping(True)
    page.cell(0, 10, word)
    return PdfReader(io.BytesIO(bytes(page.output()))).pages[0].extract_text()

plain, dotted = read("محمد"), read("بيان")
print(ascii(plain), ascii(dotted))
assert plain == "محمد"
assert "بيان" not in dotted and [letter for letter in dotted if letter >= " "] == list("بيان")
PYTHON
