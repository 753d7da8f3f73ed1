"""`--help` in both languages."""

from __future__ import annotations

import click
import pytest

from bot import cli
from bot.desk.phrases import Phrases
from bot.direction import bare
from bot.packaged import packaged

COMMANDS: list[click.Command] = [cli.cli, *cli.cli.commands.values()]


def explained(command: click.Command) -> set[str]:
    """What stands in a command's help, each text on one line."""
    options = [option.help for option in command.params if isinstance(option, click.Option)]
    return {" ".join(text.split()) for text in (command.help, command.epilog, *options) if text}


def test_nothing_that_is_explained_lacks_arabic() -> None:
    said = Phrases.load(packaged("locales")).said
    texts = set().union(*map(explained, COMMANDS)) - {"Show the version and exit."}
    assert {text for text in texts if text not in said and not text.startswith("Example: ")} == set()


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_the_language_of_the_system_is_that_of_the_help(
    command: click.Command, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LC_ALL", "ar_KW.UTF-8")
    cli.main([str(command.name), "--help"] if command is not cli.cli else ["--help"])
    shown = bare(capfd.readouterr().out)
    assert shown.startswith("الاستعمال: bayan")
    assert "الخيارات:" in shown
    assert "يعرض هذا الشرح." in shown
    assert "Options" not in shown
    assert (command is cli.cli) or "مثال: " in shown


def test_the_language_asked_for_is_stronger_than_the_systems(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    cli.main(["report", "--language", "ar", "--help"])
    assert "منذ متى" in capfd.readouterr().out
    monkeypatch.setenv("LC_ALL", "ar_KW.UTF-8")
    cli.main(["report", "--language", "en", "--help"])
    assert capfd.readouterr().out.startswith("Usage: ")


def test_the_list_of_commands_leaves_no_mark_of_direction_open(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LC_ALL", "ar_KW.UTF-8")
    cli.main(["--help"])
    listed = capfd.readouterr().out.partition("الأوامر:")[2]
    assert "يذكر كل خطأ في knowledge/" in listed
    assert listed == bare(listed)
