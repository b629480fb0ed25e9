"""Repairs of what stands outside of tellings: the type, word, vocabulary or file that was probably meant.

What may be meant is what the finding itself says to be nearest. Each is tried by reading and checking the whole story.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from skaz.repair.candidate import Candidate
from skaz.repair.draft import new_in
from skaz.repair.repairs import MOST_REPAIRS, is_cleared
from skaz.text.finding import Finding
from skaz.text.identity import key_of
from skaz.text.near import nearest
from skaz.text.repair import Edit, Repair
from skaz.text.source import Source, Span

#: Says what is to be said of the whole story after some edits.
Check = Callable[[Sequence[Edit]], Sequence[Finding]]

#: What the help of a finding says to declare.
DECLARE = re.compile(r"Declare it in the story's own part:  (?P<line>.+)")
#: How a finding begins that says what is nearest, or all that there is.
NEAREST = re.compile(r"(?:Nearest|There are): (?P<names>[^.]+)\.")


def repairs_of_text(finding: Finding, folder: Path, first: Source, check: Check) -> tuple[Repair, ...]:
    """The changes of a story's declarations that clear a finding, best first.

    Args:
        finding: one that no telling reports, or of a name that nobody has.
        folder: where the story lies.
        first: its first file.
        check: says what is to be said of the story after some edits.
    """
    candidates = list(_candidates(finding, folder, first))
    before = check(()) if candidates else ()
    good: list[Repair] = []
    poor: list[Repair] = []
    for each in candidates:
        after = check(each.edits)
        if is_cleared(finding, after):
            clears = tuple(dict.fromkeys(key_of(one) for one in new_in(before, after)))
            raises = tuple(f"{one.code}: {one.message}" for one in new_in(after, before))
            (poor if raises else good).append(Repair(each.message, each.edits, clears, raises))
            if len(good) == MOST_REPAIRS:
                break
    return tuple((good or sorted(poor, key=lambda each: len(each.raises)))[:MOST_REPAIRS])


def _candidates(finding: Finding, folder: Path, first: Source) -> Iterator[Candidate]:
    if finding.proposed:
        yield Candidate("Put it right.", finding.proposed, 0.5, "proposed")
    if finding.code == "repeated-name":
        yield from _declared_once(finding)
    declared = DECLARE.match(finding.help)
    if declared is not None:
        yield _declared_anew(declared["line"], first)
    if finding.passages:
        return  # what else may be meant in a telling is tried there
    said = finding.span.text.strip('"')
    known = NEAREST.match(finding.help)
    names = known["names"].split(", ") if known else []
    if finding.code == "include-failed":
        names = sorted(path.name for path in folder.glob("*.skaz"))
    for name in nearest(said, names) if finding.code in ("include-failed", "unknown-vocabulary") else names:
        at = finding.span.start + finding.span.text.find(said)
        span = Span(finding.span.source, at, at + len(said))
        message = f"Write {name} for {said} in {finding.span.source.name}."
        yield Candidate(message, (Edit(span, name),), 1.0, "name")


def _declared_anew(line: str, first: Source) -> Candidate:
    """A declaration put in behind the last of its kind, else before what is told or included."""
    text = first.text
    alike = [match.end() for match in re.finditer(rf"^{line.split()[0]} .*$", text, re.MULTILINE)]
    begins = re.search(r"^(telling|include)\b", text, re.MULTILINE)
    at = alike[-1] if alike else begins.start() if begins is not None else len(text)
    written = f"\n{line}" if alike else f"{line}\n\n"
    return Candidate(f'Declare "{line}" in {first.name}.', (Edit(Span(first, at, at), written),), 1.0, "declared")


def _declared_once(finding: Finding) -> Iterator[Candidate]:
    """A name taken out where it stands a second time: with its row, or out of a list."""
    span, text = finding.span, finding.span.source.text
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    end = len(text) if end < 0 else end
    before, after = text[start : span.start], text[span.end : end]
    if ";" in before:
        out = Span(span.source, start + before.rindex(";"), span.end)
    elif after.lstrip().startswith(";"):
        behind = after.partition(";")[2]
        out = Span(span.source, span.start, end - len(behind) + behind.startswith(" "))
    elif len(before.split()) == 1 and not after.strip():
        out = Span(span.source, start, min(end + 1, len(text)))
    else:
        return
    message = f'Take "{out.text.strip(" ;" + chr(10))}" out of {span.source.name}.'
    yield Candidate(message, (Edit(out, ""),), 1.0, "once")
