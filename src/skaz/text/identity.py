"""Which finding is which: their order, their ids in one answer, and keys that outlive unrelated edits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

from skaz.text.finding import Finding


@dataclass(frozen=True)
class Numbered:
    """A finding in an answer. ``root`` is the id of the finding that this one follows from."""

    id: str
    key: str
    root: str | None
    finding: Finding


def key_of(finding: Finding) -> str:
    """A name for a finding within one answer: its code, passages, events' texts and its own text in its file."""
    return _digest(finding, finding.passages)


def stable_key_of(finding: Finding) -> str:
    """A name for a finding that edits elsewhere leave as it is.

    It is made of the code, the condition, the tellings and the events' texts (where it has no event, of its own text):
    no line, no wording of ours, no number of a passage, which a sentence put in before it changes, and nothing of what
    a passage says besides.
    """
    return _digest(finding, tuple(dict.fromkeys(name.partition(":")[0] for name in finding.passages)))


def _digest(finding: Finding, passages: tuple[str, ...]) -> str:
    where = [] if finding.event_texts else [finding.span.source.name if not passages else "", finding.span.text]
    parts = [finding.code, finding.rule or "", *passages, "", *finding.event_texts, "", *where]
    digest = sha256("\x1f".join(parts).encode("utf-8", "backslashreplace")).hexdigest()
    return f"{finding.code}-{digest[:12]}"


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Findings in the order of their places; files by name."""
    return sorted(findings, key=lambda f: (f.span.source.name, f.span.start, f.span.end, f.code, f.message))


def number(findings: Iterable[Finding]) -> list[Numbered]:
    """Give findings their ids (``f1`` …, in order of place) and keys; equal ones are told apart by a count."""
    ordered = in_order(findings)
    ids: dict[str, str] = {}
    for count, finding in enumerate(ordered, 1):
        ids.setdefault(key_of(finding), f"f{count}")
    seen: Counter[str] = Counter()
    numbered = []
    for count, finding in enumerate(ordered, 1):
        key = stable_key_of(finding)
        seen[key] += 1
        unique = key if seen[key] == 1 else f"{key}-{seen[key]}"
        root = ids.get(finding.root) if finding.root is not None else None
        numbered.append(Numbered(f"f{count}", unique, root, finding))
    return numbered
