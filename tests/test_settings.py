from __future__ import annotations

import logging
from pathlib import Path

import pytest

from bot.secret import Secret
from bot.settings import TABLE, Settings, SettingsError, cache_folder

NO_FILE = Path("no-such.env")
TOKEN = "123456:" + "a" * 35


def read(**environment: str) -> Settings:
    return Settings.read(environment, NO_FILE)


def env_file(tmp_path: Path, text: str | bytes) -> Path:
    path = tmp_path / ".env"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def source(settings: Settings, name: str) -> str:
    return next(row.source for row in settings.rows if row.name == name)


def test_the_defaults_are_those_of_the_design() -> None:
    settings = read()
    assert settings.telegram_bot_token is None
    assert settings.database == "bayan.db"
    assert settings.retention_days == 90
    assert settings.staff == frozenset()
    assert settings.log_level == "INFO"
    assert settings.knowledge.name == "knowledge"
    assert (settings.knowledge / "schemas").is_dir()
    assert settings.locales.is_dir()
    assert {row.source for row in settings.rows} == {"default"}


def test_the_environment_comes_before_the_file_and_the_file_before_the_default(tmp_path: Path) -> None:
    file = env_file(tmp_path, "BAYAN_DATABASE=from-file.db\nBAYAN_RETENTION_DAYS=30\n")
    settings = Settings.read({"BAYAN_DATABASE": "from-environment.db"}, file)
    assert (settings.database, source(settings, "BAYAN_DATABASE")) == ("from-environment.db", "environment")
    assert (settings.retention_days, source(settings, "BAYAN_RETENTION_DAYS")) == (30, str(file))
    assert source(settings, "BAYAN_STAFF") == "default"


def test_an_empty_value_counts_as_not_set(tmp_path: Path) -> None:
    settings = Settings.read({"BAYAN_RETENTION_DAYS": " "}, env_file(tmp_path, "BAYAN_STAFF=\nBAYAN_LOG_LEVEL\n"))
    assert settings.retention_days == 90
    assert settings.staff == frozenset()


def test_a_dollar_sign_in_the_file_is_a_dollar_sign(tmp_path: Path) -> None:
    settings = Settings.read({}, env_file(tmp_path, "BAYAN_PSEUDONYM_KEY='a${HOME}b'\n"))
    assert settings.pseudonym_key == Secret("a${HOME}b")


@pytest.mark.parametrize("text", ["1,2", "1 2", " 1,\n2 ,", "1;2"])
def test_staff_ids_are_parted_by_commas_or_spaces(text: str) -> None:
    if ";" in text:
        with pytest.raises(SettingsError, match="Telegram ids, whole numbers"):
            read(BAYAN_STAFF=text)
    else:
        assert read(BAYAN_STAFF=text).staff == {1, 2}


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        (
            "BAYAN_RETENTION_DAYS",
            "soon",
            "BAYAN_RETENTION_DAYS is 'soon' (from environment); expected a whole number from 1 to 99999",
        ),
        (
            "BAYAN_RETENTION_DAYS",
            "0",
            "BAYAN_RETENTION_DAYS is '0' (from environment); expected a whole number from 1 to 99999",
        ),
        (
            "TELEGRAM_MESSAGES_PER_SECOND",
            "many",
            "TELEGRAM_MESSAGES_PER_SECOND is 'many' (from environment); expected a whole number from 0 to 99999",
        ),
        (
            "BAYAN_LOG_LEVEL",
            "loud",
            "BAYAN_LOG_LEVEL is 'loud' (from environment); expected one of DEBUG, INFO, WARNING, ERROR, CRITICAL",
        ),
        (
            "BAYAN_WEBHOOK_URL",
            "example.org",
            "BAYAN_WEBHOOK_URL is 'example.org' (from environment); "
            "expected an address that starts with https:// or http://",
        ),
        (
            "TELEGRAM_API_URL",
            "https://host:port",
            "TELEGRAM_API_URL is 'https://host:port' (from environment); "
            "expected an address that starts with https:// or http://",
        ),
        (
            "TELEGRAM_BOT_TOKEN",
            "my-token",
            "TELEGRAM_BOT_TOKEN is '********' (from environment); "
            "expected a token as BotFather gives it, digits:letters",
        ),
        (
            "BAYAN_WEBHOOK_SECRET",
            "sesame open",
            "BAYAN_WEBHOOK_SECRET is '********' (from environment); "
            "expected 1 to 256 Latin letters, digits, hyphens and underscores",
        ),
    ],
)
def test_a_bad_value_is_one_line_that_names_key_value_and_what_was_expected(
    name: str, value: str, message: str
) -> None:
    with pytest.raises(SettingsError) as raised:
        read(**{name: value})
    assert str(raised.value) == message


