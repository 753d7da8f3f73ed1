# Texts that Telegram shows by itself: the command menu, the bot's profile, inline mode.

## The command menu (at most 256 characters each; short is better)

command-start = Start
command-help = What I can do
command-topics = Everything the release covers
command-ask = Ask a question
command-quote = The quotation, ready to copy
command-contact = The press contact
command-factsheet = All the facts in one place
command-follow = Tell me if the last answer changes
command-following = What I follow
command-unfollow = Stop following
command-language = Arabic or English
command-privacy = What is kept about you
command-forget = Delete what is kept about you
command-stats = Figures (staff)
command-unanswered = Questions without an answer (staff)
command-digest = Hear of what is asked (staff)
command-hold = Hold a fact while it is checked (staff)
command-release = State a held fact again (staff)
command-reload = Put changed knowledge into use (staff)

## The profile

# In an empty chat, before the first message (at most 512 characters). $title, $publisher, $date: of the release.
bot-description =
    Bayan answers journalists’ questions, in Arabic and English, about one press release: “{ $title }”, issued by { $publisher } on { $date }. Each answer comes from checked facts and names the paragraph it rests on.

    Bayan is automated. It is a press service and can’t help in an emergency.
# On the profile page and in shared links (at most 120 characters). $publisher: of the release.
bot-short-description = Automated answers in Arabic and English about a press release from { $publisher }.

## Inline mode

# The button above the results; opens the private chat with the bot.
inline-open-chat = Ask Bayan in a private chat
# In its place for who types faster than can be answered; 64 characters at most.
inline-slow-down = Please wait a minute, then type again
# In the field behind the bot's name, in both languages at once, before anything is typed.
inline-placeholder = Ask about the release

## Groups

# Once, on joining a group where privacy mode hides messages. $username: the bot's, with @.
group-hint = Hello. Here I answer when you write /ask and your question, or reply to one of my messages. If an administrator makes me one too, I can also answer when { $username } is mentioned.
# Once, on joining a group where the bot sees all messages.
group-hello = Hello. Here I answer only when you mention { $username }, reply to one of my messages, or write /ask and your question.
# On leaving a chat that staff forbid.
group-forbidden = I’m not set up for this chat, so I’m leaving. You can ask me in private: { $username }
