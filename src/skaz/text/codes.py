"""Every code a finding may have: its family, how grave it usually is, and what it means in one line."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files

from skaz.text.failure import NoSuchName
from skaz.text.finding import Severity
from skaz.text.near import nearest

SEVERITIES: dict[str, Severity] = {"error": "error", "warning": "warning", "note": "note"}


@dataclass(frozen=True, slots=True)
class Code:
    """A kind of finding. ``family`` is its class in JSON; ``severity`` the usual one, a finding may be milder."""

    name: str
    family: str
    severity: Severity
    title: str


def _table(family: str, rows: str) -> list[Code]:
    """Codes of a family from lines ``name severity title``."""
    codes = []
    for row in rows.strip().splitlines():
        name, severity, title = row.split(maxsplit=2)
        codes.append(Code(name, family, SEVERITIES[severity], title))
    return codes


_ROWS = [
    _table(
        "text",
        """
        unknown-name         error    a name that nobody and nothing in the story has
        unknown-phrase       error    words that no vocabulary in scope knows
        two-meanings         error    a line that may mean two things
        who-is-meant         error    a pronoun or name that may mean more than one
        wrong-slot           error    somebody or something of the wrong kind in a phrase
        passage-altered      error    a quotation that is not what the source says
        passage-missing      error    a sentence of the source that no passage quotes
        bad-layout           error    a line that stands where it cannot be read
        bad-declaration      error    a declaration that cannot be read
        bad-phrase           error    a wording of a vocabulary that cannot be read
        bad-formula          error    a condition or effect that cannot be read
        too-deep             error    more nesting, or a longer line, than is read
        repeated-name        error    a name or word that is declared twice
        unknown-word         error    a property or action that no vocabulary in scope has
        unknown-type         error    a type that no vocabulary in scope has
        unknown-vocabulary   error    a vocabulary that is not there
        include-failed       error    an included file or source that cannot be used
        sabre-syntax         error    a planning problem that cannot be read
        """,
    ),
    _table(
        "existence",
        """
        dead                 error    somebody acts, or is acted on, after dying
        unborn               error    somebody acts before being born
        """,
    ),
    _table(
        "place",
        """
        not-there            error    somebody is needed at a place and is elsewhere
        two-places           error    somebody is in two places at once
        too-fast             error    somebody is somewhere sooner than one can get there
        confined             error    somebody leaves or comes who may not
        not-at-hand          error    a thing is used by somebody who does not have it there
        wrong-arrival        warning  somebody arrives elsewhere than the journey goes
        """,
    ),
    _table(
        "knowledge",
        """
        cannot-know          error    somebody acts on what has never reached them
        known-already        warning  somebody learns for the first time what they know
        """,
    ),
    _table(
        "ties",
        """
        already-married      error    somebody marries who has a husband or wife
        tie-contradicted     error    two passages give one tie differently
        """,
    ),
    _table(
        "time",
        """
        out-of-order         error    what is said of the order of events cannot all be so
        not-happened         error    an earlier event is meant that has not happened
        duration             error    something takes longer or shorter than it can
        """,
    ),
    _table(
        "health",
        """
        health               warning  somebody does what their state of health forbids
        """,
    ),
    _table(
        "motive",
        """
        unmotivated          warning  a deed that serves nothing its doer is known to want
        change-of-mind       warning  somebody wants the contrary and nothing told explains it
        never-done           warning  something is settled or begun and never done
        """,
    ),
    _table(
        "fact",
        """
        fact-contradicted    error    what is told is not what was told, and nothing can have changed it
        law-broken           error    what a law of the world says must never be
        """,
    ),
    _table(
        "name",
        """
        near-name            warning  two names so alike that one may be a slip
        name-swapped         warning  one exchanged name that accounts for several findings
        """,
    ),
    _table(
        "open",
        """
        presupposed          note     something is taken for granted that no passage tells
        promise-open         note     a promise of which nothing more is told
        not-told-how         note     something has come about and no passage tells how
        false-belief         note     somebody acts on a belief that is wrong
        lie                  note     somebody says what they take to be otherwise
        """,
    ),
]

CODES: dict[str, Code] = {code.name: code for rows in _ROWS for code in rows}


def page_of(name: str) -> str:
    """The page of a code, as Markdown.

    Raises:
        NoSuchName: no such code; says which codes are near.
    """
    if name not in documented():
        raise NoSuchName("finding code", name, nearest(name, documented()))
    return (files("skaz.text") / "pages" / f"{name}.md").read_text(encoding="utf-8")


def documented() -> list[str]:
    """The codes that have a page, in the order of ``CODES``."""
    pages = {page.name.removesuffix(".md") for page in (files("skaz.text") / "pages").iterdir()}
    return [name for name in CODES if name in pages]
