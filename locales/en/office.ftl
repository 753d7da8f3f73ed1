# To the press office and back: a question that the release doesn’t answer goes to staff, who answer by replying.

## To whoever asks

# After the button “Ask the press office”, before anything is sent. $question: the person's own words.
office-offer =
    Staff at the press office will read this question: “{ $question }”

    They aren’t told who you are. Their answer comes here, in this chat; until the matter is closed, the number of this chat is kept for that, encrypted.
office-declined = All right, nothing was sent.
office-sent = Your question is with the press office. The answer comes here. Meanwhile you can go on asking me about the release.
# Follows it during office hours. $date, $time: when they end, at the press office.
office-open = The office is open until { $time } today.
# Follows it outside them. $date, $time: when they begin.
office-closed = The office is closed now. Expect an answer from { $time } on { $date }.
# The button pressed while an earlier question is still open.
office-already = Your earlier question is still with the press office. Once that is closed, you can send another one.
# Heading over what staff wrote.
office-answer = From the press office, not from the release
# The same where staff edited what they had written.
office-answer-changed = The press office has changed its answer (not from the release)
# Below it. $count: how often they may still ask back.
office-ask-back = { $count ->
    [one] To ask back, reply to this message; you can do that once more. Everything else you write is answered from the release.
   *[other] To ask back, reply to this message. Everything else you write is answered from the release.
}
# In its place once they have asked back twice.
office-no-more = You have asked back as often as is possible here. For more, please write to the press contact.
office-passed-back = Passed on to the press office.
office-back-failed = The press office can’t be reached just now, so this wasn’t passed on. Please try again later.

## Closed; who closed it is in the name. $question: the person's own words.

office-closed-asker-asker = You have closed your question “{ $question }”. The number of this chat is no longer kept for it.
office-closed-asker-staff = The press office has closed your question “{ $question }”.
office-closed-asker-silence = Nobody has written for a day, so your question “{ $question }” to the press office is closed.
office-closed-asker-nobody = Sorry, the press office can’t be reached through this bot just now. Your question “{ $question }” has not been passed on.
office-closed-staff-asker = Closed by whoever asked: “{ $question }”
office-closed-staff-staff = Closed by the press office: “{ $question }”
office-closed-staff-silence = Closed after a day without a word: “{ $question }”
# Notices on top of the chat.
office-is-closed = Closed.
office-already-closed = That question is closed already; nothing was passed on.

## To staff

# Heading; its name ends with the language that it was asked in.
office-asked-in-ar = A question for the press office, asked in Arabic
office-asked-in-en = A question for the press office, asked in English
# $question: the asker's own words.
office-question = They ask: “{ $question }”
office-unknown = I found no answer in the release.
office-not-stated = I said that the release leaves this open.
# $facts: labels.
office-spoken-of = Spoken of before: { $facts }
office-how = Reply to this message, and your text goes to whoever asked. You don’t see who they are, and they don’t see who you are.
office-back-title = They ask back
# $text: what they ask; $question: what they had asked first.
office-back =
    “{ $text }”

    About: “{ $question }”
office-passed-on = Passed on to whoever asked.
office-text-only = I can only pass on text. Please write it.
office-not-delivered = Whoever asked can’t be reached any more, so the question is closed.
