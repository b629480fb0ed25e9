"""Every code a finding may have: its family, how grave it usually is, and what it means in one line.

A code is its page: ``pages/CODE.md`` begins with its title, its class and its severity, and a page that is added there
is a code from then on.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from skaz.text.failure import NoSuchName
from skaz.text.finding import Severity
from skaz.text.near import nearest

SEVERITIES: dict[str, Severity] = {"error": "error", "warning": "warning", "note": "note"}
PAGES = Path(__file__).parent / "pages"
#: How a page begins.
HEAD = re.compile(r"# (?P<name>[a-z-]+): (?P<title>.+)\n\n\*Class: (?P<family>\w+)\. Severity: (?P<severity>\w+)\.\*\n")


@dataclass(frozen=True, slots=True)
class Code:
    """A kind of finding. ``family`` is its class in JSON; ``severity`` the usual one, a finding may be milder."""

    name: str
    family: str
    severity: Severity
    title: str


def _documented() -> dict[str, Code]:
    found = {}
    for page in sorted(PAGES.iterdir(), key=lambda page: page.name):
        head = HEAD.match(page.read_text(encoding="utf-8"))
        if head is not None:
            code = Code(head["name"], head["family"], SEVERITIES[head["severity"]], head["title"])
            found[code.name] = code
    return found


#: All codes, by name: those that have a page.
CODES = _documented()


def page_of(name: str) -> str:
    """The page of a code, as Markdown.

    Raises:
        NoSuchName: no such code; says which codes are near.
    """
    if name not in CODES:
        raise NoSuchName("finding code", name, nearest(name, CODES))
    return (PAGES / f"{name}.md").read_text(encoding="utf-8")
