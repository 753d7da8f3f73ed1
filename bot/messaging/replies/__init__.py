"""How a reply looks on Telegram: formatting, keyboards, pages, sentences, menus, files."""
