"""How a line is read, as text: what the pages under ``docs/`` show beneath their example lines."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from skaz.model.from_syntax import Model, build
from skaz.model.language import languages
from skaz.model.lines.formal import clause_text
from skaz.model.lines.pronouns import Mentions
from skaz.model.lines.setting import Setting
from skaz.model.telling import UNREAL, Clause, Item, Scene, Sentence, TimeLine
from skaz.model.times import print_time
from skaz.syntax.files import VOCABULARIES, known_vocabularies, read_files
from skaz.syntax.from_text import parse
from skaz.syntax.tree import TypeDecl
from skaz.text.codes import CODES
from skaz.text.source import Source, Span

#: What the formal text of a clause shows already, and so is not said beside it.
_IN_THE_TEXT = UNREAL | {"not", "stops", "modal", "habit"}


def model_of(story: Path) -> Model:
    """A story understood. Asserts that nothing is wrong in its own folder."""
    model = build(read_files(story))
    own = [f for f in model.findings if (story.parent / f.span.source.name).exists()]
    assert not own, [(f.code, f.span.source.name, f.span.text, f.message) for f in own]
    return model


def readings_of(model: Model, code: str, lines: list[str]) -> list[list[str]]:
    """For each of some lines that follow one another under a passage, what it is read as."""
    reader = model.readers[code]
    setting = Setting(Mentions(reader.grammar, model.world.entities, model.world.entity_is_a))
    for clause in model.given:
        setting.learn_home(clause)
    found = []
    for line in lines:
        item, findings = reader.item(line, Span(Source("", line), 0, len(line)), setting, ())
        told = list(_item_texts(item, code)) if item is not None else []
        found.append([*told, *(f"! {finding.code}: {finding.message}" for finding in findings)])
    return found


def _item_texts(item: Item, code: str) -> Iterator[str]:
    if isinstance(item, Scene):
        yield "; ".join([f"scene at {item.place}: {', '.join(item.who)}", *(_time(t, code) for t in item.times)])
    elif isinstance(item, TimeLine):
        yield "; ".join(_time(t, code) for t in item.times)
    elif isinstance(item, Sentence):
        for clause in item.clauses:
            yield "; ".join([clause_text(clause), *_beside(clause, code)])


def _beside(clause: Clause, code: str) -> Iterator[str]:
    """What a clause has besides its words: place, company, times, tails and particles."""
    if clause.place is not None:
        yield f"at {clause.place}" if clause.place_said else f"at {clause.place}, carried on"
    if clause.company:
        yield f"with {' and '.join(clause.company)}"
    for time in clause.times:
        yield _time(time, code)
    for purpose in clause.purposes:
        yield f"wanting {purpose}"
    for reason in clause.reasons:
        yield f"because {clause_text(reason)}"
    if clause.ref is not None:
        yield f"{clause.ref.kind} {clause.ref.target}"
    for mark in sorted(clause.how):
        kind, _, value = mark.partition(":")
        if kind not in _IN_THE_TEXT or (kind == "habit" and value):
            yield value or mark


def _time(time: object, code: str) -> str:
    return f"time: {print_time(time, code) or time}"  # type: ignore[arg-type]


# The pages


def parts_of(body: str) -> list[tuple[str, list[str]]]:
    """The lines of a ``lines`` block, each with the indented readings under it."""
    found: list[tuple[str, list[str]]] = []
    for line in body.splitlines():
        if line.startswith("  "):
            found[-1][1].append(line.strip())
        elif line.strip():
            found.append((line, []))
    return found


def with_readings(body: str, model: Model, code: str) -> str:
    lines = [line for line, _ in parts_of(body)]
    found = readings_of(model, code, lines)
    return "".join(f"{line}\n" + "".join(f"    {r}\n" for r in reading) for line, reading in zip(lines, found))


def particle_table(code: str) -> str:
    """Every particle of a language, a row for each kind and value: the words that say it."""
    rows: dict[tuple[str, str], list[str]] = {}
    for line in language_lines(code):
        head, _, words = line.partition(": ")
        kind, value, *_ = head.split()[1:]
        said = rows.setdefault((kind, value), [])
        said += [
            word for word in words.replace("{", "").replace("}", "").replace("~", "").split(", ") if word not in said
        ]
    text = "| kind | value | words |\n|---|---|---|\n"
    return text + "".join(f"| {k} | {v.replace('_', ' ')} | {', '.join(words)} |\n" for (k, v), words in rows.items())


def code_table() -> str:
    """Every code that has a page, by its class: how grave it usually is, and what it means."""
    rows = ["| class | code | usually | |", "|---|---|---|---|"]
    for code in sorted(CODES.values(), key=lambda each: (each.family, each.name)):
        rows.append(f"| {code.family} | [{code.name}](findings/{code.name}.md) | {code.severity} | {code.title} |")
    return "\n".join(rows) + "\n"


def type_table() -> str:
    """The types that every story has: what each is for."""
    file, _ = parse(Source("core.skaz", (VOCABULARIES / "core.skaz").read_text(encoding="utf-8")))
    text = "| type | is a | |\n|---|---|---|\n"
    for item in file.items:
        if isinstance(item, TypeDecl):
            names, parents = (", ".join(word.text for word in words) for words in (item.names, item.parents))
            text += f"| `{names}` | {parents} | {item.doc} |\n"
    return text


def vocabulary_table() -> str:
    """The standard vocabularies and what each is about: its first comment."""
    text = "| vocabulary | about |\n|---|---|\n"
    for name in known_vocabularies():
        lines = (VOCABULARIES / f"{name}.skaz").read_text(encoding="utf-8").splitlines()
        about = next(line for line in lines if line.startswith("# "))
        text += f"| `{name}` | {about[2:].rstrip('.')} |\n"
    return text


def language_lines(code: str) -> list[str]:
    text = languages()[code].read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line.startswith("particle ")]
