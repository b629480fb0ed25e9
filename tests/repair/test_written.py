"""A repair is written into its file and nothing else is; what was there is kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from skaz.repair.written import Changed, write
from skaz.text.repair import Edit, difference
from skaz.text.source import Source, Span

RAW = "\ufeff> Unu.\r\nAda și Jan dansează\r\n> Doi.\r\nJan pleacă"
TEXT = RAW.removeprefix("\ufeff").replace("\r\n", "\n")


def edits(text: str = TEXT) -> list[Edit]:
    source = Source("a.skaz", text)
    at, end = text.index(" și Jan"), text.index("Jan pleacă")
    return [Edit(Span(source, at, at + 7), ""), Edit(Span(source, end, end), "Ada tace\n")]


def test_line_ends_and_the_mark_at_the_front_stay(tmp_path: Path) -> None:
    (tmp_path / "a.skaz").write_bytes(RAW.encode())
    ((path, kept),) = write(edits(), tmp_path)
    assert path.read_bytes().decode() == "\ufeff> Unu.\r\nAda dansează\r\n> Doi.\r\nAda tace\r\nJan pleacă"
    assert kept.name == "a.skaz.bak"
    assert kept.read_bytes() == RAW.encode()


def test_an_older_copy_is_kept_too(tmp_path: Path) -> None:
    (tmp_path / "a.skaz").write_bytes(RAW.encode())
    (tmp_path / "a.skaz.bak").write_text("older")
    assert [kept.name for _, kept in write(edits(), tmp_path)] == ["a.skaz.bak2"]
    assert (tmp_path / "a.skaz.bak").read_text() == "older"


def test_a_file_that_has_changed_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "a.skaz").write_bytes(RAW.encode() + b"!")
    with pytest.raises(Changed):
        write(edits(), tmp_path)
    assert [each.name for each in tmp_path.iterdir()] == ["a.skaz"]
    assert (tmp_path / "a.skaz").read_bytes() == RAW.encode() + b"!"


def test_a_difference_shows_the_lines_that_change() -> None:
    rows = difference(edits()).splitlines()
    assert rows[:2] == ["--- a/a.skaz", "+++ b/a.skaz"]
    assert [row for row in rows[2:] if row[0] in "+-"] == ["-Ada și Jan dansează", "+Ada dansează", "+Ada tace"]
