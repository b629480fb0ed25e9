"""Where the compiled core is missing, what runs on the reference says so."""

from __future__ import annotations

import warnings

import pytest

from skaz.cli.notices import show_notices
from skaz.text.slow import SlowReference, warn_slow


def test_a_caller_gets_a_warning_that_says_what_why_and_what_to_do() -> None:
    with pytest.warns(SlowReference, match=r"The plan is sought on the slow reference: .* not installed.*compiler"):
        warn_slow("The plan is sought")


def test_on_the_command_line_it_is_one_line_beside_the_answer(capsys: pytest.CaptureFixture[str]) -> None:
    with warnings.catch_warnings(record=True) as of_others:
        show_notices()
        warn_slow("The plan is sought")
        warnings.warn("something else", UserWarning, stacklevel=1)
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.startswith("skaz: The plan is sought on the slow reference")
    assert shown.err.count("\n") == 1
    assert [str(warning.message) for warning in of_others] == ["something else"]
