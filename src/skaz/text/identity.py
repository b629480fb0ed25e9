"""Which finding is which: their order, their ids in one answer, and keys that outlive unrelated edits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
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


def key_of(finding: Finding, quotes: Mapping[str, str] | None = None) -> str:
    """A name for a finding made of its code, passages and events' texts: no line, no place, no wording of ours.

    Args:
        finding: one with neither passages nor events is told from others by its own text in its file.
        quotes: the text of each passage by its id; with it, passages may move and be counted anew without a change.
    """
    known = quotes or {}
    passages = [f"{name.partition(':')[0]}:{known[name]}" if name in known else name for name in finding.passages]
    where = [] if finding.event_texts else [finding.span.source.name if not passages else "", finding.span.text]
    parts = [finding.code, finding.rule or "", *passages, "", *finding.event_texts, "", *where]
    digest = sha256("\x1f".join(parts).encode("utf-8", "backslashreplace")).hexdigest()
    return f"{finding.code}-{digest[:12]}"


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Findings in the order of their places; files by name."""
    return sorted(findings, key=lambda f: (f.span.source.name, f.span.start, f.span.end, f.code, f.message))


def number(findings: Iterable[Finding], quotes: Mapping[str, str] | None = None) -> list[Numbered]:
    """Give findings their ids (``f1`` …, in order of place) and keys; equal ones are told apart by a count."""
    ordered = in_order(findings)
    ids: dict[str, str] = {}
    for count, finding in enumerate(ordered, 1):
        ids.setdefault(key_of(finding), f"f{count}")
    seen: Counter[str] = Counter()
    numbered = []
    for count, finding in enumerate(ordered, 1):
        key = key_of(finding, quotes)
        seen[key] += 1
        unique = key if seen[key] == 1 else f"{key}-{seen[key]}"
        root = ids.get(finding.root) if finding.root is not None else None
        numbered.append(Numbered(f"f{count}", unique, root, finding))
    return numbered
