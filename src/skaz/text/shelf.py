"""What was worked out once and is wanted again by the next command: plain text under a key, in the user's cache folder.

Nothing depends on it. A shelf that cannot be written stays empty; a text that is damaged is not given out, and is made
anew; two processes may write the same at once. What lies there is data: whoever takes it from the shelf reads it as
JSON or words, never as code. A key is made of everything a text follows from (``key_of``), so that it never goes stale.

The folder is ``SKAZ_CACHE`` if that is set (empty: no shelf at all), else what the system has for such things.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path

#: How many texts of one kind are kept; the oldest go.
MOST = {"grammar": 12, "sound": 400, "numbered": 100}
_FORMAT = "skaz shelf 1"
_PACKAGE = Path(__file__).parents[1]
#: Those who read; the version of skaz stands beside them.
_ROOMS = ("text", "syntax", "model", "vocabularies")


def key_of(texts: Iterable[str]) -> str:
    """The key of what follows from some texts, read by this skaz and this Python."""
    digest = blake2b(_reader().encode(), digest_size=20)
    for text in texts:
        data = text.encode("utf-8", "surrogatepass")
        digest.update(b"%d\n" % len(data))
        digest.update(data)
    return digest.hexdigest()


@lru_cache(maxsize=1)
def _reader() -> str:
    """What reads: this Python, and the modules and data files that have a say, by when each was written."""
    parts = [sys.version]
    places = [_PACKAGE / "__init__.py"]
    for room in _ROOMS:
        places.extend(sorted((_PACKAGE / room).rglob("*.*")))
    for place in places:
        if place.suffix in (".py", ".skaz"):
            with suppress(OSError):  # taken away while we look
                stat = place.stat()
                parts.append(f"{place.relative_to(_PACKAGE)} {stat.st_mtime_ns} {stat.st_size}")
    return "\n".join(parts)


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
