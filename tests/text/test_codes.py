"""Codes, their pages and the source agree: what the source finds has a row and a page, and every page is whole."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest

from skaz.text.codes import CODES, page_of
from skaz.text.failure import NoSuchName

ROOT = Path(__file__).resolve().parents[2]
PAGES = files("skaz.text") / "pages"
LOOKS_LIKE_A_CODE = re.compile(r"[a-z]+(-[a-z]+)*")


def first_words() -> Iterator[tuple[str, str, str]]:
    """(name of what is called, its first argument, where) for every call in the source that begins with a string."""
    for path in sorted((ROOT / "src" / "skaz").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
                word = node.args[0].value
                name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                if isinstance(word, str) and LOOKS_LIKE_A_CODE.fullmatch(word):
                    yield name, word, f"{path.relative_to(ROOT)}:{node.lineno}"


def used_codes() -> dict[str, str]:
    """Every code that the source gives to a finding, with one place.

    What makes findings is known by what it is called with: whatever gets a code anywhere gets codes only.
    """
    calls = list(first_words())
    makers = {name for name, word, _ in calls if word in CODES and "-" in word} | {"Finding"}
    return {word: where for name, word, where in calls if name in makers and ("-" in word or name == "Finding")}


def test_every_code_in_the_source_has_a_row_and_a_page() -> None:
    used = used_codes()
    assert used
    assert {code: where for code, where in used.items() if code not in CODES} == {}
    assert {code: where for code, where in used.items() if code not in CODES} == {}


@pytest.mark.parametrize("code", CODES)
def test_a_page_is_whole(code: str) -> None:
    text = page_of(code)
    known = CODES[code]
    head = f"# {code}: {known.title}\n\n*Class: {known.family}. Severity: {known.severity}.*\n\n"
    assert text.startswith(head)
    rest = text.removeprefix(head)
    assert re.findall(r"^## (.*)$", rest, re.MULTILINE) == ["Example", "How to mend it"]
    kind = "sabre" if code == "sabre-syntax" else "skaz"
    assert len(re.findall(rf"^```{kind}$", rest, re.MULTILINE)) == 1
    message = rf" *\S+:\d+:\d+: {code}( \(\w+\))?: "
    assert re.search(rf"^{message}", rest, re.MULTILINE)
    written = [line for line in text.splitlines() if not re.match(message, line)]  # skaz says a message in one line
    assert all(len(line) <= 120 for line in written)


def test_no_page_is_left_over() -> None:
    assert {page.name for page in PAGES.iterdir()} == {f"{code}.md" for code in CODES}


def test_the_pages_can_be_read_in_the_docs() -> None:
    assert (ROOT / "docs" / "findings" / "dead.md").read_text(encoding="utf-8") == page_of("dead")


def test_an_unknown_code() -> None:
    with pytest.raises(NoSuchName, match="Nearest: unknown-name"):
        page_of("unknown-nam")


def test_titles_fit_a_line() -> None:
    assert all(len(code.title) <= 80 and not code.title.endswith(".") for code in CODES.values())
