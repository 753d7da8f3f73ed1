# What stands on buttons. A fact's button has its label from knowledge/.

button-more = المزيد
button-new = سؤال جديد
button-back = رجوع
button-topics = كل المواضيع
button-leave = ترك سؤالي للموظفين
# Under an answer.
button-office = سؤال المكتب الصحفي
button-office-send = إرسال سؤالي
button-office-no = لا ترسله
button-office-close = إغلاق هذا السؤال
# For staff, under an answer of theirs that was passed on.
button-keep-phrasing = حفظه صيغةً أخرى للسؤال
button-keep-silence = حفظه ممّا لم يرد في البيان
button-keep-fact = حفظه معلومةً جديدة
button-keep-do = نفّذ ذلك
button-keep-no = اتركه
# Under an answer.
button-follow = أبلغني إذا تغيّر هذا
button-await = أبلغني إذا توفّر جواب
button-unfollow = إيقاف الإبلاغ
button-unfollow-all = إيقافها كلها
button-origin = ما مصدر هذا الجواب؟
button-copy-code = نسخ الرمز
button-copy-quote = نسخ التصريح
button-copy-email = نسخ البريد الإلكتروني
