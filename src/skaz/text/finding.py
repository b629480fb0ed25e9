"""A finding: something the engine has to say about a user's text. A value, never raised."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal

from skaz.text.repair import Edit, Repair
from skaz.text.source import Span

Severity = Literal["error", "warning", "note"]


@dataclass(frozen=True)
class Note:
    """Another place that plays a part in a finding, and which part; ``passage`` is the one it stands in, if any."""

    span: Span
    message: str
    passage: str = ""


@dataclass(frozen=True)
class Finding:
    """One thing to say: a code with a page of its own, where it stands, the matter in one sentence, and a way out.

    ``passages`` begins with the passage it stands at, then those it clashes with; ``events`` are ids such as
    ``film:71.2``; ``rule`` is the condition or law that fails, in the language; ``root`` is the key of the finding
    this one follows from; ``help`` says what was expected, the nearest names, what to do; ``proposed`` are edits that
    would mend it, as far as the check can tell; ``repairs``, which were tried, are empty unless they were asked for.
    """

    code: str
    message: str
    span: Span
    severity: Severity = "error"
    label: str = ""
    notes: tuple[Note, ...] = ()
    help: str = ""
    passages: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    event_texts: tuple[str, ...] = ()
    rule: str | None = None
    assumes: tuple[str, ...] = ()
    root: str | None = None
    waived: str | None = None
    also: tuple[Span, ...] = field(default=())
    proposed: tuple[Edit, ...] = ()
    repairs: tuple[Repair, ...] = ()

    def waive(self, reason: str) -> Finding:
        return replace(self, waived=reason)
