# What is said first where a question takes something for granted that the release contradicts or doesn't name. A
# release may have sentences of its own for a value (`says:` in release.yaml) and for a list (`not_named:`).

# A yes before an answer.
yes = Yes.
# The same to a question that asked whether it wasn't so.
yes-after-not = Yes.
# Before an answer to what was rightly said not to be so: “they weren’t cancelled, were they?”.
agreed = Correct.
# $truth: what the release has; $said: what was taken for granted; $subject: what it is said of.
correct-days = The release gives { $truth } for { $subject }, not { $said }.
correct-days-issued = The release was issued on { $truth }, not { $said }.
correct-days-relative = The release is dated { $issued } and gives { $truth } for { $subject }.
# A part of the event, or its first or last day, on another day. $part: one of those below.
correct-days-of-part = For { $part }, the release gives { $truth }, not { $said }.
correct-days-first = The first day was { $truth }, not { $said }.
correct-days-last = The last day was { $truth }, not { $said }.
part-1 = the first
part-2 = the second
part-3 = the third
part-4 = the fourth
part-5 = the fifth
# Behind a yes: of several days only some are that day of the week. $days: those; $weekday: its name.
some-days = { $days } was a { $weekday }.
correct-place = The release names { $truth } as the place, not { $said }.
correct-place-outside = The place that the release names is { $truth }.
correct-count = The number in the release is { $truth }, not { $said }.
correct-law = The law that the release names is No. { $truth }, not { $said }.
correct-numbered = The number in the release is { $truth }, not { $said }.
correct-year = The year in the release is { $truth }, not { $said }.
correct-title = The name in the release is “{ $truth }”, not { $said }.
correct-email = That address isn’t in the release. The one that it gives is { $truth }.
correct-telephone = The release gives no telephone number, so this one isn’t from it.
# Where the release gives one. $truth: it.
correct-telephone-other = That number isn’t in the release. The one that it gives is { $truth }.
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
# Nobody is said to have done what the release names somebody for; who it was follows.
correct-nobody = The release says otherwise: it names those below.
# That there was nothing of what the release has.
correct-nothing = The release says otherwise; what it says is below.
# Something is said of some alone that is so of others, too. $said: those.
correct-only-members = The release names others besides { $said }.
correct-only-days = The release gives other days besides { $said }.
# A speech at the close, where the one that the release speaks of was at the opening. $name, $title: whose.
correct-closing = The release speaks of opening remarks by { $name }, { $title }, not of a closing speech.
# A body that the release names is said to have been absent, to have withdrawn, to have refused.
correct-absent = The release says nothing of the kind: it names { $member }.
# How a subject stands, where the release has no sentence of its own for it, and what isn't known of it.
state-concluded-holds = According to the release, it has taken place.
state-ongoing-holds = According to the release, it is still going on.
state-future-holds = According to the release, it is still to come.
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
# Members of a list, by what belonging to it means, where the list has no sentence of its own (`list:` of a fact).
# $member: those asked about whom the release names; $missing: those whom it doesn't.
list-named-organised = The release names { $member } among the organizers.
list-named-partnered = The release names { $member } among the partners.
list-named-took-part = The release names { $member } among those who took part.
list-named-spoke = The release names { $member } among those who spoke.
list-named-covered = The release names { $member } among the subjects.
list-named-any = The release names { $member }.
list-missing-organised = The release doesn’t name { $missing } among the organizers.
list-missing-partnered = The release doesn’t name { $missing } among the partners.
list-missing-took-part = The release doesn’t name { $missing } among those who took part.
list-missing-spoke = The release doesn’t name { $missing } among those who spoke.
list-missing-covered = The release doesn’t name { $missing } among the subjects.
# Of any other list. $list: its label.
list-missing-any = The release doesn’t name { $missing } under “{ $list }”.
# Where the name can't be said back.
list-nobody-else-organised = The release names no organizer but what follows.
list-nobody-else-partnered = The release names no partner but what follows.
list-nobody-else-took-part = Of those who took part, the release names only the following.
list-nobody-else-spoke = Of those who spoke, the release names only the following.
list-nobody-else-covered = Of the subjects, the release names only the following.
list-nobody-else-any = The release names only the following.
# $named: a sentence of those above, without its full stop.
list-but-not = { $named }, but not { $missing }.
