# The fact sheet: one page, on paper or screen. The facts and their labels come from knowledge/.

factsheet-title = Fact sheet
# Under the title, and under the file in the chat. $title, $publisher, $date: of the release.
factsheet-about = What is stated in the release “{ $title }”, issued by { $publisher } on { $date }.
# Beside each fact. $paragraphs: list of numbers; $count: how many they are.
factsheet-source = { $count ->
    [one] Paragraph { $paragraphs }
   *[other] Paragraphs { $paragraphs }
}
# At the foot. The wording is the project's, not the release's.
factsheet-note = An unofficial summary. Only the release itself is official.
# At the foot. $date: the day on which the page was made.
factsheet-made = Prepared on { $date }.
# The file's name, without its ending.
factsheet-file = fact-sheet
