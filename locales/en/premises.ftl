# What is said first where a question takes something for granted that the release contradicts or doesn't name. A
# release may have sentences of its own for a value (`says:` in release.yaml) and for a list (`not_named:`).

# A yes before an answer.
yes = Yes.
# $truth: what the release has; $said: what was taken for granted; $subject: what it is said of.
correct-days = The release gives { $truth } for { $subject }, not { $said }.
correct-days-relative = The release is dated { $issued } and gives { $truth } for { $subject }.
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
correct-affiliation = The release names { $name } as { $title }, and doesn’t link { $name } to { $said }.
correct-role = The person whom the release names in that role is { $name }, { $title }, not { $said }.
correct-speaker = The release names { $name }, { $title }, as the one who spoke at the opening, not { $said }.
# A body that the release names is said to have been absent, to have withdrawn, to have refused.
correct-absent = The release says nothing of the kind: it names { $member }.
# How a subject stands, where the release has no sentence of its own for it, and what isn't known of it.
state-concluded-holds = According to the release, this has taken place.
state-ongoing-holds = According to the release, this is going on.
state-future-holds = According to the release, this is still to come.
nothing-of = It says nothing about { $said }.
state-cancelled = any cancellation
state-postponed = any postponement
state-later = any later date
state-going-on = anything still going on
state-early = an early end
state-secret = any secrecy
state-women = attendance being limited to men or to women
state-failed = any failure
state-ended = an end to it
state-withdrew = any withdrawal
