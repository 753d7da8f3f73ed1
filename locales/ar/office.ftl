# To the press office and back: a question that the release doesn’t answer goes to staff, who answer by replying.

## To whoever asks

# After the button “Ask the press office”, before anything is sent. $question: the person's own words.
office-offer =
    سيقرأ العاملون في المكتب الصحفي هذا السؤال: «{ $question }»

    ولا يُقال لهم من أنتم. ويصلكم جوابهم هنا في هذه المحادثة، ولذلك يُحفظ رقمها مشفّرًا إلى أن يُغلق السؤال.
office-declined = حسنًا، لم يُرسل شيء.
office-sent = أصبح سؤالكم لدى المكتب الصحفي، وسيصلكم الجواب هنا. ويمكنكم في الأثناء أن تواصلوا سؤالي عن البيان.
# Follows it during office hours. $date, $time: when they end, at the press office.
office-open = المكتب مفتوح اليوم حتى الساعة { $time }.
# Follows it outside them. $date, $time: when they begin.
office-closed = المكتب مغلق الآن. ويُتوقع الجواب ابتداءً من الساعة { $time } في { $date }.
# The button pressed while an earlier question is still open.
office-already = ما زال سؤالكم السابق لدى المكتب الصحفي. ويمكنكم إرسال سؤال آخر متى أُغلق.
# Heading over what staff wrote.
office-answer = من المكتب الصحفي، وليس من البيان
# The same where staff edited what they had written.
office-answer-changed = عدّل المكتب الصحفي جوابه (وهو ليس من البيان)
# Below it. $count: how often they may still ask back.
office-ask-back = { $count ->
    [one] للاستيضاح ردّوا على هذه الرسالة، ويمكنكم ذلك مرة واحدة بعد. وكل ما عدا ذلك أجيب عنه من البيان.
   *[other] للاستيضاح ردّوا على هذه الرسالة. وكل ما عدا ذلك أجيب عنه من البيان.
}
# In its place once they have asked back twice.
office-no-more = استوضحتم بقدر ما يتيحه هذا البوت. وللمزيد يُرجى مراسلة جهة الاتصال الصحفي.
office-passed-back = وصل استيضاحكم إلى المكتب الصحفي.
office-back-failed = تعذّر الوصول إلى المكتب الصحفي الآن، فلم يصل إليه ما كتبتم. يُرجى المحاولة لاحقًا.

## Closed; who closed it is in the name. $question: the person's own words.

office-closed-asker-asker = أغلقتم سؤالكم «{ $question }»، ولم يعد رقم هذه المحادثة محفوظًا من أجله.
office-closed-asker-staff = أغلق المكتب الصحفي سؤالكم «{ $question }».
office-closed-asker-silence = مرّ يوم لم يكتب فيه أحد، فأُغلق سؤالكم إلى المكتب الصحفي: «{ $question }»
office-closed-asker-nobody = عذرًا، لا يمكن الوصول إلى المكتب الصحفي عبر هذا البوت الآن، فلم يصل إليه سؤالكم: «{ $question }»
office-closed-staff-asker = أغلقه السائل: «{ $question }»
office-closed-staff-staff = أغلقه المكتب الصحفي: «{ $question }»
office-closed-staff-silence = أُغلق بعد يوم بلا كتابة: «{ $question }»
# Notices on top of the chat.
office-is-closed = تم الإغلاق.
office-already-closed = أُغلق هذا السؤال من قبل، ولم يُنقل شيء.

## To staff

# Heading; its name ends with the language that it was asked in.
office-asked-in-ar = سؤال إلى المكتب الصحفي، طُرح بالعربية
office-asked-in-en = سؤال إلى المكتب الصحفي، طُرح بالإنجليزية
# $question: the asker's own words.
office-question = السؤال: «{ $question }»
office-unknown = لم أجد جوابًا عنه في البيان.
office-not-stated = أجبتُ بأن البيان لا يذكر ذلك.
# $facts: labels.
office-spoken-of = دار الحديث قبله عن: { $facts }
office-how = ردّوا على هذه الرسالة فيصل نصكم إلى السائل. لا ترون من هو، ولا يرى من أنتم.
office-back-title = السائل يستوضح
# $text: what they ask; $question: what they had asked first.
office-back =
    يسأل: «{ $text }»

    وكان سؤاله: «{ $question }»
office-passed-on = وصل جوابكم إلى السائل.
office-text-only = لا أنقل سوى النصوص. يُرجى كتابة الجواب.
office-not-delivered = لم يعد الوصول إلى السائل ممكنًا، فأُغلق السؤال.
