# What is said first where a question takes something for granted that the release contradicts or doesn't name. A
# release may have sentences of its own for a value (`says:` in release.yaml) and for a list (`not_named:`).

# A yes before an answer.
yes = نعم.
# The same to a question that asked whether it wasn't so.
yes-after-not = بلى.
# Before an answer to what was rightly said not to be so: “they weren’t cancelled, were they?”.
agreed = صحيح.
# $truth: what the release has; $said: what was taken for granted; $subject: what it is said of, in the genitive here.
correct-days = يورد البيان عن { $subject } التاريخ { $truth }، لا { $said }.
correct-days-issued = صدر البيان في { $truth }، لا في { $said }.
correct-days-relative = صدر البيان في { $issued }، والتاريخ الوارد فيه عن { $subject } هو { $truth }.
# A part of the event, or its first or last day, on another day. $part: one of those below.
correct-days-of-part = { $part } هو { $truth }، لا { $said }.
correct-days-first = أول يوم هو { $truth }، لا { $said }.
correct-days-last = آخر يوم هو { $truth }، لا { $said }.
part-1 = الموعد الأول
part-2 = الموعد الثاني
part-3 = الموعد الثالث
part-4 = الموعد الرابع
part-5 = الموعد الخامس
# Behind a yes: of several days only some are that day of the week. $days: those; $weekday: its name.
some-days = صادف { $days } يوم { $weekday }.
correct-place = المكان الذي يذكره البيان هو { $truth }، لا { $said }.
correct-place-outside = المكان الذي يذكره البيان هو { $truth }.
correct-count = العدد الوارد في البيان { $truth }، لا { $said }.
correct-law = القانون الذي يذكره البيان هو القانون رقم { $truth }، لا { $said }.
correct-numbered = الرقم الوارد في البيان { $truth }، لا { $said }.
correct-year = السنة الواردة في البيان { $truth }، لا { $said }.
correct-title = الاسم الوارد في البيان «{ $truth }»، لا { $said }.
correct-email = هذا العنوان غير وارد في البيان، والعنوان الذي يورده هو { $truth }.
correct-telephone = لا يورد البيان أي رقم هاتف، وهذا الرقم ليس منه.
# Where the release gives one. $truth: it.
correct-telephone-other = هذا الرقم غير وارد في البيان، والرقم الذي يورده هو { $truth }.
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
correct-nobody = في البيان خلاف ذلك، فهو يذكر الجهات الآتية.
correct-nothing = في البيان خلاف ذلك، وهو ما يأتي.
correct-only-members = لا يقتصر الأمر في البيان على { $said }.
correct-only-days = يذكر البيان أيامًا أخرى غير { $said }.
correct-closing = الكلمة التي يذكرها البيان هي الكلمة الافتتاحية لـ{ $name }، { $title }، لا كلمة ختامية.
correct-absent = لا يقول البيان ذلك، بل يذكر { $member }.
# How a subject stands, where the release has no sentence of its own for it, and what isn't known of it.
state-concluded-holds = بحسب البيان، تمّ ذلك فعلًا.
state-ongoing-holds = بحسب البيان، لا يزال ذلك جاريًا.
state-future-holds = بحسب البيان، لم يحن موعد ذلك بعد.
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
# Members of a list, by what belonging to it means, where the list has no sentence of its own (`list:` of a fact).
# $member: those asked about whom the release names; $missing: those whom it doesn't.
list-named-organised = يذكر البيان { $member } بين الجهات المنظِّمة.
list-named-partnered = يذكر البيان { $member } بين الشركاء.
list-named-took-part = يذكر البيان { $member } بين المشاركين.
list-named-spoke = يذكر البيان { $member } بين المتحدثين.
list-named-covered = يذكر البيان { $member } بين المواضيع.
list-named-any = يذكر البيان { $member }.
list-missing-organised = لا يذكر البيان { $missing } بين الجهات المنظِّمة.
list-missing-partnered = لا يذكر البيان { $missing } بين الشركاء.
list-missing-took-part = لا يذكر البيان { $missing } بين المشاركين.
list-missing-spoke = لا يذكر البيان { $missing } بين المتحدثين.
list-missing-covered = لا يذكر البيان { $missing } بين المواضيع.
# Of any other list. $list: its label.
list-missing-any = لا يذكر البيان { $missing } تحت «{ $list }».
# Where the name can't be said back.
list-nobody-else-organised = لا يسمّي البيان من الجهات المنظِّمة غير ما يأتي.
list-nobody-else-partnered = لا يسمّي البيان من الشركاء غير ما يأتي.
list-nobody-else-took-part = لا يسمّي البيان من المشاركين غير ما يأتي.
list-nobody-else-spoke = لا يسمّي البيان من المتحدثين غير ما يأتي.
list-nobody-else-covered = لا يسمّي البيان من المواضيع غير ما يأتي.
list-nobody-else-any = لا يسمّي البيان غير ما يأتي.
# $named: a sentence of those above, without its full stop.
list-but-not = { $named }، ولا يذكر { $missing }.
