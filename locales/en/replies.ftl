# The frames that replies are set in. A fact's own words stand in knowledge/, never here.

## Source and contact

# Last line under every answer. $date: day of the release; $paragraphs: list of numbers; $count: how many they are.
source = { $count ->
    [one] Release of { $date }, paragraph { $paragraphs }
   *[other] Release of { $date }, paragraphs { $paragraphs }
}
# Last line where a reply rests on the release as a whole, and no paragraph can be named.
source-release = Release of { $date }
# One line with the person to ask; under "not stated", "unknown" and the offer of people.
contact-line = Press contact: { $name }, { $email }

## Courtesy

# Returns «السلام عليكم», before the answer.
peace = Wa alaikum as-salam.

## Not stated

# Stands between "the release doesn't say" and the nearest fact that it does state.
nearby = What it does say:

## Unknown

# Nothing in the knowledge answers the question.
unknown = I didn’t find that in the release of { $date }.
# One of several questions in a message. $words: what the person wrote of it, shortened.
unknown-part = I didn’t find an answer to “{ $words }” in the release.
# Below four answers, above buttons with what else the same message asked.
rest = You asked more than fits into one reply. Press to read the rest:
# Follows `unknown`, above buttons with the nearest facts.
unknown-topics = The buttons below lead to the closest things it does cover.
# Follows `unknown` where no fact is near.
unknown-no-topics = The “{ button-topics }” button lists everything it covers.
# After two misses in a row: people instead of guesses. The contact line and a button follow.
offer-people = That’s twice in a row that I couldn’t help, so it’s better to ask a person. You can write to the press contact, or leave your question for the staff who look after this bot.

## Asking back

# Above two or three buttons with the labels of facts.
clarify = Which of these do you mean?
# Above the buttons once more, where the person's choice fitted none of them.
clarify-again = I couldn’t tell which one you meant. Please press one of these or ask in other words.

## Languages

# One of two paragraphs of the reply to a message in a third language; the other comes from locales/ar.
other-language = I answer in Arabic and English only. Please ask in one of them.
# Heading over each half where the person's language can't be told and the reply is given in both.
in-both-languages = In English

## Manners

# A second thank-you in a row.
thanks-again = Any time.
# Insults. Calm, no lecture.
abuse = Let’s leave it there. If you have a question about the release, I’m glad to answer it.
# An empty message, punctuation or emoji alone, with no conversation to lean on.
say-more = Please ask in a few words, for example “Who took part?”
# A message far too long to be a question. $limit: the most characters.
too-long = That is too long for me. Please ask in { $limit } characters or fewer.
# Under the new reply, where an edited question's old answer can no longer be edited.
edited-anew = You edited your question, so here is a new answer.

## While something is being checked

# In place of a fact that staff hold; the contact line follows in the chat.
held = This is being checked, so it isn’t stated for now.
# Follows /start while the whole release is held.
held-release = The whole release is being checked, so I’m not stating anything from it for now.
# Follows in the chat.
held-before = Please don’t rely on what you may have been told about it before. It can be asked for again once the check is over, and the press contact can tell you more.

## Where an answer is from

# After the button “Where is this from?” under an answer.
origin-title = Where this answer is from
# One line for each fact. $label: its button; $paragraphs: list of numbers; $count: how many they are.
origin-stated = { $count ->
    [one] “{ $label }”: paragraph { $paragraphs } of the release.
   *[other] “{ $label }”: paragraphs { $paragraphs } of the release.
}
# $words: the release's own, in Arabic.
origin-words = In the release’s own words: “{ $words }”
origin-not-stated = “{ $label }”: the release doesn’t say.
# $date, $time: at the press office; $zone: how far its clocks are from UTC.
origin-answered = Answered on { $date } at { $time } ({ $zone }).
# $version, $commit: the beginnings of two hashes.
origin-version = Version of the knowledge: { $version }
origin-commit = Git commit: { $commit }
origin-code = Code of this answer: { $code }
# $days: how long answers are kept.
origin-kept = { $days ->
    [one] With this code the press office can show word for word what you were told, for { $days } day, unless you delete it with /forget.
   *[other] With this code the press office can show word for word what you were told, for { $days } days, unless you delete it with /forget.
}

## Feedback and leaving a question

# After 👍 (a short notice on top of the chat).
feedback-thanks = Thank you, noted.
# After 👎 (the same).
feedback-sorry = Thank you, noted. Staff will look at this answer.
# After the button "Leave my question for staff".
question-left = Your question has been left for staff. They see its text but not who asked, so they can’t reply here. If you need an answer, write to the press contact.
# The button pressed a second time.
question-left-already = Your question is already with staff.
# The button pressed where there is no longer a question to leave (deleted or expired).
question-left-none = I no longer have that question. Please ask it again.
