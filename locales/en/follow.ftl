# Following: whoever pressed for it is told when a fact is corrected, or when a question gets its answer.

## Under an answer, and the commands (a press shows the first four as a short notice on top of the chat)

follow-done = You’ll be told here if this is corrected. /following lists what you follow.
follow-again = You follow this already. /following lists what you follow.
await-done = You’ll be told here, once, when there is an answer. /following lists what you follow.
await-again = You have asked for that already. You’ll be told when there is an answer.
# /follow where nothing has been spoken of.
follow-nothing = There’s nothing to follow yet. Ask something first, then send /follow, or press “{ button-follow }” under an answer.

## /following and /unfollow

# Above a button for each fact that is followed.
following-list = You’ll be told in this chat if any of these is corrected. Press one to stop following it.
# Above a line for each question that had no answer.
following-awaited = You’ll be told, once, when there is an answer to:
# $question: the person's own words.
following-question = • “{ $question }”
following-none = You aren’t following anything. To follow a fact, press “{ button-follow }” under an answer.
# In place of a fact's button where the fact is no longer there.
following-gone = a fact that is no longer there
# $count: how many were followed.
unfollowed = { $count ->
    [0] You weren’t following anything.
   *[other] Done. You won’t be told about corrections any more.
}
# $label: the fact's button.
unfollowed-one = You no longer follow “{ $label }”.
unfollowed-already = You weren’t following “{ $label }”.

## What is sent when a fact was corrected

# $label: the fact's button.
correction-title = Correction: { $label }
# Above what was said, word for word. $date: when.
correction-told = On { $date } you were told:
# In its place where those words are no longer kept.
correction-told-otherwise = What you were told on { $date } has been corrected.
# Above the fact as it is now.
correction-now = What is true now:
# $date: when staff corrected it; $reason: why, a sentence of theirs.
correction-why = Corrected on { $date }. Why: { $reason }

## What is sent when a question without an answer has one

awaited-title = There’s an answer to your question now
# $date: when it was asked; $question: the person's own words.
awaited-asked = On { $date } you asked: “{ $question }”
