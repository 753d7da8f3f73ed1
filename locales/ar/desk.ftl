# ما تطبعه الأوامر bayan check و bayan new و bayan suggest عدا الأخطاء (وهي في desk.po). لموظفي المكتب الصحفي.

desk-holds =
    { $entries ->
        [zero] لا مداخل
        [one] مدخل واحد
        [two] مدخلان
        [few] { $entries } مداخل
        [many] { $entries } مدخلًا
       *[other] { $entries } مدخل
    }، { $phrasings ->
        [zero] بلا صيغ أسئلة
        [one] صيغة سؤال واحدة
        [two] صيغتا سؤال
        [few] { $phrasings } صيغ أسئلة
        [many] { $phrasings } صيغة سؤال
       *[other] { $phrasings } صيغة سؤال
    }، { $samples ->
        [zero] بلا أسئلة تجريبية
        [one] سؤال تجريبي واحد
        [two] سؤالان تجريبيان
        [few] { $samples } أسئلة تجريبية
        [many] { $samples } سؤالًا تجريبيًا
       *[other] { $samples } سؤال تجريبي
    }:
desk-holds-broken =
    { $phrasings ->
        [zero] بلا صيغ أسئلة
        [one] صيغة سؤال واحدة
        [two] صيغتا سؤال
        [few] { $phrasings } صيغ أسئلة
        [many] { $phrasings } صيغة سؤال
       *[other] { $phrasings } صيغة سؤال
    }، { $samples ->
        [zero] بلا أسئلة تجريبية
        [one] سؤال تجريبي واحد
        [two] سؤالان تجريبيان
        [few] { $samples } أسئلة تجريبية
        [many] { $samples } سؤالًا تجريبيًا
       *[other] { $samples } سؤال تجريبي
    }:
desk-of-release = في { $release }: { $holds }
desk-found =
    { $errors ->
        [zero] لا أخطاء
        [one] خطأ واحد
        [two] خطآن
        [few] { $errors } أخطاء
        [many] { $errors } خطأً
       *[other] { $errors } خطأ
    }، { $warnings ->
        [zero] ولا تنبيهات
        [one] وتنبيه واحد
        [two] وتنبيهان
        [few] و{ $warnings } تنبيهات
        [many] و{ $warnings } تنبيهًا
       *[other] و{ $warnings } تنبيه
    }
desk-nothing-written =
    { $errors ->
        [zero] لا أخطاء
        [one] خطأ واحد
        [two] خطآن
        [few] { $errors } أخطاء
        [many] { $errors } خطأً
       *[other] { $errors } خطأ
    }؛ لم يُكتب شيء
desk-written = كُتب { $file }
desk-fill-in = املؤوه، ثم: { $command }
desk-added = لا يذكر الجدول شيئًا عن { $roles }؛ اقرؤوا ما كُتب عنها في { $file }
desk-missed = لم يبلغ أي من أسئلة بيان هذه المدخلات باللغتين معًا: { $entries }. فاكتبوا كيف يسأل عنها الناس في العمودين questions_en وquestions_ar، أو في phrasings/
desk-read-aloud = اقرؤوا بصوت عالٍ، وأنصتوا: أكل جواب صحيح ويجيب عن السؤال؟
desk-try-it = للتجربة: { $command }
desk-ask-page = { $title }: { $help }. اتركوا الجواب الأول فارغًا للمتابعة.
desk-and-more =
    { $problem } ({ $count ->
        [one] ومعه خطأ آخر
        [two] ومعه خطآن آخران
        [few] ومعه { $count } أخطاء أخرى
        [many] ومعه { $count } خطأً آخر
       *[other] ومعه { $count } خطأ آخر
    }؛ يسردها { $command })
desk-refused = تعذّر ذلك: { $why }

desk-asked =
    { $number }. سُئل { $times ->
        [one] مرة واحدة
        [two] مرتين
        [few] { $times } مرات
       *[other] { $times } مرة
    }{ $left ->
        [0] { "" }
        [one] ، أُحيل منها سؤال واحد إلى الموظفين
        [two] ، أُحيل منها سؤالان إلى الموظفين
        [few] ، أُحيل منها { $left } أسئلة إلى الموظفين
        [many] ، أُحيل منها { $left } سؤالًا إلى الموظفين
       *[other] ، أُحيل منها { $left } سؤال إلى الموظفين
    }
desk-if-it-asks = إن كان السؤال عن { $labels }: أضيفوا إلى { $files }
desk-no-phrasing-has = كلمات لا ترد في أي صيغة سؤال: { $words }
desk-if-silent = إن لم يذكر البيان ذلك: أضيفوا إلى { $file }، والأسطر التي في الأسفل إلى { $phrasings }
desk-if-elsewhere = إن كان السؤال عن أمر آخر: أضيفوا إلى ملف في { $folder }
desk-asked-nothing = لم يبق سؤال بلا جواب
desk-quoted = «{ $text }»
