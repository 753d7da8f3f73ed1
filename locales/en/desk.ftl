# What `bayan check` and `bayan new` print, beside what is wrong (that stands in ar/desk.po). For press staff.

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
