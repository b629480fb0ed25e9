"""Check a printed telling, and what the check says of it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bench.worlds.planting import Planted
from skaz.check.check import check_telling
from skaz.model.from_syntax import Model
from skaz.model.tellings import read_telling
from skaz.syntax.from_text import parse
from skaz.syntax.tree import TellingDecl
from skaz.text.codes import CODES
from skaz.text.finding import Finding
from skaz.text.identity import key_of
from skaz.text.source import Source


def findings_of(model: Model, telling: str) -> list[Finding]:
    """All findings of a telling in a world, those about its text first."""
    tree, found = parse(Source("main.skaz", telling))
    decl = next(item for item in tree.items if isinstance(item, TellingDecl))
    found = list(found)
    read = read_telling(decl, model.readers[decl.language.text], model.world, model.given, found)
    whole = replace(model, tellings=(read,))
    return [*found, *check_telling(whole, read).findings]


def alarms(findings: list[Finding]) -> list[Finding]:
    """The errors and warnings among findings."""
    return [finding for finding in findings if finding.severity != "note" and finding.waived is None]


@dataclass(frozen=True)
class Verdict:
    """What the check made of a planted defect.

    ``found``: an alarm of the right family names the passage. ``names_clash``: and one it clashes with. ``roots``: how
    many alarms about it follow from no other. ``strays``: alarms that neither name it nor follow from one that does.
    """

    found: bool
    names_clash: bool
    roots: int
    strays: tuple[Finding, ...]
    all: tuple[Finding, ...]


def judge(model: Model, telling: str, planted: Planted) -> Verdict:
    """Check a telling with a defect."""
    passage = f"main:{planted.told.number(planted.passage)}"
    clashes = {f"main:{planted.told.number(each)}" for each in planted.clashes}
    new = alarms(findings_of(model, telling))
    about = [finding for finding in new if passage in finding.passages]
    right = [finding for finding in about if CODES[finding.code].family in planted.families]
    names = bool(right) and (not clashes or any(clashes & set(finding.passages) for finding in right))
    keys = {key_of(finding) for finding in about}
    strays = tuple(finding for finding in new if finding not in about and finding.root not in keys)
    return Verdict(bool(right), names, sum(finding.root is None for finding in about), strays, tuple(new))
