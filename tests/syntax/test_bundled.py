"""What is written in the language already: the bundled files and the language's own examples."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given

import skaz
from skaz.syntax.from_text import parse
from skaz.syntax.print import to_text
from skaz.text.source import Source
from strategies import mutated

PACKAGE = Path(skaz.__file__).parent
BUNDLED = sorted(PACKAGE.glob("vocabularies/*.skaz")) + sorted(PACKAGE.glob("stories/**/*.skaz"))


def holds(name: str, text: str) -> None:
    file, findings = parse(Source(name, text))
    assert not findings, findings
    again, _ = parse(Source(name, to_text(file)))
    assert again == file


@pytest.mark.parametrize("path", BUNDLED, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_bundled_file_reads_without_findings_and_prints_back(path: Path) -> None:
    holds(path.name, path.read_text(encoding="utf-8"))


def test_the_examples_of_the_language_read_without_findings(shared: Path) -> None:
    blocks = re.findall(r"```skaz\n(.*?)```", (shared / "language.md").read_text(encoding="utf-8"), re.DOTALL)
    assert len(blocks) >= 3
    for number, block in enumerate(blocks):
        holds(f"language-{number}.skaz", block)


@given(mutated([path.read_text(encoding="utf-8") for path in BUNDLED]))
def test_a_mutated_file_gives_a_tree_that_reads_back_as_itself(text: str) -> None:
    file, findings = parse(Source("mutated.skaz", text))
    assert all(finding.help for finding in findings)
    again, _ = parse(Source("again.skaz", to_text(file)))
    assert again == file
