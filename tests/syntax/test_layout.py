"""Indentation, comments and empty lines."""

from __future__ import annotations

from skaz.syntax.from_text import parse
from skaz.syntax.layout import split_comment
from skaz.syntax.print import to_text
from skaz.syntax.tree import File
from skaz.text.finding import Finding
from skaz.text.source import Source


def read(text: str) -> tuple[File, list[Finding]]:
    return parse(Source("a.skaz", text))


def said(findings: list[Finding]) -> list[tuple[str, str, tuple[int, int]]]:
    """Code, marked text and place of each finding."""
    return [(f.code, f.span.text, f.span.source.position(f.span.start)) for f in findings]


def test_lines_nest_by_their_indentation() -> None:
    file, findings = read("country Russia\n  city Moscow\n    house A\n  city B\nthing C\n")
    russia, thing = file.items
    assert not findings
    assert [c.text for c in russia.children] == ["city Moscow", "city B"]
    assert russia.children[0].children[0].text == "house A"
    assert thing.names[0].forms[0].text == "C"


def test_tabs_are_said_and_read_as_spaces() -> None:
    file, findings = read("country Russia\n\tcity Moscow\n    city B\n")
    assert said(findings) == [("bad-layout", "\t", (2, 1))]
    assert [c.text for c in file.items[0].children] == ["city Moscow", "city B"]


def test_an_uneven_step_is_said_and_the_line_kept() -> None:
    file, findings = read("country Russia\n    city A\n  city B\n    house C\n")
    assert [code for code, _, _ in said(findings)] == ["bad-layout"]
    assert "column 5" not in findings[0].message
    assert [c.text for c in file.items[0].children] == ["city A", "city B"]
    assert file.items[0].children[1].children[0].text == "house C"


def test_an_indented_first_line_is_a_stray() -> None:
    file, findings = read("  woman Anna\nman Levin\n")
    assert said(findings)[0] == ("bad-layout", "  ", (1, 1))
    assert len(file.items) == 2


def test_nesting_is_flattened_below_the_limit_and_said_once() -> None:
    file, findings = read("\n".join("  " * i + "city A" for i in range(400)))
    assert [f.code for f in findings] == ["too-deep"]
    assert len(file.items) == 1


def test_carriage_returns_and_a_byte_order_mark_do_not_matter() -> None:
    file, findings = read("\ufeffwoman Anna\r\n  fact\r\n\r\nman Levin\r\n")
    assert not findings
    assert file == read("woman Anna\n  fact\n\nman Levin\n")[0]


def test_comments_stay_where_they_stand() -> None:
    text = "# top\n\n# what it is\n#\nwoman Anna  # hers\n\n  # inside\n  fact  # behind\n# last\n"
    file, findings = read(text)
    assert not findings
    assert file.items[0].doc == "what it is "
    assert to_text(file) == text


def test_a_comment_needs_space_before_it_and_no_quotation_around_it() -> None:
    assert split_comment("a #b") == ("a", "b")
    assert split_comment("a#b") == ("a#b", None)
    assert split_comment('says "a # b" # c') == ('says "a # b"', "c")
    assert split_comment('says "a # b') == ('says "a', "b")
    assert split_comment('"a" "b # c') == ('"a" "b', "c")
    assert split_comment('"a # b" "c # d"') == ('"a # b" "c # d"', None)


def test_a_quoted_passage_has_no_comment() -> None:
    file, _ = read("telling film in en\n> No. # 5\n")
    assert file.items[0].passages[0].quote.text == "No. # 5"
