# For staff only: /stats, /unanswered, /reload.

## /stats

# First line. $days: how far back the figures go.
stats-title = { $days ->
    [one] The last day
   *[other] The last { $days } days
}
# Nothing was asked in that time.
stats-none = Nobody has asked anything in this time.
# One line each; $count: how many.
stats-questions = Questions: { $count }
stats-people = People: { $count }
stats-answer = Answered with a fact: { $count }
stats-not-stated = Not stated in the release: { $count }
stats-service = Greetings and other service replies: { $count }
stats-clarify = Asked to clarify: { $count }
stats-unknown = Not found: { $count }
# Feedback. $up, $down: how many of each.
stats-feedback = Feedback: { $up } 👍, { $down } 👎
# How fast answers were. $milliseconds: the median.
# Following and the press office; $count: how many.
stats-followers = People who follow a fact: { $count }
stats-corrections = Corrections sent: { $count }
stats-waiting = People who wait for an answer: { $count }
stats-office-open = Questions open at the press office: { $count }
stats-office-closed = Questions closed there: { $count }
stats-office-minutes = Median time to a person’s answer, in minutes: { $count }
# How fast answers were. $milliseconds: the median.
stats-speed = Median time to answer: { $milliseconds } ms
# Where there are several releases: a heading, and one line for each. $title: its own; $count: questions, $open: those without
# an answer.
stats-releases = By release:
stats-release = • { $title }: { $count }, without an answer { $open }
# Heading over the facts asked for most, and one line for each. $label: the fact's button.
stats-most-asked = Asked most:
stats-fact = • { $label }: { $count }

# On the picture. $days: how many are shown.
chart-title = { $days ->
    [one] Questions of the last day
   *[other] Questions of the last { $days } days
}
chart-answered = Answered
chart-open = Without an answer
chart-facts = Asked most

## /unanswered

# First line. $count: how many groups of like questions follow.
unanswered-title = { $count ->
    [one] One question without an answer, with those like it:
   *[other] { $count } questions without an answer, each with those like it:
}
unanswered-none = No unanswered questions.
# One line for each group. $question: one person's words; $count: how many asked so.
unanswered-line = { $count ->
    [one] • Asked once: “{ $question }”
    [2] • Asked twice: “{ $question }”
   *[other] • Asked { $count } times: “{ $question }”
}
# One line for a question that its asker left for staff.
unanswered-left = • Left for staff: “{ $question }”
# Last line where there are more than fit. $count: how many more.
unanswered-more = And { $count } more.

## /hold, /release

# In place of a label: the whole release.
hold-whole = The whole release
# $label: the fact's button.
hold-done = “{ $label }” is held. Within seconds everybody who asks is told that it is being checked.
# Above buttons with other facts.
hold-sharing = These name the same figures, names or days. Are they to be held too?
hold-never = That can’t be held: it is what somebody in danger is told.
release-done = “{ $label }” is stated again.
# Follows where the whole release is held besides.
release-whole-left = The whole release is held as well: until /release all nothing of it is stated.
release-none = “{ $label }” wasn’t held.
# /hold without a name: what is held, a line each. $date, $time: at the press office; $staff: a Telegram ID.
hold-title = Held now:
hold-line = • “{ $label }”, since { $date } at { $time }, by { $staff }
hold-none = Nothing is held.
hold-usage = To hold a fact, reply /hold to an answer that states it, or write its name after the command: /hold Contact. To hold everything: /hold all. To end it: /release and the same name.
# $count: how many buttons follow.
hold-unknown = { $count ->
    [0] No fact has that name, and nothing like it.
   *[other] No fact has that name. Is one of these meant?
}
# Buttons. $label: the fact's.
button-hold = Hold: { $label }
button-release = Release: { $label }

## /digest

# $hour: at the press office.
digest-is-on = You get a digest of what was asked each day at { $hour }, and a word at once when many people find no answer or take the same thing for granted wrongly. /digest off ends it.
digest-is-off = You aren’t told what is asked unless you look. With /digest on you get a digest each day at { $hour }, and a word at once when many people find no answer or take the same thing for granted wrongly.
button-digest-on = Tell me
button-digest-off = Don’t tell me any more
# The digest's first line. $release: the release's title.
digest-title = The last day: { $release }
digest-in-vain = Without an answer:
digest-premises = Taken for granted, and not so by the release:
# $claim: one of the clauses below; $people: how many.
digest-premise = { $people ->
    [one] • one person: { $claim }
   *[other] • { $people } people: { $claim }
}
# $count: messages that suggested danger. Never their words.
digest-alarms = { $count ->
    [one] One message suggested that somebody may be in danger. Its text isn’t kept.
   *[other] { $count } messages suggested that somebody may be in danger. Their text isn’t kept.
}
digest-end = More in /stats and /unanswered. /digest off ends this.
# $people: how many, within the last hour; $claim: one of the clauses below.
alert-premise = { $people } people in an hour took it that { $claim }. The release doesn’t say so.
# Above the questions. $people: how many, within the last hour.
alert-open = { $people } people found no answer in an hour:
# What was taken for granted, as a clause. $said: in people’s own words, or in English where it is a value.
claim-days = the date was “{ $said }”
claim-place = the place was “{ $said }”
claim-count = the number was “{ $said }”
claim-event = it was “{ $said }”
claim-law = another law applies than the release names
claim-person = the person was “{ $said }”
claim-speaker = “{ $said }” spoke
claim-partner = “{ $said }” was a partner
claim-organiser = “{ $said }” was the organiser
claim-participant = “{ $said }” took part
claim-study = “{ $said }” was among the degrees
claim-topic = “{ $said }” was a topic
claim-title = the name was “{ $said }”
claim-year = the year was “{ $said }”
claim-numbered = the number was “{ $said }”
claim-email = the e-mail address was another
claim-telephone = a telephone number was given
claim-quotation = words were said that the release doesn’t quote
claim-paid = it is known who paid
claim-other = something was so that the release doesn’t bear out

## /reload

# The new knowledge is in use. $entries, $phrasings: how many there are.
reload-done = The new knowledge is in use: { $entries } entries, { $phrasings } phrasings.
# A line for each corrected fact that people follow. $label: its button; $count: how many chats hear of it.
reload-corrected = { $count ->
    [one] “{ $label }” was corrected: { $count } chat that follows it is told in three minutes.
   *[other] “{ $label }” was corrected: { $count } chats that follow it are told in three minutes.
}
# The same for a fact that changed without the mark.
reload-unmarked = { $count ->
    [one] “{ $label }” changed without “corrected”, so { $count } chat that follows it isn’t told.
   *[other] “{ $label }” changed without “corrected”, so { $count } chats that follow it aren’t told.
}
reload-unchanged = Nothing has changed since the last time.
# While training runs.
reload-working = Reading the knowledge. This can take a minute; the old version stays in use meanwhile.
# The new knowledge has errors; they follow, one a line. $count: how many.
reload-failed = { $count ->
    [one] There is one error in the knowledge, so the old version stays in use:
   *[other] There are { $count } errors in the knowledge, so the old version stays in use:
}
