"""Findings as a SARIF 2.1.0 log, which code scanning services and editors read.

A rule is a code, with its page for help. A result names its place, the passages (as logical locations), every other
place that plays a part, a fingerprint that outlives unrelated edits, and the reason of a waiver as its suppression.

Source: OASIS, Static Analysis Results Interchange Format 2.1.0, errata 01.
"""

from __future__ import annotations

from collections.abc import Sequence

from skaz.text.codes import CODES, page_of
from skaz.text.identity import Numbered
from skaz.text.place import place_of
from skaz.text.source import Span

VERSION = "2.1.0"
SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
#: What the files are relative to: the folder of the story.
BASE = "STORY"

Log = dict[str, object]


def to_sarif(findings: Sequence[Numbered], version: str) -> Log:
    """A log with one run; ``version`` is that of skaz. Paths are relative to the folder of the story."""
    used = list(dict.fromkeys(numbered.finding.code for numbered in findings))
    driver = {"name": "skaz", "version": version, "rules": [_rule(code) for code in used]}
    by_id = {numbered.id: numbered for numbered in findings}
    run: Log = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {BASE: {"description": {"text": "The folder of the story."}}},
        "results": [_result(numbered, used.index(numbered.finding.code), by_id) for numbered in findings],
    }
    return {"$schema": SCHEMA, "version": VERSION, "runs": [run]}


def _rule(code: str) -> Log:
    known = CODES[code]
    page = page_of(code)
    return {
        "id": code,
        "shortDescription": {"text": known.title},
        "defaultConfiguration": {"level": known.severity},
        "properties": {"class": known.family},
        "help": {"text": page, "markdown": page},
    }


def _result(numbered: Numbered, rule: int, by_id: dict[str, Numbered]) -> Log:
    finding = numbered.finding
    result: Log = {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": finding.severity,
        "message": {"text": f"{finding.message} {finding.help}".strip()},
        "locations": [_location(finding.span, finding.label, finding.passages[:1])],
        "partialFingerprints": {"skaz/v1": numbered.key},
        "properties": {"id": numbered.id, "root": numbered.root, "passages": list(finding.passages)},
    }
    related = [_location(note.span, note.message, (note.passage,) if note.passage else ()) for note in finding.notes]
    related += [_location(span, "here too", ()) for span in finding.also]
    root = by_id.get(numbered.root or "")
    if root is not None and root is not numbered:
        related.append(_location(root.finding.span, f"follows from this: {root.finding.message}", ()))
    if related:
        result["relatedLocations"] = [{"id": number, **each} for number, each in enumerate(related, 1)]
    if finding.waived is not None:
        result["suppressions"] = [{"kind": "inSource", "justification": finding.waived}]
    return result


def _location(span: Span, message: str, passages: Sequence[str]) -> Log:
    place = place_of(span)
    region: Log = {
        "startLine": place["line"],
        "startColumn": place["column"],
        "endLine": place["end_line"],
        "endColumn": place["end_column"],
    }
    if span.text:
        region["snippet"] = {"text": span.text}
    location: Log = {
        "physicalLocation": {"artifactLocation": {"uri": _uri(place["file"]), "uriBaseId": BASE}, "region": region}
    }
    if message:
        location["message"] = {"text": message}
    if passages:
        location["logicalLocations"] = [{"fullyQualifiedName": name, "kind": "passage"} for name in passages]
    return location


def _uri(file: str) -> str:
    """A file's name as a reference: letters beyond ASCII and spaces as their bytes."""
    from urllib.parse import quote

    return quote(file.replace("\\", "/"))
