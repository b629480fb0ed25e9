"""What is kept of the vocabularies says exactly what learning them anew says, a story's own words included."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from skaz.model.declared import declared_by
from skaz.model.lines.grammar import Grammar
from skaz.model.lines.grammars import grammar_of, learn_together, learnt_anew
from skaz.model.lines.learnt import Learnt, learnt_text
from skaz.model.lines.patterns import Node
from skaz.syntax.files import STORIES, files_of_text, read_files
from skaz.text import aside, shelf

OWN = {
    "nothing": "",
    "a new verb": "action yodle(who, whom?)\n  en yodles [to {whom}]; is heard to yodle\n  ro iodlează [lui {whom}]",
    "a known verb": "action outrun(who, whom)\n  en leaves {whom} quite agog\n  ro o ia pe {whom} din urmă",
    "a property": "property twinned(who, whom) symmetric\n  en is twinned with {whom}\n  ro este geamăn~ cu {whom}",
    "a verb line": "verb en yodles, yodel, yode, yoden, yodling\naction yodle(who)\n  en yodles",
    "a line for a known verb": "verb en leaves, leave, lefted, lefted, leaving",
    "a word like another": "action flee like leave\n  en flees [from {from}]",
    "a type": "type goose: woman, animal\n  en goose/geese",
    "a type that changes others": "type house: thing",
    "a word left out": "use life except die",
    "a wrong phrase": "action yodle(who)\n  en yodles at {nobody}",
}


def tries(grammar: Grammar) -> Iterator[tuple[str, Node]]:
    patterns = grammar.patterns
    for head in patterns.written:
        for passive in (False, True):
            node = patterns.trie(head, passive=passive)
            if node is not None:
                yield f"{head} {passive}", node


def contents(node: Node) -> object:
    """All of a trie, in its order, words by what they are called."""
    ends = [(end.word.vocabulary, end.word.name, *end[1:]) for end in node.ends]
    words = [(text, contents(child)) for text, child in node.words.items()]
    return words, [(key, contents(child)) for key, child in node.slots], ends


def same(one: Grammar, two: Grammar) -> None:
    assert one.patterns.written == two.patterns.written
    assert list(one.patterns.written) == list(two.patterns.written)
    assert one.patterns.literals == two.patterns.literals
    assert one.verbs.forms.text == two.verbs.forms.text
    assert one.verbs.before_words == two.verbs.before_words
    left, right = dict(tries(one)), dict(tries(two))
    assert left.keys() == right.keys()
    for head, node in left.items():
        assert contents(node) == contents(right[head]), head


@pytest.mark.parametrize("language", ["en", "ro"])
@pytest.mark.parametrize("own", OWN)
def test_a_grammar_that_goes_on_from_what_is_kept_is_the_one_learnt_anew(own: str, language: str) -> None:
    declared = declared_by(files_of_text(f'story "One"\nuse places\n{OWN[own]}\n'))
    same(grammar_of(declared, language), learnt_anew(declared, language))


@pytest.mark.parametrize("name", ["anna-karenina", "the-long-spoon"])
def test_so_is_that_of_a_bundled_story(name: str) -> None:
    declared = declared_by(read_files(STORIES / name / "story.skaz"))
    for language in ("en", "ro"):
        same(grammar_of(declared, language), learnt_anew(declared, language))


def test_a_story_does_not_add_to_what_others_share() -> None:
    own = "action outrun(who, whom)\n  en leaves {whom} quite agog"
    with_own, plain = (declared_by(files_of_text(f'story "One"\nuse places\n{each}\n')) for each in (own, ""))
    assert "agog" in str(contents(dict(tries(grammar_of(with_own, "en")))["leaves False"]))
    assert "agog" not in str(contents(dict(tries(grammar_of(plain, "en")))["leaves False"]))


def test_reading_what_is_kept_and_writing_it_again_gives_the_same_text() -> None:
    declared = declared_by(files_of_text('story "One"\nuse life\n'))
    text = learnt_text(learnt_anew(declared, "en"), declared)
    again = Learnt(text)
    words = declared.all_words()
    for head in again.shared.active:
        assert again.trie(head, words, passive=False) is not None
    assert learnt_text(learnt_anew(declared, "en"), declared) == text


def test_two_languages_are_learnt_together_as_each_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SKAZ_CACHE", str(tmp_path))
    monkeypatch.setattr(aside, "hands", lambda: 2)
    declared = declared_by(files_of_text("use life\n" + "\n".join(f"action act{n}(who)" for n in range(3))))
    assert declared.base is not None
    key, alone = declared.base.key, declared.base.declarations()
    learn_together(declared, ["en", "ro"], 1)
    assert shelf.take("grammar", f"{key}-ro") is None
    learn_together(declared, ["en", "ro"], 2)
    for code in ("en", "ro"):
        assert shelf.take("grammar", f"{key}-{code}") == learnt_text(learnt_anew(alone, code), alone)
    monkeypatch.setattr("skaz.model.lines.grammars.answers", lambda *args: pytest.fail("learnt again"))
    learn_together(declared, ["en", "ro"], 2)
    same(grammar_of(declared, "en"), learnt_anew(declared, "en"))
