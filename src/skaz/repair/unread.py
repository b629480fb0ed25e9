"""What may have been meant where the text itself cannot be read: the nearest names, who a pronoun may mean, a note."""

from __future__ import annotations

from collections.abc import Iterator

from skaz.model.named import named_in
from skaz.repair.candidate import Candidate, Trouble
from skaz.text.codes import CODES
from skaz.text.near import nearest
from skaz.text.repair import Edit
from skaz.text.source import Span

#: How many names are thought of.
MOST_NAMES = 6
#: A line that is only kept as text, in every language.
NOTE = "note: "


def readable(trouble: Trouble) -> Iterator[Candidate]:
    """What whoever found it proposes; for what cannot be read, other names, and that the line is kept as a note."""
    finding = trouble.finding
    if finding.proposed:
        message = f"Put it right in {finding.passages[0]}." if finding.passages else "Put it right."
        yield Candidate(message, finding.proposed, 0.5, "proposed")
    if CODES[finding.code].family != "text" or not finding.passages:
        return
    reader = trouble.draft.reader
    if finding.code == "unknown-name":
        for number, name in enumerate(nearest(finding.span.text, reader.names.forms)[:MOST_NAMES]):
            yield _written(trouble, name, 0.9 + number * 0.01, "name")
    elif finding.code == "who-is-meant":
        for number, name in enumerate(_near(trouble)):
            for text in (name, f"{name}'s"):
                yield _written(trouble, text, 0.9 + number * 0.01, f"name {name}")
    text = finding.span.source.text
    start = text.rfind("\n", 0, finding.span.start) + 1
    start += len(text[start:]) - len(text[start:].lstrip(" "))
    if text[start] != ">":
        message = f"Keep the line in {finding.passages[0]} as a note, which tells nothing."
        yield Candidate(message, (Edit(Span(finding.span.source, start, start), NOTE),), 2.4, "note")


def _written(trouble: Trouble, text: str, cost: float, group: str) -> Candidate:
    span = trouble.finding.span
    message = f'Write {text} for "{span.text}" in {trouble.finding.passages[0]}.'
    return Candidate(message, (Edit(span, text),), cost, group)


def _near(trouble: Trouble) -> list[str]:
    """Who is spoken of in the passage and before it, the nearest first."""
    telling, world = trouble.draft.telling, trouble.draft.model.world
    number = int(trouble.finding.passages[0].rpartition(":")[2])
    around = telling.passages[max(0, number - 3) : number]
    names = (name for passage in reversed(around) for name in named_in(passage))
    return [name for name in dict.fromkeys(names) if world.entity_is_a(name, "entity")][:MOST_NAMES]
