"""A telling from its tree: each passage's lines read in order, with what carries on from one to the next."""

from __future__ import annotations

from dataclasses import replace

from skaz.model.lines.pronouns import Mentions
from skaz.model.lines.reader import LineReader
from skaz.model.lines.setting import HOMES, Setting
from skaz.model.telling import Clause, Item, Kept, Passage, Readings, Sentence, Telling, Waiver
from skaz.model.world import World
from skaz.syntax import tree
from skaz.text.codes import CODES
from skaz.text.finding import Finding
from skaz.text.near import nearest


def read_telling(
    decl: tree.TellingDecl, reader: LineReader, world: World, given: tuple[Clause, ...], findings: list[Finding]
) -> Telling:
    """Read a telling. What only it says stays in it; ``given`` is what the story gives to all."""
    setting = Setting(Mentions(reader.grammar, world.entities, world.entity_is_a))
    for clause in given:
        if clause.word.name in HOMES:
            setting.learn_home(clause)
    source, calendar = None, None
    kept: list[Clause] = []
    desires: list[Clause] = []
    for line in decl.opening:
        if isinstance(line, tree.SourceDecl):
            source = line.path.text
        elif isinstance(line, tree.CalendarDecl):
            calendar = line.name.text
            reader = _in_calendar(reader, line, findings)
        elif isinstance(line, tree.KeptDecl):
            kept.extend(read_kept(line.lines, [reader], findings))
        elif isinstance(line, tree.DesireDecl):
            desires.extend(read_kept(line.lines, [reader], findings))
        elif isinstance(line, tree.ScriptLine | tree.Readings):
            findings.append(
                _misplaced(line, "No passage stands before this line.", "Put it under the > line it reports.")
            )
    passages: list[Passage] = []
    paragraph = 1
    for number, passage in enumerate(decl.passages, 1):
        if passage.paragraph != paragraph:
            paragraph = passage.paragraph
            setting.place = None
        passages.append(_passage(decl.name.text, number, passage, reader, setting, findings))
    name = decl.name.text
    title = decl.title.text if decl.title else name
    telling = Telling(
        name, decl.language.text, title, source, tuple(passages), decl.span, tuple(kept), tuple(desires), calendar
    )
    telling.by_id.update({p.id: p for p in passages})
    return telling


def _in_calendar(reader: LineReader, line: tree.CalendarDecl, findings: list[Finding]) -> LineReader:
    """The reader of a telling whose dates count in a calendar."""
    known = reader.world.calendars
    if line.name.text not in known:
        message = f'There is no calendar "{line.name.text}". There are: {", ".join(known)}.'
        help_ = f"Declare it in the story's own part:  calendar {line.name.text}: 12 months of 30 days"
        findings.append(Finding("unknown-name", message, line.name.span, help=help_))
    return reader.in_calendar(line.name.text)


def _passage(
    telling: str, number: int, passage: tree.Passage, reader: LineReader, setting: Setting, findings: list[Finding]
) -> Passage:
    items: list[Item] = []
    waivers: list[Waiver] = []
    lines = 0
    before = len(findings)
    for line in passage.body:
        lines += _count(line)
        if isinstance(line, tree.Labelled) and line.label == "meant":
            waivers.append(_waiver(line, findings))
            continue
        items.extend(_items(line, reader, setting, findings))
    id_ = f"{telling}:{number}"
    findings[before:] = [
        finding if finding.passages else replace(finding, passages=(id_,)) for finding in findings[before:]
    ]
    return Passage(
        id_, number, passage.paragraph, passage.quote.text, tuple(items), passage.quote.span, lines, tuple(waivers)
    )


def _items(line: tree.BodyLine, reader: LineReader, setting: Setting, findings: list[Finding]) -> list[Item]:
    if isinstance(line, tree.ScriptLine):
        meant = [each for each in line.children if isinstance(each, tree.Labelled) and each.label == "meant"]
        waivers = tuple([_waiver(each, findings) for each in meant])
        item, troubles = reader.item(line.text, line.span, setting, waivers)
        findings.extend(troubles)
        return [item] if item is not None else []
    if isinstance(line, tree.Labelled):
        return [Kept(line.label, line.text, line.span)]
    if isinstance(line, tree.NothingNew):
        return [Kept("nothing new", "", line.span)]
    if isinstance(line, tree.Readings):
        alternatives = []
        for reading in line.alternatives:
            found: list[Item] = []
            for inner in reading.lines:
                found.extend(_items(inner, reader, setting, findings))
            alternatives.append(tuple(found))
        return [Readings(tuple(alternatives), line.span)]
    if not isinstance(line, tree.Line):
        message = "This block belongs to a whole telling, not to a passage."
        findings.append(_misplaced(line, message, "Put it before the first > line of the telling."))
    return []


def _misplaced(line: tree.BodyLine, message: str, help_: str) -> Finding:
    return Finding("bad-layout", message, line.span, help=help_)


def _count(line: tree.BodyLine) -> int:
    """How many written lines a body line is."""
    if isinstance(line, tree.Readings):
        return sum(_count(inner) for reading in line.alternatives for inner in reading.lines)
    if isinstance(line, tree.ScriptLine):
        return 1 + len(line.children)
    return 1


def _waiver(line: tree.Labelled, findings: list[Finding]) -> Waiver:
    code, _, reason = (part.strip() for part in line.text.partition(","))
    if code not in CODES:
        near = ", ".join(nearest(code, CODES)) or "those of  skaz explain"
        findings.append(
            Finding("unknown-word", f'"{code}" is no code of a finding.', line.span, help=f"Nearest: {near}.")
        )
    elif not reason:
        message = f"Why {code} is meant so is not said."
        findings.append(
            Finding("bad-layout", message, line.span, "warning", help=f"Write  meant: {code}, and the reason.")
        )
    return Waiver(code, reason, line.span)


def read_kept(lines: tuple[tree.Line, ...], readers: list[LineReader], findings: list[Finding]) -> list[Clause]:
    """Sentences of a ``kept`` or ``desire`` block, in the first language that reads them."""
    found: list[Clause] = []
    for line in lines:
        troubles: list[Finding] = []
        for reader in readers:
            setting = Setting(Mentions(reader.grammar, reader.world.entities, reader.world.entity_is_a))
            item, trouble = reader.item(line.text, line.span, setting, ())
            if isinstance(item, Sentence) and not trouble:
                found.extend(item.clauses)
                break
            troubles = troubles or trouble
        else:
            findings.extend(troubles)
    return found
