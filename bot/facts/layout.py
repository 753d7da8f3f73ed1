"""Where the parts of a knowledge lie: `general/`, which serves every release, and `releases/<name>/`.

A knowledge folder has `releases/`, and `general/` where it doesn't use the one that comes with Bayan. The folder of
one release (it has `release.yaml`) may stand in its place, wherever it lies.
"""

from __future__ import annotations

from pathlib import Path

from bot.errors import UserError
from bot.packaged import packaged
from bot.problems import did_you_mean, listed, quoted, shown

GENERAL = "general"
RELEASES = "releases"
RELEASE = "release.yaml"
KNOWLEDGE = "knowledge"


def general_for(release: Path) -> Path:
    """The general part that goes with a release's folder: its own, that of the knowledge folder around it, or the one
    that comes with Bayan."""
    if (own := release / GENERAL).is_dir():
        return own
    around = release.absolute().parent
    if around.name == RELEASES and (beside := around.parent / GENERAL).is_dir():
        return beside
    return packaged(KNOWLEDGE) / GENERAL


def releases(root: Path) -> tuple[Path, ...]:
    """The folders of the releases in a knowledge folder, the newest first; the folder itself where it is a release's
    or has none."""
    inside = root / RELEASES
    if (root / RELEASE).exists() or not inside.is_dir():
        return (root,)
    found = [path for path in inside.iterdir() if path.is_dir() and not hidden(path.name)]
    if len(found) < 2:
        return tuple(found) or (root,)
    return tuple(sorted(found, key=lambda path: (_issued(path), path.name), reverse=True))


def newest(root: Path) -> Path:
    """The folder of the release that is meant where none is named."""
    return releases(root)[0]


def release_named(root: Path, name: str) -> Path:
    """The folder of a release by its name. Raises UserError where there is no such one."""
    found = {path.absolute().name: path for path in releases(root)}
    if name in found:
        return found[name]
    fix = did_you_mean(name, found) or f"expected {listed(sorted(found))}"
    raise UserError(f"no release {quoted(name)} in {shown(root)}; {fix}")


def read_folders(root: Path) -> tuple[Path, ...]:
    """The folders whose files decide what is said: the one that was named, and the general part where it lies
    elsewhere."""
    general = general_for(newest(root))
    return (root,) if root.absolute() in general.absolute().parents else (root, general)


def hidden(name: str) -> bool:
    """Whether it is no part of a knowledge: what editors and Python leave behind."""
    return name.startswith((".", "__")) or name.endswith(("~", ".swp", ".tmp"))


def _issued(release: Path) -> str:
    """The day that the release states, for sorting; nothing where it can't be read, which the loader will say."""
    from bot.facts.source import Mapping, Scalar, read_source  # YAML, for knowledge of several releases

    root = read_source(release / RELEASE, RELEASE).root
    day = root.values.get("issued") if isinstance(root, Mapping) else None
    return day.text if isinstance(day, Scalar) else ""
