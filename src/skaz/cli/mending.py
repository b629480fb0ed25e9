"""``skaz check --repairs``, ``--diff ID`` and ``--fix ID``: findings with their repairs, one shown, one written."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from skaz.text.failure import SkazError
from skaz.text.place import clickable

if TYPE_CHECKING:
    from pathlib import Path

    from skaz.cli.answer import Answer
    from skaz.cli.check import Asked
    from skaz.story import Story
    from skaz.text.identity import Numbered
    from skaz.text.repair import Repair

#: ``f7``, and which of its repairs: ``f7/2``.
_ASKED = re.compile(r"(?P<id>.*?)(?:/(?P<which>[1-9]))?")
_NUMBER = re.compile(r"f\d+")
#: The kind under which the cache keeps what a story was when its findings were numbered.
NUMBERED = "numbered"


class NoSuchFinding(SkazError):
    """A finding was asked for that is not there."""

    def __init__(self, id_: str, findings: Sequence[Numbered]) -> None:
        ids = [each.id for each in findings]
        known = (
            f"There are {ids[0]} to {ids[-1]}" if len(ids) > 1 else f"There is {ids[0]}" if ids else "Nothing is found"
        )
        way = (
            "write the id or key that --format json gives, or the place: FILE:LINE"
            if ids
            else "nothing has to be mended"
        )
        super().__init__(f'There is no finding "{id_}". {known}; {way}.')


class NotMended(SkazError):
    """A finding has no repair that could be shown or written."""

    def __init__(self, found: Numbered, reason: str) -> None:
        super().__init__(f"{found.id} ({clickable(found.finding.span)}, {found.finding.code}) {reason}.")


class OtherNumbers(SkazError):
    """A number of a finding is that of another check."""

    def __init__(self, scope: str) -> None:
        with_ = f"with {scope}" if scope else "without --telling and --strict"
        super().__init__(f"The findings were numbered by a check {with_}. Say so again, or write the place: FILE:LINE.")


def with_repairs(story: Story, findings: Sequence[Numbered]) -> list[Numbered]:
    """The findings, the errors among them that follow from no other with what would clear them."""
    from skaz.cli.check import is_error

    return [
        replace(each, finding=replace(each.finding, repairs=story.repairs(each.finding)))
        if is_error(each) and each.root is None
        else each
        for each in findings
    ]


def mend(name: str, asked: Asked, which: str, *, answer: Answer, writes: bool) -> int:
    """Show a repair as a difference of the files, or write it; in JSON with what it clears and raises."""
    from skaz.locate import first_file, is_bundled
    from skaz.repair.written import write
    from skaz.text.emit import ids_of, repair_data
    from skaz.text.failure import Unwritable
    from skaz.text.repair import difference

    first = first_file(name)
    if writes and is_bundled(first):
        raise Unwritable(name, f"it comes with skaz; make a copy of your own with  skaz new FOLDER --from {name}")
    match = _ASKED.fullmatch(which)
    assert match is not None
    if _NUMBER.fullmatch(match["id"]):
        refuse_changed(name, asked)
    story = asked.load(name)
    findings = asked.of(story)[0]
    found = finding_named(findings, match["id"])
    repair = repair_of(story, found, int(match["which"] or 1))
    shown = difference(repair.edits)
    done = write(repair.edits, first.parent) if writes else []
    if answer.wants_json:
        written = [{"file": path.name, "kept": kept.name} for path, kept in done]
        body = {"finding": found.id, "key": found.key, "repair": repair_data(repair, ids_of(findings))}
        answer.json(story.name, {**body, "diff": shown, "written": written})
    elif writes:
        said = [f"{path.name} changed; as it was: {kept.name}" for path, kept in done]
        answer.text("\n".join([repair.message, *said]))
    else:
        answer.send(shown)
    return 0


def finding_named(findings: Sequence[Numbered], id_: str) -> Numbered:
    """The finding of an id, a key, or the place with which it begins.

    Raises:
        NoSuchFinding: there is none.
    """
    for each in findings:
        if id_ in (each.id, each.key):
            return each
    places = {clickable(each.finding.span): each for each in reversed(findings)}
    begins = (each for place, each in reversed(places.items()) if id_ and f"{place}:".startswith(f"{id_}:"))
    found = next(begins, None)
    if found is None:
        raise NoSuchFinding(id_, findings)
    return found


def repair_of(story: Story, found: Numbered, which: int) -> Repair:
    """One of the repairs of a finding.

    Raises:
        NotMended: it needs none, follows from another, or there are not so many.
    """
    finding = found.finding
    if finding.waived is not None:
        raise NotMended(found, "is waived: nothing has to be mended")
    if finding.severity == "note":
        raise NotMended(found, "is a note: nothing has to be mended")
    if found.root not in (None, found.id):
        raise NotMended(found, f"follows from {found.root}: mend that one")
    repairs = story.repairs(finding)
    if not repairs:
        raise NotMended(found, "has no repair: no small change that was tried clears it. " + finding.help.rstrip("."))
    if which > len(repairs):
        few = "one repair" if len(repairs) == 1 else f"{len(repairs)} repairs, to {found.id}/{len(repairs)}"
        raise NotMended(found, f"has {few}")
    return repairs[which - 1]


# The numbers of findings hold for what was checked


def remember(name: str, asked: Asked) -> None:
    """Keep what a story is when its findings are numbered, so that a number is not taken for that of another."""
    from skaz.text import shelf

    key, text = _state(name)
    shelf.put(NUMBERED, key, f"{text} {_scope(asked)}")


def refuse_changed(name: str, asked: Asked) -> None:
    """Raises where a story is not what it was when its findings were last numbered, or others were numbered then.

    Raises:
        Changed: the story has changed.
        OtherNumbers: other options gave them other numbers.
    """
    from pathlib import Path

    from skaz.repair.written import Changed
    from skaz.text import shelf

    key, text = _state(name)
    known = shelf.take(NUMBERED, key)
    was, _, scope = (known or f"{text} {_scope(asked)}").partition(" ")
    if was != text:
        raise Changed(Path(name).name)
    if scope != _scope(asked):
        raise OtherNumbers(scope)


def _scope(asked: Asked) -> str:
    """The options that say which findings are numbered."""
    return " ".join([*(["--telling", asked.telling] if asked.telling else []), *(["--strict"] if asked.strict else [])])


def _state(name: str) -> tuple[str, str]:
    from skaz.locate import files_of, first_file
    from skaz.text import shelf

    first: Path = first_file(name)
    texts = (path.read_bytes().decode("utf-8", "replace") for path in files_of(first) if path.suffix == ".skaz")
    return shelf.key_of([str(first.resolve())]), shelf.key_of(texts)
