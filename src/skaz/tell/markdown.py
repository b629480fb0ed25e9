"""The vocabulary reference: a page for each vocabulary, and one that leads to them."""

from __future__ import annotations

from collections.abc import Iterator

from skaz.tell.vocabulary import LANGUAGES, Entry, Vocabulary

HEADS = {"property": "Properties", "action": "Actions", "attitude": "Attitudes"}


def pages(vocabulary: Vocabulary) -> dict[str, str]:
    """The text of each page by its name: ``index``, ``places`` …"""
    found = {name: "\n".join(page(name, vocabulary)) + "\n" for name in vocabulary.words}
    return {"index": "\n".join(_index(vocabulary)) + "\n", **found}


def _index(vocabulary: Vocabulary) -> Iterator[str]:
    count = sum(len(words) for words in vocabulary.words.values())
    yield "# What may be said"
    yield ""
    yield f"{count:,} words in {len(vocabulary.words)} standard vocabularies, made from their files."
    yield "`skaz vocab WORD` shows one, `skaz vocab --card` all of them on a line each."
    yield ""
    yield "| vocabulary | properties | actions | attitudes | such as |"
    yield "|---|---|---|---|---|"
    for name, words in vocabulary.words.items():
        kinds = [str(sum(word.kind == kind for word in words)) for kind in HEADS]
        such = ", ".join(word.name for word in words[:: max(len(words) // 5, 1)][:5])
        yield f"| [{name}]({name}.md) | {' | '.join(kinds)} | {such} |"


def page(name: str, vocabulary: Vocabulary) -> Iterator[str]:
    """One vocabulary: its properties, actions and attitudes, each with phrases and examples."""
    yield f"# {name}"
    yield ""
    yield f"[All vocabularies](index.md). Write `use {name}` to have these words."
    for kind, head in HEADS.items():
        entries = [vocabulary.entry(word) for word in vocabulary.words[name] if word.kind == kind]
        if entries:
            yield ""
            yield f"## {head}"
        for entry in entries:
            yield ""
            yield from _entry(entry)


def _entry(entry: Entry) -> Iterator[str]:
    yield f"### {entry.word.name}"
    yield ""
    if entry.doc:
        yield entry.doc
        yield ""
    for code in LANGUAGES:
        phrases = entry.phrases(code)
        if phrases:
            yield f"- {code}: `{'; '.join(phrases)}`"
        if entry.phrases(code, again=True):
            yield f"- {code}, again: `{'; '.join(entry.phrases(code, again=True))}`"
    if entry.word.marks:
        yield f"- {', '.join(sorted(entry.word.marks))}"
    if entry.like:
        yield f"- like {entry.like}"
    for text in entry.meaning:
        yield f"- `{text}`"
    yield ""
    yield " · ".join(f"*{example}*" for example in entry.examples.values())
