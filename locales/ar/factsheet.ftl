# The fact sheet: one page, on paper or screen. The facts and their labels come from knowledge/.

factsheet-title = صحيفة وقائع
# Under the title, and under the file in the chat. $title, $publisher, $date: of the release.
factsheet-about = ما ورد في بيان «{ $title }» الصادر عن { $publisher } في { $date }.
# Beside each fact. $paragraphs: list of numbers; $count: how many they are.
factsheet-source = { $count ->
    [one] الفقرة { $paragraphs }
    [two] الفقرتان { $paragraphs }
   *[other] الفقرات { $paragraphs }
}
# At the foot. The wording is the project's, not the release's.
factsheet-note = ملخص غير رسمي، والنص الرسمي هو البيان نفسه.
# At the foot. $date: the day on which the page was made.
factsheet-made = أُعدّت هذه الصحيفة في { $date }.
# The file's name, without its ending.
factsheet-file = صحيفة-وقائع
