# What stands on buttons. A fact's button has its label from knowledge/.

button-more = المزيد
button-new = سؤال جديد
button-back = رجوع
button-topics = كل المواضيع
button-leave = ترك سؤالي للموظفين
button-copy-quote = نسخ التصريح
button-copy-email = نسخ البريد الإلكتروني
