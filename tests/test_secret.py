from __future__ import annotations

from bot.secret import Secret


def test_a_secret_is_stars_wherever_it_is_printed_and_itself_where_it_is_used() -> None:
    secret = Secret("123:abc")
    assert "abc" not in f"{secret} {secret!r} {[secret]}"
    assert secret.reveal() == "123:abc"
