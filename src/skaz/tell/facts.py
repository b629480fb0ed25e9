"""A fact of a trace as a sentence: ``lovers(Anna, Vronsky)`` is said ``Anna is Vronsky's lover``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skaz.model.lines.pronouns import Mentions
from skaz.model.lines.setting import Setting
from skaz.model.telling import Clause, Content, Sentence
from skaz.tell.say import speaker
from skaz.text.source import Source, Span

if TYPE_CHECKING:
    from skaz.model.from_syntax import Model


def say_fact(model: Model, language: str, fact: str, value: str = "yes") -> str:
    """The sentence for a fact and its value as a trace has them.

    Args:
        model: the story.
        language: one that the story is read in; raises KeyError for any other.
        fact: in the formal spelling, ``at(Anna)``.
        value: ``yes``, ``no``, or what the fact has as its value: ``Moscow``.

    Returns:
        A sentence without a closing mark; the formal spelling where the language has no words for it.
    """
    text = {"yes": fact, "no": f"not {fact}"}.get(value, f"{fact} = {value}")
    reader = model.readers[language]
    source = Source("fact", text)
    setting = Setting(Mentions(reader.grammar, model.world.entities, model.world.entity_is_a))
    item, findings = reader.item(text, Span(source, 0, len(text)), setting, ())
    if findings or not isinstance(item, Sentence) or len(item.clauses) != 1:
        return text
    return speaker(model, language).say(_as_deeds(item.clauses[0]))


def _as_deeds(clause: Clause) -> Clause:
    """What somebody wants, intends or considers to be done is said with a bare verb: ``wants to leave``."""
    if clause.word.kind != "attitude":
        return clause
    args = tuple(
        arg._replace(mode="to") if isinstance(arg, Content) and all(_is_deed(c) for c in arg.clauses) else arg
        for arg in clause.args
    )
    return clause._replace(args=args)


def _is_deed(clause: Clause) -> bool:
    return clause.word.kind == "action" and not clause.how
