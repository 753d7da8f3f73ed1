# Following: whoever pressed for it is told when a fact is corrected, or when a question gets its answer.

-follow = /follow
-following = /following
-unfollow = /unfollow

## Under an answer, and the commands (a press shows the first four as a short notice on top of the chat)

follow-done = ستُبلَّغون هنا إذا صُحّح هذا الجواب. ولعرض ما تتابعونه: { -following }
follow-again = أنتم تتابعون هذا أصلًا. ولعرض ما تتابعونه: { -following }
await-done = ستُبلَّغون هنا مرة واحدة متى توفّر جواب. ولعرض ما تتابعونه: { -following }
await-again = سبق أن طلبتم ذلك، وستُبلَّغون متى توفّر جواب.
# /follow where nothing has been spoken of.
follow-nothing = ليس هناك ما يُتابَع بعد. اسألوا أولًا، ثم أرسلوا { -follow }، أو اضغطوا زر «{ button-follow }» تحت الجواب.

## /following and /unfollow

# Above a button for each fact that is followed.
following-list = تُبلَّغون في هذه المحادثة إذا صُحّح شيء مما يلي. ولإيقاف متابعة أيٍّ منه اضغطوا زرّه.
# Above a line for each question that had no answer.
following-awaited = وتُبلَّغون مرة واحدة متى توفّر جواب عن سؤالكم:
# $question: the person's own words.
following-question = • سألتم: «{ $question }»
following-none = لا تتابعون شيئًا الآن. ولمتابعة معلومة اضغطوا زر «{ button-follow }» تحت الجواب.
# In place of a fact's button where the fact is no longer there.
following-gone = معلومة لم تعد موجودة
# $count: how many were followed.
unfollowed = { $count ->
    [zero] لم تكونوا تتابعون شيئًا.
   *[other] تم ذلك. ولن تُبلَّغوا بأي تصحيح بعد الآن.
}
# $label: the fact's button.
unfollowed-one = لم تعودوا تتابعون «{ $label }».
unfollowed-already = لم تكونوا تتابعون «{ $label }».

## What is sent when a fact was corrected

# $label: the fact's button.
correction-title = تصحيح: { $label }
# Above what was said, word for word. $date: when.
correction-told = قيل لكم في { $date }:
# In its place where those words are no longer kept.
correction-told-otherwise = صُحّح ما قيل لكم في { $date }.
# Above the fact as it is now.
correction-now = والصحيح الآن:
# $date: when staff corrected it; $reason: why, a sentence of theirs.
correction-why = صُحّح ذلك في { $date }. والسبب: { $reason }

## What is sent when a question without an answer has one

awaited-title = توفّر جواب عن سؤالكم
# $date: when it was asked; $question: the person's own words.
awaited-asked = سألتم في { $date }: «{ $question }»
