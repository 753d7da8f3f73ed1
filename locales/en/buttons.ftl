# What stands on buttons. A fact's button has its label from knowledge/.

button-more = More
button-new = New question
button-back = Back
button-topics = All topics
button-document = Official document
button-factsheet = Fact sheet
button-leave = Leave my question for staff
button-none-of-these = None of these
button-copy-quote = Copy the quotation
button-copy-email = Copy the email address
