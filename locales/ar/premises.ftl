# What is said first where a question takes something for granted that the release contradicts or doesn't name. A
# release may have sentences of its own for a value (`says:` in release.yaml) and for a list (`not_named:`).

# A yes before an answer.
yes = نعم.
# $truth: what the release has; $said: what was taken for granted; $subject: what it is said of, in the genitive here.
correct-days = يورد البيان عن { $subject } التاريخ { $truth }، لا { $said }.
correct-days-relative = صدر البيان في { $issued }، والتاريخ الوارد فيه عن { $subject } هو { $truth }.
correct-place = المكان الذي يذكره البيان هو { $truth }، لا { $said }.
correct-count = العدد الوارد في البيان { $truth }، لا { $said }.
correct-law = القانون الذي يذكره البيان هو القانون رقم { $truth }، لا { $said }.
correct-numbered = الرقم الوارد في البيان { $truth }، لا { $said }.
correct-year = السنة الواردة في البيان { $truth }، لا { $said }.
correct-title = الاسم الوارد في البيان «{ $truth }»، لا { $said }.
correct-email = هذا العنوان غير وارد في البيان، والعنوان الذي يورده هو { $truth }.
correct-telephone = لا يورد البيان أي رقم هاتف، وهذا الرقم ليس منه.
correct-quotation = لا ينقل البيان هذا الكلام.
correct-paid = لا يذكر البيان الجهة التي دفعت.
correct-study = لا يذكر البيان ذلك بين المؤهلات، وما يذكره منها وارد أدناه.
# $name: the person in the release; $title: the office that the release gives.
correct-title-of-person = يذكر البيان { $name } بصفة { $title }، لا بصفة { $said }.
correct-name = الاسم الوارد في البيان هو { $name }، { $title }.
correct-sex-female = المقصودة { $name }، وهي امرأة.
correct-sex-male = المقصود { $name }، وهو رجل.
correct-affiliation = يذكر البيان { $name } بصفة { $title }، ولا يذكر { $said } في هذا السياق.
correct-role = الاسم الوارد في البيان بهذه الصفة هو { $name }، { $title }، لا { $said }.
correct-speaker = يذكر البيان أن من تكلّم في الافتتاح هو { $name }، { $title }، لا { $said }.
# A body that the release names is said to have been absent, to have withdrawn, to have refused.
correct-absent = لا يقول البيان ذلك، بل يذكر { $member }.
# How a subject stands, where the release has no sentence of its own for it, and what isn't known of it.
state-concluded-holds = بحسب البيان، تمّ ذلك.
state-ongoing-holds = بحسب البيان، لا يزال ذلك قائمًا.
state-future-holds = بحسب البيان، لم يتم ذلك بعد.
nothing-of = ولا يذكر البيان شيئًا عن { $said }.
state-cancelled = أي إلغاء
state-postponed = أي تأجيل
state-later = أي موعد لاحق
state-going-on = أي استمرار بعد ذلك
state-early = أي انتهاء قبل الموعد
state-secret = أي سرّية
state-women = اقتصار الحضور على الرجال أو على النساء
state-failed = أي فشل
state-ended = أي انتهاء
state-withdrew = أي انسحاب
