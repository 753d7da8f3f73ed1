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
stats-speed = Median time to answer: { $milliseconds } ms
# Heading over the facts asked for most, and one line for each. $label: the fact's button.
stats-most-asked = Asked most:
stats-fact = • { $label }: { $count }

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

## /reload

# The new knowledge is in use. $entries, $phrasings: how many there are.
reload-done = The new knowledge is in use: { $entries } entries, { $phrasings } phrasings.
reload-unchanged = Nothing has changed since the last time.
# While training runs.
reload-working = Reading the knowledge. This can take a minute; the old version stays in use meanwhile.
# The new knowledge has errors; they follow, one a line. $count: how many.
reload-failed = { $count ->
    [one] There is one error in the knowledge, so the old version stays in use:
   *[other] There are { $count } errors in the knowledge, so the old version stays in use:
}
