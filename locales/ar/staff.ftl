# For staff only: /stats, /unanswered, /reload.

## /stats

# First line. $days: how far back the figures go.
stats-title = { $days ->
    [one] آخر يوم
    [two] آخر يومين
    [few] آخر { $days } أيام
    [many] آخر { $days } يومًا
   *[other] آخر { $days } يوم
}
# Nothing was asked in that time.
stats-none = لم يسأل أحد شيئًا في هذه المدة.
# One line each; $count: how many.
stats-questions = الأسئلة: { $count }
stats-people = الأشخاص: { $count }
stats-answer = أُجيب عنها بمعلومة: { $count }
stats-not-stated = لم ترد في البيان: { $count }
stats-service = تحيات وردود خدمية أخرى: { $count }
stats-clarify = طُلب توضيحها: { $count }
stats-unknown = لم يُعثر لها على جواب: { $count }
# Feedback. $up, $down: how many of each.
stats-feedback = التقييم: { $up } 👍، { $down } 👎
# Following and the press office; $count: how many.
stats-followers = من يتابعون معلومة: { $count }
stats-corrections = التصحيحات المرسلة: { $count }
stats-waiting = من ينتظرون جوابًا: { $count }
stats-office-open = أسئلة مفتوحة لدى المكتب الصحفي: { $count }
stats-office-closed = أسئلة أُغلقت لديه: { $count }
stats-office-minutes = وسيط زمن جواب المكتب بالدقائق: { $count }
# How fast answers were. $milliseconds: the median.
stats-speed = وسيط زمن الجواب بالملّي ثانية: { $milliseconds }
# Where there are several releases: a heading, and one line for each. $title: its own; $count: questions, $open: those without
# an answer.
stats-releases = بحسب البيان:
stats-release = • { $title }: { $count }، وبلا جواب منها { $open }
# Heading over the facts asked for most, and one line for each. $label: the fact's button.
stats-most-asked = الأكثر طلبًا:
# It begins with a letter of its own: a line's direction is told by the first that isn't put in.
stats-fact = • عن «{ $label }»: { $count }

# On the picture. $days: how many are shown.
chart-title = { $days ->
    [one] أسئلة آخر يوم
    [two] أسئلة آخر يومين
    [few] أسئلة آخر { $days } أيام
    [many] أسئلة آخر { $days } يومًا
   *[other] أسئلة آخر { $days } يوم
}
chart-answered = أُجيب عنها
chart-open = بلا جواب
chart-facts = الأكثر طلبًا

## /unanswered

# First line. $count: how many groups of like questions follow.
unanswered-title = { $count ->
    [one] سؤال واحد بلا جواب، ومعه ما يشبهه:
    [two] سؤالان بلا جواب، ومع كل منهما ما يشبهه:
   *[other] عدد الأسئلة التي بلا جواب { $count }، ومع كل سؤال ما يشبهه:
}
unanswered-none = لا أسئلة بلا جواب.
# One line for each group. $question: one person's words; $count: how many asked so.
unanswered-line = { $count ->
    [one] • طُرح مرة واحدة: «{ $question }»
    [two] • طُرح مرتين: «{ $question }»
    [few] • طُرح { $count } مرات: «{ $question }»
    [many] • طُرح { $count } مرة: «{ $question }»
   *[other] • طُرح { $count } مرة: «{ $question }»
}
# One line for a question that its asker left for staff.
unanswered-left = • تُرك للموظفين: «{ $question }»
# Last line where there are more than fit. $count: how many more.
unanswered-more = وهناك غيرها، وعددها { $count }.

## /hold, /release

# In place of a label: the whole release.
hold-whole = البيان كله
# $label: the fact's button.
hold-done = أُوقف ذكر «{ $label }». وخلال ثوانٍ يُقال لكل من يسأل إن المراجعة جارية.
# Above buttons with other facts.
hold-sharing = هذه البنود تذكر الأرقام أو الأسماء أو التواريخ نفسها. هل يُوقف ذكرها أيضًا؟
hold-never = لا يمكن إيقاف هذا البند، فهو ما يُقال لمن قد يكون في خطر.
release-done = عاد ذكر «{ $label }».
# Follows where the whole release is held besides.
release-whole-left = والبيان كله موقوف أيضًا، فلا يُذكر منه شيء حتى يُنهى إيقافه بالأمر { -release } وبعده «الكل».
release-none = لم يكن ذكر «{ $label }» موقوفًا.
# /hold without a name: what is held, a line each. $date, $time: at the press office; $staff: a Telegram ID.
hold-title = الموقوف الآن:
hold-line = • «{ $label }» منذ { $date }، الساعة { $time }، وأوقفه { $staff }
hold-none = لا شيء موقوف.
hold-usage = لإيقاف ذكر معلومة ردّوا بالأمر { -hold } على جواب يذكرها، أو اكتبوا اسمها بعد الأمر، هكذا: { -hold } التواصل. ولإيقاف كل شيء اكتبوا بعد الأمر «الكل». ولإنهاء الإيقاف استعملوا { -release } مع الاسم نفسه.
# $count: how many buttons follow.
hold-unknown = { $count ->
    [zero] لا بند بهذا الاسم، ولا ما يشبهه.
   *[other] لا بند بهذا الاسم. هل تقصدون أحد هذه البنود؟
}
# Buttons. $label: the fact's.
button-hold = إيقاف: { $label }
button-release = إنهاء الإيقاف: { $label }

## /digest

