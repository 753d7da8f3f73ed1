# What the commands say. Those that show a fact (/contact, /quote) take their words from knowledge/.

## /start, /help

# /start. $title, $publisher, $date: of the release.
start =
    Hello. I’m Bayan, an automated assistant. I answer questions about one press release: “{ $title }”, issued by { $publisher } on { $date }.

    Ask in your own words, in Arabic or English, or start with a button.
# /help. $emergency: the emergency number, with its country where that is known.
help =
    Ask about the release in your own words, in Arabic or English. You can ask two things at once, and follow up with “and the second one?”. Each answer names the paragraph it rests on, and “{ button-origin }” below it shows the release’s own words. Where the release is silent, I say so.

    • /topics: everything the release covers
    • /quote: the quotation, ready to copy
    • /contact: the press contact
    • /factsheet: all the facts in one place
    • /ask: a question in a group
    • /follow: be told if the last answer is corrected
    • /following: what you follow; /unfollow ends it
    • /language: Arabic or English
    • /privacy: what is kept about you
    • /forget: delete it now

    If someone is in danger, call the emergency number { $emergency } now.
# /help, added where there is a press office to ask.
help-office = Where the release has no answer, the button “{ button-office }” takes your question to people, who answer here. Staff read it, and aren’t told who asks.
# /help, added for staff.
help-staff =
    For staff:
    • A question that somebody sends to the press office comes to you: reply to it, and your text goes to whoever asked; then you can keep it as a fact
    • /stats: figures
    • /unanswered: questions without an answer
    • /digest: whether you hear of what is asked, each day and when something piles up
    • /hold: state a fact, or the whole release, no longer while it is checked
    • /release: state it again
    • /reload: put changed knowledge into use
    • /forbid, in a group: I leave it, and stay away until one of you adds me

## /topics

# Above the buttons with the headings.
topics-choose = What would you like to know about?
# Above the buttons with the facts of one heading. $heading: one of the headings below.
topics-under = { $heading }: choose one.
# The headings. Each is named after the file in facts/ that holds its facts; a release may have its own (headings: in release.yaml).
heading-what = What it is about
heading-when = When and where
heading-who = Who was involved
heading-topics = What was covered
heading-people = People
heading-frameworks = Plans and agreements
heading-next = What comes next
heading-contact = Contact
# The facts of a file that has no heading here.
heading-other = Other facts
# The questions in knowledge/not-stated.yaml.
heading-not-stated = Not in the release

## /ask

# /ask without a question.
ask-usage = Write your question after the command, like this: /ask Who took part?

## /contact

# The name of the card’s file, without its ending.
contact-file = press-contact

## /factsheet and the official document

# Under the official document that staff put in place. $date: day of the release.
document-caption = The official press release of { $date }.

## /language

# Above the buttons with the languages.
language-choose = Which language should I use?
# The languages as those who read them write them.
language-name-ar = العربية
language-name-en = English
# Confirmation, in the new language.
language-changed = I’ll write to you in English from now on. If you ask in Arabic, I’ll still answer in Arabic.

## /privacy and /forget

# /privacy. $days: how long questions are kept.
privacy =
    What is kept when you ask:
    • the text of your question
    • which facts you were given, word for word, and how sure the bot was
    • the times of your question and of the answer
    • your 👍 or 👎, if you give one

    In place of your Telegram ID, a keyed hash is kept: a code that can’t be traced to you without a secret key. Your name is not kept.

    If you press “{ button-follow }”, the facts that you follow are kept too, and the number of this chat, encrypted, so that I can write to you. /unfollow deletes both.

    If you send a question to the press office, staff read its text, and the number of this chat is kept, encrypted, until it is closed.

    { $days ->
        [one] Everything is deleted after { $days } day.
       *[other] Everything is deleted after { $days } days.
    } Use /forget to delete it at once.

    If a message suggests that someone may be in danger, its text is not kept at all.
# /forget. $count: how many questions were deleted.
forgotten = { $count ->
    [0] Nothing was kept about you, so there was nothing to delete.
    [one] Done. The one record kept about you has been deleted.
   *[other] Done. The { $count } records kept about you have been deleted.
}
forgotten-lingers = Traces are still in a working file of the database, because another program is reading it. They are overwritten as soon as that has finished.

## New question

# After the button or the words "new question".
conversation-restarted = Let’s start afresh. What would you like to know?

## Where a command belongs

# A command in a group that only makes sense in private. $username: the bot's, with @.
private-only = Please use that command in a private chat with me: { $username }
# A command that doesn't exist.
command-unknown = I don’t know that command. /help lists the ones I have.
