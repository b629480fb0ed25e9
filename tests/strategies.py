"""Random values for the property tests of every room; all generators live here.

Trees are such as reading gives: what a ``File`` from here prints must read back as the same ``File``.
"""

from __future__ import annotations

from hypothesis import strategies as st

from skaz.syntax import formula as f
from skaz.syntax import tree as t
from skaz.syntax.formula_tokens import KEYWORDS
from skaz.syntax.read_entity import entity_from_line
from skaz.syntax.read_head import MARKS
from skaz.syntax.read_parts import ALLOWED, LISTS

# --- words ---

names = st.sampled_from(["who", "whom", "at", "meet_again", "înșală", "b2", "kin", "spouse", "e-mail"])
letters = "abcdefîșț"
free_words = st.text(letters, min_size=1, max_size=6).filter(lambda w: w not in KEYWORDS)
languages = st.sampled_from(["en", "ro"])
words = names.map(t.Word)
quoted = st.text("abc #;'.,", max_size=8)
comments = st.text(" abc#\"é'", max_size=8).map(str.strip)


@st.composite
def trivias(draw: st.DrawFn) -> t.Trivia:
    """Comments above, with empty lines only where one stays one, and a comment behind."""
    above = draw(st.lists(st.one_of(comments, st.none()), max_size=3))
    kept = [entry for i, entry in enumerate(above) if entry is not None or i == 0 or above[i - 1] is not None]
    return t.Trivia(tuple(kept), draw(st.one_of(st.none(), comments)))


trivia = st.one_of(st.just(t.BARE), trivias())

# --- formulas ---

name_nodes = st.one_of(names, free_words, st.sampled_from(["Levin's estate", "St. Petersburg", "train 7"])).map(f.Name)
number_nodes = st.one_of(st.integers(-99, 99).map(str), st.sampled_from(["0.5", "-12.25"])).map(f.Number)
atoms = st.one_of(name_nodes, number_nodes, quoted.map(f.Quote))
call_names = st.sampled_from(["at", "love.meet", "believes", "not_told"]).map(f.Name)


def _larger(parts: st.SearchStrategy[f.Formula]) -> st.SearchStrategy[f.Formula]:
    several = st.lists(parts, min_size=2, max_size=3).map(tuple)
    arguments = st.one_of(parts, st.builds(f.Named, names.map(f.Name), parts))
    return st.one_of(
        st.builds(f.Call, call_names, st.lists(arguments, max_size=3).map(tuple)),
        st.builds(f.Binary, st.sampled_from(["=", "!=", "<", "<=", ">", ">=", "+", "-", "*", "/"]), parts, parts),
        st.builds(f.Not, parts),
        st.builds(f.And, several),
        st.builds(f.Or, several),
        st.builds(f.If, parts, parts, st.one_of(st.none(), parts)),
        st.builds(
            f.Quantified, st.sampled_from(["some", "every"]), free_words.map(f.Name), free_words.map(f.Name), parts
        ),
    )


formulas = st.recursive(atoms, _larger, max_leaves=12)
located = st.builds(f.Located, free_words.map(f.Name), st.lists(formulas, min_size=1, max_size=2).map(tuple))
durations = st.builds(
    f.Duration,
    st.integers(0, 99).map(str).map(f.Number),
    st.one_of(st.none(), st.integers(0, 99).map(str).map(f.Number)),
    st.sampled_from(["hours", "weeks"]).map(f.Name),
)

# --- phrases ---

literals = st.one_of(free_words, st.sampled_from(["închis~", "a/b", "'s", "'s,"])).map(t.Lit)
slot_refs = st.sampled_from(["who", "whom", "value"]).map(t.SlotRef)


def _patterns(elements: st.SearchStrategy[t.Element]) -> st.SearchStrategy[t.Pattern]:
    return st.lists(elements, min_size=1, max_size=4).map(tuple)


def _nested(elements: st.SearchStrategy[t.Element]) -> st.SearchStrategy[t.Element]:
    several = st.lists(_patterns(elements), min_size=1, max_size=3).map(tuple)
    return st.one_of(st.builds(t.Optional, _patterns(elements)), st.builds(t.Choice, several))


elements = st.recursive(st.one_of(literals, slot_refs), _nested, max_leaves=8)
patterns = _patterns(elements)
phrases = st.builds(
    t.Phrase, languages.map(t.Word), st.booleans(), st.lists(patterns, min_size=1, max_size=2).map(tuple), trivia
)

# --- declarations ---


