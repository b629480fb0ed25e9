"""The example of each page of a check has that finding, in the words of the page, and no other."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from skaz.story import load
from skaz.text.codes import CODES, page_of
from skaz.text.emit import to_text
from skaz.text.identity import number
from skaz.text.paint import plain

#: What comes of something else that is wrong, and so never alone.
BESIDE = {"name-swapped": {"already-married"}}
#: Those of the text itself have tests beside what reads it; these two are found by checks like the others.
IN_TEXT = ("passage-altered", "passage-missing")
FOUND = [code for code in CODES if CODES[code].family != "text" or code in IN_TEXT]


@pytest.mark.parametrize("code", FOUND)
def test_the_story_of_a_page_has_its_finding(code: str, tmp_path: Path) -> None:
    page = page_of(code)
    blocks = re.findall(r"^```(\w+) ?(\S*)\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    for language, name, body in blocks:
        if language == "skaz" or name:
            (tmp_path / (name or "story.skaz")).write_text(body, encoding="utf-8")
    expected = next(body for language, name, body in blocks if language == "text" and not name)
    findings = load(tmp_path).check()
    assert {finding.code for finding in findings} == {code, *BESIDE.get(code, ())}
    shown = plain(to_text([each for each in number(findings) if each.finding.code == code]))
    assert shown.startswith(expected.rstrip("\n") + "\n")
