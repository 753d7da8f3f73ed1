# What the bot says where something went wrong, or where it was sent something that it can't read.

## Mishaps

# An error of the bot's own.
error = Sorry, something went wrong on my side. Please ask again in a moment.
# More messages a minute than one person may send; told once.
slow-down = You’re sending messages faster than I can answer. Please wait a minute and then ask again.
# Put below an answer that had to wait for Telegram for ten minutes or more.
late-answer = Sorry that this comes late: Telegram couldn’t be reached for a while.
# A button on a message so old that its meaning is gone.
stale-button = That button has expired. Please ask again.

## Not text: what the bot can do instead

not-text-photo = I can’t look at photos. Please type your question about the release.
not-text-video = I can’t watch videos. Please type your question about the release.
not-text-voice = I can’t listen to voice messages. Please type your question, or dictate it with your keyboard’s microphone.
not-text-audio = I can’t listen to recordings. Please type your question about the release.
not-text-sticker = I can only read text. If you have a question about the release, please type it.
not-text-animation = I can’t watch animations. Please type your question about the release.
not-text-location = I can’t use locations. You can ask where it took place.
not-text-poll = I can’t take part in polls. You can ask about anything in the release.
not-text-document = I can’t open files. Please type your question, or paste the sentence that you want to check.
not-text-contact = I can’t use contact cards. You can ask for the press contact.
# Anything else that isn't text: dice, games, payments, stories.
not-text-other = I can only read text. Please type your question about the release.
