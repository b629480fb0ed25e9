"""A repair written into the files that it changes: each is kept as it was beside it, and nothing else is touched."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from skaz.text.failure import SkazError, Unreadable, Unwritable
from skaz.text.repair import Edit, edited
from skaz.text.source import Source, Span

#: What is added to a file's name for its copy as it was.
KEPT = ".bak"


class Changed(SkazError):
    """A file is no longer what was read of it."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name} has changed since it was checked. Check it again; nothing was written.")


def write(edits: Sequence[Edit], folder: Path) -> list[tuple[Path, Path]]:
    """Make edits in the files of a story.

    Args:
        edits: what to change; their sources' names are paths from ``folder``.
        folder: where the story lies.

    Returns:
        The files that were changed, each with the copy that was kept of it.

    Raises:
        Changed: a file is not what was read; then none is written.
        Unreadable: a file cannot be read as text.
        Unwritable: a file or its copy cannot be written.
    """
    sources = list(dict.fromkeys(edit.span.source for edit in edits))
    texts = {source: _changed(source, [e for e in edits if e.span.source is source], folder) for source in sources}
    done = []
    for source, (old, new) in texts.items():
        path = folder / source.name
        kept = _free(path)
        try:
            kept.write_bytes(old)
            path.write_bytes(new)
        except OSError as wrong:
            raise Unwritable(str(path), (wrong.strerror or "refused").lower()) from wrong
        done.append((path, kept))
    return done


def _changed(source: Source, edits: Sequence[Edit], folder: Path) -> tuple[bytes, bytes]:
    """A file before and after; its line ends and its mark at the front stay as they are."""
    try:
        old = (folder / source.name).read_bytes()
        text = old.decode("utf-8")
    except (OSError, UnicodeDecodeError) as wrong:
        raise Unreadable(source.name, "it is not there, or no UTF-8") from wrong
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    raw = text.removeprefix(mark)
    starts = _starts(raw)
    if raw.replace("\r\n", "\n").replace("\r", "\n") != source.text:
        raise Changed(source.name)
    end = "\r\n" if "\r\n" in raw else "\r" if "\r" in raw else "\n"
    at_end = Source(source.name, raw)
    moved = [
        Edit(Span(at_end, starts[edit.span.start], starts[edit.span.end]), edit.text.replace("\n", end))
        for edit in edits
    ]
    return old, (mark + edited(raw, moved)).encode("utf-8")


def _starts(raw: str) -> list[int]:
    """Where each character of a text begins in the file, a line end of two characters being one; last its end."""
    found, at = [], 0
    while at < len(raw):
        found.append(at)
        at += 2 if raw.startswith("\r\n", at) else 1
    return [*found, len(raw)]


def _free(path: Path) -> Path:
    """A name for the copy that is not taken: ``film.skaz.bak``, ``film.skaz.bak2``."""
    kept, number = path.with_name(path.name + KEPT), 1
    while kept.exists():
        number += 1
        kept = path.with_name(f"{path.name}{KEPT}{number}")
    return kept
