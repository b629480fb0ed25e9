"""Find words of a vocabulary by their name, by a phrase, by any form of a verb in any language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from skaz.model.lines.reader import LineReader
from skaz.model.lines.tokens import words_of
from skaz.model.world import Literal_, Phrase, Word
from skaz.tell.vocabulary import Vocabulary
from skaz.text.failure import NoSuchName
from skaz.text.near import nearest


def find_words(vocabulary: Vocabulary, query: str) -> list[Word]:
    """The words that a text names or that may be said with it, those it names first.

    Raises:
        NoSuchName: no word; says which names and verbs are near.
    """
    text = query.strip()
    named = [word for words in vocabulary.words.values() for word in words if _is_name(word, text)]
    found = [(rank, number, word) for number, (rank, word) in enumerate(_said_with(vocabulary, text))]
    said = [word for _, _, word in sorted(found, key=lambda item: item[:2])]
    words = list(dict.fromkeys([*named, *said]))
    if not words:
        raise NoSuchName("word", query, nearest(text, _known(vocabulary)))
    return words


def _is_name(word: Word, text: str) -> bool:
    return text in (word.name, f"{word.vocabulary}.{word.name}") or text.replace(" ", "_") == word.name


def _said_with(vocabulary: Vocabulary, text: str) -> Iterator[tuple[int, Word]]:
    """Words with a phrase that holds all words of a text in order; fewer words beside them rank first."""
    for code, reader in vocabulary.model.readers.items():
        tokens = words_of(text, reader.grammar.language)
        telling = [token for token in tokens if not _is_small(token, reader)]
        wanted = [_forms(token, reader) for token in telling or tokens]
        if not wanted:
            continue
        for words in vocabulary.words.values():
            for word in words:
                ranks = [_rank(phrase, wanted) for phrase in word.phrases if phrase.language == code]
                least = min((rank for rank in ranks if rank is not None), default=None)
                if least is not None:
                    yield least, word


def _is_small(token: str, reader: LineReader) -> bool:
    """Whether a word says how a verb is meant (``to``, ``a``, ``să``) and finds nothing by itself."""
    language = reader.grammar.language
    is_particle = (token,) in language.particles and token not in reader.grammar.verbs.forms
    return is_particle or (token,) in language.openers or token in language.clitics


def _forms(token: str, reader: LineReader) -> frozenset[str]:
    """A word and the verbs that it is a form of."""
    return frozenset({token, *(head for head, _ in reader.grammar.verbs.forms.get(token, ()))})


def _rank(phrase: Phrase, wanted: Sequence[frozenset[str]]) -> int | None:
    literals = [part.folded for part in phrase.parts if isinstance(part, Literal_)]
    at = 0
    for forms in wanted:
        at = next((i + 1 for i in range(at, len(literals)) if forms & {*literals[i].split("/")}), 0)
        if at == 0:
            return None
    return 2 * (len(literals) - len(wanted)) + (not phrase.first)


def _known(vocabulary: Vocabulary) -> list[str]:
    names = [word.name for words in vocabulary.words.values() for word in words]
    verbs = [form for reader in vocabulary.model.readers.values() for form in reader.grammar.verbs.forms]
    return [*names, *verbs]
