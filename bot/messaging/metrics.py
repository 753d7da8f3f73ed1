"""What an operator watches, in Prometheus' form: counted where it happens, read by bot/messaging/server/monitoring.py.

Only counts and kinds: no label ever holds what somebody wrote or who it was.
"""

from __future__ import annotations

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

REGISTRY = CollectorRegistry()
"""Bayan's own, without what prometheus_client adds by itself about the interpreter."""

_SECONDS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 600, 3600)
"""From an answer out of memory to one that waited through an outage."""

ACCEPTED = Counter("bayan_updates_accepted", "Updates committed to the database.", registry=REGISTRY)
ANSWERED = Counter("bayan_updates_answered", "Updates completed, by the kind of reply.", ["kind"], registry=REGISTRY)
SET_ASIDE = Counter("bayan_updates_set_aside", "Updates that can't be read or answered.", registry=REGISTRY)
SENDS = Counter(
    "bayan_sends", "Calls of Telegram: ok, again (tried once more), failed.", ["outcome"], registry=REGISTRY
)
SECONDS = Histogram(
    "bayan_answer_seconds", "From an update's arrival to its completion.", buckets=_SECONDS, registry=REGISTRY
)
WAITING = Gauge("bayan_updates_waiting", "Updates accepted and not completed, over all replicas.", registry=REGISTRY)
OLDEST = Gauge("bayan_oldest_waiting_seconds", "How long the oldest of them has waited.", registry=REGISTRY)
LEARNING = Gauge("bayan_learning", "1 while new knowledge is opened or learnt.", registry=REGISTRY)
KNOWLEDGE = Gauge("bayan_knowledge", "1 for the version of the knowledge in use.", ["version"], registry=REGISTRY)

OTHER = "other"
"""The kind of what is no question: a press, a command, an edit without a change."""


def knowledge_in_use(version: str) -> None:
    """Say which version of the knowledge answers: `version` is its hash, and its first twelve letters are shown."""
    KNOWLEDGE.clear()
    KNOWLEDGE.labels(version[:12]).set(1)
