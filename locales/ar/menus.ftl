# Texts that Telegram shows by itself: the command menu, the bot's profile, inline mode.

## The command menu (at most 256 characters each; short is better)

command-start = البداية
command-help = ما يمكنني الإجابة عنه
command-topics = كل ما يتناوله البيان
command-ask = طرح سؤال
command-quote = التصريح جاهزًا للنسخ
command-contact = جهة الاتصال الصحفي
command-factsheet = المعلومات كلها في مكان واحد
command-follow = الإبلاغ إذا تغيّر الجواب الأخير
command-following = ما أتابعه
command-unfollow = إيقاف المتابعة
command-language = العربية أو الإنجليزية
command-privacy = ما يُحفظ عنكم
command-forget = حذف ما يُحفظ عنكم
command-stats = الأرقام (للموظفين)
command-unanswered = أسئلة بلا جواب (للموظفين)
command-digest = الإبلاغ بما يُسأل عنه (للموظفين)
command-hold = إيقاف ذكر معلومة أثناء مراجعتها (للموظفين)
command-release = إنهاء إيقاف معلومة (للموظفين)
command-reload = تحميل المحتوى المعدَّل (للموظفين)

## The profile

# In an empty chat, before the first message (at most 512 characters). $title, $publisher, $date: of the release.
bot-description =
    يجيب «بيان» بالعربية والإنجليزية عن أسئلة الصحفيين المتعلقة ببيان صحفي واحد عنوانه «{ $title }»، صدر عن { $publisher } في { $date }. ويستند كل جواب إلى معلومات مدققة، ومعه رقم الفقرة.

    وهو خدمة صحفية آلية لا تستطيع المساعدة في حالات الطوارئ.
# On the profile page and in shared links (at most 120 characters). $publisher: of the release.
bot-short-description = أجوبة آلية بالعربية والإنجليزية عن بيان صحفي صادر عن { $publisher }.

## Inline mode

# The button above the results; opens the private chat with the bot.
inline-open-chat = اسألوا البوت في محادثة خاصة
# In its place for who types faster than can be answered; 64 characters at most.
inline-slow-down = يُرجى الانتظار دقيقة ثم متابعة الكتابة
# In the field behind the bot's name, in both languages at once, before anything is typed.
inline-placeholder = اسألوا عن البيان

## Groups

# Once, on joining a group where privacy mode hides messages. $username: the bot's, with @.
group-hint = أهلًا بكم. أجيب هنا عندما تكتبون الأمر { -ask } وبعده السؤال، أو تردّون على إحدى رسائلي. وإذا جعلني أحد المشرفين مشرفًا أمكنني أن أجيب أيضًا عند ذكر { $username }.
# Once, on joining a group where the bot sees all messages.
group-hello = أهلًا بكم. لا أجيب هنا إلا عند ذكر { $username }، أو عند الرد على إحدى رسائلي، أو كتابة الأمر { -ask } وبعده السؤال.
# On leaving a chat that staff forbid.
group-forbidden = هذه المحادثة ليست ضمن نطاق عملي، ولذلك أغادرها. ويمكنكم سؤالي في محادثة خاصة: { $username }
