"""How a finding is shown: as text for people and as data for programs; its prose is put together here alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from skaz.text.cells import shown
from skaz.text.codes import CODES
from skaz.text.excerpt import Run, excerpt
from skaz.text.finding import Finding
from skaz.text.identity import Numbered, key_of
from skaz.text.place import clickable, place_of
from skaz.text.repair import Repair

#: How many places beyond the first are written out.
PLACES_SHOWN = 5


def to_text(findings: Sequence[Numbered]) -> list[Run]:
    """Findings for people, an empty line between them. ``paint.plain`` or ``paint.coloured`` make a string of it."""
    places = {numbered.id: clickable(numbered.finding.span) for numbered in findings}
    runs: list[Run] = []
    for numbered in findings:
        if runs:
            runs.append(("\n", ""))
        root = places.get(numbered.root) if numbered.root and numbered.root != numbered.id else None
        for row in _rows(numbered.finding, root):
            runs.extend(row)
            runs.append(("\n", ""))
    return runs


def _rows(finding: Finding, root: str | None) -> list[list[Run]]:
    rows = [_head(finding)]
    picture = excerpt(finding)
    if picture:
        rows.extend([[], *picture])
    after = list(_afterwords(finding, root))
    if after:
        rows.append([])
        rows.extend([(line, "help")] for text in after for line in map(shown, text.splitlines()))
    return rows


def _head(finding: Finding) -> list[Run]:
    """``file:line:column: code: message``; what is no error says so behind its code."""
    if finding.waived is not None:
        grade = f" (waived: {shown(finding.waived)})"
    else:
        grade = "" if finding.severity == "error" else f" ({finding.severity})"
    return [
        (f"{shown(clickable(finding.span))}: ", "place"),
        (f"{finding.code}{grade}: ", finding.severity),
        (shown(finding.message), "message"),
    ]


def _afterwords(finding: Finding, root: str | None) -> Iterable[str]:
    """The other places, what it rests on and follows from, and what to do."""
    if finding.also:
        places = [clickable(span) for span in finding.also[:PLACES_SHOWN]]
        more = len(finding.also) - len(places)
        yield f"Also at {', '.join(places)}{f' and {more} more' if more else ''}."
    if finding.assumes:
        yield f"This assumes: {'; '.join(finding.assumes)}."
    if root is not None:
        yield f"This follows from the finding at {root}."
    if finding.help:
        yield finding.help
    for number, repair in enumerate(finding.repairs, 1):
        yield f"Repair {number}: {repair.message}{_brings(repair)}"


def _brings(repair: Repair) -> str:
    return f" It would raise {'; '.join(repair.raises)}" if repair.raises else ""


def to_json(findings: Iterable[Numbered]) -> list[dict[str, object]]:
    """Findings for programs, in the shape of the contract."""
    known = list(findings)
    ids = ids_of(known)
    return [_as_data(numbered, ids) for numbered in known]


def ids_of(findings: Sequence[Numbered]) -> dict[str, str]:
    """The ids of findings by their keys within one answer."""
    return {key_of(numbered.finding): numbered.id for numbered in reversed(findings)}


def _as_data(numbered: Numbered, ids: Mapping[str, str]) -> dict[str, object]:
    finding = numbered.finding
    known = CODES.get(finding.code)
    return {
        "id": numbered.id,
        "key": numbered.key,
        "code": finding.code,
        "class": known.family if known else finding.code,
        "severity": finding.severity,
        "message": finding.message,
        "place": place_of(finding.span),
        "passages": list(finding.passages),
        "events": list(finding.events),
        "rule": finding.rule,
        "assumes": list(finding.assumes),
        "root": numbered.root if numbered.root != numbered.id else None,
        "waived": finding.waived,
        "repairs": [repair_data(each, ids) for each in finding.repairs],
        "label": finding.label,
        "notes": [{"place": place_of(note.span), "message": note.message} for note in finding.notes],
        "also": [place_of(span) for span in finding.also],
        "help": finding.help,
    }


def repair_data(repair: Repair, ids: Mapping[str, str]) -> dict[str, object]:
    """A repair for programs, in the shape of the contract; ``ids`` are those of findings by their keys."""
    return {
        "message": repair.message,
        "edits": [{"place": place_of(edit.span), "text": edit.text} for edit in repair.edits],
        "clears": [ids[key] for key in repair.clears if key in ids],
        "raises": list(repair.raises),
    }
