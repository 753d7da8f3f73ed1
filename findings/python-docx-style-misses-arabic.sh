#!/usr/bin/env bash
# python-docx==1.2.0
# Guess: name, size and bold of a run in python-docx hold for its Arabic words, once font.rtl is set.
# Seen: they are written for Latin script only (w:rFonts ascii, w:sz, w:b): WordprocessingML takes the complex-
# script ones for a right-to-left run (w:cs, w:szCs, w:bCs), and none is written.
set -euo pipefail
sed -n '2,/^set/s/^# //p' "$0"

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder"
"$folder/bin/pip" install --quiet --disable-pip-version-check --no-compile 'python-docx==1.2.0'

"$folder/bin/python" - <<'PYTHON' || { echo "It behaves otherwise now." >&2; exit 1; }
from docx import Document
from docx.shared import Pt

font = Document().add_paragraph().add_run("بيان صحفي").font
font.name, font.size, font.bold, font.rtl = "Amiri", Pt(20), True, True
properties = font._element.rPr
tags = sorted(child.tag.split("}")[1] for child in properties)
names = sorted(key.split("}")[1] for key in properties.rFonts.attrib)
print(tags, names)
assert tags == ["b", "rFonts", "rtl", "sz"]
assert names == ["ascii", "hAnsi"]
PYTHON
