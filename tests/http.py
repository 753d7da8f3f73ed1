"""HTTP to servers of this machine, without the environment’s proxies.

Each client would make a context for TLS, which takes thirty milliseconds of computing and isn’t needed here: all share
one.
"""

from __future__ import annotations

import ssl
from typing import Any

import httpx

TLS = ssl.create_default_context()


def local_client(**options: Any) -> httpx.AsyncClient:
    """Ready for requests once it is entered; `options` are httpx’s own."""
    return httpx.AsyncClient(verify=TLS, trust_env=False, **options)
