# The frames that replies are set in. A fact's own words stand in knowledge/, never here.

## Source and contact

# Last line under every answer. $date: day of the release; $paragraphs: list of numbers; $count: how many they are.
source = { $count ->
    [one] بيان { $date }، الفقرة { $paragraphs }
    [two] بيان { $date }، الفقرتان { $paragraphs }
   *[other] بيان { $date }، الفقرات { $paragraphs }
}
# Last line where a reply rests on the release as a whole, and no paragraph can be named.
source-release = بيان { $date }
# One line with the person to ask; under "not stated", "unknown" and the offer of people.
contact-line = جهة الاتصال الصحفي: { $name }، { $email }

## Courtesy

# Returns «السلام عليكم», before the answer.
peace = وعليكم السلام.

## Not stated

# Stands between "the release doesn't say" and the nearest fact that it does state.
nearby = ومما يذكره البيان:

## Unknown

# Nothing in the knowledge answers the question.
unknown = لم أجد جوابًا عن ذلك في البيان الصادر في { $date }.
# One of several questions in a message. $words: what the person wrote of it, shortened.
unknown-part = لم أجد في البيان جوابًا عن «{ $words }».
# Below four answers, above buttons with what else the same message asked.
rest = سألتم عن أكثر مما يتسع له رد واحد. اضغطوا لقراءة الباقي:
# Follows `unknown`, above buttons with the nearest facts.
unknown-topics = وتجدون أقرب ما يتناوله البيان في الأزرار أدناه.
# Follows `unknown` where no fact is near.
unknown-no-topics = وتجدون كل ما يتناوله البيان بالضغط على زر «{ button-topics }».
# After two misses in a row: people instead of guesses. The contact line and a button follow.
offer-people = تعذّرت عليّ الإجابة مرتين متتاليتين، والأفضل أن تسألوا أحد الموظفين. يمكنكم مراسلة جهة الاتصال الصحفي، أو ترك سؤالكم للموظفين القائمين على هذا البوت.

## Asking back

# Above two or three buttons with the labels of facts.
clarify = أيّ هذه المواضيع تقصدون؟
# Above the buttons once more, where the person's choice fitted none of them.
clarify-again = لم يتضح لي أيّها تقصدون. يُرجى الضغط على أحد الأزرار أو طرح السؤال بعبارة أخرى.

## Languages

# One of two paragraphs of the reply to a message in a third language; the other comes from locales/en.
other-language = أجيب بالعربية والإنجليزية فقط. يُرجى طرح السؤال بإحداهما.
# Heading over each half where the person's language can't be told and the reply is given in both.
in-both-languages = بالعربية

## Manners

# A second thank-you in a row.
thanks-again = العفو.
# Insults. Calm, no lecture.
abuse = لنتجاوز هذا. وإن كان لديكم سؤال عن البيان فيسعدني أن أجيب عنه.
# An empty message, punctuation or emoji alone, with no conversation to lean on.
say-more = يُرجى كتابة السؤال في بضع كلمات، مثل: «من شارك؟»
# A message far too long to be a question. $limit: the most characters.
too-long = الرسالة أطول مما يمكنني قراءته. والحد الأقصى لعدد الأحرف { $limit }.
# Under the new reply, where an edited question's old answer can no longer be edited.
edited-anew = عدّلتم سؤالكم، وهذا جواب جديد عنه.

## While something is being checked

# In place of a fact that staff hold; the contact line follows in the chat.
held = تجري مراجعة هذه المعلومة، ولذلك لا تُذكر الآن.
# Follows /start while the whole release is held.
held-release = تجري مراجعة البيان كله، ولذلك لا أذكر شيئًا منه الآن.
# Follows in the chat.
held-before = يُرجى عدم الاعتماد على ما سبق أن قيل لكم عنها. ويمكن السؤال عنها من جديد بعد انتهاء المراجعة، ولدى جهة الاتصال الصحفي المزيد.

## Where an answer is from

-git = git

# After the button “Where is this from?” under an answer.
origin-title = مصدر هذا الجواب
# One line for each fact. $label: its button; $paragraphs: list of numbers; $count: how many they are.
origin-stated = { $count ->
    [one] «{ $label }»: الفقرة { $paragraphs } من البيان.
    [two] «{ $label }»: الفقرتان { $paragraphs } من البيان.
   *[other] «{ $label }»: الفقرات { $paragraphs } من البيان.
}
# $words: the release's own, in Arabic.
origin-words = بنص البيان: «{ $words }»
origin-not-stated = «{ $label }»: أمر لا يذكره البيان.
# $date, $time: at the press office; $zone: how far its clocks are from UTC.
origin-answered = قُدّم هذا الجواب في { $date }، الساعة { $time } ({ $zone }).
# $version, $commit: the beginnings of two hashes.
origin-version = إصدار المحتوى: { $version }
origin-commit = رقم الإيداع في { -git }: { $commit }
origin-code = رمز هذا الجواب: { $code }
# $days: how long answers are kept.
origin-kept = بهذا الرمز يستطيع المكتب الصحفي أن يعرض نص ما قيل لكم حرفيًا مدة { $days ->
        [one] يوم واحد
        [two] يومين
        [few] { $days } أيام
        [many] { $days } يومًا
       *[other] { $days } يوم
    }، ما لم تحذفوه بالأمر { -forget }.

## Feedback and leaving a question

# After 👍 (a short notice on top of the chat).
feedback-thanks = شكرًا، سُجّل رأيكم.
# After 👎 (the same).
feedback-sorry = شكرًا، سُجّل رأيكم. وسيراجع الموظفون هذا الجواب.
# After the button "Leave my question for staff".
question-left = أصبح سؤالكم لدى الموظفين. وهم يرون نصه ولا يعرفون صاحبه، فلا يمكنهم الرد هنا. وإن كنتم بحاجة إلى جواب فراسلوا جهة الاتصال الصحفي.
# The button pressed a second time.
question-left-already = سبق أن تركتم هذا السؤال للموظفين.
# The button pressed where there is no longer a question to leave (deleted or expired).
question-left-none = لم يعد هذا السؤال محفوظًا لديّ. يُرجى طرحه من جديد.
