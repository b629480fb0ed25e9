"""Endings as data: the first pattern that fits a whole word gives what the word becomes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Rule:
    """A regular expression for a whole word and templates with ``\\1`` for its results."""

    pattern: str
    results: tuple[str, ...]

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        return re.compile(self.pattern)

    def apply(self, word: str) -> tuple[str, ...] | None:
        """The results for a word, or None if the pattern does not fit all of it."""
        match = self.compiled.fullmatch(word)
        if match is None:
            return None
        results = self.results
        for number, part in enumerate(match.groups(), 1):
            results = tuple([result.replace(f"\\{number}", part or "") for result in results])
        return results


def first_that_fits(rules: tuple[Rule, ...], word: str) -> tuple[str, ...] | None:
    for rule in rules:
        results = rule.apply(word)
        if results is not None:
            return results
    return None