@st.composite
def slots(draw: st.DrawFn) -> t.Slot:
    of_type = draw(st.one_of(st.none(), words))
    of = draw(st.one_of(st.none(), words)) if of_type else None
    return t.Slot(draw(words), of_type, of, draw(st.booleans()))


slot_lists = st.lists(slots(), max_size=3).map(tuple)
marks = st.lists(st.sampled_from(sorted(MARKS)).map(t.Word), max_size=2).map(tuple)
values = st.one_of(
    st.none(),
    st.builds(t.ValueType, words, st.booleans()),
    st.builds(t.ValueWords, st.lists(free_words.map(t.Word), min_size=2, max_size=3).map(tuple)),
)


def clauses(keyword: str) -> st.SearchStrategy[t.Clause]:
    if keyword in LISTS:
        one = st.one_of(formulas, located) if keyword == "seen by" else formulas
        found = st.lists(one, min_size=1, max_size=2).map(tuple)
    elif keyword in ("takes", "lasts"):
        found = st.one_of(durations, formulas).map(lambda formula: (formula,))
    else:
        found = formulas.map(lambda formula: (formula,))
    return st.builds(t.Clause, st.just(keyword), found, trivia)


@st.composite
def parts(draw: st.DrawFn, of: str) -> tuple[t.Part, ...]:
    """Parts as they may stand under a kind of declaration, no clause twice."""
    keywords = draw(st.lists(st.sampled_from(sorted(ALLOWED[of])), unique=True, max_size=3)) if ALLOWED[of] else []
    found: list[t.Part] = [draw(clauses(keyword)) for keyword in keywords]
    return tuple(draw(st.permutations(found + draw(st.lists(phrases, max_size=2)))))


likes = st.one_of(st.none(), words)
declarations = st.one_of(
    st.builds(t.PropertyDecl, words, slot_lists, marks, parts("property"), st.none(), trivia, value=values),
    st.builds(t.ActionDecl, words, slot_lists, marks, parts("action"), st.none(), trivia, like=likes),
    st.builds(t.AttitudeDecl, words, slot_lists, marks, parts("attitude"), st.none(), trivia, like=likes),
    st.builds(t.RuleDecl, words, parts=parts("rule"), trivia=trivia),
    st.builds(t.LawDecl, words, parts=parts("law"), trivia=trivia),
    st.builds(
        t.TypeDecl,
        st.lists(words, min_size=1, max_size=2).map(tuple),
        st.lists(words, max_size=2).map(tuple),
        parts("type"),
        trivia,
    ),
    st.builds(t.VerbDecl, languages.map(t.Word), st.lists(words, min_size=1, max_size=5).map(tuple), trivia),
)

# --- worlds ---

prose = st.sampled_from(
    [
        "Anna leaves the ball",
        "at the opera: Anna, the attendees",
        "the next day",
        'Anna prays "God forgive me! # not a comment"',
        "travel(Anna, Moscow)",
        "Moscow to St. Petersburg: 20 hours by train",
        "ro gara/gării, Gara de Nord",
        "el o vede",
        "nobody comes",
    ]
)
lines = st.recursive(
    st.builds(t.Line, prose, st.just(()), trivia),
    lambda below: st.builds(t.Line, prose, st.lists(below, max_size=2).map(tuple), trivia),
    max_leaves=4,
)
line_lists = st.lists(lines, max_size=3).map(tuple)
entity_heads = st.sampled_from(
    [
        "woman Anna, Anna Karenina; ro Ana/Anei; Dolly",
        "place the station; ro gara",
        "city St. Petersburg",
        "Anna leaves",
    ]
)
entities = st.builds(t.Line, entity_heads, line_lists, trivia).map(entity_from_line)
titles = st.text("abc #'", max_size=8).map(t.Word)
calendars = st.builds(
    t.CalendarDecl, words.filter(lambda w: "-" not in w.text), st.one_of(st.none(), prose.map(t.Word)), trivia
)
blocks = st.one_of(
    st.builds(t.DesireDecl, line_lists, trivia),
    st.builds(t.KeptDecl, line_lists, trivia),
    st.builds(t.MapDecl, line_lists, trivia),
    st.builds(t.SinceDecl, line_lists, trivia),
)
heads = st.one_of(
    st.builds(
        t.Use, st.lists(words, min_size=1, max_size=2).map(tuple), st.lists(words, max_size=2).map(tuple), trivia
    ),
    st.builds(t.Include, titles, trivia),
    st.builds(t.SourceDecl, titles, trivia),
    st.builds(t.Story, titles, trivia),
    st.builds(t.Vocabulary, words, trivia),
    calendars,
)

# --- tellings ---

