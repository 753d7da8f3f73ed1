"""Which addresses Telegram takes for a link; others lose their link, or are refused on a button."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

_SCHEME = re.compile(r"^([a-z][a-z0-9+.-]*):", re.IGNORECASE)


def checked_link(link: str) -> str:
    """The link as Telegram keeps it, with a scheme, or "" where it isn't one."""
    link = link.strip()
    if link.lower().startswith(("tg:", "ton:")):
        return link
    scheme = _SCHEME.match(link)
    if not link.lower().startswith(("http://", "https://")):
        if scheme is not None and "." not in scheme[1]:
            return ""
        link = f"http://{link}"
    try:
        parts = urlsplit(link)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return ""
    if not re.fullmatch(r"[^\s/?#@<>\"']+", host) or ("." not in host and ":" not in host):
        return ""
    return link if parts.path or parts.query or parts.fragment else f"{link}/"
