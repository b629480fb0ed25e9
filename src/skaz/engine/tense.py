"""In which tense a line speaks. Tense orders nothing; it only tells what is denied now from what never was."""

from __future__ import annotations

import re

from skaz.model.from_syntax import Model
from skaz.model.telling import Telling
from skaz.text.fold import fold
from skaz.text.source import Span

PAST = frozenset({"past", "past_plural", "imperfect", "participle"})


class Tense:
    """The tense of the lines of one telling, by the forms of its language's verbs."""

    def __init__(self, model: Model, telling: Telling) -> None:
        reader = model.readers.get(telling.language)
        self.language = reader.grammar.language if reader is not None else None

    def is_past(self, span: Span) -> bool:
        """Whether the first verb of a line is in a form that speaks of what was."""
        if self.language is None:
            return False
        for word in re.findall(r"\w+", fold(span.text)):
            tags = {tag for _, tag in self.language.analyse(word)}
            if tags:
                return tags <= PAST
        return False
