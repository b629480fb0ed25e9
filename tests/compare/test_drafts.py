"""Two drafts of one telling: what changed in the story, not in the text."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from skaz.cli.app import status_of
from skaz.story import load
from skaz.text.failure import NoSuchName

STORY = """story "S"
use places, life, speech, things, love
city Arden
  house the mill; the inn
city Calder
woman Ada; Mara
man Petru; Ion
thing the lamp; the ring
telling main in en "S"
> One.
in the mill, Ada gives Petru the lamp
> Two.
Petru goes to the inn
> Three.
in the inn, Petru tells Mara that Ada loves Ion
> Four.
Mara kisses Ion
> Five.
Ion dies
"""
REWORDED = {
    "in the mill, Ada gives Petru the lamp": "in the mill, the lamp is given to Petru by Ada",
    "Petru goes to the inn": "Petru travels to the inn",
    "Mara kisses Ion": "Ion is kissed by Mara",
    "Ion dies": "Ion passes away",
}


def draft(folder: Path, name: str, **changes: str) -> Path:
    text = STORY
    for old, new in changes.items():
        assert old.replace("_", " ") in text
        text = text.replace(old.replace("_", " "), new)
    (folder / name).mkdir()
    (folder / name / "story.skaz").write_text(text, "utf-8")
    return folder / name


def found(one: Path, two: Path) -> list[tuple[str, str, str]]:
    compared = load(one).compare("main", f"{two}:main")
    return [(each.kind, each.category, each.message) for each in compared.differences]


def test_other_words_are_no_difference(tmp_path: Path) -> None:
    old = draft(tmp_path, "old")
    assert found(old, draft(tmp_path, "new", **{key.replace(" ", "_"): value for key, value in REWORDED.items()})) == []


@pytest.mark.parametrize(
    ("old", "new", "kind", "category"),
    [
        ("Ada gives Petru the lamp", "Ada gives Petru the ring", "contradiction", "object"),
        ("Mara kisses Ion", "Ada kisses Ion", "contradiction", "agency"),
        ("Mara kisses Ion", "Mara kisses Petru", "contradiction", "identity"),
        ("Ada loves Ion", "Ada loves Petru", "contradiction", "identity"),
        ("Ion dies", "Ion does not die", "contradiction", "outcome"),
        ("in the inn, Petru tells", "in Calder, Petru tells", "contradiction", "place"),
        ("Petru goes to the inn", "Petru goes to the inn and sleeps", "only-in-b", "agency"),
    ],
)
def test_one_change_is_one_difference(tmp_path: Path, old: str, new: str, kind: str, category: str) -> None:
    changed = found(draft(tmp_path, "old"), draft(tmp_path, "new", **{old.replace(" ", "_"): new}))
    assert [each[:2] for each in changed] == [(kind, category)], changed


def test_what_is_left_out_contradicts_nothing(tmp_path: Path) -> None:
    changed = found(draft(tmp_path, "old"), draft(tmp_path, "new", Mara_kisses_Ion="nothing new"))
    assert [each[0] for each in changed] == ["only-in-a"]


def test_the_command_compares_drafts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    draft(tmp_path, "old")
    draft(tmp_path, "new", Ion_dies="Ion does not die")
    monkeypatch.chdir(tmp_path)
    call = ["compare", "new", "old:main", "main", "--format", "json", "--output", "answer.json"]
    assert status_of(call) == 1
    answer = json.loads((tmp_path / "answer.json").read_text("utf-8"))
    assert answer["tellings"] == ["old:main", "main"]
    assert [each["a"]["value"] for each in answer["differences"]] == ["it is so"]
    assert status_of(["compare", "new", "main", "main", "-q"]) == 0
    assert status_of(["compare", "new", "main"]) == 2
    assert status_of(["compare", "new"]) == 2
    assert status_of(["compare", "new", "main", "nobody"]) == 2


def test_each_of_two_drafts_is_quoted_as_it_is(tmp_path: Path) -> None:
    one, two = (
        draft(tmp_path, "one"),
        draft(tmp_path, "two", **{"Mara kisses Ion": "Mara kisses Petru", "> Four.": "> Fourth."}),
    )
    found = load(one).compare("main", f"{two}:main")
    (each,) = found.contradictions
    assert [side and (side.passages, side.quote) for side in (each.a, each.b)] == [
        (("main:4",), "Four."),
        (("main:4",), "Fourth."),
    ]


def test_a_story_with_one_telling_has_nothing_to_compare_it_with(tmp_path: Path) -> None:
    with pytest.raises(NoSuchName, match="second telling"):
        load(draft(tmp_path, "one")).compare("main")
