# What `bayan check`, `bayan new` and `bayan suggest` print, beside what is wrong (that stands in ar/desk.po). For press staff.

# What was looked at. $entries, $phrasings, $samples: how many.
desk-holds =
    { $entries ->
        [one] 1 entry
       *[other] { $entries } entries
    }, { $phrasings ->
        [one] 1 phrasing
       *[other] { $phrasings } phrasings
    }, { $samples ->
        [one] 1 sample question
       *[other] { $samples } sample questions
    }:
# The same, where errors leave no entries to count.
desk-holds-broken =
    { $phrasings ->
        [one] 1 phrasing
       *[other] { $phrasings } phrasings
    }, { $samples ->
        [one] 1 sample question
       *[other] { $samples } sample questions
    }:
# Where there are several releases. $release: its folder; $holds: one of the two before.
desk-of-release = { $release }, { $holds }
# The last line. $errors, $warnings: how many.
desk-found =
    { $errors ->
        [one] 1 error
       *[other] { $errors } errors
    }, { $warnings ->
        [one] 1 warning
       *[other] { $warnings } warnings
    }
# After a sheet that has errors. $errors: how many.
desk-nothing-written =
    { $errors ->
        [one] 1 error
       *[other] { $errors } errors
    }; nothing was written
# $file: what is there now.
desk-written = { $file }: written
# $command: what to type.
desk-fill-in = Fill it in, then: { $command }
# $roles: a list of roles; $file: where the entries stand that Bayan wrote for them.
desk-added = The sheet says nothing of { $roles }: read these in { $file }
# $entries: a list of entries that none of the questions tried in one of the languages reached.
desk-missed = No question of Bayan’s own reached these in both languages: { $entries }. Write how people ask for them under questions_en and questions_ar, or in phrasings/
desk-read-aloud = Read aloud, and listen whether each reply is true and answers the question:
# $command: what to type.
desk-try-it = To try it: { $command }
# $title, $help: of a page of the sheet.
desk-ask-page = { $title }: { $help }. Leave the first answer empty to go on.
# $problem: the first; $count: how many besides; $command: what lists them.
desk-and-more = { $problem } (and { $count } more: { $command } lists them all)
# $why: what keeps the command from being done.
desk-refused = This can’t be done: { $why }

# `bayan suggest`, as comments above the lines to add. $number: of the group; $times: how often it was asked; $left: how
# many of these were left for staff.
desk-asked =
    { $number }. asked { $times ->
        [one] once
       *[other] { $times } times
    }{ $left ->
        [0] { "" }
       *[other] , { $left } left for staff
    }
# $labels: of the entries that may be meant; $files: where their phrasings stand.
desk-if-it-asks = if it asks for { $labels }: add to { $files }
# $words: of the questions.
desk-no-phrasing-has = words that no phrasing has: { $words }
# $file: of the entries on which the release is silent; $phrasings: the new entry's file.
desk-if-silent = if the release is silent on it: add to { $file }, and the lines below to { $phrasings }
# $folder: of other things.
desk-if-elsewhere = if it is about something else: add to a file in { $folder }
desk-asked-nothing = nothing was asked in vain
# $text: a label.
desk-quoted = “{ $text }”
