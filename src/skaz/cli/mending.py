"""``skaz check --repairs``, ``--diff ID`` and ``--fix ID``: findings with their repairs, one shown, one written."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from skaz.cli.answer import Answer
    from skaz.story import Story
    from skaz.text.identity import Numbered
    from skaz.text.repair import Repair

#: ``f7``, and which of its repairs: ``f7/2``.
_ASKED = re.compile(r"(?P<id>.*?)(?:/(?P<which>[1-9]))?")
_NUMBER = re.compile(r"f\d+")
#: The kind under which the cache keeps what a story was when its findings were numbered.
NUMBERED = "numbered"


def with_repairs(story: Story, findings: Sequence[Numbered]) -> list[Numbered]:
    """The findings, the errors among them that follow from no other with what would clear them."""
    from skaz.cli.check import is_error

    return [
        replace(each, finding=replace(each.finding, repairs=story.repairs(each.finding)))
        if is_error(each) and each.root is None
        else each
        for each in findings
    ]


def mend(name: str, story: Story, findings: Sequence[Numbered], asked: str, answer: Answer, *, writes: bool) -> int:
    """Show a repair as a difference of the files, or write it."""
    from skaz.locate import first_file, is_bundled
    from skaz.repair.written import write
    from skaz.text.failure import Unwritable
    from skaz.text.repair import difference

    first = first_file(name)
    if writes and is_bundled(first):
        raise Unwritable(name, f"it comes with skaz; make a copy of your own with  skaz new FOLDER --from {name}")
    repair = _asked_for(name, story, findings, asked)
    if not writes:
        answer.send(difference(repair.edits))
        return 0
    said = [f"{path.name} changed; as it was: {kept.name}" for path, kept in write(repair.edits, first.parent)]
    answer.text("\n".join([repair.message, *said]))
    return 0


def _asked_for(name: str, story: Story, findings: Sequence[Numbered], asked: str) -> Repair:
    from skaz.text.failure import NoSuchName, SkazError
    from skaz.text.near import nearest
    from skaz.text.place import clickable

    match = _ASKED.fullmatch(asked)
    assert match is not None
    id_, which = match["id"], int(match["which"] or 1)
    if _NUMBER.fullmatch(id_):
        refuse_changed(name)
    known = {each.id: each for each in findings}
    names = (
        (id_ in (each.id, each.key) or clickable(each.finding.span).startswith(f"{id_}:"), each) for each in findings
    )
    found = next((each for is_it, each in names if is_it), None)
    found = found or next((each for each in findings if clickable(each.finding.span) == id_), None)
    if found is None:
        raise NoSuchName("finding", id_, nearest(id_, known), ())
    repairs = story.repairs(found.finding)
    if which > len(repairs):
        few = f"{len(repairs)} repair{'' if len(repairs) == 1 else 's'}" if repairs else "no repair"
        raise SkazError(f"For {found.id} ({clickable(found.finding.span)}, {found.finding.code}) there is {few}.")
    return repairs[which - 1]


# The numbers of findings hold for what was checked


def remember(name: str) -> None:
    """Keep what a story is when its findings are numbered, so that a number is not taken for that of another."""
    from skaz.text import shelf

    key, text = _state(name)
    shelf.put(NUMBERED, key, text)


def refuse_changed(name: str) -> None:
    """Raises Changed where a story is not what it was when its findings were last numbered."""
    from pathlib import Path

    from skaz.repair.written import Changed
    from skaz.text import shelf

    key, text = _state(name)
    known = shelf.take(NUMBERED, key)
    if known is not None and known != text:
        raise Changed(Path(name).name)


def _state(name: str) -> tuple[str, str]:
    from skaz.locate import files_of, first_file
    from skaz.text import shelf

    first: Path = first_file(name)
    texts = (path.read_bytes().decode("utf-8", "replace") for path in files_of(first) if path.suffix == ".skaz")
    return shelf.key_of([str(first.resolve())]), shelf.key_of(texts)
