# What is said where the bot has several releases, or one that is under embargo or withdrawn.

# Last line under an answer where there are several releases. $source: what stands there where there is one; $title: the
# release's.
source-of-several = المصدر: { $source }، «{ $title }»
# A release on one line: on a button, in a list. $title: its own; $date: its day.
release-named = { $title } ({ $date })

## /releases

command-releases = البيانات التي أجيب عنها
# Follows /help where there are several releases.
help-releases = أجيب عن بيانات صحفية عدة. وما لم تسمّوا غيره، أعدّ سؤالكم عن أحدثها. والأمر /releases يعرضها كلها.
# Above the list, whose buttons open the releases. $count: how many.
releases-title = { $count ->
    [one] أجيب عن هذا البيان الصحفي:
    [two] أجيب عن بيانين صحفيين، أحدثهما أولًا:
    [few] أجيب عن { $count } بيانات صحفية، أحدثها أولًا:
    [many] أجيب عن { $count } بيانًا صحفيًا، أحدثها أولًا:
   *[other] أجيب عن { $count } بيان صحفي، أحدثها أولًا:
}
# One line for each. $title, $date: the release's.
releases-line = بيان { $date }: «{ $title }»
releases-line-withdrawn = بيان { $date }: «{ $title }» (مسحوب)
releases-line-embargo = بيان { $date }: «{ $title }» (محظور النشر حاليًا)
# After a press on one of the buttons. $title, $date: the release's.
release-chosen = أسئلتكم التالية عن بيان { $date }: «{ $title }».
# The same where the press ties a forum's topic to the release, for everybody in it.
topic-tied = الأسئلة في هذا الموضوع عن بيان { $date }: «{ $title }»، ما لم تسمّوا غيره.
# The button that takes the choice, or the tie, back.
button-newest = الأحدث دائمًا
# After it.
release-newest = أسئلتكم التالية عن أحدث بيان: «{ $title }».
topic-untied = عادت الأسئلة في هذا الموضوع إلى أحدث بيان.

## Which one?

# Above two or three buttons, each with a release.
which-release = ينطبق سؤالكم على أكثر من بيان. أيّها تقصدون؟
# The release that was asked has nothing on it, but another one has; buttons follow. $title, $date: of the one that was
# asked.
elsewhere = لم أجد ذلك في بيان { $date }: «{ $title }». وقد تجدون ما تبحثون عنه في بيان آخر:
# The button: $label: of the entry; $title: of the release.
button-elsewhere = { $label }: { $title }

## Embargo

# Above each answer about a release whose hour hasn't come; only staff get one. $date, $time: at the press office; $zone:
# how far its clocks are from UTC.
under-embargo = محظور النشر حتى { $date }، الساعة { $time } ({ $zone }). لا يراه إلا الموظفون.
# There is no release yet that may be asked about.
nothing-open = لا يوجد هنا الآن بيان صحفي أجيب عنه. يُرجى العودة لاحقًا.

## Withdrawn

# In place of any answer about a release that was withdrawn. $title, $date, $publisher: the release's.
withdrawn = سحبت جهة الإصدار، { $publisher }، بيان { $date }: «{ $title }». ولم أعد أجيب عن الأسئلة المتعلقة به.

# In the profile, in an empty chat, in place of `bot-description` where there are several releases. $publisher: of the
# newest.
bot-description-several =
    يجيب «بيان»، بالعربية والإنجليزية، عن أسئلة الصحفيين المتعلقة بالبيانات الصحفية الصادرة عن { $publisher }. ويستند كل جواب إلى معلومات مدققة، ويذكر البيان والفقرة اللذين ورد فيهما.

    «بيان» برنامج آلي، وهو خدمة صحفية لا تستطيع المساعدة في حالات الطوارئ.

# /start where there are several releases. $title, $publisher, $date: of the newest, or of the one that a link names.
start-several =
    أهلًا بكم. اسمي بيان، وأنا مساعد آلي أجيب عن الأسئلة المتعلقة ببيانات صحفية، والحديث الآن عن بيان عنوانه «{ $title }»، صدر عن { $publisher } في { $date }. أما البيانات الأخرى فيعرضها الأمر /releases.

    اكتبوا سؤالكم بأسلوبكم، بالعربية أو الإنجليزية، أو ابدؤوا بأحد الأزرار.
