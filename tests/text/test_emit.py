"""How findings look: to people, and to programs."""

from __future__ import annotations

import io
import json
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from skaz.text.emit import to_json, to_text
from skaz.text.finding import Finding, Note
from skaz.text.identity import key_of, number
from skaz.text.paint import coloured, plain
from skaz.text.source import Source, Span

STORY = Source(
    "story.skaz",
    "Vronsky leaves for Petersburg\n" * 1
    + "\n" * 8
    + "Vronsky dances with Kitty at the ball\nKarenin hits Vronsky, and he leaves\n",
)
OTHER = Source("world.skaz", "house the ball\n")


def span_of(source: Source, text: str, nth: int = 1) -> Span:
    start = -1
    for _ in range(nth):
        start = source.text.index(text, start + 1)
    return Span(source, start, start + len(text))


def text_of(*findings: Finding) -> str:
    return plain(to_text(number(findings)))


NOT_THERE = Finding(
    "not-there",
    "Vronsky cannot dance with Kitty at the ball: he is in Petersburg.",
    span_of(STORY, "Vronsky", 2),
    label="must be at the ball",
    notes=(Note(span_of(STORY, "Vronsky"), "went away here", "film:21"),),
    help="Say how he came back before line 10, or mark the journey as routine.",
    passages=("film:24", "film:21"),
    events=("film:24.1",),
    event_texts=("dance(Vronsky, Kitty)",),
    rule="at(Vronsky) = the ball",
)


def test_the_look() -> None:
    assert text_of(NOT_THERE) == (
        "story.skaz:10:1: not-there: Vronsky cannot dance with Kitty at the ball: he is in Petersburg.\n"
        "\n"
        "  10 | Vronsky dances with Kitty at the ball            film:24\n"
        "     | ^^^^^^^ must be at the ball\n"
        "   1 | Vronsky leaves for Petersburg                    film:21\n"
        "     | ------- went away here\n"
        "\n"
        "Say how he came back before line 10, or mark the journey as routine.\n"
    )


def test_marks_on_one_line_and_in_another_file() -> None:
    who = Finding(
        "who-is-meant",
        '"he" may be Karenin or Vronsky, both in this line.',
        span_of(STORY, "he leaves", 1),
        notes=(Note(span_of(STORY, "Karenin"), "he"), Note(span_of(OTHER, "the ball"), "declared here")),
        help="Write the name.",
    )
    assert text_of(who) == (
        'story.skaz:11:27: who-is-meant: "he" may be Karenin or Vronsky, both in this line.\n'
        "\n"
        "  11 | Karenin hits Vronsky, and he leaves\n"
        "     |                           ^^^^^^^^^\n"
        "     | ------- he\n"
        "     in world.skaz\n"
        "   1 | house the ball\n"
        "     |       -------- declared here\n"
        "\n"
        "Write the name.\n"
    )


def test_what_is_no_error_says_so() -> None:
    note = Finding("presupposed", "Anna is taken to be in Moscow.", span_of(STORY, "Kitty"), severity="note")
    assert text_of(note).startswith("story.skaz:10:21: presupposed (note): Anna")
    assert text_of(note.waive("as meant")).startswith("story.skaz:10:21: presupposed (waived: as meant): Anna")


def test_other_places_assumptions_and_roots_are_named() -> None:
    echo = Finding(
        "unknown-name",
        "Nobody.",
        span_of(STORY, "Karenin"),
        also=tuple(Span(STORY, 40 + i, 41 + i) for i in range(8)),
        assumes=("the ball is in Moscow",),
        root=key_of(NOT_THERE),
    )
    assert text_of(NOT_THERE, echo).endswith(
        "\n\nAlso at story.skaz:10:3, story.skaz:10:4, story.skaz:10:5, story.skaz:10:6, story.skaz:10:7 and 3 more.\n"
        "This assumes: the ball is in Moscow.\n"
        "This follows from the finding at story.skaz:10:1.\n"
    )


def test_a_long_line_is_shown_around_the_mark() -> None:
    source = Source("long.skaz", "x" * 100_000 + " Anna " + "y" * 100_000)
    shown = text_of(Finding("unknown-name", "Nobody.", span_of(source, "Anna"), label="who?"))
    row, marks = shown.splitlines()[2:4]
    assert len(row) < 120
    assert "… " not in row
    assert row.index("Anna") == marks.index("^^^^ who?")


def test_marks_stand_under_wide_letters() -> None:
    source = Source("wide.skaz", "安娜 sees e\u0301milie\tBob")
    rows = text_of(Finding("unknown-name", "Nobody.", span_of(source, "Bob"))).splitlines()
    assert rows[2] == "  1 | 安娜 sees e\u0301milie Bob"
    assert rows[3] == "    | " + " " * (4 + 1 + 4 + 1 + 6 + 1) + "^^^"


def test_nothing_written_reaches_the_terminal_as_a_command() -> None:
    source = Source("bad\x1b.skaz", "Anna \x1b[2J\u202e sings")
    shown = text_of(Finding("unknown-name", '"\x1b[2J" is nobody.', span_of(source, "sings"), help="a\x07\nb"))
    assert not set(shown) & {"\x1b", "\x07", "\u202e"}
    assert shown.endswith("\na\N{REPLACEMENT CHARACTER}\nb\n")


def test_colours_are_for_terminals_only() -> None:
    runs = to_text(number([NOT_THERE]))
    assert coloured(runs, io.StringIO()) == plain(runs)


def test_json_has_the_shape_of_the_contract() -> None:
    [data] = to_json(number([NOT_THERE]))
    assert list(data)[:14] == [
        *("id", "key", "code", "class", "severity", "message", "place", "passages", "events"),
        *("rule", "assumes", "root", "waived", "repairs"),
    ]
    assert data["place"] == {"file": "story.skaz", "line": 10, "column": 1, "end_line": 10, "end_column": 8}
    assert (data["id"], data["class"], data["root"], data["repairs"]) == ("f1", "place", None, [])
    assert json.loads(json.dumps(data)) == data


@given(st.text(max_size=60), st.integers(0, 70), st.integers(0, 70), st.text(max_size=10))
def test_any_span_of_any_text_can_be_shown(text: str, start: int, length: int, label: str) -> None:
    source = Source("any.skaz", text.replace("\r", "\n"))
    start = min(start, len(text))
    span = Span(source, start, min(start + length, len(text)))
    finding = Finding("bad-layout", text, span, label=label, notes=(Note(span, label),), help=text)
    numbered = number([finding])
    shown = plain(to_text(numbered))
    assert shown.startswith("any.skaz:")
    assert not {unicodedata.category(character) for character in shown if character != "\n"} & {"Cc", "Cf", "Cs"}
    json.dumps(to_json(numbered))
