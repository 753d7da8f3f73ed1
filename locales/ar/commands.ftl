# What the commands say. Those that show a fact (/contact, /quote) take their words from knowledge/.

# The commands as terms: in a sentence they are isolated, so that the slash stays where it belongs.
-start = /start
-help = /help
-topics = /topics
-ask = /ask
-quote = /quote
-contact = /contact
-factsheet = /factsheet
-language = /language
-privacy = /privacy
-forget = /forget
-stats = /stats
-unanswered = /unanswered
-reload = /reload
-digest = /digest
-on = on
-off = off
-hold = /hold
-release = /release
-forbid = /forbid

## /start, /help

# /start. $title, $publisher, $date: of the release.
start =
    أهلًا بكم. اسمي بيان، وأنا مساعد آلي أجيب عن الأسئلة المتعلقة ببيان صحفي واحد عنوانه «{ $title }»، صدر عن { $publisher } في { $date }.

    اكتبوا سؤالكم بأسلوبكم، بالعربية أو الإنجليزية، أو ابدؤوا بأحد الأزرار.
# /help. $emergency: the emergency number, with its country where that is known.
help =
    اسألوا عن البيان بأسلوبكم، بالعربية أو الإنجليزية. ويمكنكم طرح سؤالين معًا، أو متابعة الحديث بسؤال قصير مثل: «والثانية؟». ومع كل جواب رقم الفقرة التي يستند إليها، والزر «{ button-origin }» تحته يعرض نص البيان نفسه. وإذا سكت البيان عن أمر قلت ذلك.

    • كل ما يتناوله البيان: { -topics }
    • التصريح جاهزًا للنسخ: { -quote }
    • جهة الاتصال الصحفي: { -contact }
    • المعلومات كلها في مكان واحد: { -factsheet }
    • السؤال داخل مجموعة: { -ask }
    • الإبلاغ إذا صُحّح الجواب الأخير: { -follow }
    • ما تتابعونه: { -following }، وإيقافه: { -unfollow }
    • العربية أو الإنجليزية: { -language }
    • ما يُحفظ عنكم: { -privacy }
    • حذف ذلك كله الآن: { -forget }

    إذا كان أحد في خطر فاتصلوا الآن برقم الطوارئ { $emergency }.
# /help, added where there is a press office to ask.
help-office = وإذا لم يكن في البيان جواب، فبالزر «{ button-office }» يصل سؤالكم إلى العاملين في المكتب الصحفي فيجيبون هنا. وهم يقرؤونه ولا يُقال لهم من سأله.
# /help, added for staff.
help-staff =
    للموظفين:
    • ما يُرسل إلى المكتب الصحفي من أسئلة يصل إليكم: ردّوا عليه فيصل نصكم إلى السائل، ثم يمكنكم حفظه معلومةً
    • الأرقام: { -stats }
    • أسئلة بلا جواب: { -unanswered }
    • إبلاغكم بما يُسأل عنه كل يوم وحين يتكرر أمر: { -digest }
    • إيقاف ذكر معلومة أو البيان كله أثناء المراجعة: { -hold }
    • إنهاء الإيقاف: { -release }
    • تحميل المحتوى المعدَّل: { -reload }
    • مغادرة المجموعة التي يُكتب فيها الأمر، ولا أعود إليها إلا إذا أضافني أحدكم: { -forbid }

## /topics

# Above the buttons with the headings.
topics-choose = عمّ تودون أن تسألوا؟
# Above the buttons with the facts of one heading. $heading: one of the headings below.
topics-under = { $heading }: اختاروا موضوعًا.
# The headings. Each is named after the file in facts/ that holds its facts; a release may have its own (headings: in release.yaml).
heading-what = الموضوع
heading-when = الزمان والمكان
heading-who = الجهات
heading-topics = المواضيع
heading-people = الأشخاص
heading-frameworks = الخطط والمواثيق
heading-next = الخطوة التالية
heading-contact = التواصل
# The facts of a file that has no heading here.
heading-other = معلومات أخرى
# The questions in knowledge/not-stated.yaml.
heading-not-stated = ما لم يرد في البيان

## /ask

# /ask without a question.
ask-usage = اكتبوا السؤال بعد الأمر، هكذا: { -ask } من شارك؟

## /contact

# The name of the card’s file, without its ending.
contact-file = جهة-الاتصال

## /factsheet and the official document

# Under the official document that staff put in place. $date: day of the release.
document-caption = البيان الصحفي الرسمي الصادر في { $date }.

## /language

# Above the buttons with the languages.
language-choose = بأي لغة أكتب إليكم؟
# The languages as those who read them write them.
language-name-ar = العربية
language-name-en = English
# Confirmation, in the new language.
language-changed = سأكتب إليكم بالعربية من الآن. وإذا سألتم بالإنجليزية فسأجيب بها.

## /privacy and /forget

# /privacy. $days: how long questions are kept.
privacy =
    ما يُحفظ عندما تسألون:
    • نص السؤال
    • المعلومات التي قُدّمت إليكم بنصها ومدى ثقة البوت في جوابه
    • وقت السؤال ووقت الجواب
    • تقييمكم للجواب إن قيّمتموه

    وبدلًا من معرّفكم في تيليغرام تُحفظ بصمة مشفّرة، أي رمز لا يدل عليكم من دون مفتاح سري. ولا يُحفظ اسمكم.

    وإذا ضغطتم زر «{ button-follow }» حُفظ أيضًا ما تتابعونه، ومعه رقم هذه المحادثة مشفّرًا لأكتب إليكم فيها. ويحذفهما الأمر { -unfollow }.

    وإذا أرسلتم سؤالًا إلى المكتب الصحفي قرأ العاملون فيه نصه، وحُفظ رقم هذه المحادثة مشفّرًا إلى أن يُغلق السؤال.

    يُحذف كل ذلك بعد { $days ->
        [one] يوم واحد
        [two] يومين
        [few] { $days } أيام
        [many] { $days } يومًا
       *[other] { $days } يوم
    }، ويحذفه الأمر { -forget } في الحال.

    وإذا دلّت رسالة على أن أحدًا قد يكون في خطر فلا يُحفظ نصها أبدًا.
# /forget. $count: how many questions were deleted.
forgotten = { $count ->
    [zero] لم يكن محفوظًا عنكم أي سجل، فليس هناك ما يُحذف.
    [one] حُذف السجل الوحيد الذي كان محفوظًا عنكم.
    [two] حُذف السجلان اللذان كانا محفوظين عنكم.
    [few] حُذفت { $count } سجلات كانت محفوظة عنكم.
    [many] حُذف { $count } سجلًا كان محفوظًا عنكم.
   *[other] حُذف { $count } سجلٍ كان محفوظًا عنكم.
}
forgotten-lingers = ما زال أثر من ذلك في ملف مؤقت لقاعدة البيانات، لأن برنامجًا آخر يقرؤها الآن، ويُمحى حالما ينتهي.

## New question

# After the button or the words "new question".
conversation-restarted = نبدأ من جديد. ما سؤالكم؟

## Where a command belongs

# A command in a group that only makes sense in private. $username: the bot's, with @.
private-only = يُرجى استعمال هذا الأمر في محادثة خاصة معي: { $username }
# A command that doesn't exist.
command-unknown = لا أعرف هذا الأمر. وتجدون الأوامر كلها هنا: { -help }
