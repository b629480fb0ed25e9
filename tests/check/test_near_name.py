"""Names so alike that one may be a slip: of a line and its quotation, of one who is named once, of one spelling."""

from __future__ import annotations

from told import said, story

HEAD = """
story "A small world"
use everyday

woman Anna; Maria; Countess Vronskaya
girl Anya
man Vronsky, Vronskei; Vronskij; Levin

telling t in en
"""


def found(*passages: str) -> str:
    """What is found in a telling of passages, each a quotation and its line."""
    body = "".join(f"\n> {quote}\n{line}\n" for quote, _, line in (each.partition(" / ") for each in passages))
    return said(story(HEAD + body).check())


def test_a_line_and_its_quotation_name_two_who_are_called_alike() -> None:
    assert found("Anna left. / Anya leaves") == (
        "near-name (warning) [t:1] The line names Anya and its quotation Anna, who is called much alike."
    )
    assert found("Vronsky gave her money. / Countess Vronskaya sings").startswith("near-name (warning) [t:1]")
    assert found("Levin wept with Anna. / Levin weeps with Anya").startswith(
        "near-name (warning) [t:1] The line names Anya"
    )
    assert found("Anna left. / Anna leaves", "Anya left. / Anya leaves") == ""
    assert found("She left. / Anya leaves") == ""
    assert found("Anna saw the child weep. / Anya weeps") == ""
    assert found("Anna and Anya left. / Anya leaves") == ""
    assert found("Maria left. / Anna leaves") == ""


def test_somebody_is_named_once_and_another_often() -> None:
    often = [f"{n} Vronsky sang. / Vronsky sings" for n in range(5)]
    assert found(*often, "He left. / Vronskij leaves").startswith("near-name (warning) [t:6]")
    assert found(*often[:3], "He left. / Vronskij leaves") == ""
    assert found(*often, "He left. / Countess Vronskaya leaves") == ""


def test_a_spelling_stands_once() -> None:
    often = [f"{n} Vronsky sang. / Vronsky sings" for n in range(5)]
    assert found(*often, "Vronskei left. / Vronskei leaves") == (
        "near-name (note) [t:6] Vronsky is spelt Vronskei here alone."
    )
