"""Make one edit of a story as a writer would, and say what the check finds that it did not find before.

An edit changes a passage in a copy of the story's folder: the sentence of the source, the quotation, and the lines
below it. Then that telling alone is checked, and its findings are compared by ``key`` with the untouched ones.

A table of edits is a module in ``tests/stories/edits/`` that names its story and lists its edits; ``test_edits.py``
finds it there and tries each one under its id (the next way to write the same edit is ``D-01/2``)::

    STORY = "anna-karenina"
    EDITS = [
        error("D-01", "film:71", "dead", clash="film:69",
              text=("Oblonsky and his family eat", "Oblonsky, Anna and his family eat"),
              lines=("Stiva and Stiva's family eat", "Stiva, Anna and Stiva's family eat")),
        harmless("h-01", "film:70", text=("Levin returns", "Levin, who remembers the ball, returns"),
                 above="Levin remembers that Anna danced with Vronsky"),
    ]

``text`` and ``lines`` exchange a part (``lines`` one pair or several, in order), ``above`` and ``below`` put lines
there, ``instead`` puts others in the place of all; ``world`` puts lines before the ``map`` (or the first ``include``)
of the story's first file. ``code`` and ``clash`` are one or several, any of which is right.

An *error* edit is right if it gives a new error or warning that follows from no other, stands at the edited passage or
names it, names a clash passage and has the code; every other new error or warning must follow from that one. A
*harmless* edit is right if it gives no new error or warning. To try some by hand, or a table that stands elsewhere:
``python tests/try_edits.py [--from FOLDER] D-01 h-01``.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from skaz.check.check import check_telling
from skaz.locate import files_of, first_file
from skaz.model.from_syntax import Model, joined
from skaz.model.tellings import read_telling
from skaz.story import load
from skaz.syntax.from_text import parse
from skaz.syntax.tree import TellingDecl
from skaz.text.codes import CODES
from skaz.text.finding import Finding
from skaz.text.identity import Numbered, in_order, number
from skaz.text.source import Source

Pair = tuple[str, str]


@dataclass(frozen=True)
class Edit:
    """One change of one passage, and what must come of it: ``codes`` any of which is right, none for a harmless one."""

    id: str
    passage: str
    codes: tuple[str, ...]
    clash: tuple[str, ...]
    text: Pair | None
    lines: tuple[Pair, ...]
    above: str
    below: str
    instead: str
    world: str

    @property
    def is_harmless(self) -> bool:
        return not self.codes

    @property
    def telling(self) -> str:
        return self.passage.partition(":")[0]

    @property
    def number(self) -> int:
        return int(self.passage.partition(":")[2])


def error(
    id: str,
    passage: str,
    code: str | Sequence[str],
    *,
    clash: str | Sequence[str],
    **change: str | Pair | Sequence[Pair],
) -> Edit:
    """An edit that brings in one error."""
    return _edit(id, passage, _several(code), _several(clash), change)


def harmless(id: str, passage: str, **change: str | Pair | Sequence[Pair]) -> Edit:
    """An edit that brings in none."""
    return _edit(id, passage, (), (), change)


def _edit(id: str, passage: str, codes: tuple[str, ...], clash: tuple[str, ...], change: Mapping[str, object]) -> Edit:
    unknown = [code for code in codes if code not in CODES]
    assert not unknown, f"{id}: no codes of findings: {unknown}"
    parts = {"text": None, "lines": (), "above": "", "below": "", "instead": "", "world": "", **change}
    lines = parts["lines"]
    assert isinstance(lines, tuple | list)
    parts["lines"] = (tuple(lines),) if lines and isinstance(lines[0], str) else tuple(lines)
    return Edit(id, passage, codes, clash, **parts)  # type: ignore[arg-type]


def _several(one: str | Sequence[str]) -> tuple[str, ...]:
    return (one,) if isinstance(one, str) else tuple(one)


# What comes of it


@dataclass(frozen=True)
class Outcome:
    """What an edit brings: ``wrong`` is empty where that is right; ``new`` are the findings that were not there."""

    wrong: str
    new: tuple[Numbered, ...]

    def __str__(self) -> str:
        return "\n".join([self.wrong or "right", *map(_shown, self.new)])


def outcome(story: str, edit: Edit) -> Outcome:
    """Make an edit in a copy of a story and check its telling anew."""
    with TemporaryDirectory() as folder:
        copy = Path(folder) / Path(story).name
        apply(edit, story, copy)
        return judged(edit, untouched_keys(story, edit.telling), number(check_copy(story, edit, copy)))


def judged(edit: Edit, before: frozenset[str], after: Iterable[Numbered]) -> Outcome:
    """Compare with the findings of the untouched story."""
    new = [each for each in after if each.key not in before]
    grave = [each for each in new if each.finding.severity != "note" and each.finding.waived is None]
    shown = tuple(grave or new)
    unread = [e for e in grave if CODES[e.finding.code].family == "text" and e.finding.code not in edit.codes]
    if unread:
        return Outcome("the lines are not understood", tuple(unread))
    if edit.is_harmless:
        return Outcome("a false alarm" if grave else "", shown)
    return Outcome(_wrong(edit, grave), shown)


def _wrong(edit: Edit, grave: list[Numbered]) -> str:
    """What is wrong with the findings of an edit that brings in an error; empty if nothing is."""
    known = {each.id for each in grave}
    roots = [each for each in grave if each.root not in known]
    if not roots:
        return "no new error or warning"
    here = [each for each in roots if edit.passage in each.finding.passages]
    if not here:
        return f"no finding names {edit.passage}"
    named = [each for each in here if set(edit.clash) & set(each.finding.passages)]
    if not named:
        return f"no finding names any of {', '.join(edit.clash)}"
    if not any(each.finding.code in edit.codes for each in named):
        return f"not of the class: {', '.join(edit.codes)}"
    if len(roots) > 1:
        return f"{len(roots)} findings that follow from no other"
    return ""


def _shown(each: Numbered) -> str:
    finding = each.finding
    line, column = finding.span.source.position(finding.span.start)
    root = f" <- {each.root}" if each.root else ""
    where = f"{finding.span.source.name}:{line}:{column}"
    return f"  {each.id}{root} {where} {finding.code} ({finding.severity}) {finding.message} {list(finding.passages)}"


# Making it


def apply(edit: Edit, story: str, copy: Path) -> None:
    """Copy a story's folder and make an edit there.

    Raises:
        AssertionError: what the edit changes does not stand there.
    """
    shutil.copytree(first_file(story).parent, copy)
    first = copy / first_file(story).name
    path = _file_of(edit.telling, first)
    _, decl = _declared(path, edit.telling)
    passage = decl.passages[edit.number - 1]
    text = path.read_text("utf-8")
    start, end = passage.quote.span.start, _end_of(text, passage.quote.span.end)
    quote, _, body = text[start:end].partition("\n")
    if edit.text is not None:
        source = copy / next(line.path.text for line in decl.opening if hasattr(line, "path"))
        sentence = passage.quote.text
        quote = _exchanged(quote, edit.text, edit.id)
        changed = _exchanged(sentence, edit.text, edit.id)
        source.write_text(_exchanged(source.read_text("utf-8"), (sentence, changed), edit.id), "utf-8")
    path.write_text(f"{text[:start]}{quote}\n{_body(edit, body)}\n{text[end:]}", "utf-8")
    if edit.world:
        told = first.read_text("utf-8")
        before = "\nmap\n" if "\nmap\n" in told else "\ninclude "
        first.write_text(_exchanged(told, (before, f"\n{edit.world}\n{before}"), edit.id), "utf-8")


def _end_of(text: str, start: int) -> int:
    """Where the lines under a quotation end: before an empty line or the next quotation."""
    at = text.find("\n", start) + 1
    while at and at < len(text):
        end = text.find("\n", at)
        line = text[at:] if end < 0 else text[at:end]
        if not line.strip() or line.startswith(">"):
            return at
        at = len(text) if end < 0 else end + 1
    return len(text)


def _body(edit: Edit, body: str) -> str:
    body = body.rstrip("\n")
    for pair in edit.lines:
        body = _exchanged(body, pair, edit.id)
    return "\n".join(part.strip("\n") for part in (edit.above, edit.instead or body, edit.below) if part)


def _exchanged(text: str, pair: Pair, id: str) -> str:
    assert pair[0] in text, f"{id}: {pair[0]!r} does not stand in {text[:300]!r}"
    return text.replace(*pair, 1)


def _file_of(telling: str, first: Path) -> Path:
    return next(
        p for p in files_of(first) if p.suffix == ".skaz" and f"\ntelling {telling} " in "\n" + p.read_text("utf-8")
    )


def _declared(path: Path, telling: str) -> tuple[list[Finding], TellingDecl]:
    file, findings = parse(Source(path.name, path.read_text("utf-8")))
    return findings, next(d for d in file.items if isinstance(d, TellingDecl) and d.name.text == telling)


# Checking it


@cache
def _model(story: str) -> Model:
    return load(story).model


@cache
def untouched_keys(story: str, telling: str) -> frozenset[str]:
    """The keys of what the check finds in a telling before any edit."""
    return frozenset(each.key for each in number(load(story).check(telling)))


def check_copy(story: str, edit: Edit, copy: Path) -> list[Finding]:
    """The findings of the edited telling. Where the world is as it was, only the telling is read anew, for speed."""
    base = _model(story)
    if edit.world or base.findings:
        return load(copy).check(edit.telling)
    findings, decl = _declared(_file_of(edit.telling, copy / first_file(story).name), edit.telling)
    telling = read_telling(decl, base.readers[decl.language.text], base.world, base.given, findings)
    tellings = tuple(telling if each.name == telling.name else each for each in base.tellings)
    model = replace(base, folder=copy, tellings=tellings, findings=joined(findings))
    return in_order([*model.findings, *check_telling(model, telling).findings])