# $hour: at the press office.
digest-is-on = يصلكم كل يوم في الساعة { $hour } موجز ما سُئل عنه، وتصلكم رسالة في الحال حين لا يجد كثيرون جوابًا أو يفترضون الأمر نفسه خطأً. ويوقف ذلك الأمر { -digest } وبعده { -off }.
digest-is-off = لا يصلكم شيء عمّا يُسأل عنه. وبالأمر { -digest } وبعده { -on } يصلكم كل يوم في الساعة { $hour } موجز، ورسالة في الحال حين لا يجد كثيرون جوابًا أو يفترضون الأمر نفسه خطأً.
button-digest-on = أبلغوني
button-digest-off = لا تبلغوني بعد الآن
# The digest's first line. $release: the release's title.
digest-title = اليوم الأخير: { $release }
digest-in-vain = أسئلة بلا جواب:
digest-premises = افتراضات لا يؤيدها البيان:
# $claim: one of the clauses below; $people: how many.
digest-premise = { $people ->
    [one] • شخص واحد: { $claim }
    [two] • شخصان: { $claim }
    [few] • عدد القائلين بذلك { $people }: { $claim }
   *[other] • عدد القائلين بذلك { $people }: { $claim }
}
# $count: messages that suggested danger. Never their words.
digest-alarms = { $count ->
    [one] دلّت رسالة واحدة على أن أحدًا قد يكون في خطر، ونصها لا يُحفظ.
    [two] دلّت رسالتان على أن أحدًا قد يكون في خطر، ونصهما لا يُحفظ.
   *[other] عدد الرسائل التي دلّت على أن أحدًا قد يكون في خطر { $count }، ونصوصها لا تُحفظ.
}
digest-end = تجدون المزيد في { -stats } و{ -unanswered }. ويوقف هذا الموجز الأمر { -digest } وبعده { -off }.
# $people: how many, within the last hour; $claim: one of the clauses below.
alert-premise = { $people ->
    [few] افترض { $people } أشخاص خلال ساعة أن { $claim }، ولا يقول البيان ذلك.
    [many] افترض { $people } شخصًا خلال ساعة أن { $claim }، ولا يقول البيان ذلك.
   *[other] افترض { $people } شخص خلال ساعة أن { $claim }، ولا يقول البيان ذلك.
}
# Above the questions. $people: how many, within the last hour.
alert-open = { $people ->
    [few] لم يجد { $people } أشخاص جوابًا خلال ساعة:
    [many] لم يجد { $people } شخصًا جوابًا خلال ساعة:
   *[other] لم يجد { $people } شخص جوابًا خلال ساعة:
}
# What was taken for granted, as a clause. $said: in people’s own words, or in English where it is a value.
claim-days = الموعد هو «{ $said }»
claim-place = المكان هو «{ $said }»
claim-count = العدد هو «{ $said }»
claim-event = ما جرى هو «{ $said }»
claim-law = القانون غير الذي يذكره البيان
claim-person = المقصود هو «{ $said }»
claim-speaker = المتحدث هو «{ $said }»
claim-partner = من الشركاء «{ $said }»
claim-organiser = الجهة المنظِّمة هي «{ $said }»
claim-participant = من المشاركين «{ $said }»
claim-study = من المؤهلات «{ $said }»
claim-topic = من المواضيع «{ $said }»
claim-title = الاسم هو «{ $said }»
claim-year = السنة هي «{ $said }»
claim-numbered = الرقم هو «{ $said }»
claim-email = عنوان البريد الإلكتروني غير الوارد في البيان
claim-telephone = البيان يورد رقم هاتف
claim-quotation = البيان ينقل كلامًا لا يرد فيه
claim-paid = الجهة التي دفعت معروفة
claim-other = ما لا يؤيده البيان صحيح

## /reload

# The new knowledge is in use. $entries, $phrasings: how many there are.
reload-done = بدأ استعمال المحتوى الجديد. عدد البنود { $entries }، وعدد صيغ الأسئلة { $phrasings }.
# A line for each corrected fact that people follow. $label: its button; $count: how many chats hear of it.
reload-corrected = صُحّح «{ $label }»، وتُبلَّغ به بعد ثلاث دقائق { $count ->
    [one] محادثة واحدة تتابعه.
    [two] محادثتان تتابعانه.
    [few] { $count } محادثات تتابعه.
    [many] { $count } محادثةً تتابعه.
   *[other] { $count } محادثة تتابعه.
}
# The same for a fact that changed without the mark.
reload-unmarked = تغيّر «{ $label }» بلا علامة { -corrected }، فلن تُبلَّغ به { $count ->
    [one] محادثة واحدة تتابعه.
    [two] محادثتان تتابعانه.
    [few] { $count } محادثات تتابعه.
    [many] { $count } محادثةً تتابعه.
   *[other] { $count } محادثة تتابعه.
}
-corrected = corrected
reload-unchanged = لم يتغير شيء منذ المرة السابقة.
# While training runs.
reload-working = تجري قراءة المحتوى، وقد تستغرق دقيقة يبقى المحتوى السابق خلالها قيد الاستعمال.
# The new knowledge has errors; they follow, one a line. $count: how many.
reload-failed = { $count ->
    [one] في المحتوى خطأ واحد، ولذلك يبقى السابق قيد الاستعمال:
    [two] في المحتوى خطآن، ولذلك يبقى السابق قيد الاستعمال:
    [few] في المحتوى { $count } أخطاء، ولذلك يبقى السابق قيد الاستعمال:
    [many] في المحتوى { $count } خطأً، ولذلك يبقى السابق قيد الاستعمال:
   *[other] في المحتوى { $count } خطأ، ولذلك يبقى السابق قيد الاستعمال:
}
