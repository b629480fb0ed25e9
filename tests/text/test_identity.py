"""Order, ids and keys of findings."""

from __future__ import annotations

from skaz.text.finding import Finding
from skaz.text.identity import key_of, number, stable_key_of
from skaz.text.source import Source, Span


def finding(source: Source, at: int, code: str = "dead", **more: object) -> Finding:
    return Finding(code, "Somebody acts.", Span(source, at, at + 3), **more)  # type: ignore[arg-type]


A = Source("a.skaz", "one two three\n")
B = Source("b.skaz", "one two three\n")


def test_ids_follow_the_places() -> None:
    findings = [finding(B, 0), finding(A, 8), finding(A, 0, "unborn"), finding(A, 0)]
    numbered = number(findings)
    assert [(n.id, n.finding.span.source.name, n.finding.span.start) for n in numbered] == [
        ("f1", "a.skaz", 0),
        ("f2", "a.skaz", 0),
        ("f3", "a.skaz", 8),
        ("f4", "b.skaz", 0),
    ]
    assert numbered == number(findings[::-1])


def test_a_key_outlives_a_move_and_a_new_wording() -> None:
    moved = Source("a.skaz", "# a line more\none two three\n")
    told = {"passages": ("film:1", "film:2"), "event_texts": ("eat(Anna)",)}
    before, after = finding(A, 0, **told), finding(moved, 14, label="new", severity="warning", **told)
    assert key_of(before) == key_of(after)
    assert key_of(before) != key_of(finding(A, 0, "unborn", **told))
    assert key_of(before) != key_of(finding(A, 0, passages=("film:1", "film:2"), event_texts=("eat(Dolly)",)))
    assert key_of(before) != key_of(finding(A, 0, passages=("film:1", "film:3"), event_texts=("eat(Anna)",)))


def test_a_stable_key_outlives_new_numbers_and_new_sentences() -> None:
    told = {"event_texts": ("eat(Anna)",), "rule": "alive(Anna)"}
    before, after = finding(A, 0, passages=("film:1",), **told), finding(A, 4, passages=("film:2",), **told)
    assert key_of(before) != key_of(after)
    assert stable_key_of(before) == stable_key_of(after)
    assert stable_key_of(before) != stable_key_of(finding(A, 0, passages=("novel:1",), **told))
    assert stable_key_of(finding(A, 0, passages=("film:1",))) != stable_key_of(finding(A, 4, passages=("film:1",)))


def test_without_passages_the_text_tells_findings_apart() -> None:
    assert key_of(finding(A, 0)) != key_of(finding(A, 4))
    assert key_of(finding(A, 0)) != key_of(finding(B, 0))


def test_equal_findings_have_keys_of_their_own() -> None:
    first, second = number([finding(A, 0), finding(A, 0)])
    assert second.key == f"{first.key}-2"


def test_a_root_is_named_by_its_id() -> None:
    root = finding(A, 8)
    echo = finding(A, 0, root=key_of(root))
    numbered = number([root, echo])
    assert [n.root for n in numbered] == ["f2", None]
    assert number([finding(A, 0, root="gone")])[0].root is None
