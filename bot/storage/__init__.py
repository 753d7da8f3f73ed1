"""What is kept: the inbox, which is also the query log, and the conversations."""
