"""Between Telegram and the handlers: raw updates, their queue, their order, their replay; and what is sent."""
