"""``skaz vocab [WORD]``: what may be said, with an example in both languages; on a few pages with ``--card``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from skaz.cli.answer import Answer, answers

if TYPE_CHECKING:
    from skaz.tell.vocabulary import Entry, Vocabulary

#: So many more words are named beside the one that is shown whole.
ALSO = 20


@click.command()
@click.argument("word", required=False)
@click.option("--story", metavar="STORY", help="The words in scope of this story; else all standard vocabularies.")
@click.option("--card", is_flag=True, help="The language on one page, then a line for each word.")
@click.option("--in", "language", type=click.Choice(["en", "ro"]), help="In this language alone.")
@answers
def vocab(word: str | None, story: str | None, card: bool, language: str | None, answer: Answer) -> None:
    """List what may be said, or show one WORD whole.

    WORD is a word's name, or whatever one would say: kisses, "went back", a murit.
    """
    from skaz.tell.find import find_words

    name, vocabulary = in_scope(story)
    if card:
        say_card(name, vocabulary, language or "en", answer)
        return
    words = find_words(vocabulary, word) if word is not None else None
    entries = [vocabulary.entry(one) for one in words] if words is not None else list(vocabulary.entries())
    codes = [code for code in vocabulary.model.readers if language in (None, code)]
    if answer.wants_json:
        answer.json(name, {"words": [as_json(entry, codes) for entry in entries]})
    elif words is None:
        answer.text(listing(vocabulary, entries, codes))
    else:
        answer.text(found(vocabulary, entries, codes))


def in_scope(story: str | None) -> tuple[str | None, Vocabulary]:
    """The words of a story, or all standard ones."""
    from skaz.tell.vocabulary import Vocabulary, standard_vocabulary

    if story is None:
        return None, standard_vocabulary()
    from skaz.story import load

    loaded = load(story)
    return loaded.name, Vocabulary(loaded.model)


def say_card(name: str | None, vocabulary: Vocabulary, language: str, answer: Answer) -> None:
    from skaz.tell.card import card

    text = card(vocabulary, language)
    if answer.wants_json:
        answer.json(name, {"language": language, "card": text})
    else:
        answer.text(text)


def as_json(entry: Entry, codes: list[str]) -> dict[str, object]:
    """A word as docs/contract.md has it."""
    word = entry.word
    return {
        "name": word.name,
        "vocabulary": word.vocabulary,
        "kind": word.kind,
        "doc": entry.doc,
        "slots": [
            {"name": s.name, "type": s.type, "many": s.many, "optional": s.optional, "of": s.of} for s in word.slots
        ],
        "value": None if word.kind != "property" or word.is_truth else list(word.values) or word.value,
        "marks": sorted(word.marks),
        "like": entry.like,
        "meaning": list(entry.meaning),
        "phrases": {code: entry.phrases(code) for code in codes},
        "again": {code: entry.phrases(code, again=True) for code in codes},
        "examples": {code: entry.examples[code] for code in codes},
    }


def listing(vocabulary: Vocabulary, entries: list[Entry], codes: list[str]) -> str:
    """All words by vocabulary: the name, what it is for, an example in each language."""
    lines: list[str] = []
    last = ""
    for entry in entries:
        if entry.word.vocabulary != last:
            last = entry.word.vocabulary
            lines += [""] * bool(lines) + [f"{last} ({len(vocabulary.words[last])} words)"]
        lines.append(f"  {entry.word.name}" + (f": {entry.doc}" if entry.doc else ""))
        lines += [f"      {entry.examples[code]}" for code in codes]
    return "\n".join(lines)


def found(vocabulary: Vocabulary, entries: list[Entry], codes: list[str]) -> str:
    """The word that is meant first, whole; others that one may have meant in a line each."""
    lines = whole(entries[0], vocabulary, codes)
    others = entries[1:]
    if others:
        lines += ["", "Also:"]
        lines += [f"  {entry.name}: {entry.examples[codes[0]]}" for entry in others[:ALSO]]
        lines += [f"  … and {len(others) - ALSO} more"] if len(others) > ALSO else []
    return "\n".join(lines)


def whole(entry: Entry, vocabulary: Vocabulary, codes: list[str]) -> list[str]:
    """Everything about one word: what it takes, examples, all wordings, what it means."""
    word = entry.word
    marks = f", {', '.join(sorted(word.marks))}" if word.marks else ""
    lines = [f"{word.vocabulary}.{head(entry)}", f"  {word.kind}{marks}"]
    lines += [f"  {entry.doc}"] if entry.doc else []
    denied = vocabulary.denied(entry)
    for code in codes:
        lines += ["", f"  {code}  {entry.examples[code]}", f"      {denied[code]}", ""]
        lines += [f"      {phrase}" for phrase in entry.phrases(code)]
        lines += [f"      again: {phrase}" for phrase in entry.phrases(code, again=True)]
    if entry.like or entry.meaning:
        lines.append("")
    lines += [f"  like {entry.like}"] if entry.like else []
    return lines + [f"  {text}" for text in entry.meaning]


def head(entry: Entry) -> str:
    """``travel(who: persons, to: place, with: persons?)``"""
    texts = []
    for slot in entry.word.slots:
        of = f" of {slot.of}" if slot.of else ""
        texts.append(f"{slot.name}: {slot.type}{'s' if slot.many else ''}{of}{'?' if slot.optional else ''}")
    text = f"{entry.word.name}({', '.join(texts)})"
    if entry.word.kind == "property" and not entry.word.is_truth:
        text += f": {', '.join(entry.word.values) or entry.word.value}"
    return text
