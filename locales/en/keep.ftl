# For staff only: what they answered may become part of the knowledge, tried on a copy first and written at a press.

# Above buttons with entries. $question: the asker's own words.
keep-which = Which of these answers “{ $question }”? These words will be one more way of asking for it.
# What is still missing; staff reply to each.
keep-other-en = Reply to this message with the answer in English.
keep-other-ar = Reply to this message with the answer in Arabic.
# $question: the asker's own words.
keep-question-en = And how would somebody ask in English “{ $question }”? Reply to this message with that question.
keep-question-ar = And how would somebody ask in Arabic “{ $question }”? Reply to this message with that question.
# $example: English and Arabic with a slash between them.
keep-label = Reply to this message with the words for its button, English first, a slash, then Arabic, like this: { $example }
# $example: a paragraph and words of the release.
keep-evidence = Reply to this message with the paragraph of the release and the words there that carry it, letter by letter, like this: { $example }
keep-example-label = Car park / موقف السيارات
keep-example-evidence = 4: 10 -11
# Before the same request once more.
keep-again = I can’t read that.
keep-trying = I’m trying it on a copy. That can take a minute or two; nothing has been changed yet.
# Above the lines that would be written. $file: which file.
keep-preview = This would be added to { $file }:
# $label: the button of an entry.
keep-finds = The question would then get “{ $label }”.
keep-finds-nothing = The question would still not get it.
keep-moves = { $count ->
    [0] No sample question would go elsewhere.
    [one] One sample question would now go elsewhere:
   *[other] { $count } sample questions would now go elsewhere:
}
# $question: a sample; $was, $becomes: the buttons of two entries.
keep-moved = • “{ $question }” would get “{ $becomes }” instead of “{ $was }”
keep-no-entry = no answer
# What is wrong follows, one a line.
keep-refused = That can’t be done:
# $files: which were written.
keep-done = Written to { $files }, and in use from now on. git shows the change.
keep-left = Nothing was changed.
