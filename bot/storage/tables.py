"""The tables of a new database, and how values are kept in them.

migrations/ is how an older database gets there, and a test keeps the two alike. Moments are whole milliseconds since
1970, UTC; lists are JSON.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any

PENDING, DONE, FAILED = "pending", "done", "failed"

_EPOCH, _MILLISECOND = datetime(1970, 1, 1, tzinfo=UTC), timedelta(milliseconds=1)

_TABLES = """
CREATE TABLE questions (
    id {row_id},
    bot BIGINT NOT NULL,
    update_id BIGINT NOT NULL,
    received_at BIGINT NOT NULL,
    -- pending, done or failed: only a pending row has its raw update, the one place with a person's id
    state VARCHAR(8) NOT NULL,
    raw TEXT,
    attempts INTEGER NOT NULL,
    failure VARCHAR(100),
    person VARCHAR(24),
    chat_kind VARCHAR(16),
    surface VARCHAR(32) NOT NULL,
    language VARCHAR(8),
    question TEXT,
    kind VARCHAR(16),
    facts JSON,
    confidence FLOAT,
    candidates JSON,
    answered_at BIGINT,
    seconds FLOAT,
    feedback SMALLINT,
    -- when the person asked for staff to see this question
    left_at BIGINT,
    -- what was wrongly taken for granted: pairs of its kind and what was said; no value where nothing was
    corrects JSON,
    -- the version of the knowledge that answered, and what was said as its difference from that
    version BIGINT,
    said {bytes},
    -- a keyed hash of the update as it came: whether a number that is known comes again, or was given anew
    content BIGINT,
    -- with replicas, while it waits: the chat (hashed) in whose line it stands, the replica that has it in hand, and
    -- whether that waits for Telegram
    lane VARCHAR(24),
    owner BIGINT,
    is_held BOOLEAN,
    -- the release that answered, by its name
    release VARCHAR(100),
    CONSTRAINT uq_questions_bot_update_id UNIQUE (bot, update_id)
);
CREATE INDEX ix_questions_received_at ON questions (received_at);
CREATE INDEX ix_questions_person ON questions (person);
-- of the few that wait only, for the start
CREATE INDEX ix_questions_pending ON questions (id) WHERE state = 'pending';
-- what could be said, for as long as an answer that is kept needs it
CREATE TABLE versions (
    id {row_id},
    hash VARCHAR(64) NOT NULL,
    git_commit VARCHAR(64),
    first_used_at BIGINT NOT NULL,
    snapshot {bytes} NOT NULL,
    CONSTRAINT uq_versions_hash UNIQUE (hash)
);
CREATE INDEX ix_questions_lane ON questions (lane, id) WHERE state = 'pending' AND lane IS NOT NULL;
-- of one chat one is in hand at a time, whatever the replicas do
CREATE UNIQUE INDEX uq_questions_in_hand ON questions (bot, lane) WHERE state = 'pending' AND owner IS NOT NULL;
-- a message of ours in a chat (hashed), for as long as its question may be edited or rated
CREATE TABLE answers (
    place VARCHAR(24) NOT NULL,
    message BIGINT NOT NULL,
    asked BIGINT,
    update_id BIGINT NOT NULL,
    person VARCHAR(24),
    expires_at BIGINT NOT NULL,
    PRIMARY KEY (place, message)
){without_row_id};
CREATE TABLE contexts (
    person VARCHAR(24) NOT NULL,
    place VARCHAR(24) NOT NULL,
    data JSON NOT NULL,
    expires_at BIGINT NOT NULL,
    PRIMARY KEY (person, place)
){without_row_id};
-- facts that people follow, with what they were told last; the chat's id is sealed
CREATE TABLE follows (
    id {row_id},
    bot BIGINT NOT NULL,
    person VARCHAR(24) NOT NULL,
    place VARCHAR(24) NOT NULL,
    chat {bytes} NOT NULL,
    language VARCHAR(8) NOT NULL,
    release VARCHAR(100) NOT NULL,
    entry VARCHAR(48) NOT NULL,
    told VARCHAR(16) NOT NULL,
    said TEXT NOT NULL,
    told_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    retry_at BIGINT NOT NULL,
    attempts INTEGER NOT NULL,
    CONSTRAINT uq_follows UNIQUE (bot, place, person, release, entry)
);
CREATE INDEX ix_follows_entry ON follows (entry);
-- questions whose askers want to hear once there is an answer
CREATE TABLE awaited (
    id {row_id},
    bot BIGINT NOT NULL,
    person VARCHAR(24) NOT NULL,
    place VARCHAR(24) NOT NULL,
    chat {bytes} NOT NULL,
    language VARCHAR(8) NOT NULL,
    release VARCHAR(100) NOT NULL,
    update_id BIGINT NOT NULL,
    known JSON NOT NULL,
    tried VARCHAR(16) NOT NULL,
    expires_at BIGINT NOT NULL,
    retry_at BIGINT NOT NULL,
    attempts INTEGER NOT NULL,
    CONSTRAINT uq_awaited UNIQUE (bot, place, person, update_id)
);
-- when each correction, and each state of the facts, was first seen; nothing about people
CREATE TABLE changes (
    bot BIGINT NOT NULL,
    release VARCHAR(100) NOT NULL,
    entry VARCHAR(48) NOT NULL,
    mark VARCHAR(16) NOT NULL,
    seen_at BIGINT NOT NULL,
    told INTEGER NOT NULL,
    PRIMARY KEY (bot, release, entry, mark)
){without_row_id};
-- questions in the hands of the press office; the chat's id is sealed, and erased when it is closed
CREATE TABLE handovers (
    id {row_id},
    bot BIGINT NOT NULL,
    person VARCHAR(24) NOT NULL,
    place VARCHAR(24) NOT NULL,
    chat {bytes},
    language VARCHAR(8) NOT NULL,
    update_id BIGINT NOT NULL,
    message BIGINT NOT NULL,
    facts JSON NOT NULL,
    state VARCHAR(8) NOT NULL,
    asked_at BIGINT NOT NULL,
    answered_at BIGINT,
    last_at BIGINT NOT NULL,
    last_by VARCHAR(8) NOT NULL,
    turns INTEGER NOT NULL,
    has_reached SMALLINT NOT NULL,
    answer TEXT,
    closed_at BIGINT,
    closed_by VARCHAR(8),
    expires_at BIGINT NOT NULL,
    retry_at BIGINT NOT NULL
);
CREATE INDEX ix_handovers_open ON handovers (id) WHERE state = 'open';
-- which of our messages, at the asker's and at staff's, are about which of these
CREATE TABLE handover_messages (
    place VARCHAR(24) NOT NULL,
    message BIGINT NOT NULL,
    handover BIGINT NOT NULL,
    side VARCHAR(8) NOT NULL,
    expires_at BIGINT NOT NULL,
    PRIMARY KEY (place, message)
){without_row_id};
CREATE TABLE keys (name VARCHAR(32) NOT NULL PRIMARY KEY, value VARCHAR(128) NOT NULL);
-- what staff hold while it is checked, and who it was (Telegram ids of BAYAN_STAFF); what was released is the log
CREATE TABLE holds (
    id {row_id},
    bot BIGINT NOT NULL,
    release_name VARCHAR(100) NOT NULL,
    entry VARCHAR(100) NOT NULL,
    held_by BIGINT NOT NULL,
    held_at BIGINT NOT NULL,
    released_by BIGINT,
    released_at BIGINT
);
CREATE UNIQUE INDEX ix_holds_held ON holds (bot, release_name, entry) WHERE released_at IS NULL;
-- staff who want the daily digest and alerts, and the last day whose digest they got
CREATE TABLE staff_readers (
    bot BIGINT NOT NULL,
    staff BIGINT NOT NULL,
    language VARCHAR(8) NOT NULL,
    digest_on VARCHAR(10) NOT NULL,
    PRIMARY KEY (bot, staff)
){without_row_id};
-- what staff were alerted to within a day (hashed), and how many people it was then
CREATE TABLE alerts (
    bot BIGINT NOT NULL,
    about VARCHAR(24) NOT NULL,
    people INTEGER NOT NULL,
    told_at BIGINT NOT NULL,
    PRIMARY KEY (bot, about)
){without_row_id};
-- a bot at work puts the end of its lease off again and again
CREATE TABLE heartbeats (bot BIGINT NOT NULL PRIMARY KEY, expires_at BIGINT NOT NULL);
-- groups (hashed) that staff forbid
CREATE TABLE forbidden_places (place VARCHAR(24) NOT NULL PRIMARY KEY);
-- the topics of forums (chats hashed) that are tied to a release
CREATE TABLE topics (
    place VARCHAR(24) NOT NULL,
    thread BIGINT NOT NULL,
    release VARCHAR(100) NOT NULL,
    PRIMARY KEY (place, thread)
){without_row_id};
-- the processes that serve a bot together: until when nobody takes over what one of them has in hand
CREATE TABLE replicas (
    owner BIGINT NOT NULL PRIMARY KEY,
    bot BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
"""
PERSONAL = ("questions", "answers", "contexts", "follows", "awaited", "handovers")
"""The tables whose rows are a person's: what they wrote, or who they are in whatever form."""

EXPIRING = (*PERSONAL[1:], "handover_messages")
"""The tables whose rows end at a time of their own; questions end with BAYAN_RETENTION_DAYS."""

ERASED_FROM = (PERSONAL[0], *EXPIRING)
"""All tables from which /forget and retention delete what is people's."""

_SWEPT_SOON = """ALTER TABLE {table} SET (
    autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 200, autovacuum_vacuum_cost_delay = 0
)"""
"""Deleted and changed rows stay in a table of PostgreSQL until it is vacuumed, which by default waits for a fifth of
the table to be dead: for tables with people's words after 200 rows, at the server's next look (a minute)."""
_WORDS = {
    "sqlite": {"row_id": "INTEGER NOT NULL PRIMARY KEY", "without_row_id": " WITHOUT ROWID", "bytes": "BLOB"},
    "postgresql": {
        "row_id": "BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY",
        "without_row_id": "",
        "bytes": "BYTEA",
    },
}


def creation(dialect: str) -> list[str]:
    """The statements that make all tables and indexes."""
    made = [statement for statement in _TABLES.format(**_WORDS[dialect]).split(";\n") if statement.strip()]
    return [*made, *(_SWEPT_SOON.format(table=table) for table in ERASED_FROM if dialect == "postgresql")]


def putting(table: str, columns: str, key: str) -> str:
    """A statement that writes a row, in the place of the one with its key where there is one; names with spaces."""
    rest = [name for name in columns.split() if name not in key.split()]
    change = f"UPDATE SET {', '.join(f'{name} = excluded.{name}' for name in rest)}" if rest else "NOTHING"
    return f"{inserting(table, columns)} ON CONFLICT ({', '.join(key.split())}) DO {change}"


def inserting(table: str, columns: str) -> str:
    names = columns.split()
    values = ", ".join(f"${number}" for number in range(1, len(names) + 1))
    return f"INSERT INTO {table} ({', '.join(names)}) VALUES ({values})"  # noqa: S608 - names of ours


def kept(moment: datetime) -> int:
    """A moment as it is kept."""
    return round((moment - _EPOCH) / _MILLISECOND)


def moment(kept: int) -> datetime:
    """A kept moment, aware, in UTC."""
    return _EPOCH + kept * _MILLISECOND


def as_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def from_json(text: str | None) -> Any:
    return None if text is None else json.loads(text)
