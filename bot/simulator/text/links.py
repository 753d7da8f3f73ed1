"""Which addresses Telegram takes for a link; others lose their link, or are refused with its reason."""

from __future__ import annotations

import ipaddress
import re

_SCHEME = re.compile(r"([^:/?#@\[\]]*)://")
_PATH_BEGINS = re.compile("[/?#]")
_SPECIAL = {"tg:": "tg", "ton:": "ton", "tonsite:": "tonsite"}
_ALLOWED = re.compile(r"(?:[A-Za-z0-9.\-_!$,~*'();&+=]|%[0-9A-Fa-f]{2}|[^\x00-\x7f])*")
_ALLOWED_USER = re.compile(r"(?:[A-Za-z0-9.\-_!$,~*'();&+=:]|%[0-9A-Fa-f]{2}|[^\x00-\x7f])*")
_MOST = 2**63 - 1
_LATEST = 2**31 - 1
_LAST_USER = 2**40 - 1
_SPACE = " \t\r\n\0\x0b"
DATE_FORMAT = re.compile(r"[rR]|[tTdDwW]*")


class LinkError(Exception):
    """Why a text is no link, in Telegram's words."""


def checked_link(link: str) -> str:
    """The link as Telegram keeps it, with a scheme, or "" where it isn't one."""
    try:
        return check_link(link)
    except LinkError:
        return ""


def check_link(link: str) -> str:
    """The link as Telegram keeps it. Raises LinkError with Telegram's reason where it isn't one."""
    special = next((prefix for prefix in _SPECIAL if link.lower().startswith(prefix)), "")
    rest = link[len(special) :]
    if special:
        rest = rest.removeprefix("//")
    scheme, user, host, port, path = _parts(rest)
    if special:
        return _special(_SPECIAL[special], rest, scheme, user, host, port, path)
    if "." not in host and not host.startswith("["):
        raise LinkError("Wrong HTTP URL")
    return f"{scheme}://{f'{user}@' if user else ''}{host}{f':{port}' if port else ''}{path}"


def mentioned_user(link: str) -> int:
    """The id that a tg://user?id=… link names; 0 where it names none."""
    value = next((value for name, value in _tg_query(link.lower(), "user") if name == "id"), "")
    return whole(value, _LAST_USER) or 0


def custom_emoji(link: str) -> str:
    """The id in a tg://emoji?id=… link; "" where there is none."""
    return emoji_id(next((value for name, value in _tg_query(link, "emoji") if name == "id"), ""))


def emoji_id(value: str) -> str:
    number = whole(value.removeprefix("-"), _MOST)
    return value if number else ""


def date_of(link: str) -> tuple[int, str] | None:
    """The seconds and the format in a tg://time?unix=…&format=… link; None where it is none."""
    time, shown = 0, ""
    for name, value in _tg_query(link, "time"):
        if name == "unix":
            time = whole(value, _LATEST) or 0
            if not time:
                return None
        if name == "format":
            shown = value
    written = date_format(shown)
    return None if not time or written is None else (time, written)


def whole(value: str, most: int) -> int | None:
    """A number from 0 to `most` written as Telegram writes numbers; None where the text isn't one."""
    if not re.fullmatch("0|[1-9][0-9]{0,18}", value):
        return None
    return number if (number := int(value)) <= most else None


def date_format(value: str) -> str | None:
    """A date's format as Telegram writes it: weekday, date, time, or r for relative; None where it is none."""
    if not DATE_FORMAT.fullmatch(value):
        return None
    if value in ("r", "R"):
        return "r"
    date = "d" if "d" in value else "D" if "D" in value else ""
    time = "t" if "t" in value else "T" if "T" in value else ""
    return ("w" if "w" in value.lower() else "") + date + time


def _tg_query(link: str, host: str) -> list[tuple[str, str]]:
    """The arguments of a tg://host?… link; none where it is of another host."""
    match = re.match(r"tg:(?://)?(\w+)/?\?([^#]*)", link, re.IGNORECASE | re.ASCII)
    if match is None or match[1].lower() != host:
        return []
    return [(name, value) for name, _, value in (part.partition("=") for part in match[2].split("&"))]


def _special(name: str, rest: str, scheme: str, user: str, host: str, port: int, path: str) -> str:
    if rest.lower().startswith("http://") or scheme == "https" or user or port or host.startswith("["):
        raise LinkError("Wrong tg URL" if name == "tg" else "Wrong ton URL")
    if not re.fullmatch(r"[A-Za-z0-9_.-]*" if name == "tonsite" else r"[A-Za-z0-9_-]*", host):
        raise LinkError("Unallowed characters in URL host")
    return f"{name}://{host}{path.removeprefix('/') if path.startswith('/?') else path}"


def _parts(url: str) -> tuple[str, str, str, int, str]:
    """Scheme, user, host in small letters, port (0 where none is named) and path, which has its slash."""
    scheme = "http"
    if match := _SCHEME.match(url):
        scheme = match[1].lower()
        if scheme not in ("http", "https"):
            raise LinkError("Unsupported URL protocol")
        url = url[match.end() :]
    match = _PATH_BEGINS.search(url)
    end = match.start() if match else len(url)
    place, path = url[:end], url[end:].rstrip(_SPACE)
    colon = max(place.rfind(sign) for sign in ":]@")
    port = 0
    if colon > 0 and place[colon] == ":":
        port = _port(place[colon + 1 :])
        place = place[:colon]
    user, _, host = place.rpartition("@")
    _check_host(host, user)
    if not path.startswith("/"):
        path = f"/{path}"
    path = "".join(f"%{ord(sign):02X}" if sign <= " " else sign for sign in path)
    return scheme, user, _lower(host), port, path


def _port(digits: str) -> int:
    number = int(digits) if re.fullmatch("[0-9]+", digits) else 0
    if not 0 < number <= 65535:
        raise LinkError("Wrong port number specified in the URL")
    return number


def _check_host(host: str, user: str) -> None:
    if host.startswith("[") and host.endswith("]"):
        try:
            ipaddress.IPv6Address(host[1:-1])
        except ValueError as error:
            raise LinkError("Wrong IPv6 address specified in the URL") from error
        return
    if not host:
        raise LinkError("URL host is empty")
    if host == ".":
        raise LinkError("Host is invalid")
    for text, allowed, name in ((host, _ALLOWED, "host"), (user, _ALLOWED_USER, "userinfo")):
        match = allowed.match(text)
        end = match.end() if match else 0
        if end < len(text):
            percent = text[end] == "%"
            raise LinkError(f"{'Wrong percent-encoded symbol' if percent else 'Disallowed character'} in URL {name}")


def _lower(text: str) -> str:
    """Small letters as TDLib makes them: of ASCII only."""
    return "".join(sign.lower() if sign.isascii() else sign for sign in text)