labels = st.sampled_from(["frame", "judgement", "note", "meant"])
labelled = st.builds(t.Labelled, labels, prose, trivia)
script_lines = st.builds(t.ScriptLine, prose, st.lists(labelled, max_size=2).map(tuple), trivia)
other_lines = st.one_of(
    labelled, st.builds(t.NothingNew, trivia), blocks, st.builds(t.SourceDecl, titles, trivia), calendars
)


def _readings(below: st.SearchStrategy[t.BodyLine]) -> st.SearchStrategy[t.Readings]:
    reading = st.builds(t.Reading, bodies_of(below, 1), trivia)
    return st.builds(t.Readings, st.lists(reading, min_size=2, max_size=3).map(tuple))


def bodies_of(below: st.SearchStrategy[t.BodyLine], least: int = 0) -> st.SearchStrategy[tuple[t.BodyLine, ...]]:
    return st.lists(below, min_size=least, max_size=3).map(tuple)


body_lines = st.recursive(st.one_of(script_lines, other_lines), _readings, max_leaves=5)
quotes = st.one_of(prose, st.just('He said: # "no.')).map(t.Word)


@st.composite
def tellings(draw: st.DrawFn) -> t.TellingDecl:
    """A telling whose paragraphs are what the empty lines above its passages make them."""
    passages: list[t.Passage] = []
    paragraph = 1
    for _ in range(draw(st.integers(0, 3))):
        above = draw(trivia).above
        if passages and None in above:
            paragraph += 1
        found = t.Trivia(above) if above else t.BARE
        passages.append(t.Passage(draw(quotes), draw(bodies_of(body_lines)), paragraph, found))
    title = draw(st.one_of(st.none(), titles))
    opening = draw(bodies_of(body_lines))
    return t.TellingDecl(draw(words), t.Word(draw(languages)), title, opening, tuple(passages), draw(trivia))


items = st.one_of(heads, declarations, blocks, entities)


@st.composite
def files(draw: st.DrawFn) -> t.File:
    """A file: declarations and world first, tellings after them."""
    found = [*draw(st.lists(items, max_size=4)), *draw(st.lists(tellings(), max_size=2))]
    tail = draw(trivia).above if found else ()
    while tail and tail[-1] is None:
        tail = tail[:-1]
    return t.File(tuple(_without_first_gap(found)), tail)


def _without_first_gap(found: list[t.Item]) -> list[t.Item]:
    """Empty lines at the very beginning are not kept by reading: leave the first item bare."""
    return [t.Vocabulary(t.Word("first")), *found] if found else []


# --- texts ---

_PIECES = [
    "woman Anna, Anya; ro Ana/Anei",
    "property at(who: entity): place",
    "action a(who, what: deed of whom?) once",
    "  en is at|in|on {value}; [to|(up to) {who}]",
    "  ro este închis~",
    "  if at(who) = to and not (a or b)",
    "  then x(",
    "telling film in en",
    "> He said # no",
    "either later",
    "or later",
    "  meant: dead, x",
    "kept",
    "desire",
    "# note",
    "rule r when a then b",
    "law l never a(b",
    "type a, b: c",
    "use a except b",
    'include "x',
    'story "S"',
    "verb en a, b",
    "frame: x",
    "nothing new",
    "\t",
    "    ",
    "  ",
    "(",
    ")",
    "[",
    "]",
    "{",
    "|",
    ";",
    ",",
    '"',
    "#",
    "=",
    "!",
    "-",
    ":",
    "not ",
    "and ",
    "\x00",
    "\ud800",
    "\ufeff",
    "\r",
    "\u2028",
    "é",
    "9",
    "'",
    "known to who",
    "  seen by anyone at a or b",
]
texts = st.lists(
    st.one_of(st.sampled_from(_PIECES), st.just("\n"), st.just("\n"), st.text(max_size=5)), max_size=40
).map("".join)


@st.composite
def mutated(draw: st.DrawFn, originals: list[str]) -> str:
    """A stretch of a written text with pieces put in, taken out and doubled."""
    text = draw(st.sampled_from(originals))
    start = draw(st.integers(0, max(len(text) - 1, 0)))
    text = text[start : start + draw(st.integers(0, 1500))]
    for _ in range(draw(st.integers(1, 5))):
        at = draw(st.integers(0, len(text)))
        end = min(at + draw(st.integers(0, 20)), len(text))
        piece = draw(st.one_of(st.sampled_from(_PIECES), st.just("\n"), st.just(text[at:end] * 2)))
        text = text[:at] + piece + text[end:]
    return text
