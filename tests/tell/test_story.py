"""Every event and fact of the bundled accounts is said in both languages and read back."""

from __future__ import annotations

from functools import cache

import pytest

import skaz
from clauses import differences, read_back
from skaz.model.from_syntax import Model
from skaz.model.telling import Clause, Sentence
from skaz.tell import say

#: A time that counts from the line above means another line where a sentence stands alone.
ALONE = frozenset({"film:36"})


@cache
def model() -> Model:
    return skaz.load("anna-karenina").model


def told() -> list[tuple[str, Clause]]:
    """The clauses of the story with their passages; what only joins two lines is left out."""
    clauses = []
    for telling in model().tellings:
        for passage in telling.passages:
            for item in passage.items:
                for clause in item.clauses if isinstance(item, Sentence) else ():
                    how = frozenset(mark for mark in clause.how if not mark.startswith("lead:"))
                    clauses.append((passage.id, clause._replace(how=how)))
    return clauses


@pytest.mark.parametrize("language", ["en", "ro"])
def test_each_clause_reads_back(language: str) -> None:
    wrong = []
    for passage, clause in told():
        text = say(clause, language, model())
        read = read_back(model(), language, text)
        if isinstance(read, str) or len(read) != 1 or any(differences(clause, read[0])):
            wrong.append((passage, text, read if isinstance(read, str) else list(differences(clause, read[0]))))
    assert [one for one in wrong if one[0] not in ALONE] == []
