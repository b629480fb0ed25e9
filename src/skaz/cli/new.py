"""``skaz new FOLDER``: the beginning of a story, or a copy of one."""

from __future__ import annotations

import shutil
from pathlib import Path

import click

from skaz.cli.answer import Answer, answers, reason_of
from skaz.text.failure import SkazError, Unwritable

#: The bundled story that a new one begins as.
STARTER = "starter"


class NotEmpty(SkazError):
    """A story would be written over something."""

    def __init__(self, folder: Path) -> None:
        super().__init__(f"{folder} is already there and not empty. Name a folder that is not there yet.")


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--from", "origin", metavar="STORY", default=STARTER, help="Copy this story, with its source texts.")
@answers
def new(folder: Path, origin: str, answer: Answer) -> None:
    """Begin a story in a new folder.

    Without --from it is a short story that runs, to be written over; with it, a complete copy of STORY: a folder, a
    .skaz file, or the name of a bundled story.
    """
    from skaz.locate import FIRST_FILE, files_of, first_file

    first = first_file(origin)
    sources = files_of(first)
    written = copy_story(sources, folder, FIRST_FILE)
    if answer.wants_json:
        answer.json(folder.resolve().name, {"folder": folder.as_posix(), "files": written})
    else:
        answer.text("\n".join((folder / name).as_posix() for name in written))
        answer.remark(f"Now: skaz run {folder}")


def copy_story(sources: list[Path], folder: Path, first_name: str) -> list[str]:
    """Copy a story's files into a new folder, the first under ``first_name``; the names written, in order."""
    names = [first_name, *(path.relative_to(sources[0].parent).as_posix() for path in sources[1:])]
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise NotEmpty(folder)
        for source, name in zip(sources, names):
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target)
    except OSError as wrong:
        raise Unwritable(str(folder), reason_of(wrong)) from wrong
    return names
