"""The check that docs/contributing.md shows works as it stands there."""

from __future__ import annotations

import re
from pathlib import Path

from skaz.check.wording import Wording
from told import said, story, text

PAGE = Path(__file__).resolve().parents[2] / "docs" / "contributing.md"


def test_the_check_of_the_page_works() -> None:
    body = next(b for b in re.findall(r"^```text\n(.*?)^```$", PAGE.read_text("utf-8"), re.M | re.S) if '"""``' in b)
    module: dict[str, object] = {"__name__": "left_behind"}
    exec(compile(body, "left_behind.py", "exec"), module)
    told = story(
        """
        story "S"
        use life, daily, society
        woman Ada; Eva
        telling t in en
        > 1
        Ada sings
        > 2
        Ada dances
        > 3
        Eva sings
        """
    )
    found = module["check_run"](Wording(told.model, told.replay("t").run), False)  # type: ignore[operator]
    assert said(found) == text("left-behind (note) [t:3] Eva is never heard of again.")
