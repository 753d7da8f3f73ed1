"""`bayan new`: a press officer's sheet, or answers on the terminal, becomes a whole folder for another release."""
