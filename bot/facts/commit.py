"""The git commit that a folder stands at, where it is under version control and as committed."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

_PATIENCE_SECONDS = 5.0
"""git answers in milliseconds; on a network drive that hangs, an answer without a commit is better than none."""


def commit_of(folder: Path) -> str | None:
    """The commit's whole hash; None without git, outside a repository, or where something in the folder was changed
    since: then no commit has this content.
    """
    head = _git(folder, "rev-parse", "HEAD")
    changed = _git(folder, "status", "--porcelain", "--", ".") if head else None
    return head.strip() if head and changed == "" else None


def _git(folder: Path, *arguments: str) -> str | None:
    command = ["git", "-C", str(folder), *arguments]
    quiet = {**os.environ, "GIT_OPTIONAL_LOCKS": "0"}  # who only looks writes nothing
    try:
        ran = subprocess.run(  # noqa: S603 - words of ours
            command, capture_output=True, text=True, timeout=_PATIENCE_SECONDS, check=False, env=quiet
        )
    except (OSError, subprocess.SubprocessError, UnicodeDecodeError):
        return None
    return ran.stdout if ran.returncode == 0 else None
