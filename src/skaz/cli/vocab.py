"""``skaz vocab [WORD]``: what may be said, with an example in both languages; on a few pages with ``--card``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from skaz.cli.answer import Answer, answers

if TYPE_CHECKING:
    from skaz.model.from_syntax import Model
    from skaz.model.world import Word

LANGUAGES = {"en": "English", "ro": "Romanian"}


@click.command()
@click.argument("word", required=False)
@click.option("--story", metavar="STORY", help="The words in scope of this story; else all standard vocabularies.")
@click.option("--card", is_flag=True, help="The language on one page, then a line for each word.")
@click.option("--in", "language", type=click.Choice(list(LANGUAGES)), help="In this language alone.")
@answers
def vocab(word: str | None, story: str | None, card: bool, language: str | None, answer: Answer) -> None:
    """List what may be said. With WORD (a name, or any form of a verb) show it whole."""
    from skaz.cli.words import card_text, entry, found, list_text, whole_text

    model = model_of(story)
    words = found(model, word) if word is not None else in_scope(model)
    languages = [language] if language else list(LANGUAGES)
    if answer.wants_json:
        answer.json(story, {"words": [entry(each, languages, model) for each in words]})
    elif card:
        answer.text(card_text(words, language or "en"))
    elif word is not None:
        answer.text("\n\n".join(whole_text(each, languages, model) for each in words))
    else:
        answer.text(list_text(words, languages, model))


def model_of(story: str | None) -> Model:
    """The story's words, with the cast that examples are about."""
    from skaz.syntax.files import known_vocabularies
    from skaz.tell.example import example_model

    if story is None:
        return example_model(tuple(known_vocabularies()))
    from skaz.story import load

    return load(story).model


def in_scope(model: Model) -> list[Word]:
    """Every word once, by vocabulary and in order of declaration."""
    found: dict[tuple[str, str], Any] = {}
    for word in model.world.words.values():
        found.setdefault((word.vocabulary, word.name), word)
    order = {name: i for i, name in enumerate(model.world.vocabularies)}
    return sorted(found.values(), key=lambda w: order.get(w.vocabulary, -1))
