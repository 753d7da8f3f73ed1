# What is said first where a question takes something for granted that the release contradicts or doesn't name. A
# release may have sentences of its own for a value (`says:` in release.yaml) and for a list (`not_named:`).

# A yes before an answer.
yes = Yes.
# $truth: what the release has; $said: what was taken for granted; $subject: what it is said of.
correct-days = The release gives { $truth } for { $subject }, not { $said }.
correct-days-relative = The release is of { $issued }, and gives { $truth } for { $subject }.
correct-place = The release names { $truth } as the place, not { $said }.
correct-count = The number in the release is { $truth }, not { $said }.
correct-law = The law that the release names is No. { $truth }, not { $said }.
correct-numbered = The number in the release is { $truth }, not { $said }.
correct-year = The year in the release is { $truth }, not { $said }.
correct-title = The name in the release is “{ $truth }”, not { $said }.
correct-email = That address isn’t in the release. The one that it gives is { $truth }.
correct-telephone = The release gives no telephone number, so this one isn’t from it.
correct-quotation = The release doesn’t quote these words.
correct-paid = The release doesn’t say who paid.
correct-study = The release doesn’t list that among the degrees. What it lists is below.
# $name: the person in the release; $title: the office that the release gives.
correct-title-of-person = The release names { $name } as { $title }, not as { $said }.
correct-name = The name in the release is { $name }, { $title }.
correct-sex-female = { $name } is a woman.
correct-sex-male = { $name } is a man.
correct-affiliation = The release names { $name } as { $title }, not of { $said }.
correct-role = It is { $name }, { $title }, whom the release names for that, not { $said }.
correct-speaker = The release names { $name }, { $title }, as the one who spoke at the opening, not { $said }.
# A body that the release names is said to have been absent, to have withdrawn, to have refused.
correct-absent = The release says nothing of the kind: it names { $member }.
# How a subject stands, where the release has no sentence of its own for it, and what isn't known of it.
state-concluded-holds = By the release, this has taken place.
state-ongoing-holds = By the release, this is going on.
state-future-holds = By the release, this is still to come.
nothing-of = It says nothing of { $said }.
state-cancelled = a cancellation
state-postponed = a postponement
state-later = a later start
state-going-on = their still going on
state-early = an early end
state-secret = secrecy
state-women = one sex only
state-failed = a failure
state-ended = an end
state-withdrew = anybody’s withdrawal
