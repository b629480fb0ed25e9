"""Small stories in strings, replayed, with what came out printed in the language."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from textwrap import dedent

from skaz.story import Story, load
from skaz.text.finding import Finding
from skaz.trace.trace import Trace


def story(text: str, **files: str) -> Story:
    """A story from the text of its first file; ``files`` are others beside it, by name without ``.txt``."""
    with TemporaryDirectory() as folder:
        (Path(folder) / "story.skaz").write_text(dedent(text), encoding="utf-8")
        for name, content in files.items():
            (Path(folder) / f"{name}.txt").write_text(dedent(content), encoding="utf-8")
        loaded = load(folder)
        assert [f"{f.code}: {f.message}" for f in loaded.findings] == []
        for telling in loaded.tellings:
            loaded.check(telling)
        return loaded


def steps(trace: Trace) -> str:
    """Each event with its causes, one a line."""
    rows = []
    for step in trace.steps:
        if step.is_event:
            causes = f" <- {', '.join(step.causes)}" if step.causes else ""
            mode = "" if step.mode == "told" else f" ({step.mode})"
            rows.append(f"{step.event}{mode} {step.text}{causes}")
    return "\n".join(rows)


def changes(trace: Trace, event: str) -> str:
    """What one event changed in the world."""
    return "\n".join(f"{c.fact}: {c.old} -> {c.new}" for c in trace.step(event).changes)


def beliefs(trace: Trace, who: str, after: str, depth: int = 1) -> str:
    """What somebody believes after a passage or event, and how they came by it."""
    found = trace.after(after, depth).beliefs
    return "\n".join(
        f"{' > '.join(b.who)}: {b.fact} = {b.value} ({b.grade}, {b.how}{', ' + b.since if b.since else ''})"
        for b in found
        if b.who[0] == who
    )


def said(findings: Iterable[Finding]) -> str:
    """Findings with the passages they name, one a line."""
    rows = []
    for f in findings:
        grade = "" if f.severity == "error" else f" ({f.severity})"
        waived = "" if f.waived is None else " waived"
        root = " echo" if f.root is not None else ""
        rows.append(f"{f.code}{grade}{waived}{root} [{' '.join(f.passages)}] {f.message}")
    return "\n".join(rows)


def text(block: str) -> str:
    """A block of expected lines."""
    return dedent(block).strip("\n")
