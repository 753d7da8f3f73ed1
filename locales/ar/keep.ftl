# For staff only: what they answered may become part of the knowledge, tried on a copy first and written at a press.

# Above buttons with entries. $question: the asker's own words.
keep-which = أيّ هذه البنود جواب عن «{ $question }»؟ ستُضاف هذه العبارة إلى صيغ السؤال عنه.
# What is still missing; staff reply to each.
keep-other-en = ردّوا على هذه الرسالة بالجواب بالإنجليزية.
keep-other-ar = ردّوا على هذه الرسالة بالجواب بالعربية.
# $question: the asker's own words.
keep-question-en = وكيف يُسأل بالإنجليزية: «{ $question }»؟ ردّوا على هذه الرسالة بذلك السؤال.
keep-question-ar = وكيف يُسأل بالعربية: «{ $question }»؟ ردّوا على هذه الرسالة بذلك السؤال.
# $example: English and Arabic with a slash between them.
keep-label = ردّوا على هذه الرسالة بكلمات زرّه، الإنجليزية أولًا ثم شرطة مائلة ثم العربية، هكذا: { $example }
# $example: a paragraph and words of the release.
keep-evidence = ردّوا على هذه الرسالة برقم فقرة البيان وكلماته التي تحمل ذلك كما هي حرفيًا، هكذا: { $example }
keep-example-label = Car park / موقف السيارات
keep-example-evidence = 4: 10 -11
# Before the same request once more.
keep-again = لم أستطع قراءة ذلك.
keep-trying = أجرّبه على نسخة، وقد يستغرق ذلك دقيقة أو دقيقتين. ولم يتغيّر شيء بعد.
# Above the lines that would be written. $file: which file.
keep-preview = سيُضاف هذا إلى { $file }:
# $label: the button of an entry.
keep-finds = وسيكون جواب السؤال عندئذ: «{ $label }».
keep-finds-nothing = ولن يكون ذلك جواب السؤال مع هذا.
keep-moves = { $count ->
    [zero] ولن يتغيّر جواب أي سؤال من أسئلة العيّنة.
    [one] وسيتغيّر جواب سؤال واحد من أسئلة العيّنة:
    [two] وسيتغيّر جواب سؤالين من أسئلة العيّنة:
    [few] وسيتغيّر جواب { $count } أسئلة من أسئلة العيّنة:
    [many] وسيتغيّر جواب { $count } سؤالًا من أسئلة العيّنة:
   *[other] وسيتغيّر جواب { $count } سؤال من أسئلة العيّنة:
}
# $question: a sample; $was, $becomes: the buttons of two entries.
keep-moved = • السؤال «{ $question }» يصير جوابه «{ $becomes }» بدلًا من «{ $was }»
keep-no-entry = لا جواب
# What is wrong follows, one a line.
keep-refused = لا يمكن ذلك:
# $files: which were written.
keep-done = كُتب في { $files }، وبدأ استعماله. ويظهر التغيير في { -git }.
keep-left = لم يتغيّر شيء.
