# What the bot says where something went wrong, or where it was sent something that it can't read.

## Mishaps

# An error of the bot's own.
error = عذرًا، حدث خطأ من جهتي. يُرجى إعادة السؤال بعد قليل.
# More messages a minute than one person may send; told once.
slow-down = تصل رسائلكم بأسرع مما أستطيع الإجابة عنها. يُرجى الانتظار دقيقة ثم إعادة السؤال.
# Put below an answer that had to wait for Telegram for ten minutes or more.
late-answer = أعتذر عن تأخر هذا الجواب، فقد تعذّر الاتصال بتيليغرام مدةً من الزمن.
# A button on a message so old that its meaning is gone.
stale-button = انتهت صلاحية هذا الزر. يُرجى طرح السؤال من جديد.

## Not text: what the bot can do instead

not-text-photo = لا أستطيع الاطلاع على الصور. يُرجى كتابة سؤالكم عن البيان.
not-text-video = لا أستطيع مشاهدة المقاطع المصورة. يُرجى كتابة سؤالكم عن البيان.
not-text-voice = لا أستطيع الاستماع إلى الرسائل الصوتية. يُرجى كتابة السؤال، أو إملاؤه بميكروفون لوحة المفاتيح.
not-text-audio = لا أستطيع الاستماع إلى التسجيلات. يُرجى كتابة سؤالكم عن البيان.
not-text-sticker = لا أقرأ سوى النصوص. وإن كان لديكم سؤال عن البيان فيُرجى كتابته.
not-text-animation = لا أستطيع مشاهدة الصور المتحركة. يُرجى كتابة سؤالكم عن البيان.
not-text-location = لا أستطيع التعامل مع المواقع الجغرافية. ويمكنكم السؤال عن المكان الوارد في البيان.
not-text-poll = لا أستطيع المشاركة في الاستطلاعات. ويمكنكم السؤال عن أي شيء في البيان.
not-text-document = لا أستطيع فتح الملفات. يُرجى كتابة السؤال، أو لصق الجملة المراد التحقق منها.
not-text-contact = لا أستطيع التعامل مع بطاقات جهات الاتصال. ويمكنكم السؤال عن جهة الاتصال الصحفي.
# Anything else that isn't text: dice, games, payments, stories.
not-text-other = لا أقرأ سوى النصوص. يُرجى كتابة سؤالكم عن البيان.
