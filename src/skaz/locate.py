"""Where a story lies: a folder, a ``.skaz`` file, or the name of a bundled story."""

from __future__ import annotations

import re
from pathlib import Path

from skaz.text.failure import NoSuchName, Unreadable
from skaz.text.near import nearest

#: The file with which a folder's story begins.
FIRST_FILE = "story.skaz"

_REFERENCE = re.compile(r'^\s*(?:include|source)\s+"([^"\n]+)"', re.MULTILINE)


def bundled_stories() -> list[str]:
    """The names of the stories that come with skaz, in order."""
    return sorted(path.parent.name for path in _stories().glob(f"*/{FIRST_FILE}"))


def first_file(story: str | Path) -> Path:
    """The file with which a story begins.

    A path that exists goes before a bundled story of that name.

    Raises:
        NoSuchName: neither a path nor a bundled story.
        Unreadable: a folder in which no story begins.
    """
    path = Path(story)
    if path.is_file():
        return path
    if path.is_dir():
        if (path / FIRST_FILE).is_file():
            return path / FIRST_FILE
        raise Unreadable(str(story), f"a story's folder has a file {FIRST_FILE}, this one has none")
    if str(story) in bundled_stories():
        return _stories() / str(story) / FIRST_FILE
    raise NoSuchName("story", str(story), nearest(str(story), bundled_stories()), bundled_stories())


def files_of(first: Path) -> list[Path]:
    """A story's own files, its first file first: what it includes and what it gives as sources, in order of mention.

    Files outside its folder are no part of it; neither are those that are not there.
    """
    folder = first.resolve().parent
    found = [first.resolve()]
    for path in found:
        for mention in _REFERENCE.findall(_text_of(path)) if path.suffix == ".skaz" else ():
            named = (folder / mention).resolve()
            if named not in found and named.is_relative_to(folder) and named.is_file():
                found.append(named)
    return found


def is_bundled(first: Path) -> bool:
    """Whether a story comes with skaz, so that nothing is written there."""
    return first.resolve().is_relative_to(_stories().resolve())


def _text_of(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig", errors="replace")
    except OSError as wrong:
        raise Unreadable(path.name, (wrong.strerror or "refused").lower()) from wrong


def _stories() -> Path:
    return Path(__file__).parent / "stories"
