# What stands on buttons. A fact's button has its label from knowledge/.

button-more = More
button-new = New question
button-back = Back
button-topics = All topics
button-leave = Leave my question for staff
# Under an answer.
button-office = Ask the press office
button-office-send = Send my question
button-office-no = No, don’t send it
button-office-close = Close this question
# For staff, under an answer of theirs that was passed on.
button-keep-phrasing = Keep: another way of asking
button-keep-silence = Keep: not stated
button-keep-fact = Keep: a new fact
button-keep-do = Do it
button-keep-no = Leave it
# Under an answer.
button-follow = Tell me if this changes
button-await = Tell me if there’s an answer
button-unfollow = Stop telling me
button-unfollow-all = Stop all of it
button-origin = Where is this from?
button-copy-code = Copy the code
button-copy-quote = Copy the quotation
button-copy-email = Copy the email address
