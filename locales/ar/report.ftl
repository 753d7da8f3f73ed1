# What `bayan report` prints, and its page. For staff.

# Where there are several releases, in place of one's title. $count: how many.
report-several = { $count ->
    [two] ما سُئل عنه في بيانين
    [few] ما سُئل عنه في { $count } بيانات
    [many] ما سُئل عنه في { $count } بيانًا
   *[other] ما سُئل عنه في { $count } بيان
}
# Below the title. $from, $to: days.
report-span = ما سُئل عنه من { $from } إلى { $to }
# Below that. $place: where the press office is, as in "Jordan Time".
report-clock = الأيام والأوقات: { $place }

## Headings

report-figures = موجز بالأرقام
report-days = الرسائل بحسب اليوم
report-facts = المعلومات المطلوبة
report-kinds = الردود
report-languages = لغات الردود
report-surfaces = مواضع الكتابة
report-releases = الرسائل بحسب البيان
report-office = التصحيحات والمكتب الصحفي
report-premises = افتراضات لا يؤيدها البيان
report-unanswered = أسئلة بقيت بلا جواب أو تُركت للموظفين

## Above columns

report-column-fact = المعلومة
report-column-kind = الرد
report-column-language = اللغة
report-column-surface = الموضع
report-column-release = البيان
report-column-premise = الافتراض
report-column-question = السؤال
report-column-messages = الرسائل
report-column-people = الأشخاص
report-column-section = القسم
report-column-name = البند
report-column-value = القيمة
report-column-left = تُرك للموظفين
# Of the table with a line for each message.
report-column-time = الوقت
report-column-chat = المحادثة
report-column-facts = المعلومات
report-column-corrects = ما صُوّب
report-column-confidence = درجة الثقة
report-column-seconds = الثواني
report-column-rating = التقييم

## In figures

report-questions = الرسائل المجاب عنها
report-people = الأشخاص
report-good = التقييمات الجيدة
report-bad = التقييمات السيئة
report-half = نصف الأجوبة خلال
report-most = معظم الأجوبة (95%) خلال
# $seconds: as in 0.25
report-seconds = { $seconds } ثانية
report-answered = أُجيب عنها
report-open = بلا جواب
report-corrections = التصحيحات المرسلة
report-answers = أجوبة أُرسلت بعد توافرها
report-followers = متابعو المعلومات
report-waiting = منتظرو جواب
report-handed-open = أسئلة مفتوحة لدى المكتب الصحفي
report-handed-closed = أسئلة أُغلقت لديه
report-person = وسيط زمن جواب المكتب
report-nobody = لم يُجب أحد بعد
# $count: how many.
report-minutes = { $count ->
    [one] دقيقة واحدة
    [two] دقيقتان
    [few] { $count } دقائق
    [many] { $count } دقيقة
   *[other] { $count } دقيقة
}
report-hours = { $count ->
    [one] ساعة واحدة
    [two] ساعتان
    [few] { $count } ساعات
    [many] { $count } ساعة
   *[other] { $count } ساعة
}

## Values

report-kind-answer = معلومة
report-kind-not-stated = لم يرد في البيان
report-kind-service = تحيات وردود خدمية أخرى
report-kind-clarify = طلب توضيح
report-kind-unknown = لم يُعثر على جواب
report-language-ar = العربية
report-language-en = الإنجليزية
report-language-both = كلتاهما
report-surface-message = رسالة
report-surface-ask = الأمر { -ask }
report-surface-command = أمر
report-surface-button = زر
report-surface-edit = رسالة معدَّلة
report-surface-not-text = غير النص
report-surface-inline = كتابة اسم البوت في محادثة أخرى
report-surface-guest = محادثة يحل البوت ضيفًا عليها
report-surface-handover = حديث مع المكتب الصحفي
report-chat-private = خاصة
report-chat-group = مجموعة
report-chat-supergroup = مجموعة
report-chat-channel = قناة
# A fact of one of several releases. $fact, $release: their names.
report-fact-of = { $fact } ({ $release })

## Lists

# One line for each. $claim: what was taken for granted; $messages, $people: how many.
report-premise = { $claim }: { $messages ->
    [one] رسالة واحدة
    [two] رسالتان
    [few] { $messages } رسائل
    [many] { $messages } رسالة
   *[other] { $messages } رسالة
} من { $people ->
    [one] شخص واحد
    [two] شخصين
    [few] { $people } أشخاص
    [many] { $people } شخصًا
   *[other] { $people } شخص
}
# Above the wordings of like questions. $count: how many were asked; $left: how many of them were left for staff.
report-group = { $count ->
    [one] سؤال واحد
    [two] سؤالان
    [few] { $count } أسئلة
    [many] { $count } سؤالًا
   *[other] { $count } سؤال
}{ $left ->
    [0] {""}
   *[other] ، تُرك منها للموظفين { $left }
}
# Below the first ones. $count: how many more.
report-more = وهناك غيرها، وعددها { $count }
# Below the questions.
report-suggest = يبيّن الأمر { -suggest } ما يُضاف.
-suggest = bayan suggest
