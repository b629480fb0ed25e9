"""One self-contained page of a replayed story: pictures, counts, findings, and every passage with what it reports."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from skaz.draw.presence import Row, Stay, presence_svg
from skaz.model.telling import Telling
from skaz.text.identity import Numbered
from skaz.trace.summary import whereabouts
from skaz.trace.trace import Step, Trace

STYLE = """
body { font: 15px/1.5 Helvetica, Arial, sans-serif; color: #222; margin: 2em auto; max-width: 62em; padding: 0 1em; }
h1, h2 { font-weight: 600; } h2 { margin-top: 2em; border-bottom: 1px solid #ddd; }
svg { max-width: 100%; height: auto; }
.passage { margin: 0.9em 0; } .quote { font-style: italic; } .id { color: #888; font-size: 85%; }
code { font: 13px/1.4 Menlo, Consolas, monospace; } .step { margin-left: 1.5em; }
.bridge code { color: #777; } .why, .seen { color: #777; font-size: 85%; margin-left: 1.5em; }
.error { border-left: 4px solid #c33; } .warning { border-left: 4px solid #e90; } .note { border-left: 4px solid #9bd; }
.finding { padding: 0.2em 0 0.2em 0.8em; margin: 0.6em 0; } .waived { opacity: 0.5; }
"""


def page_html(title: str, parts: Iterable[str]) -> str:
    """A page that needs nothing from elsewhere, with these parts under its title."""
    head = [
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">',
        f"<title>{escape(title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<h1>{escape(title)}</h1>",
    ]
    return "\n".join([*head, *parts, "</body>\n</html>\n"])


def report_html(
    title: str,
    tellings: Sequence[tuple[Telling, Trace]],
    findings: Sequence[Numbered],
    sections: Iterable[str] = (),
) -> str:
    """The whole page; ``sections`` come behind the findings. Linear in the size of the traces."""
    parts: list[str] = []
    for telling, trace in tellings:
        parts.append(f"<h2>{escape(telling.name)}: who was where</h2>")
        parts.append(presence_of(telling, trace))
    parts.append("<h2>Findings</h2>")
    parts.extend(_finding(numbered) for numbered in findings)
    if not findings:
        parts.append("<p>Nothing found.</p>")
    parts.extend(sections)
    for telling, trace in tellings:
        parts.append(f"<h2>{escape(telling.name)}: {escape(telling.title)}</h2>")
        parts.extend(_passages(telling, trace))
    return page_html(title, parts)


def presence_of(telling: Telling, trace: Trace) -> str:
    """The picture of who was where in a telling, in the order of the story."""
    columns = [passage.id for passage in telling.passages]
    at = {name: i for i, name in enumerate(columns)}
    rows: list[Row] = []
    for person in whereabouts(trace):
        starts = [(at.get(stay.passage or "", 0), stay) for stay in person.stays]
        death = at.get(person.death.passage or "") if person.death is not None else None
        last = len(columns) if death is None else death + 1
        stays = []
        for i, (first, stay) in enumerate(starts):
            end = starts[i + 1][0] if i + 1 < len(starts) else last
            if end > first or i + 1 == len(starts):
                stays.append(Stay(first, max(end, first + 1), stay.place, stay.is_assumed))
        rows.append(Row(person.name, tuple(stays), death))
    return presence_svg(rows, [name.rpartition(":")[2] for name in columns], f"{telling.name}: who was where")


def _finding(numbered: Numbered) -> str:
    finding = numbered.finding
    waived = " waived" if finding.waived is not None else ""
    where = ", ".join(finding.passages)
    said = f"<strong>{escape(finding.code)}</strong> {escape(finding.message)}"
    head = f'<div class="finding {finding.severity}{waived}">{said}'
    reason = f" Waived: {escape(finding.waived)}." if finding.waived else ""
    return f'{head} <span class="id">{escape(where)}</span>{reason}<br>{escape(finding.help)}</div>'


def _passages(telling: Telling, trace: Trace) -> list[str]:
    by_passage: dict[str, list[Step]] = {}
    for step in trace.steps:
        if step.passage is not None:
            by_passage.setdefault(step.passage, []).append(step)
    parts: list[str] = []
    for passage in telling.passages:
        parts.append(f'<div class="passage" id="{escape(passage.id)}"><span class="id">{escape(passage.id)}</span>')
        parts.append(f'<span class="quote">{escape(passage.quote)}</span>')
        parts.extend(_step(step) for step in by_passage.get(passage.id, ()))
        parts.append("</div>")
    return parts


def _step(step: Step) -> str:
    mode = " bridge" if step.mode == "bridge" else ""
    text = f'<div class="step{mode}"><code>{escape(step.text)}</code></div>'
    if step.why:
        text += f'<div class="why">{escape(step.why)}</div>'
    if step.seen_by and step.mode != "bridge":
        text += f'<div class="seen">seen by {escape(", ".join(step.seen_by))}</div>'
    return text
