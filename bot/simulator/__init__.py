"""A local Bot API with a chat page, for people without a token and for the tests."""