def test_a_misspelt_name_in_the_file_is_not_passed_over(tmp_path: Path) -> None:
    file = env_file(tmp_path, "BAYAN_RETENTON_DAYS=7\n")
    with pytest.raises(SettingsError, match="BAYAN_RETENTON_DAYS, which is no setting; did you mean “BAYAN_RETENTION"):
        Settings.read({}, file)


def test_other_names_in_the_file_are_not_ours_to_judge(tmp_path: Path) -> None:
    assert Settings.read({}, env_file(tmp_path, "COMPOSE_PROJECT_NAME=x\n")).retention_days == 90


def test_a_file_that_is_no_text_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="expected a text file in UTF-8"):
        Settings.read({}, env_file(tmp_path, b"\xff\xfeA"))


def test_no_secret_is_ever_printed(caplog: pytest.LogCaptureFixture) -> None:
    settings = read(
        TELEGRAM_BOT_TOKEN=TOKEN,
        BAYAN_WEBHOOK_SECRET="sesame",
        BAYAN_PSEUDONYM_KEY="pepper",
        BAYAN_DATABASE="postgresql://desk:pa/ss@host/bayan",
    )
    assert settings.telegram_bot_token is not None
    assert settings.telegram_bot_token.reveal() == TOKEN
    with caplog.at_level(logging.DEBUG):
        logging.getLogger().warning("%s %r", settings.telegram_bot_token, settings.webhook_secret)
    for secret in (TOKEN, "sesame", "pepper"):
        assert secret not in repr(settings)
        assert secret not in caplog.text
    printed = {row.name: row.value for row in settings.rows}
    assert printed["TELEGRAM_BOT_TOKEN"] == "********"
    assert printed["BAYAN_DATABASE"] == "postgresql://desk:********@host/bayan"


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("127.0.0.1", ("127.0.0.1", None)),
        ("10.0.0.5:8443", ("10.0.0.5", 8443)),
        ("[::]:80", ("::", 80)),
        ("[::1]", ("::1", None)),
    ],
)
def test_where_the_webhook_listens(text: str, address: tuple[str, int | None]) -> None:
    assert read(BAYAN_WEBHOOK_LISTEN=text).webhook_listen == address


@pytest.mark.parametrize("text", [":8080", "127.0.0.1:x", "127.0.0.1:99999", "http://127.0.0.1", "a/b"])
def test_a_wrong_place_to_listen_says_what_a_right_one_is(text: str) -> None:
    with pytest.raises(SettingsError, match=r"BAYAN_WEBHOOK_LISTEN is .* expected an address of this machine"):
        read(BAYAN_WEBHOOK_LISTEN=text)


def test_a_secret_that_is_not_set_shows_as_nothing() -> None:
    assert {row.name: row.value for row in read().rows}["TELEGRAM_BOT_TOKEN"] == ""


def test_the_cache_follows_the_system(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert read(BAYAN_CACHE=str(tmp_path)).cache == tmp_path
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert cache_folder() == str(tmp_path / "bayan")


def test_who_has_no_home_has_a_cache_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.settings.user_cache_path", lambda *_, **__: Path("~/.cache/bayan"))
    assert Path(cache_folder()).is_absolute()


def test_every_setting_says_what_it_is_for() -> None:
    assert all(setting.help.endswith(".") for setting in TABLE)
    assert len({setting.attribute for setting in TABLE}) == len(TABLE)
