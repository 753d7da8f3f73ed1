"""What press staff use: check, evaluate, report and suggest."""
