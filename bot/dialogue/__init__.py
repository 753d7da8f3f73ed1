"""(Question, Context) -> Decision -> Reply. Pure: no I/O and no clock of its own."""
