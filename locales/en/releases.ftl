# What is said where the bot has several releases, or one that is under embargo or withdrawn.

# Last line under an answer where there are several releases. $source: what stands there where there is one; $title: the
# release's.
source-of-several = { $source }: “{ $title }”
# A release on one line: on a button, in a list. $title: its own; $date: its day.
release-named = { $title } ({ $date })

## /releases

command-releases = The releases I know
# Follows /help where there are several releases.
help-releases = I know several press releases. Unless you name another, I take your question to be about the newest. /releases lists them.
# Above the list, whose buttons open the releases. $count: how many.
releases-title = { $count ->
    [one] I can answer about this press release:
   *[other] I can answer about { $count } press releases, the newest first:
}
# One line for each. $title, $date: the release's.
releases-line = { $date }: “{ $title }”
releases-line-withdrawn = { $date }: “{ $title }” (withdrawn)
releases-line-embargo = { $date }: “{ $title }” (under embargo)
# After a press on one of the buttons. $title, $date: the release's.
release-chosen = Your next questions are about the release of { $date }, “{ $title }”.
# The same where the press ties a forum's topic to the release, for everybody in it.
topic-tied = In this topic, questions are now about the release of { $date }, “{ $title }”, unless they name another.
# The button that takes the choice, or the tie, back.
button-newest = Always the newest
# After it.
release-newest = Your next questions are about the newest release, “{ $title }”.
topic-untied = In this topic, questions are about the newest release again.

## Which one?

# Above two or three buttons, each with a release.
which-release = Several releases fit your question. Which one do you mean?
# The release that was asked has nothing on it, but another one has; buttons follow. $title, $date: of the one that was
# asked.
elsewhere = I didn’t find that in the release of { $date }, “{ $title }”. This may be what you are looking for, in another release:
# The button: $label: of the entry; $title: of the release.
button-elsewhere = { $label }: { $title }

## Embargo

# Above each answer about a release whose hour hasn't come; only staff get one. $date, $time: at the press office; $zone:
# how far its clocks are from UTC.
under-embargo = Under embargo until { $date }, { $time } ({ $zone }). Only staff can see this.
# There is no release yet that may be asked about.
nothing-open = There is no press release here to answer about at the moment. Please come back later.

## Withdrawn

# In place of any answer about a release that was withdrawn. $title, $date, $publisher: the release's.
withdrawn = The release of { $date }, “{ $title }”, has been withdrawn by { $publisher }. I no longer answer questions about it.

# In the profile, in an empty chat, in place of `bot-description` where there are several releases. $publisher: of the
# newest.
bot-description-several =
    Bayan answers journalists’ questions, in Arabic and English, about press releases from { $publisher }. Each answer comes from checked facts, and names the release and the paragraph it rests on.

    Bayan is automated. It is a press service and can’t help in an emergency.

# /start where there are several releases. $title, $publisher, $date: of the newest, or of the one that a link names.
start-several =
    Hello. I’m Bayan, an automated assistant. I answer questions about press releases, now about “{ $title }”, issued by { $publisher } on { $date }. /releases lists the others.

    Ask in your own words, in Arabic or English, or start with a button.
