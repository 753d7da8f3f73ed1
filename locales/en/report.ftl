# What `bayan report` prints, and its page. For staff.

# Where there are several releases, in place of one's title. $count: how many.
report-several = What was asked about { $count } releases
# Below the title. $from, $to: days.
report-span = What was asked, { $from } to { $to }
# Below that. $place: where the press office is, as in "Jordan Time".
report-clock = Days and times: { $place }

## Headings

report-figures = In figures
report-days = Messages by day
report-facts = Facts asked for
report-kinds = Replies
report-languages = Languages of the replies
report-surfaces = Where people wrote
report-releases = Messages by release
report-office = Corrections and the press office
report-premises = Taken for granted, and not so by the release
report-unanswered = Found no answer, or left for staff

## Above columns

report-column-fact = Fact
report-column-kind = Reply
report-column-language = Language
report-column-surface = Where
report-column-release = Release
report-column-premise = What was assumed
report-column-question = Question
report-column-messages = Messages
report-column-people = People
report-column-section = Part
report-column-name = Name
report-column-value = Value
report-column-left = Left for staff
# Of the table with a line for each message.
report-column-time = Time
report-column-chat = Chat
report-column-facts = Facts
report-column-corrects = Put right
report-column-confidence = Confidence
report-column-seconds = Seconds
report-column-rating = Rating

## In figures

report-questions = Messages answered
report-people = People
report-good = Rated good
report-bad = Rated bad
report-half = Half answered within
report-most = 95 % answered within
# $seconds: as in 0.25
report-seconds = { $seconds } s
report-answered = Answered
report-open = Without an answer
report-corrections = Corrections sent
report-answers = Answers sent once there was one
report-followers = People who follow a fact
report-waiting = People who wait for an answer
report-handed-open = Questions open at the press office
report-handed-closed = Questions closed there
report-person = Median time to a person’s answer
report-nobody = nobody has answered yet
# $count: how many.
report-minutes = { $count ->
    [one] 1 minute
   *[other] { $count } minutes
}
report-hours = { $count ->
    [one] 1 hour
   *[other] { $count } hours
}

## Values

report-kind-answer = A fact
report-kind-not-stated = Not stated in the release
report-kind-service = Greetings and other service replies
report-kind-clarify = Asked to clarify
report-kind-unknown = Not found
report-language-ar = Arabic
report-language-en = English
report-language-both = Both
report-surface-message = Message
report-surface-ask = /ask
report-surface-command = Command
report-surface-button = Button
report-surface-edit = Edited message
report-surface-not-text = Something other than text
report-surface-inline = Inline, in another chat
report-surface-guest = Where the bot is a guest
report-surface-handover = With the press office
report-chat-private = Private
report-chat-group = Group
report-chat-supergroup = Group
report-chat-channel = Channel
# A fact of one of several releases. $fact, $release: their names.
report-fact-of = { $fact } ({ $release })

## Lists

# One line for each. $claim: what was taken for granted; $messages, $people: how many.
report-premise = { $claim }: { $messages ->
    [one] 1 message
   *[other] { $messages } messages
} from { $people ->
    [one] 1 person
   *[other] { $people } people
}
# Above the wordings of like questions. $count: how many were asked; $left: how many of them were left for staff.
report-group = { $count ->
    [one] 1 question
   *[other] { $count } questions
}{ $left ->
    [0] {""}
   *[other] , { $left } left for staff
}
# Below the first ones. $count: how many more.
report-more = and { $count } more
# Below the questions.
report-suggest = `bayan suggest` says what to add.
