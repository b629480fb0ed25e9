"""What was worked out once and is wanted again by the next command: plain text under a key, in the user's cache folder.

Nothing depends on it. A shelf that cannot be written stays empty; a text that is damaged is not given out, and is made
anew; two processes may write the same at once. What lies there is data: whoever takes it from the shelf reads it as
JSON or words, never as code. A key is made of everything a text follows from (``key_of``), so that it never goes stale.

The folder is ``SKAZ_CACHE`` if that is set (empty: no shelf at all), else what the system has for such things.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path

#: How many texts of one kind are kept; the oldest go.
MOST = {"grammar": 12, "sound": 400, "numbered": 100, "checked": 100}
_FORMAT = "skaz shelf 1"
_PACKAGE = Path(__file__).parents[1]
#: Those who read; the version of skaz stands beside them.
READING = ("text", "syntax", "model", "vocabularies")
#: All of skaz.
EVERYTHING = ("",)


def key_of(texts: Iterable[str], rooms: tuple[str, ...] = READING) -> str:
    """The key of what follows from some texts by the work of some rooms, those of this skaz, and of this Python."""
    digest = blake2b(_workers(rooms).encode(), digest_size=20)
    for text in texts:
        data = text.encode("utf-8", "surrogatepass")
        digest.update(b"%d\n" % len(data))
        digest.update(data)
    return digest.hexdigest()


@lru_cache(maxsize=2)
def _workers(rooms: tuple[str, ...]) -> str:
    """What works: this Python, and the modules and data files that have a say, by when each was written."""
    parts = [sys.version, written(_PACKAGE / "__init__.py")]
    for room in rooms:
        for place in _files(os.path.join(_PACKAGE, room)):
            with suppress(OSError):  # taken away while we look
                parts.append(f"{place} {written(place)}")
    return "\n".join(parts)


def _files(folder: str) -> Iterator[str]:
    """The modules and data files in a folder and those below it, in order."""
    with suppress(OSError):
        for entry in sorted(os.scandir(folder), key=lambda each: each.name):
            if entry.is_dir():
                yield from _files(entry.path)
            elif entry.name.endswith((".py", ".skaz", ".md")):
                yield entry.path


def written(place: str | Path) -> str:
    """When a file was written, and how long it is. Raises OSError where it is not there."""
    stat = os.stat(place)
    return f"{stat.st_mtime_ns} {stat.st_size}"


def folder() -> Path | None:
    """Where texts are kept; None for nowhere."""
    chosen = os.environ.get("SKAZ_CACHE")
    if chosen is not None:
        return Path(chosen) if chosen else None
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA")
    elif sys.platform == "darwin":
        base = os.path.expanduser("~/Library/Caches")
    else:
        base = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    return Path(base) / "skaz" if base and os.path.isabs(base) else None


def holds(kind: str, key: str) -> bool:
    """Whether a text of a kind is kept under a key, damaged perhaps."""
    shelf = folder()
    return shelf is not None and (shelf / f"{kind}-{key}").is_file()


def take(kind: str, key: str) -> str | None:
    """The text of a kind that is kept under a key; None if there is none, or it is damaged."""
    shelf = folder()
    if shelf is None:
        return None
    try:
        data = (shelf / f"{kind}-{key}").read_bytes()
    except OSError:
        return None
    head, _, body = data.partition(b"\n")
    if head != _head(body):
        return None
    return body.decode("utf-8", "replace")


def put(kind: str, key: str, text: str) -> None:
    """Keep a text. Whoever reads at the same time sees all of it or nothing."""
    shelf = folder()
    if shelf is None:
        return
    body = text.encode("utf-8", "replace")
    passing = shelf / f"passing-{kind}-{os.getpid()}"
    with suppress(OSError):
        shelf.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            passing.write_bytes(_head(body) + b"\n" + body)
            passing.replace(shelf / f"{kind}-{key}")
        finally:
            passing.unlink(missing_ok=True)
        _tidy(shelf, kind)


def _head(body: bytes) -> bytes:
    return f"{_FORMAT} {blake2b(body, digest_size=16).hexdigest()}".encode()


def _tidy(shelf: Path, kind: str) -> None:
    kept = [entry for entry in os.scandir(shelf) if entry.name.startswith(f"{kind}-")]
    if len(kept) > MOST[kind]:
        kept.sort(key=lambda entry: entry.stat().st_mtime_ns)
        for entry in kept[: len(kept) - MOST[kind]]:
            with suppress(OSError):
                os.unlink(entry.path)
