"""The folders that come with Bayan."""

from __future__ import annotations

from pathlib import Path


def packaged(name: str) -> Path:
    """The folder inside an installed package; in a clone, the one beside the package."""
    package = Path(__file__).parent
    inside = package / "packaged" / name
    return inside if inside.is_dir() else package.parent / name
