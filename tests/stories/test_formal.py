"""The bundled accounts in the formal spelling: whatever a trace prints may be written as a line."""

from __future__ import annotations

import pytest

import skaz
from skaz.model.lines.formal import clause_text
from skaz.model.lines.pronouns import Mentions
from skaz.model.lines.setting import Setting
from skaz.model.telling import Sentence
from skaz.text.source import Source, Span


@pytest.mark.parametrize("telling", ["film", "novel"])
def test_every_step_reads_back_from_its_formal_spelling(telling: str) -> None:
    story = skaz.load("anna-karenina")
    model = story.model
    reader = model.readers[story.telling(telling).language]
    wrong = []
    texts = [step.text for step in story.replay(telling).steps if step.kind != "scene"]
    for text in dict.fromkeys(texts):
        setting = Setting(Mentions(reader.grammar, model.world.entities, model.world.entity_is_a))
        source = Source("line", text)
        item, findings = reader.item(text, Span(source, 0, len(text)), setting, ())
        read = " and ".join(map(clause_text, item.clauses)) if isinstance(item, Sentence) else findings[0].message
        if read != text:
            wrong.append((text, read))
    assert wrong == []
    assert len(texts) > 30
