"""For all tests: hypothesis on a machine that is busy, where a slow example says nothing about the code; PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

from bench.postgresql import Server, server, why_not

settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Server]:
    """A real PostgreSQL server for all tests of this process; they are skipped where there is none."""
    if reason := why_not():
        pytest.skip(reason)
    with server(fsync="off") as running:
        yield running
