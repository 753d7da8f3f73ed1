"""What press staff use: check and evaluate."""
