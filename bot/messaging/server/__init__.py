"""The bot from start to stop, by polling or by webhook."""
